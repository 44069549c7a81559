"""Ruled lines on a page → the tables that they make, open at the sides or not, and their cells."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duties.importing.readers.page_lines import Letter, texts_of


class DrawnLine(NamedTuple):
    """A straight line on a page, or a thin bar, by its box in points: see `pages.py`."""

    left: float
    top: float
    right: float
    bottom: float


_NEAR = 3.0  # points by which lines that meet may miss each other
_MOST_RULES = 8_000  # on a page; what has more is a drawing
_MOST_CELLS = 40_000  # of a table


class AxisLine(NamedTuple):
    """A level or upright line: where it stands, and from where to where it goes."""

    at: float
    start: float
    end: float


class RuledTable(NamedTuple):
    """A table: where its columns and rows are parted, and which cell each of its fields is part of.

    `cells` has a number for each field, row by row; fields of one cell have the same.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[int, ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(self.ys) - 1

    def reach(self, row: int, column: int) -> int:
        """Return how many rows a cell goes down, from this one on."""
        cell = self.cells[row * self.width + column]
        below = range(row + 1, self.height)
        return next(
            (at - row for at in below if self.cells[at * self.width + column] != cell),
            self.height - row,
        )

    def is_deep(self, column: int) -> bool:
        """Tell whether the last cell of a column spans several rows."""
        return self.height > 1 and self.reach(self.height - 2, column) > 1

    def holds(self, letter: Letter) -> bool:
        """Tell whether a letter stands in the table."""
        return (
            self.ys[0] <= letter.middle <= self.ys[-1]
            and self.xs[0] - _NEAR <= (letter.left + letter.right) / 2 <= self.xs[-1] + _NEAR
        )


class Drawn(NamedTuple):
    """The tables that lines make which cross or touch, and the level lines that touch none."""

    grids: list[RuledTable]
    levels: list[AxisLine]


def ruled(rules: Sequence[DrawnLine]) -> Drawn:
    """Return what the lines of a page make."""
    if not _FEWEST <= len(rules) <= _MOST_RULES:
        return Drawn([], [])
    level = _joined([AxisLine((r.top + r.bottom) / 2, r.left, r.right) for r in rules if _lies(r)])
    upright = _joined(
        [AxisLine((r.left + r.right) / 2, r.top, r.bottom) for r in rules if _stands(r)]
    )
    groups = _connected(level, upright)
    grids = [_grid(*group) for group in groups if all(group)]
    lone = [line for lines, others in groups if not others for line in lines]
    return Drawn([grid for grid in grids if grid is not None], lone)


_FEWEST = 3
_THIN = 4.0  # points; what is thicker in both ways is no line


def _lies(rule: DrawnLine) -> bool:
    return rule.bottom - rule.top <= _THIN and rule.right - rule.left > _THIN


def _stands(rule: DrawnLine) -> bool:
    return rule.right - rule.left <= _THIN and rule.bottom - rule.top > _THIN


def _joined(strokes: Iterable[AxisLine]) -> list[AxisLine]:
    """Return lines with those put together that go on with each other, or lie on each other."""
    found: list[AxisLine] = []
    for at, group in _snapped(strokes):
        start = end = None
        for stroke in sorted(group, key=lambda each: each.start):
            if start is None or end is None or stroke.start > end + _NEAR:
                if start is not None and end is not None:
                    found.append(AxisLine(at, start, end))
                start, end = stroke.start, stroke.end
            end = max(end, stroke.end)
        if start is not None and end is not None:
            found.append(AxisLine(at, start, end))
    return found


def _snapped(strokes: Iterable[AxisLine]) -> list[tuple[float, list[AxisLine]]]:
    """Return lines in groups of those that stand at one place, but for what is too small to see."""
    groups: list[list[AxisLine]] = []
    for stroke in sorted(strokes):
        if (
            groups
            and stroke.at - groups[-1][-1].at <= _NEAR
            and stroke.at - groups[-1][0].at <= 2 * _NEAR
        ):
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [(sum(each.at for each in group) / len(group), group) for group in groups]


def _connected(
    level: Sequence[AxisLine], upright: Sequence[AxisLine]
) -> list[tuple[list[AxisLine], list[AxisLine]]]:
    """Return the level and upright lines of each figure whose lines meet, in their order."""
    parents = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    ats = [line.at for line in level]  # in order, as `_joined` gives them
    for number, line in enumerate(upright, len(level)):
        first = bisect_right(ats, line.start - _NEAR)
        for other in range(first, bisect_right(ats, line.end + _NEAR)):
            if level[other].start - _NEAR <= line.at <= level[other].end + _NEAR:
                parents[root(number)] = root(other)
    groups: dict[int, tuple[list[AxisLine], list[AxisLine]]] = {}
    for at, line in enumerate((*level, *upright)):
        groups.setdefault(root(at), ([], []))[at >= len(level)].append(line)
    return list(groups.values())


def _grid(level: Sequence[AxisLine], upright: Sequence[AxisLine]) -> RuledTable | None:
    """Return the table of lines that meet, None where they make none."""
    xs = _places([*(line.at for line in upright), *_ends(level)])
    ys = _places([*(line.at for line in level), *_ends(upright)])
    width, height = len(xs) - 1, len(ys) - 1
    if width < 1 or height < 1 or width * height > _MOST_CELLS:
        return None
    walls = _covered(upright, xs, ys)
    floors = _covered(level, ys, xs)
    parents = list(range(width * height))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for row in range(height):
        for column in range(width):
            at = row * width + column
            if column + 1 < width and (column + 1, row) not in walls:
                parents[root(at + 1)] = root(at)
            if row + 1 < height and (row + 1, column) not in floors:
                parents[root(at + width)] = root(at)
    return RuledTable(xs, ys, tuple(map(root, range(width * height))))


def _ends(lines: Sequence[AxisLine]) -> tuple[float, float]:
    return min(line.start for line in lines), max(line.end for line in lines)


def _places(places: Iterable[float]) -> tuple[float, ...]:
    """Return places in their order, one of those that are near each other."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR * 2:
            found.append(place)
    return tuple(found)


def _covered(
    lines: Iterable[AxisLine], places: Sequence[float], steps: Sequence[float]
) -> set[tuple[int, int]]:
    """Return at which places, and beside which steps, lines go: numbers of both."""
    found = set()
    for line in lines:
        at = min(range(len(places)), key=lambda number: abs(places[number] - line.at))
        for step in range(len(steps) - 1):
            if line.start <= (steps[step] + steps[step + 1]) / 2 <= line.end:
                found.add((at, step))
    return found


def cells_of(
    grid: RuledTable, letters: Iterable[Letter], sideways: Iterable[Letter] = ()
) -> tuple[list[tuple[str, ...]], list[Letter]]:
    """Return the texts of a table's rows; a cell over several rows or columns stands in each.

    Words that go up or down are those of a cell where it has no others; the rest is returned.
    """
    within: dict[int, list[Letter]] = {}
    for letter in letters:
        within.setdefault(_cell(grid, letter), []).append(letter)
    texts = {cell: "\n".join(texts_of(held)) for cell, held in within.items()}
    left: list[Letter] = []
    for words in sideways:
        if texts.get(cell := _cell(grid, words)):
            left.append(words)
        else:
            texts[cell] = words.text
    filled = [texts.get(cell, "") for cell in grid.cells]
    rows = [tuple(filled[at : at + grid.width]) for at in range(0, len(filled), grid.width)]
    return rows, left


def _cell(grid: RuledTable, letter: Letter) -> int:
    """Return the number of the cell in which a letter stands."""
    column = bisect_right(grid.xs, (letter.left + letter.right) / 2, 1, grid.width) - 1
    row = bisect_right(grid.ys, letter.middle, 1, grid.height) - 1
    return grid.cells[row * grid.width + column]
