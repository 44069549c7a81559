"""Tables whose cells tabs part, as they are copied from office programs → rows."""

from collections.abc import Iterator, Sequence

from duties.importing.blocks import Place, Row
from duties.importing.columns import heads_tasks
from duties.importing.readers.flattened import FlatTable

TAB = "\t"
_FEWEST_COLUMNS = 3
_LONGEST_SECTION = 40  # letters of a line among the rows


def tabbed_tables(lines: Sequence[str]) -> Iterator[FlatTable]:
    """Yield the tables of a text that begin with a line of headings, tabs between them."""
    end = 0
    for at, line in enumerate(lines):
        if at < end or TAB not in line or not _is_heading(line):
            continue
        rows = [(at, heading := _cells(line))]
        end = at + 1
        while (row := _next_row(lines, end)) is not None:
            missing = len(heading) - len(row[1])
            rows.append((row[0], (*row[1], *[""] * missing)))
            end = row[0] + 1
        yield FlatTable(at, end, tuple(rows))


def _next_row(lines: Sequence[str], begin: int) -> tuple[int, tuple[str, ...]] | None:
    """Return the next line that is a row: one with tabs, or a short one before one with tabs."""
    at = _next_line(lines, begin)
    if at is None:
        return None
    if TAB in lines[at]:
        return at, _cells(lines[at])
    below = _next_line(lines, at + 1)
    is_section = len(lines[at].strip()) <= _LONGEST_SECTION
    return (at, (lines[at].strip(),)) if is_section and below and TAB in lines[below] else None


def _next_line(lines: Sequence[str], begin: int) -> int | None:
    return next((at for at in range(begin, len(lines)) if lines[at].strip()), None)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split(TAB))


def _is_heading(line: str) -> bool:
    row = Row(_cells(line), Place(), 0)
    return len(row.cells) >= _FEWEST_COLUMNS and heads_tasks(row)
