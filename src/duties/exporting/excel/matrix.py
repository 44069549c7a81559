"""The sheet with the responsibility matrix, as in the picture: tasks down, units across."""

import re
from math import ceil
from typing import TYPE_CHECKING

from duties.errors.exports import TooManyRowsError
from duties.exporting.dossier import Dossier
from duties.exporting.excel.sheet import (
    A3,
    ACROSS,
    DOWN,
    MOST_COLUMNS,
    MOST_ROWS,
    Worksheet,
    across,
    row_height,
)
from duties.exporting.excel.styles import ROLE_INKS
from duties.exporting.excel.values import whole
from duties.exporting.tables import named
from duties.formats.text import printable, width_of
from duties.formats.views.matrix import matrix_caption, signs
from duties.messages import N_, Message
from duties.model import Role
from duties.queries.matrix import Matrix, matrix

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_HEAD_ROW, _FIRST_ROW = 2, 3
_ACTION, _NUMBER, _TASK, _FIRST_UNIT = range(4)  # columns
_NUMBER_WIDTH, _TASK_WIDTH = 7, 46  # columns of text
_NARROWEST_ACTION, _WIDEST_ACTION = 16, 26
_UNIT_WIDTH, _NEXT_LINE = 3.6, 1.9
_TOTAL_WIDTH = 5
_ROW_HEIGHT = 20  # points
_UPRIGHT, _TURNED = 270, 90
_UPRIGHT_AT_MOST = 16  # characters of a name that stand one above the other
_UPRIGHT_HEIGHT, _TURNED_HEIGHT = 13, 11.5  # points of a character, or of two letters
_HEADS_HEIGHT = 58  # of the title and the line below it
_BUTTON_HEIGHT = 24  # of the filter's buttons, which stand below the names
_LOWEST_HEAD, _HIGHEST_HEAD = 90, 232  # points


_LATIN = re.compile("[A-Za-z]")


def write_matrix(page: Worksheet, dossier: Dossier) -> None:
    """Write the matrix by tasks; the busiest units, where a sheet has not as many columns.

    Raises `TooManyRowsError` where it has not as many rows as tasks.
    """
    found = matrix(dossier.plan, dossier.register, by_task=True)
    roles = [role for role in Role if any(row.counts.by_role[role] for row in found.rows)]
    units = found.rows[: MOST_COLUMNS - _FIRST_UNIT - len(roles) - 1]
    last_row = _FIRST_ROW + len(found.columns) - 1
    if last_row + len(roles) + 1 >= MOST_ROWS:
        most = MOST_ROWS - _FIRST_ROW - len(roles) - 1
        raise TooManyRowsError(len(found.columns), most)
    width = _FIRST_UNIT + len(units) + len(roles) + 1
    page.head(_caption(page, found, len(units)), width, centred=False)
    found = found._replace(rows=units)
    high = _HEADS_HEIGHT + _write_heads(page, found) + _write_rows(page, found)
    high += (len(roles) + 1) * _ROW_HEIGHT
    _write_totals(page, found, roles)
    _colour(page, last_row, _FIRST_UNIT + len(units) - 1)
    page.merge_alike(_ACTION, len(found.columns))
    if units:
        page.sheet.autofilter(_HEAD_ROW, 0, last_row, width - 1)
        page.sheet.ignore_errors({"number_stored_as_text": f"A1:B{last_row + 1}"})
    page.sheet.freeze_panes(_FIRST_ROW, _FIRST_UNIT)
    page.sheet.repeat_columns(0, _TASK)
    widths: list[float] = [_action_width(page, found), _NUMBER_WIDTH, _TASK_WIDTH]
    widths += [_unit_width(found)] * len(units) + [_TOTAL_WIDTH] * (len(roles) + 1)
    wide = ceil(across(widths) / ACROSS[A3])
    is_one = wide == 1 and high <= DOWN[A3]
    page.page(A3, _HEAD_ROW, pages_wide=wide, pages_high=1 if is_one else 0)


def _caption(page: Worksheet, found: Matrix, shown: int) -> str:
    caption = printable(matrix_caption(found, by_task=True).put(page.into))
    if any(cell.is_indirect for row in found.rows for cell in row.cells.values()):
        caption += page.into.gettext(N_("; small: by way of a collective"))
    if shown < len(found.rows):
        left_out = Message(N_("; only the {count} busiest units"), {"count": shown})
        caption += left_out.put(page.into)
    return caption


def _write_heads(page: Worksheet, found: Matrix) -> float:
    """Write the heads of the columns; return how high they are, in points."""
    sheet, styles = page.sheet, page.styles
    heads = (
        (_ACTION, N_("Action"), _action_width(page, found)),
        (_NUMBER, N_("No."), _NUMBER_WIDTH),
        (_TASK, N_("Task"), _TASK_WIDTH),
    )
    for column, words, width in heads:
        sheet.set_column(column, column, width)
        page.write(_HEAD_ROW, column, page.into.gettext(words), styles.head)
    for column, row in enumerate(found.rows, _FIRST_UNIT):
        page.write(_HEAD_ROW, column, row.name, styles.vertical(_turn(found, row.name)))
    if found.rows:
        last = _FIRST_UNIT + len(found.rows) - 1
        sheet.set_column(_FIRST_UNIT, last, _unit_width(found))
    height = min(max(_names_height(found), _LOWEST_HEAD), _HIGHEST_HEAD)
    sheet.set_row(_HEAD_ROW, height)
    return height


def _longest(found: Matrix) -> float:
    """Return how long the longest name is, in Chinese characters."""
    return max((width_of(printable(row.name)) for row in found.rows), default=0) / 2


def _turn(found: Matrix, name: str) -> int:
    """Return how a name stands: Latin letters are turned, and all where one is very long."""
    is_upright = _longest(found) <= _UPRIGHT_AT_MOST and not _LATIN.search(printable(name))
    return _UPRIGHT if is_upright else _TURNED


def _names_height(found: Matrix) -> float:
    """Return how high the heads must be for each name to stand in one line, in points."""
    heights = (
        (_UPRIGHT_HEIGHT if _turn(found, row.name) == _UPRIGHT else _TURNED_HEIGHT)
        * width_of(printable(row.name))
        / 2
        for row in found.rows
    )
    return max(heights, default=0) + _BUTTON_HEIGHT


def _unit_width(found: Matrix) -> float:
    """Return how wide the column of a unit is: wider where long names take several lines."""
    lines = ceil(_names_height(found) / _HIGHEST_HEAD)
    return _UNIT_WIDTH + min(lines - 1, 2) * _NEXT_LINE


def _write_rows(page: Worksheet, found: Matrix) -> float:
    """Write the tasks with their signs; return how high their rows are together, in points."""
    whole_height = 0.0
    styles = page.styles
    widths = _action_width(page, found), _TASK_WIDTH
    above = None
    for number, heading in enumerate(found.columns, _FIRST_ROW):
        action = _action(page, found, heading.section)
        # The action is shown in its first row only.
        height = row_height(("" if action == above else action, heading.title), widths)
        above = action
        whole_height += height
        page.sheet.set_row(number, height)
        page.write(number, _ACTION, action, styles.group)
        page.write(number, _NUMBER, whole(heading.id), styles.cell(centred=True, bold=True))
        page.write(number, _TASK, heading.title, styles.cell())
    for column, row in enumerate(found.rows, _FIRST_UNIT):
        for place, cell in row.cells.items():
            style = styles.sign(indirect=cell.is_indirect)
            page.write(place + _FIRST_ROW, column, signs(cell.by_role, counting=False), style)
    return whole_height


def _action_width(page: Worksheet, found: Matrix) -> int:
    """Return how wide the actions must be to stand in one line, within limits."""
    words = [_action(page, found, section) for section in range(len(found.sections))]
    widest = max((width_of(printable(each)) for each in words), default=0)
    return min(max(widest + 4, _NARROWEST_ACTION), _WIDEST_ACTION)


def _action(page: Worksheet, found: Matrix, section: int) -> str:
    action = found.sections[section].action
    return page.into.gettext(N_("without an action")) if action is None else named(action)


def _write_totals(page: Worksheet, found: Matrix, roles: list[Role]) -> None:
    """Write the number of units of each task at the right, of tasks of each unit below."""
    style = page.styles.total
    below, right = _FIRST_ROW + len(found.columns), _FIRST_UNIT + len(found.rows)
    last = right + len(roles)
    for step, role in enumerate(roles):
        label = Message(N_("{mark} {role}"), {"mark": role.mark, "role": Message(role.label)})
        words = label.put(page.into)
        page.write(_HEAD_ROW, right + step, words, _head_of_total(page, words))
        page.sheet.set_row(below + step, _ROW_HEIGHT)
        page.span(below + step, _ACTION, _TASK, words, style)
        for column, row in enumerate(found.rows, _FIRST_UNIT):
            page.write(below + step, column, row.counts.by_role[role], style)
        for number, total in enumerate(found.totals, _FIRST_ROW):
            page.write(number, right + step, total[role], style)
        for other in range(len(roles) + 1):
            corner = sum(total[role] for total in found.totals) if other == step else ""
            page.write(below + step, right + other, corner, style)
    words = page.into.gettext(N_("Units"))
    page.write(_HEAD_ROW, last, words, _head_of_total(page, words))
    for number in range(len(found.columns)):
        units = sum(number in row.cells for row in found.rows)
        page.write(_FIRST_ROW + number, last, units, style)
    page.sheet.set_row(below + len(roles), _ROW_HEIGHT)
    page.span(below + len(roles), _ACTION, _TASK, page.into.gettext(N_("Tasks")), style)
    for column, row in enumerate(found.rows, _FIRST_UNIT):
        page.write(below + len(roles), column, row.counts.tasks, style)
    for column in range(right, last + 1):
        page.write(below + len(roles), column, "", style)
    page.sheet.set_column(right, last, _TOTAL_WIDTH)


def _head_of_total(page: Worksheet, words: str) -> "Format":
    return page.styles.vertical_head(_TURNED if _LATIN.search(words) else _UPRIGHT)


def _colour(page: Worksheet, last_row: int, last_unit: int) -> None:
    """Colour the signs by the gravest role, as in the picture, and rule the empty cells."""
    if last_row < _FIRST_ROW or last_unit < _FIRST_UNIT:
        return
    area = (_FIRST_ROW, _FIRST_UNIT, last_row, last_unit)
    for role in Role:
        wish = {"type": "text", "criteria": "containing", "value": role.mark}
        style = page.styles.inked(ROLE_INKS[role])
        page.sheet.conditional_format(*area, {**wish, "format": style, "stop_if_true": True})
    page.sheet.conditional_format(*area, {"type": "blanks", "format": page.styles.grid})
