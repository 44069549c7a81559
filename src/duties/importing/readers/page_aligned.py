"""Tables without upright lines on a page: their cells stand one below the other, gaps part them.

Level lines, or areas of another colour, may part the rows; below a heading without them, the column
of numbers tells where rows begin. What is found here may be text that only looks so: its lines are
kept beside the rows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from duties.importing.readers.page_lines import Letter, TextLine, by_base, lines_of, texts_of
from duties.importing.readers.page_tables import AxisLine

_Span = tuple[float, float]
_LineOf = list[Letter]


class Aligned(NamedTuple):
    """What may be a table: where it begins, where columns are parted, its rows and its lines."""

    top: float
    xs: tuple[float, ...]
    rows: list[tuple[str, ...]]
    lines: list[TextLine]


_NEAR = 8.0  # points by which lines of one table begin or end apart
_NARROWEST = 150.0  # points of a table that level lines make
_FEWEST_LINES = 3
_GAP = 0.5  # of the size of letters: the least gap between columns
_WIDE = 1.0  # times their size: gaps between the headings of a table without lines
_HIGH = 4.0  # times their size: lines that are further apart are of no one table


class AlignedTables:
    """Finds what may be tables among the letters of a page, and takes their letters out.

    `above` may go on here from the page before.
    """

    def __init__(self, letters: Iterable[Letter], above: Aligned | None) -> None:
        self.rest = list(letters)
        self.tables: list[Aligned] = []
        self._above = above

    def take_lined(self, levels: Sequence[AxisLine]) -> None:
        """Take the tables whose rows level lines part, and the one that goes on here."""
        above = self._above
        if above is not None and (going_on := _going_on(self.rest, above.xs)):
            own = [
                line for line in levels if line.start <= above.xs[1] and line.end >= above.xs[-2]
            ]
            self._take(going_on, [line.at for line in own], _GOING_ON)
        for lines in _figures(levels):
            if inside := _between(self.rest, lines):
                self._take(inside, [line.at for line in lines], _LINED)

    def take_plain(self, letters: Sequence[Letter]) -> list[Letter]:
        """Take the tables among some letters whose cells only gaps part; return the others."""
        self.rest = list(letters)
        for run in list(_runs(letters)):
            self._take([letter for line in run for letter in line], [], _PLAIN)
        return self.rest

    def _take(self, inside: Sequence[Letter], ys: Sequence[float], least: "_Least") -> None:
        table = _table(inside, ys, None if self.tables else self._above, least)
        if table is not None:
            self.tables.append(table)
            held = set(map(id, inside))
            self.rest = [letter for letter in self.rest if id(letter) not in held]


class _Least(NamedTuple):
    """How many columns and rows a table has at least."""

    columns: int
    rows: int


_GOING_ON = _Least(2, 1)
_LINED = _Least(2, 2)
_PLAIN = _Least(3, 2)
_HEADERS = 2  # lines at the head of a page before a table that goes on there


def _going_on(letters: Sequence[Letter], xs: Sequence[float]) -> list[Letter]:
    """Return the lines at the head of a page that have gaps where these columns are parted."""
    lines = by_base(letters)
    for begin in range(min(_HEADERS + 1, len(lines))):
        if len(_spans(lines[begin], _GAP)) > 1 and _fits(lines[begin : begin + 1], xs):
            end = begin + 1
            while (
                end < len(lines)
                and _is_near(lines[end - 1], lines[end])
                and _fits(lines[end : end + 1], xs)
            ):
                end += 1
            return [letter for line in lines[begin:end] for letter in line]
    return []


def _figures(levels: Iterable[AxisLine]) -> Iterator[list[AxisLine]]:
    """Yield three or more level lines, from the top down, that begin and end alike."""
    groups: list[list[AxisLine]] = []
    for line in levels:
        own = next((each for each in groups if _are_alike(each[0], line)), None)
        if own is None:
            groups.append([line])
        else:
            own.append(line)
    for group in groups:
        if len(group) >= _FEWEST_LINES and group[0].end - group[0].start >= _NARROWEST:
            yield group


def _are_alike(one: AxisLine, other: AxisLine) -> bool:
    return abs(one.start - other.start) <= _NEAR and abs(one.end - other.end) <= _NEAR


def _between(letters: Iterable[Letter], lines: Sequence[AxisLine]) -> list[Letter]:
    """Return the letters between the first and the last of lines, and those of a row beside them.

    The heading may stand above the first line, the last row below the last one.
    """
    left, right = lines[0].start - _NEAR, lines[0].end + _NEAR
    beside = [each for each in letters if left <= (each.left + each.right) / 2 <= right]
    first, last = lines[0].at, lines[-1].at
    found = [each for each in beside if first <= each.middle <= last]
    above = [each for each in beside if each.middle < first]
    below = [each for each in beside if each.middle > last]
    return _touching(above, first, -1) + found + _touching(below, last, 1)


def _touching(letters: Sequence[Letter], edge: float, way: int) -> list[Letter]:
    """Return the lines with gaps next to an edge, going up or down from it."""
    found: list[Letter] = []
    for line in by_base(letters)[::way]:
        size = line[0].size
        if abs(line[0].middle - edge) > _HIGH * size or len(_spans(line, _WIDE)) < 2:
            break
        found += line
        edge = line[0].middle
    return found


def _runs(letters: Sequence[Letter]) -> Iterator[list[_LineOf]]:
    """Yield lines below one with three cells or more that do not fill the gaps between these."""
    lines = by_base(letters)
    at = 0
    while at < len(lines):
        spans = _spans(lines[at], _WIDE)
        end = at + 1
        if len(spans) >= _PLAIN.columns:
            while end < len(lines) and _is_near(lines[end - 1], lines[end]):
                if len(_rivers(lines[at : end + 1], 0)) + 1 < _PLAIN.columns:
                    break
                end += 1
            if end - at >= _FEWEST_LINES:
                yield lines[at:end]
        at = end


def _is_near(above: _LineOf, below: _LineOf) -> bool:
    return below[0].base - above[0].base <= _HIGH * max(above[0].size, below[0].size)


def _spans(line: Iterable[Letter], gap: float) -> list[_Span]:
    """Return the stretches of a line that no gap of so many sizes parts."""
    found: list[_Span] = []
    for letter in sorted(line, key=lambda each: each.left):
        if letter.text.isspace():
            continue
        if found and letter.left - found[-1][1] < gap * letter.size:
            found[-1] = found[-1][0], max(found[-1][1], letter.right)
        else:
            found.append((letter.left, letter.right))
    return found


def _rivers(lines: Sequence[_LineOf], fewest: int) -> list[_Span]:
    """Return the strips from top to bottom that no line fills.

    Where there are more than `fewest` lines of several cells, the others may go across the table.
    """
    spans = [_spans(line, _GAP) for line in lines]
    several = [each for each in spans if len(each) > 1]
    told = sorted(span for each in (several if len(several) > fewest else spans) for span in each)
    size = lines[0][0].size
    found: list[_Span] = []
    end = told[0][1] if told else 0.0
    for start, stop in told:
        if start - end >= _GAP * size:
            found.append((end, start))
        end = max(end, stop)
    return found


def _table(
    letters: Sequence[Letter], ys: Sequence[float], above: Aligned | None, least: _Least
) -> Aligned | None:
    """Return the table that letters make, None where they make none."""
    lines = [line for line in by_base(letters) if any(not each.text.isspace() for each in line)]
    if not lines:
        return None
    rivers = _rivers(lines, 2)
    left = min(each.left for each in letters)
    right = max(each.right for each in letters)
    xs = (left, *((start + end) / 2 for start, end in rivers), right)
    if above is not None and _fits(lines, above.xs):
        xs = above.xs
    if len(xs) <= least.columns:
        return None
    bands = _bands(letters, ys)
    is_free = len(ys) <= _FEWEST_LINES and least is not _GOING_ON
    if above is None or xs != above.xs:
        xs = _headed(xs, _rows(bands[0], xs, is_free=is_free)[0])
    rows = [row for band in bands for row in _rows(band, xs, is_free=is_free)]
    if len(xs) <= least.columns or len(rows) < least.rows:
        return None
    cells = [tuple("\n".join(texts_of(cell)) for cell in _cells(row, xs)) for row in rows]
    return Aligned(min(each.base - each.size for each in letters), xs, cells, lines_of(letters))


def _fits(lines: Iterable[_LineOf], xs: Sequence[float]) -> bool:
    """Tell whether lines have gaps where the columns of another table are parted."""
    spans = [span for line in lines for span in _spans(line, _GAP)]
    inner = xs[1:-1]
    return not any(start < x < end for start, end in spans for x in inner)


def _headed(xs: tuple[float, ...], heading: Sequence[Letter]) -> tuple[float, ...]:
    """Return where columns are parted, but for those without a heading, which go with others."""
    told = [any(not each.text.isspace() for each in cell) for cell in _cells(heading, xs)]
    kept = [x for x, is_told in zip(xs[1:-1], told[1:], strict=True) if is_told]
    return (xs[0], *kept, xs[-1])


def _cells(row: Iterable[Letter], xs: Sequence[float]) -> list[list[Letter]]:
    found: list[list[Letter]] = [[] for _ in xs[1:]]
    for letter in row:
        at = bisect_right(xs, (letter.left + letter.right) / 2, 1, len(xs) - 1) - 1
        found[at].append(letter)
    return found


def _bands(letters: Iterable[Letter], ys: Sequence[float]) -> list[list[Letter]]:
    """Return the letters between each two of the places at which lines go, and beyond them."""
    found: list[list[Letter]] = [[] for _ in range(len(ys) + 1)]
    for letter in letters:
        found[bisect_right(ys, letter.middle)].append(letter)
    return [band for band in found if any(not each.text.isspace() for each in band)]


def _rows(band: Sequence[Letter], xs: Sequence[float], *, is_free: bool) -> list[list[Letter]]:
    """Return the rows of letters between two lines: each begins with a number, if several do.

    Where a band `is_free` to hold several rows without numbers, wide gaps part them.
    """
    for column in _cells(band, xs)[:2]:
        numbers = lines_of(column)
        told = [line for line in numbers if _NUMBER.fullmatch(line.text)]
        if len(told) > 1 and len(numbers) - len(told) <= 1:
            return _cut(band, numbers)
    return _parted(band, xs) if is_free else [list(band)]


def _parted(band: Sequence[Letter], xs: Sequence[float]) -> list[list[Letter]]:
    """Return the rows of a band that gaps part which are wider than those between lines.

    Where all are alike, they part rows if these have all their cells.
    """
    gaps = _gaps(band)
    wide = [bottom - top for top, bottom in gaps]
    heights = sorted(wide)
    jumps = [(after / max(before, _THINNEST), after) for before, after in pairwise(heights)]
    jump, least = max(jumps, default=(1.0, 0.0))
    if jump < _WIDER:
        least = 0.0
    rows = _split(band, [(top + bottom) / 2 for top, bottom in gaps if bottom - top >= least])
    if jump < _WIDER and not all(all(map(lines_of, _cells(row, xs))) for row in rows):
        return [list(band)]
    return rows


_THINNEST = 1.0  # points
_WIDER = 1.4  # times a gap between lines of a cell: one between rows


_NUMBER = re.compile("[（(]?(?:\\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、]?")


def _cut(band: Sequence[Letter], numbers: Sequence[TextLine]) -> list[list[Letter]]:
    """Return rows with a number each, parted by the widest gaps, else above the numbers."""
    edges = _gaps(band)
    widest = sorted(sorted(edges, key=lambda gap: gap[1] - gap[0])[1 - len(numbers) :])
    cuts = [(top + bottom) / 2 for top, bottom in widest]
    middles = [line.base - line.size / 3 for line in numbers]
    if [bisect_right(cuts, middle) for middle in middles] != list(range(len(numbers))):
        cuts = [line.top for line in numbers[1:]]
    return _split(band, cuts)


def _split(band: Iterable[Letter], cuts: Sequence[float]) -> list[list[Letter]]:
    found: list[list[Letter]] = [[] for _ in range(len(cuts) + 1)]
    for letter in band:
        found[bisect_right(cuts, letter.middle)].append(letter)
    return found


def _gaps(band: Iterable[Letter]) -> list[_Span]:
    """Return the strips from left to right in which nothing stands."""
    told = sorted(
        (each.base - each.size * 0.88, each.base + each.size * 0.12)
        for each in band
        if not each.text.isspace()
    )
    reached = [told[0][1]]
    for _, bottom in told[1:]:
        reached.append(max(reached[-1], bottom))
    return [
        (end, top) for end, (_, (top, _)) in zip(reached, pairwise(told), strict=False) if top > end
    ]
