"""The sheet with the responsibility matrix, as in the picture: tasks down, units across."""

import re
from math import ceil

from duties.errors.exports import TooManyRowsError
from duties.exporting.dossier import Dossier
from duties.exporting.excel.sheet import A3, MOST_COLUMNS, MOST_ROWS, Worksheet, row_height
from duties.exporting.excel.styles import ROLE_INKS
from duties.exporting.excel.values import whole
from duties.exporting.tables import named
from duties.formats.text import printable, width_of
from duties.formats.views.matrix import matrix_caption, signs
from duties.messages import N_, Message
from duties.model import Role
from duties.queries.matrix import Matrix, matrix

_HEAD_ROW, _FIRST_ROW = 2, 3
_ACTION, _NUMBER, _TASK, _FIRST_UNIT = range(4)  # columns
_NUMBER_WIDTH, _TASK_WIDTH = 7, 46  # columns of text
_NARROWEST_ACTION, _WIDEST_ACTION = 16, 34
_UNIT_WIDTH = 3.6
_TOTAL_WIDTH = 8  # at least
_ROW_HEIGHT = 20  # points
_PAGE_WIDTH = 300  # columns of text across A3 that can still be read
_UPRIGHT, _TURNED = 270, 90
_UPRIGHT_AT_MOST = 16  # characters of a name that stand one above the other
_HEADS_HEIGHT = 58  # of the title and the line below it
_POINTS_A_COLUMN = 5.25  # of text
_SHAPE = 0.85  # height to width of what still goes on one sheet of A3
_LOWEST_HEAD, _HIGHEST_HEAD = 60, 200  # points


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
    across = _action_width(page, found) + _NUMBER_WIDTH + _TASK_WIDTH
    across += ceil(len(units) * _UNIT_WIDTH + (len(roles) + 1) * _total_width(page))
    wide = ceil(across / _PAGE_WIDTH)
    is_one = wide == 1 and high <= across * _POINTS_A_COLUMN * _SHAPE
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
    names = [printable(row.name) for row in found.rows]
    longest = max(map(width_of, names), default=0) / 2  # in Chinese characters
    is_upright = longest <= _UPRIGHT_AT_MOST
    for column, (row, name) in enumerate(zip(found.rows, names, strict=True), _FIRST_UNIT):
        turn = _UPRIGHT if is_upright and not _LATIN.search(name) else _TURNED
        page.write(_HEAD_ROW, column, row.name, styles.vertical(turn))
    if names:
        sheet.set_column(_FIRST_UNIT, _FIRST_UNIT + len(names) - 1, _UNIT_WIDTH)
    # The filter's buttons stand below the names.
    height = (longest * 10.5 if is_upright else longest * 9) + 24
    height = min(max(height, _LOWEST_HEAD), _HIGHEST_HEAD)
    sheet.set_row(_HEAD_ROW, height)
    return height


def _write_rows(page: Worksheet, found: Matrix) -> float:
    """Write the tasks with their signs; return how high their rows are together, in points."""
    whole_height = 0.0
    styles = page.styles
    widths = _action_width(page, found), _TASK_WIDTH
    for number, heading in enumerate(found.columns, _FIRST_ROW):
        action = _action(page, found, heading.section)
        height = row_height((action, heading.title), widths)
        whole_height += height
        page.sheet.set_row(number, height)
        page.write(number, _ACTION, action, styles.cell())
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
        page.write(_HEAD_ROW, right + step, words, page.styles.head)
        page.sheet.set_row(below + step, _ROW_HEIGHT)
        page.span(below + step, _ACTION, _TASK, words, style)
        for column, row in enumerate(found.rows, _FIRST_UNIT):
            page.write(below + step, column, row.counts.by_role[role], style)
        for number, total in enumerate(found.totals, _FIRST_ROW):
            page.write(number, right + step, total[role], style)
        for other in range(len(roles) + 1):
            corner = sum(total[role] for total in found.totals) if other == step else ""
            page.write(below + step, right + other, corner, style)
    page.write(_HEAD_ROW, last, page.into.gettext(N_("Units")), page.styles.head)
    for number in range(len(found.columns)):
        units = sum(number in row.cells for row in found.rows)
        page.write(_FIRST_ROW + number, last, units, style)
    page.sheet.set_row(below + len(roles), _ROW_HEIGHT)
    page.span(below + len(roles), _ACTION, _TASK, page.into.gettext(N_("Tasks")), style)
    for column, row in enumerate(found.rows, _FIRST_UNIT):
        page.write(below + len(roles), column, row.counts.tasks, style)
    for column in range(right, last + 1):
        page.write(below + len(roles), column, "", style)
    page.sheet.set_column(right, last, _total_width(page))


def _total_width(page: Worksheet) -> int:
    """Return how wide the totals must be for no word of their headings to be broken."""
    words = [page.into.gettext(role.label) for role in Role]
    return max(_TOTAL_WIDTH, *(width_of(word) + 4 for word in words))


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
