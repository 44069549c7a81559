"""A table that goes on at the next page: what its cells say there that the end of the page cut."""

from duties.importing.readers.page_tables import RuledTable

_NEAR = 6.0  # points by which the columns of one table differ from page to page

Rows = list[tuple[str, ...]]


def going_on(above: RuledTable, rows_above: Rows, below: RuledTable, rows_below: Rows) -> Rows:
    """Return the rows of a page's first table, the blank cells at its head filled from above.

    A blank cell is the rest of the one above it on the page before where one of the two spans
    several rows; the first column is where it is never blank elsewhere, and the row has a number.
    """
    if not _are_one(above, below):
        return rows_below
    first = _repeated(rows_above, rows_below)
    if first == len(rows_below) or not any(rows_below[first]):
        return rows_below
    rows = [list(row) for row in rows_below]
    last = rows_above[-1]
    for column, text in enumerate(last):
        if rows[first][column] or not text:
            continue
        reach = below.reach(first, column)
        if reach > 1 or above.is_deep(column) or _is_head(column, rows_above, rows_below, first):
            for row in rows[first : first + reach]:
                row[column] = text
    return list(map(tuple, rows))


def _are_one(above: RuledTable, below: RuledTable) -> bool:
    """Tell whether two tables have the same columns, wherever they begin."""
    if above.width != below.width:
        return False
    pairs = zip(above.xs, below.xs, strict=True)
    return all(abs((here - above.xs[0]) - (there - below.xs[0])) <= _NEAR for here, there in pairs)


def _repeated(above: Rows, below: Rows) -> int:
    """Return how many rows at the head are those of the page before, too: headings."""
    count = 0
    while count < min(len(above), len(below)) and above[count] == below[count]:
        count += 1
    return count


def _is_head(column: int, above: Rows, below: Rows, first: int) -> bool:
    """Tell whether the first column heads the rows of both pages, a cell of one row being cut."""
    others = [*above, *below[:first], *below[first + 1 :]]
    has_number = any(cell.isdecimal() for cell in below[first])
    return column == 0 and has_number and all(row[column] for row in others)
