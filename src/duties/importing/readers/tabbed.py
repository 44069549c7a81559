"""Tables whose cells tabs part, as they are copied from office programs → rows."""

from collections.abc import Iterator, Sequence

from duties.importing.blocks import Place, Row
from duties.importing.columns import heads_tasks
from duties.importing.readers.flattened import FlatTable

TAB = "\t"
_FEWEST_COLUMNS = 3
_MOST_COLUMNS = 20
_LONGEST_SECTION = 40  # letters of a line among the rows


def tabbed_tables(lines: Sequence[str]) -> Iterator[FlatTable]:
    """Yield the tables of a text that begin with a line of headings, tabs between them."""
    end = 0
    for at, line in enumerate(lines):
        if at < end or TAB not in line or not _is_heading(line):
            continue
        rows = [(at, heading := _cells(line))]
        end = at + 1
        while (row := _next_row(lines, end, len(heading))) is not None:
            place, cells = row
            rows.append((place, (*cells, *[""] * (len(heading) - len(cells)))))
            end = place + 1
        yield FlatTable(at, end, tuple(rows))


def _next_row(lines: Sequence[str], begin: int, columns: int) -> tuple[int, tuple[str, ...]] | None:
    """Return the next line that is a row, or a short one before a row; None where neither is."""
    at = _next_line(lines, begin)
    if at is None:
        return None
    if _is_row(lines[at], columns):
        return at, _cells(lines[at])
    below = _next_line(lines, at + 1)
    is_section = TAB not in lines[at] and len(lines[at].strip()) <= _LONGEST_SECTION
    is_above_row = below is not None and _is_row(lines[below], columns)
    return (at, (lines[at].strip(),)) if is_section and is_above_row else None


def _is_row(line: str, columns: int) -> bool:
    """Tell whether a line has cells for most columns; blank ones at its end may be missing."""
    return columns < 2 * (line.count(TAB) + 1) and line.count(TAB) < _MOST_COLUMNS


def _next_line(lines: Sequence[str], begin: int) -> int | None:
    return next((at for at in range(begin, len(lines)) if lines[at].strip()), None)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split(TAB))


def _is_heading(line: str) -> bool:
    row = Row(_cells(line), Place(), 0)
    return _FEWEST_COLUMNS <= len(row.cells) <= _MOST_COLUMNS and heads_tasks(row)
