"""The sheet with the responsibility matrix: units down, tasks across."""

from math import ceil

from duties.errors.exports import TooManyRowsError
from duties.exporting.dossier import Dossier
from duties.exporting.excel.sheet import A3, MOST_COLUMNS, MOST_ROWS, Worksheet
from duties.exporting.excel.styles import ROLE_COLOURS
from duties.exporting.excel.values import whole
from duties.exporting.tables import named
from duties.formats.text import printable, width_of
from duties.formats.views.matrix import matrix_caption, section_caption, signs
from duties.messages import N_, Message
from duties.model import Role
from duties.queries.matrix import Matrix, matrix

_ACTION_ROW, _TITLE_ROW, _ID_ROW, _FIRST_ROW = 2, 3, 4, 5
_UNIT_WIDTH = 30  # columns of text, at most
_TASK_WIDTH = 3.6
_TOTAL_WIDTH = 7.5
_ROW_HEIGHT = 20  # points
_PAGE_WIDTH = 300  # columns of text across A3 that can still be read
_UPRIGHT, _TURNED = 270, 90
_UPRIGHT_AT_MOST = 13  # characters of a title that stand one above the other


def write_matrix(page: Worksheet, dossier: Dossier) -> None:
    """Write the matrix by tasks, or by actions where a sheet has not as many columns as tasks.

    Raises `TooManyRowsError` where it has not as many rows as units.
    """
    by_task = len(dossier.plan.tasks) <= MOST_COLUMNS - 1 - len(Role) - 1
    found = matrix(dossier.plan, dossier.register, by_task=by_task)
    roles = [role for role in Role if any(row.counts.by_role[role] for row in found.rows)]
    last_row = _FIRST_ROW + len(found.rows) - 1
    last_task = len(found.columns)
    if last_row + len(roles) >= MOST_ROWS:
        raise TooManyRowsError(len(found.rows), MOST_ROWS - _FIRST_ROW - len(roles))
    caption = printable(matrix_caption(found, by_task=by_task).put(page.into))
    if any(cell.is_indirect for row in found.rows for cell in row.cells.values()):
        caption += page.into.gettext(N_("; slanted: through a collective"))
    page.head(caption, last_task + len(roles) + 2, centred=False)
    _write_heads(page, found)
    _write_rows(page, found, by_task=by_task)
    _write_totals(page, found, roles)
    _colour(page, last_row, last_task)
    if found.rows:
        page.sheet.autofilter(_ID_ROW, 0, last_row, last_task + len(roles) + 1)
        page.sheet.ignore_errors({"number_stored_as_text": "A1:XFD10"})
    page.sheet.freeze_panes(_FIRST_ROW, 1)
    page.sheet.repeat_columns(0, 0)
    across = _UNIT_WIDTH + last_task * _TASK_WIDTH + (len(roles) + 1) * _TOTAL_WIDTH
    page.page(A3, _ID_ROW, pages_wide=ceil(across / _PAGE_WIDTH))


def _write_heads(page: Worksheet, found: Matrix) -> None:
    sheet, styles = page.sheet, page.styles
    sheet.set_column(0, 0, _unit_width(found))
    _write_edge_head(page, 0, page.into.gettext(N_("Unit")), page.into.gettext(N_("No.")))
    if found.columns:
        sheet.set_column(1, len(found.columns), _TASK_WIDTH)
    titles = [printable(heading.title) for heading in found.columns]
    longest = max(map(width_of, titles), default=0) / 2  # in Chinese characters
    is_upright = longest <= _UPRIGHT_AT_MOST and not any(map(str.isascii, titles))
    title_style = styles.vertical(_UPRIGHT if is_upright else _TURNED)
    titles_of: dict[int, list[int]] = {}
    for place, heading in enumerate(found.columns):
        titles_of.setdefault(heading.section, []).append(place)
        page.write(_TITLE_ROW, place + 1, heading.title, title_style)
        page.write(_ID_ROW, place + 1, whole(heading.id), styles.number_head)
    lines = 1
    for section, places in titles_of.items():
        action = found.sections[section].action
        words = section_caption(found, places[0]).put(page.into) if not action else named(action)
        page.span(_ACTION_ROW, places[0] + 1, places[-1] + 1, words, styles.small_head)
        lines = max(lines, ceil(width_of(printable(words)) / (len(places) * _TASK_WIDTH - 1) * 1.2))
    sheet.set_row(_ACTION_ROW, min(max(lines * 14, 28), 70))
    # The head must leave room for the rows on a small screen, so a long title takes two lines.
    height = longest * 10.5 if is_upright else longest / 2 * 9 + 14
    sheet.set_row(_TITLE_ROW, min(max(height, 60), 150))
    sheet.set_row(_ID_ROW, 32)


def _write_rows(page: Worksheet, found: Matrix, *, by_task: bool) -> None:
    for number, row in enumerate(found.rows, _FIRST_ROW):
        page.sheet.set_row(number, _ROW_HEIGHT)
        page.write(number, 0, row.name, page.styles.cell(bold=True))
        for place, cell in row.cells.items():
            words = signs(cell.by_role, counting=not by_task)
            page.write(number, place + 1, words, page.styles.sign(indirect=cell.is_indirect))


def _write_totals(page: Worksheet, found: Matrix, roles: list[Role]) -> None:
    """Write the number of tasks of each unit at the right, of units of each task below."""
    style = page.styles.total
    below, right = _FIRST_ROW + len(found.rows), len(found.columns) + 1
    for step, role in enumerate(roles):
        label = Message(N_("{mark} {role}"), {"mark": role.mark, "role": Message(role.label)})
        words = label.put(page.into)
        _write_edge_head(page, right + step, words)
        page.sheet.set_row(below + step, _ROW_HEIGHT)
        page.write(below + step, 0, words, style)
        sums = [total[role] for total in found.totals]
        for column, number in enumerate(sums, 1):
            page.write(below + step, column, number, style)
        for other in range(len(roles) + 1):
            corner = sum(sums) if other == step else ""
            page.write(below + step, right + other, corner, style)
        for number, row in enumerate(found.rows, _FIRST_ROW):
            page.write(number, right + step, row.counts.by_role[role], style)
    last = right + len(roles)
    _write_edge_head(page, last, page.into.gettext(N_("Tasks")))
    for number, row in enumerate(found.rows, _FIRST_ROW):
        page.write(number, last, row.counts.tasks, style)
    page.sheet.set_column(right, last, _TOTAL_WIDTH)


def _write_edge_head(page: Worksheet, column: int, words: str, below: str = "") -> None:
    page.sheet.merge_range(_ACTION_ROW, column, _TITLE_ROW, column, "", page.styles.head)
    page.write(_ACTION_ROW, column, words, page.styles.head)
    page.write(_ID_ROW, column, below, page.styles.number_head)


def _colour(page: Worksheet, last_row: int, last_task: int) -> None:
    """Colour the cells by the gravest role in them, and rule the empty ones."""
    if last_row < _FIRST_ROW or not last_task:
        return
    area = (_FIRST_ROW, 1, last_row, last_task)
    for role in Role:
        wish = {"type": "text", "criteria": "containing", "value": role.mark}
        style = page.styles.on_top(ROLE_COLOURS[role])
        page.sheet.conditional_format(*area, {**wish, "format": style, "stop_if_true": True})
    page.sheet.conditional_format(*area, {"type": "blanks", "format": page.styles.grid})


def _unit_width(found: Matrix) -> int:
    longest = max((width_of(printable(row.name)) for row in found.rows), default=0)
    return min(max(longest + 2, 12), _UNIT_WIDTH)
