"""Tables whose cells tabs part, as they are copied from office programs → rows."""

from collections.abc import Iterator, Sequence

from duties.importing.blocks import Place, Row
from duties.importing.columns import heads_tasks
from duties.importing.readers.flattened import FlatTable

TAB = "\t"
_FEWEST_COLUMNS = 3
_MOST_COLUMNS = 20
_LONGEST_SECTION = 40  # letters of a line among the rows that has not many cells


def tabbed_tables(lines: Sequence[str]) -> Iterator[FlatTable]:
    """Yield the tables of a text that begin with a line of headings, tabs between them."""
    end = 0
    for at, line in enumerate(lines):
        if at < end or TAB not in line or not _is_heading(line):
            continue
        rows = [(at, heading := _cells(line))]
        end = at + 1
        while (place := _next_row(lines, end, len(heading))) is not None:
            cells = _cells(lines[place])
            rows.append((place, (*cells, *[""] * (len(heading) - len(cells)))))
            end = place + 1
        yield FlatTable(at, end, tuple(rows))


def _next_row(lines: Sequence[str], begin: int, columns: int) -> int | None:
    """Return where the next row is: a line with cells for most columns, or one before such a line.

    This is the title of a section, or a row most of whose cells are blank.
    """
    at = _next_line(lines, begin)
    if at is None or _is_row(lines[at], columns):
        return at
    below = _next_line(lines, at + 1)
    is_short = len(lines[at].strip()) <= _LONGEST_SECTION
    return at if is_short and below is not None and _is_row(lines[below], columns) else None


def _is_row(line: str, columns: int) -> bool:
    return columns < 2 * len(_cells(line))


def _next_line(lines: Sequence[str], begin: int) -> int | None:
    return next((at for at in range(begin, len(lines)) if lines[at].strip()), None)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.rstrip().split(TAB)[:_MOST_COLUMNS])


def _is_heading(line: str) -> bool:
    row = Row(_cells(line), Place(), 0)
    return len(row.cells) >= _FEWEST_COLUMNS and heads_tasks(row)
