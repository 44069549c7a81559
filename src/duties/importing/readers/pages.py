"""Pages of placed letters → lines of text and rows of tables, whatever kind of file has them.

A reader of pages (PDF, OFD, words that were recognised in a picture) says what stands where; here
it is put together. All lengths are points (1/72 inch); a page's origin is its top left corner as
it is read, x goes to the right and y **down**. The reader makes points of millimetres (OFD) and
pixels, turns back a page that is set or scanned turned, and keeps out and reports what is not to be
read: hidden letters, and those that stand aslant.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from duties.importing.document import Place, Row
from duties.importing.doubts import Doubt
from duties.importing.raw import BREAK, Found, RawLine
from duties.importing.readers.left_out import large_picture, only_a_picture
from duties.importing.readers.left_out import turned as turned_aside
from duties.importing.readers.page_columns import in_columns
from duties.importing.readers.page_furniture import PageLines, furniture
from duties.importing.readers.page_lines import Letter, Line, by_base, lines_of, margin_of
from duties.importing.readers.page_tables import Grid, Rule, cells_of, grids_of
from duties.importing.readers.page_tables_cut import going_on


class Area(NamedTuple):
    """A box on a page."""

    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """What a page has, in the order in which its file gives it.

    `number` counts from 1. A letter may hold a word or a line; blanks may be letters, or only gaps.
    Rules are straight lines, or the edges of boxes; those that are neither upright nor level are
    left out. `aside` are letters that the file marks as no part of the text, such as the number of
    the page; `sideways` are words that go up or down, each as a letter that fills its box. On a
    page that `is_drawn` there is something besides letters.
    """

    number: int
    width: float
    height: float
    letters: Sequence[Letter]
    rules: Sequence[Rule] = ()
    aside: Sequence[Letter] = ()
    sideways: Sequence[Letter] = ()
    pictures: Sequence[Area] = ()
    is_drawn: bool = False


class _Table(NamedTuple):
    top: float
    grid: Grid
    rows: list[tuple[str, ...]]


_Part = Line | _Table


class _Parts(NamedTuple):
    """The parts of a page in the order of reading, those beside its text, and what is not read."""

    page: Page
    parts: list[_Part]
    aside: list[Line]
    doubts: list[Doubt[Place]]


def blocks_of(pages: Iterable[Page]) -> list[Found]:
    """Return the lines of pages and the rows of their tables, from the top of the first page down.

    What stands beside the text of several pages is left out with a doubt, as are pictures.
    """
    read: list[_Parts] = []
    for page in pages:
        above = _last_table(read[-1].parts) if read else None
        read.append(_parts(page, above))
    repeated = furniture([PageLines(each.page.number, _lines(each), each.aside) for each in read])
    margin, size = margin_of([line for each in read for line in _lines(each)])
    found: list[Found] = list(repeated.doubts)
    table = 0
    for each in read:
        found += each.doubts
        at = 0
        for part in each.parts:
            if isinstance(part, _Table):
                table += 1
                found.append(BREAK)
                for row, cells in enumerate(part.rows, 1):
                    if any(cells):
                        place = Place(page=each.page.number, table=table, row=row)
                        found.append(Row(cells, place, table))
                continue
            at += 1
            if part in repeated.lines:
                continue
            indent = max(0, round((part.left - margin) / (size / 2)))
            found.append(RawLine(part.text, Place(page=each.page.number, line=at), indent))
    return found


def _lines(parts: _Parts) -> list[Line]:
    return [part for part in parts.parts if isinstance(part, Line)]


def _parts(page: Page, above: _Table | None) -> _Parts:
    """Return the lines and tables of a page, from its top down.

    `above` is the last table of the page before, which may go on here.
    """
    columns = above.grid.width if above is not None else 0
    grids = [grid for grid in grids_of(page.rules) if _is_table(grid, columns)]
    place = Place(page=page.number)
    rest, aside = _with_aside(page)
    sideways = list(page.sideways)
    placed: list[tuple[float, list[_Part]]] = []
    for grid in grids:
        inside = [letter for letter in rest if grid.holds(letter)]
        rest = [letter for letter in rest if not grid.holds(letter)]
        turned = [letter for letter in sideways if grid.holds(letter)]
        cells, left = cells_of(grid, inside, turned)
        if above is not None and not placed:
            cells = going_on(above.grid, above.rows, grid, cells)
        sideways = [letter for letter in sideways if letter not in turned] + left
        placed.append((grid.ys[0], [_Table(grid.ys[0], grid, cells)]))
    stretches = in_columns(rest)
    placed += [(line.top, [line]) for line in lines_of(stretches.across)]
    for block in stretches.columns:
        placed.append((block.top, [line for side in block.columns for line in lines_of(side)]))
    placed.sort(key=itemgetter(0))
    doubts = [turned_aside(letter.text, place) for letter in sideways if letter.text.strip()]
    doubts += _pictures(page)
    return _Parts(page, [part for _, parts in placed for part in parts], aside, doubts)


def _with_aside(page: Page) -> tuple[list[Letter], list[Line]]:
    """Return the letters of the text, and the lines that the file marks as no part of it.

    These stand above or below it; what is marked so within it is read, as headings that a table
    has again on each page.
    """
    rest = list(page.letters)
    if not page.aside:
        return rest, []
    told = [letter.base for letter in rest if not letter.text.isspace()]
    top, bottom = min(told, default=page.height), max(told, default=0.0)
    aside: list[Line] = []
    for letters in by_base(page.aside):
        if top <= letters[0].base <= bottom:
            rest += letters
        else:
            aside += lines_of(letters)
    return rest, aside


_LARGE = 0.25  # of a page: a picture that takes up as much may hold text
_FEW = 20  # letters that stand in such a picture


def _pictures(page: Page) -> Iterator[Doubt[Place]]:
    """Yield what is doubtful of a page that pictures take up."""
    place = Place(page=page.number)
    told = [letter for letter in page.letters if not letter.text.isspace()]
    if not told:
        if page.is_drawn:
            yield only_a_picture(place)
        return
    for area in page.pictures:
        size = (area.right - area.left) * (area.bottom - area.top)
        if (
            size >= _LARGE * page.width * page.height
            and sum(
                area.left <= each.left <= area.right and area.top <= each.middle <= area.bottom
                for each in told
            )
            < _FEW
        ):
            yield large_picture(place)
            return


def _is_table(grid: Grid, columns: int) -> bool:
    """Tell whether this is a table; a single row is one where it goes on with `columns`."""
    return grid.width > 1 and (grid.height > 1 or grid.width == columns)


def _last_table(parts: Sequence[_Part]) -> _Table | None:
    """Return the last table of a page."""
    return next((part for part in reversed(parts) if isinstance(part, _Table)), None)
