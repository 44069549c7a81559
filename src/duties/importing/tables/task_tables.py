"""The tables of a document that divide tasks: their headings, and the rows below.

A table may go on after a page without its headings, and its last row with it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from duties.importing.document import TOP, Row
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.numbers import marker_of
from duties.importing.tables.columns import (
    Columns,
    Text,
    columns_of,
    kind_under,
    strange_unit_headings,
)
from duties.importing.tables.headings import (
    ROLE_OF,
    CellKind,
    folded,
    heads_list_of_units,
    heads_quarter,
    heads_starts,
    is_heading,
    is_level,
    is_request,
)
from duties.importing.tables.unit_cells import SEPARATORS, between, is_list_of_units
from duties.messages import N_, Message


class TaskTable(NamedTuple):
    """The rows below a heading; those on the next page have the heading of the page before."""

    heading: Row
    columns: Columns
    rows: list[Row]


def task_tables(rows: Sequence[Row]) -> list[TaskTable]:
    """Return the tables with their columns, the rows made whole that the end of a page cuts."""
    found: list[TaskTable] = []
    last: TaskTable | None = None
    for _, group in groupby(rows, key=lambda row: row.table):
        rest = list(group)
        headed = _heading(rest)
        if headed is not None:
            at, columns = headed
            again = last is not None and _is_again(columns, last.columns)
            if last is None or not again or rest[at].cells != last.heading.cells:
                last = TaskTable(rest[at], columns, [])
            rest = rest[at + 1 :]
        elif (
            last is None
            or len(rest[0].cells) != len(last.heading.cells)
            or _heads_else(rest[0], last.columns)
        ):
            last = None
            continue
        for part in _by_headings(last, rest):
            last = part
            below = part.rows
            if found and below and _goes_on(found[-1].rows[-1], below[0], part.columns):
                above = found[-1].rows
                above[-1] = _joined(above[-1], below[0])
                below = below[1:]
            if below:
                found.append(part._replace(rows=below))
    return found


def _heads_else(row: Row, columns: Columns) -> bool:
    """Tell whether the first row of a table heads something other than tasks: 姓名, 单位, 电话."""
    if not any(is_heading(cell) or heads_list_of_units(folded(cell)) for cell in row.cells):
        return False
    return not _names_units(row, columns)


def _by_headings(table: TaskTable, rows: Iterable[Row]) -> Iterator[TaskTable]:
    """Part the rows below a heading where another one stands; one that is repeated goes."""
    part = table._replace(rows=[])
    for row in rows:
        is_anew = _heads_anew(row)
        columns = columns_of(row) if is_anew or _may_be_again(row, part.columns) else None
        if columns is None or not (_is_again(columns, part.columns) or (is_anew and columns.texts)):
            part.rows.append(row)
        elif row.cells != part.heading.cells:
            yield part
            part = TaskTable(row, columns, [])
    yield part


def _heads_anew(row: Row) -> bool:
    """Tell whether a row is nothing but headings, as where another table begins below a blank."""
    headings = 0
    for cell in reversed(row.cells):
        if cell:
            if not is_heading(cell):
                return False
            headings += 1
    return headings >= _FEWEST_HEADINGS


_FEWEST_HEADINGS = 3


def _may_be_again(row: Row, above: Columns) -> bool:
    """Tell whether a row has as many headings as one that is `_is_again` has to have.

    The last cells of a task are looked at first, since they are the most alike from row to row.
    """
    others = len(row.cells) - len(above.places.keys() - {CellKind.REMARK})
    for cell in reversed(row.cells):
        others -= kind_under(cell) is None
        if others < 0:
            return False
    return True


def _is_again(columns: Columns, above: Columns) -> bool:
    """Tell whether a row of headings has at least what the one above it has."""
    return (
        bool(columns.texts)
        and columns.places.keys() >= above.places.keys() - {CellKind.REMARK}
        and len(columns.texts) >= len(above.texts)
    )


def _goes_on(above: Row, row: Row, columns: Columns) -> bool:
    """Tell whether the first row of a page is the rest of the last one on the page before."""
    return (
        _is_on_next_page(above, row)
        and not _is_across(above)
        and not _is_across(row)
        and columns.cell(row, CellKind.NUMBER) in ("", columns.cell(above, CellKind.NUMBER))
        and (not _title(row, columns) or _is_cut(above, row, columns))
    )


def _is_on_next_page(above: Row, row: Row) -> bool:
    page = (above.rest or above.place).page
    is_next = page is not None and row.place.page == page + 1
    return is_next and len(above.cells) == len(row.cells)


def _is_across(row: Row) -> bool:
    """Tell whether one text, or none, goes across the whole table."""
    return len(set(row.cells)) == 1


def _is_cut(above: Row, row: Row, columns: Columns) -> bool:
    """Tell whether the end of a page cuts the title of a row, or the names of its units.

    One with the number of the row above has its units as well, in cells that span both.
    """
    units = [(columns.cell(above, field), columns.cell(row, field)) for field in ROLE_OF]
    if columns.cell(row, CellKind.NUMBER):
        if marker_of(_title(row, columns)) is not None:
            return False
        units = [(first, then) for first, then in units if first != then]
    both = [(first, then) for first, then in units if first and then]
    if both:
        return any(first[-1] in SEPARATORS or not between(first, then) for first, then in both)
    title = _title(above, columns)
    return (
        CellKind.NUMBER in columns.places
        and not any(then for _, then in units)
        and len(title) >= _SHORTEST_CUT
        and title[-1] not in "。！？；"
    )


_SHORTEST_CUT = 8  # letters of a title that the end of a page cuts


def _title(row: Row, columns: Columns) -> str:
    """Return what a row has in the column that by its heading has the titles."""
    return min(columns.texts, key=preference).of(row)


def preference(text: Text) -> tuple[int, int]:
    """Return what orders columns of text, the one likeliest to have the titles of tasks first."""
    return text.kind, text.at


def _joined(above: Row, row: Row) -> Row:
    cells = [
        first if first == then else "\n".join(filter(None, (first, then)))
        for first, then in zip(above.cells, row.cells, strict=True)
    ]
    return above._replace(cells=tuple(cells), rest=row.place)


def has_tasks(rows: Sequence[Row]) -> bool:
    """Tell whether these rows look like a table of tasks."""
    return _heading(rows) is not None


def asks_higher_units(rows: Sequence[Row]) -> bool:
    """Tell whether a table asks units of a higher level for something: 政策诉求."""
    return any(
        any(map(is_request, row.cells)) and columns_of(row) is not None for row in rows[:TOP]
    )


def without_task_column(rows: Sequence[Row]) -> Row | None:
    """Return the heading of a table that names units, but no column for their tasks."""
    if has_tasks(rows):
        return None
    for at, row in enumerate(rows[:TOP]):
        columns = columns_of(row)
        if columns is None or columns.texts:
            continue
        if any(_names_units(below, columns) for below in rows[at + 1 :]):
            return row
    return None


def lacks_task_column(rows: Sequence[Row]) -> bool:
    """Tell whether a table names units, but has no column for their tasks."""
    return without_task_column(rows) is not None


def without_role_column(rows: Sequence[Row]) -> tuple[Row, str] | None:
    """Return the heading of a table of tasks whose units have no known role, and theirs.

    None where a table has other columns of units.
    """
    if has_tasks(rows):
        return None
    for at, row in enumerate(rows[:TOP]):
        for place, heading in strange_unit_headings(row).items():
            cells = [below.cells[place] for below in rows[at + 1 :] if place < len(below.cells)]
            if any(map(is_list_of_units, cells)):
                return row, heading
    return None


def _names_units(row: Row, columns: Columns) -> bool:
    named = [cell for field in ROLE_OF if (cell := columns.cell(row, field))]
    return any(is_list_of_units(cell) for cell in named)


def _heading(rows: Sequence[Row]) -> tuple[int, Columns] | None:
    """Return where the heading of a table ends, and its columns."""
    for at, row in enumerate(rows[:TOP]):
        below = _with_above(row, rows[at + 1]) if at + 1 < len(rows) else None
        columns = columns_of(row)
        if columns is None and below is None:
            continue
        deeper = columns_of(below) if below is not None else None
        if deeper is not None and deeper.texts and len(deeper.places) >= _count(columns):
            return at + 1, deeper._replace(
                doubts=(*deeper.doubts, *_read_alike(row, rows[at + 1], deeper))
            )
        if columns is not None and columns.texts:
            return at, columns
    return None


def _count(columns: Columns | None) -> int:
    return len(columns.places) if columns is not None else 0


def _with_above(above: Row, row: Row) -> Row | None:
    """Return the second row of a heading, with what the first says where it says no more.

    None where the two are no heading of two rows.
    """
    if len(row.cells) != len(above.cells):
        return None
    cells, own, repeated = [], [], 0
    for cell, upper in zip(row.cells, above.cells, strict=True):
        is_own = bool(cell.strip()) and cell != upper
        if is_own:
            own.append(is_heading(cell))
        elif cell.strip() and is_heading(cell):
            repeated += 1
        is_told = is_own and (own[-1] or not is_heading(upper) or _is_no_end(cell, upper))
        cells.append(cell if is_told else upper)
    is_second = (
        (all(own) and any(map(is_heading, above.cells)))
        or repeated >= _REPEATED
        or (any(own) and _stands_below_spans(above, row))
    )
    return row._replace(cells=tuple(cells)) if own and is_second else None


def _is_no_end(cell: str, upper: str) -> bool:
    """Tell whether a heading below one of deadlines stands over none: 开始时间, 一季度."""
    if kind_under(upper) is not CellKind.DUE:
        return False
    heading = folded(cell)
    return heads_starts(heading) or heads_quarter(heading)


def _stands_below_spans(above: Row, row: Row) -> bool:
    """Tell whether a row says something new only below cells that span several columns, and names
    the columns of units there.
    """
    if above.is_across():
        return False
    spans = Counter(filter(None, above.cells))
    told = [
        (cell, upper)
        for cell, upper in zip(row.cells, above.cells, strict=True)
        if cell.strip() and cell != upper
    ]
    return all(spans[upper] > 1 for _, upper in told) and any(
        kind_under(cell) in ROLE_OF for cell, _ in told
    )


def _read_alike(above: Row, row: Row, columns: Columns) -> Iterator[Message]:
    """Yield a doubt for each heading of units over columns that headings of their own, which are
    not known, tell apart: 责任单位 over 甲类 and 乙类. A level, 市级, is no role.
    """
    apart: dict[str, list[str]] = {}
    for at in sorted(columns.of_units()):
        own, upper = close_up(row.cells[at]), close_up(above.cells[at])
        if own and own != upper and not is_heading(own) and not is_level(own):
            apart.setdefault(upper, []).append(own)
    for heading, names in apart.items():
        if len(set(names)) > 1:
            message = N_(
                "the columns {names} under {heading} are read alike; what tells their units apart "
                "is lost"
            )
            yield Message(message, {"names": tuple(names), "heading": heading})


_REPEATED = 2  # headings that come down from the first row and show that the second is one too
