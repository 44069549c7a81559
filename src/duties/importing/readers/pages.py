"""Pages of placed letters → lines of text and rows of tables, whatever kind of file has them.

A reader of pages (PDF, OFD, words that were recognised in a picture) says what stands where; here
it is put together. All lengths are points (1/72 inch); a page's origin is its top left corner as it
is read, x goes to the right and y **down**. The reader makes points of millimetres (OFD) and pixels,
turns back a page that is set or scanned turned, and keeps out and reports what is not to be read:
turned letters, hidden ones.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duties.importing.document import Place, Row
from duties.importing.raw import BREAK, Found, RawLine
from duties.importing.readers.page_furniture import furniture
from duties.importing.readers.page_lines import Letter, Line, lines_of, margin_of
from duties.importing.readers.page_tables import Grid, Rule, cells_of, grids_of


class Page(NamedTuple):
    """What a page has, in the order in which its file gives it.

    `number` counts from 1. A letter may hold a word or a line; blanks may be letters, or only gaps.
    Rules are straight lines, or the edges of boxes; those that are neither upright nor level are
    left out.
    """

    number: int
    width: float
    height: float
    letters: Sequence[Letter]
    rules: Sequence[Rule] = ()


class _Table(NamedTuple):
    top: float
    rows: list[tuple[str, ...]]


_Part = Line | _Table


def blocks_of(pages: Iterable[Page]) -> list[Found]:
    """Return the lines of pages and the rows of their tables, from the top of the first page down.

    What stands at one place on several pages is left out, with a doubt.
    """
    read: list[tuple[Page, list[_Part]]] = []
    for page in pages:
        read.append((page, _parts(page, _columns_below(read[-1][1]) if read else 0)))
    lines = [(page, [part for part in parts if isinstance(part, Line)]) for page, parts in read]
    repeated = furniture([(page.number, page.height, of_page) for page, of_page in lines])
    margin, size = margin_of([line for _, of_page in lines for line in of_page])
    found: list[Found] = list(repeated.doubts)
    table = 0
    for page, parts in read:
        at = 0
        for part in parts:
            if isinstance(part, _Table):
                table += 1
                found.append(BREAK)
                for row, cells in enumerate(part.rows, 1):
                    if any(cells):
                        place = Place(page=page.number, table=table, row=row)
                        found.append(Row(cells, place, table))
                continue
            at += 1
            if part in repeated.lines:
                continue
            indent = max(0, round((part.left - margin) / (size / 2)))
            found.append(RawLine(part.text, Place(page=page.number, line=at), indent))
    return found


def _parts(page: Page, columns: int) -> list[_Part]:
    """Return the lines and tables of a page, from its top down.

    `columns` are those of the table that may go on here from the page before, 0 if there is none.
    """
    grids = [grid for grid in grids_of(page.rules) if _is_table(grid, columns)]
    rest = list(page.letters)
    parts: list[_Part] = []
    for grid in grids:
        inside = [letter for letter in rest if grid.holds(letter)]
        rest = [letter for letter in rest if not grid.holds(letter)]
        parts.append(_Table(grid.ys[0], cells_of(grid, inside)))
    parts += lines_of(rest)
    return sorted(parts, key=lambda part: part.top)


def _is_table(grid: Grid, columns: int) -> bool:
    """Tell whether this is a table; a single row is one where it goes on with `columns`."""
    return grid.width > 1 and (grid.height > 1 or grid.width == columns)


def _columns_below(parts: Sequence[_Part]) -> int:
    """Return how many columns the last table of a page has, 0 if there is none."""
    tables = [part for part in parts if isinstance(part, _Table)]
    return len(tables[-1].rows[0]) if tables else 0
