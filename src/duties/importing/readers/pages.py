"""Pages of placed letters → lines of text and rows of tables, whatever kind of file has them.

A reader of pages (PDF, OFD, words that were recognised in a picture) says what stands where; here
it is put together. All lengths are points (1/72 inch); a page's origin is its top left corner as
it is read, x goes to the right and y **down**. The reader makes points of millimetres (OFD) and
pixels, turns back a page that is set or scanned turned, and keeps out and reports what is not to be
read: hidden letters, and those that stand aslant.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from duties.importing.document import Place, Row
from duties.importing.doubts import Doubt
from duties.importing.raw import BREAK, Found, PageTable, RawBlock, RawLine
from duties.importing.readers.left_out import large_picture, only_a_picture
from duties.importing.readers.left_out import turned as turned_aside
from duties.importing.readers.page_aligned import Aligned, AlignedTables
from duties.importing.readers.page_columns import in_columns
from duties.importing.readers.page_furniture import PageLines, furniture
from duties.importing.readers.page_lines import Letter, TextLine, by_base, lines_of, margin_of
from duties.importing.readers.page_tables import DrawnLine, RuledTable, cells_of, ruled
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
    the page; `sideways` are words that go up or down, each as a letter that fills its box;
    `shades` are areas of another colour. On a page that `is_drawn` there is something besides
    letters.
    """

    number: int
    width: float
    height: float
    letters: Sequence[Letter]
    rules: Sequence[DrawnLine] = ()
    aside: Sequence[Letter] = ()
    sideways: Sequence[Letter] = ()
    pictures: Sequence[Area] = ()
    shades: Sequence[Area] = ()
    is_drawn: bool = False


class _Table(NamedTuple):
    top: float
    grid: RuledTable
    rows: list[tuple[str, ...]]


_Part = TextLine | _Table | Aligned
_Kind = TypeVar("_Kind", _Table, Aligned)


class _Parts(NamedTuple):
    """The parts of a page in the order of reading, those beside its text, and what is not read."""

    page: Page
    parts: list[_Part]
    aside: list[TextLine]
    doubts: list[Doubt[Place]]


def blocks_of(pages: Iterable[Page]) -> list[Found]:
    """Return the lines of pages and the rows of their tables, from the top of the first page down.

    What only looks like a table is a `PageTable`, with its lines. What stands beside the text of
    several pages is left out with a doubt, as are pictures.
    """
    read: list[_Parts] = []
    for page in pages:
        above = read[-1].parts if read else []
        read.append(_parts(page, _last(above, _Table), _last(above[-_LAST:], Aligned)))
    repeated = furniture([PageLines(each.page.number, _lines(each), each.aside) for each in read])
    blocks = _Blocks(*margin_of([line for each in read for line in _lines(each)]))
    for each in read:
        blocks.add(each, repeated.lines)
    return [*repeated.doubts, *repeated.left_out, *blocks.doubts, *blocks.found]


_LAST = 4  # parts at the end of a page: a table that goes on, and lines below the text


class _Blocks:
    """The blocks of pages, as they are added: `margin` is that on the left, `size` of letters."""

    def __init__(self, margin: float, size: float) -> None:
        self.found: list[RawBlock | PageTable] = []
        self.doubts: list[Doubt[Place]] = []
        self._margin = margin
        self._size = size
        self._tables = 0
        self._above: Aligned | None = None  # the last part of all, where it is such a table

    def add(self, parts: _Parts, furniture: frozenset[tuple[int, TextLine]]) -> None:
        """Add a page without what is none of its text."""
        number = parts.page.number
        self.doubts += parts.doubts
        at = 0
        for part in parts.parts:
            if isinstance(part, TextLine):
                at += 1
                if (number, part) not in furniture:
                    self.found.append(self._line(part, Place(page=number, line=at)))
                    self._above = None
            elif isinstance(part, _Table):
                self.found += [BREAK, *self._rows(part.rows, number, is_filled=True)]
                self._above = None
            else:
                places = (
                    Place(page=number, line=at + below) for below in range(1, 1 + len(part.lines))
                )
                at += len(part.lines)
                self._add_aligned(part, list(map(self._line, part.lines, places)), number)

    def _line(self, line: TextLine, place: Place) -> RawLine:
        indent = max(0, round((line.left - self._margin) / (self._size / 2)))
        return RawLine(line.text, place, indent)

    def _rows(self, rows: Sequence[tuple[str, ...]], page: int, *, is_filled: bool) -> list[Row]:
        self._tables += 1
        return [
            Row(cells, Place(page=page, table=self._tables, row=at), self._tables, is_filled)
            for at, cells in enumerate(rows, 1)
            if any(cells)
        ]

    def _add_aligned(self, part: Aligned, lines: Sequence[RawLine], page: int) -> None:
        """Add what may be a table, to the one before where it goes on with it."""
        last = self.found[-1] if self.found else None
        if self._above is not None and self._above.xs == part.xs and isinstance(last, PageTable):
            self._tables -= 1
            rows = self._rows(part.rows, page, is_filled=False)
            self.found[-1] = PageTable((*last.rows, *rows), (*last.text, *lines))
        else:
            rows = self._rows(part.rows, page, is_filled=False)
            self.found.append(PageTable(tuple(rows), tuple(lines)))
        self._above = part


def _lines(parts: _Parts) -> list[TextLine]:
    return [part for part in parts.parts if isinstance(part, TextLine)]


def _parts(page: Page, above: _Table | None, last: Aligned | None) -> _Parts:
    """Return the lines and tables of a page, from its top down.

    `above` is the last table of the page before, `last` the last one without upright lines; either
    may go on here.
    """
    columns = above.grid.width if above is not None else 0
    found = ruled([*page.rules, *_edges(page.shades)])
    grids = [grid for grid in found.grids if _is_table(grid, columns)]
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
    aligned = AlignedTables(rest, last)
    aligned.take_lined(found.levels)
    stretches = in_columns(aligned.rest)
    across = aligned.take_plain(stretches.across)
    placed += [(table.top, [table]) for table in aligned.tables]
    placed += [(line.top, [line]) for line in lines_of(across)]
    for block in stretches.columns:
        placed.append((block.top, list(_one_below_the_other(map(lines_of, block.stretches)))))
    placed.sort(key=itemgetter(0))
    doubts = [turned_aside(letter.text, place) for letter in sideways if letter.text.strip()]
    doubts += _pictures(page)
    return _Parts(page, [part for _, parts in placed for part in parts], aside, doubts)


def _one_below_the_other(columns: Iterable[Sequence[TextLine]]) -> Iterator[TextLine]:
    """Yield the lines of columns as if all began where the first one does."""
    first: float | None = None
    for lines in columns:
        margin, _ = margin_of(lines)
        first = margin if first is None else first
        for line in lines:
            yield line._replace(left=line.left - margin + first)


def _edges(shades: Iterable[Area]) -> Iterator[DrawnLine]:
    """Yield the upper and lower edges of areas as lines."""
    for left, top, right, bottom in shades:
        yield DrawnLine(left, top, right, top)
        yield DrawnLine(left, bottom, right, bottom)


def _with_aside(page: Page) -> tuple[list[Letter], list[TextLine]]:
    """Return the letters of the text, and the lines that the file marks as no part of it.

    These stand above or below it; what is marked so within it is read, as headings that a table
    has again on each page.
    """
    rest = list(page.letters)
    if not page.aside:
        return rest, []
    told = [letter.base for letter in rest if not letter.text.isspace()]
    top, bottom = min(told, default=page.height), max(told, default=0.0)
    aside: list[TextLine] = []
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


def _is_table(grid: RuledTable, columns: int) -> bool:
    """Tell whether this is a table; a single row is one where it goes on with `columns`."""
    return grid.width > 1 and (grid.height > 1 or grid.width == columns)


def _last(parts: Sequence[_Part], kind: type[_Kind]) -> _Kind | None:
    """Return the last part of a kind."""
    return next((part for part in reversed(parts) if isinstance(part, kind)), None)
