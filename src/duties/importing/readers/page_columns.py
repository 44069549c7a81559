"""Letters on a page → those of its columns, where the text is set in columns.

A gutter is a strip that few lines cross. The lines beside it that follow each other are columns
where the file has one side before the other, or where most lines of both sides reach their margin:
rows of a table do neither.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from duties.importing.readers.page_lines import Letter, by_base


class SideBySide(NamedTuple):
    """Letters of columns in the order in which they are read, and where they begin."""

    top: float
    stretches: list[list[Letter]]


class Arranged(NamedTuple):
    """The letters of a page: those of lines across the page, and those of columns."""

    across: list[Letter]
    columns: list[SideBySide]


_FEWEST = 4  # lines of a column
_FEW = 2  # of one on the last page, where it is wide
_STEP = 4.0  # points in which a gutter is looked for
_GUTTER = 1.2  # times the size of letters


def in_columns(letters: Sequence[Letter], fewest: int = _FEWEST) -> Arranged:
    """Return which letters of a page stand in columns of so many lines at least."""
    lines = [line for line in by_base(letters) if not all(each.text.isspace() for each in line)]
    if len(lines) < _FEWEST:
        return Arranged(list(letters), [])
    gutter = _gutter(lines)
    if gutter is None:
        return Arranged(list(letters), [])
    across: list[Letter] = []
    columns: list[SideBySide] = []
    order = {id(letter): at for at, letter in enumerate(letters)}
    for is_crossed, run in groupby(lines, lambda line: _crosses(line, gutter)):
        stretch = list(run)
        both = [letter for line in stretch for letter in line]
        left = [letter for letter in both if _middle(letter) < gutter]
        right = [letter for letter in both if _middle(letter) >= gutter]
        if is_crossed or not _are_columns((left, right), gutter, order, fewest):
            across += both
            continue
        stretches = [
            each
            for side in (left, right)
            for each in _stretches(sorted(side, key=lambda letter: order[id(letter)]))
        ]
        columns.append(SideBySide(min(each.base - each.size for each in both), stretches))
    return Arranged(across, columns)


def _stretches(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Return the letters of a column, which may be parted in columns again, as they are read."""
    found = in_columns(letters, 1)
    if not found.columns:
        return [list(letters)]
    placed = [(line[0].base - line[0].size, [line]) for line in by_base(found.across)]
    placed += [(each.top, each.stretches) for each in found.columns]
    placed.sort(key=lambda each: each[0])
    return [stretch for _, stretches in placed for stretch in stretches]


def _middle(letter: Letter) -> float:
    return (letter.left + letter.right) / 2


def _spans(line: Iterable[Letter]) -> list[tuple[float, float]]:
    """Return the stretches of a line that no wide gap parts."""
    found: list[tuple[float, float]] = []
    for letter in sorted(line, key=lambda each: each.left):
        if letter.text.isspace():
            continue
        if found and letter.left - found[-1][1] < _GUTTER * letter.size:
            found[-1] = found[-1][0], max(found[-1][1], letter.right)
        else:
            found.append((letter.left, letter.right))
    return found


def _gutter(lines: Sequence[Sequence[Letter]]) -> float | None:
    """Return the middle of the strip, not far from the middle of the text, that fewest cross."""
    spans = [_spans(line) for line in lines]
    left = min(span[0][0] for span in spans)
    right = max(span[-1][1] for span in spans)
    steps = int((right - left) / _STEP) + 2
    changes = [0] * (steps + 1)
    for line in spans:
        for start, end in line:
            changes[int((start - left) / _STEP)] += 1
            changes[int((end - left) / _STEP) + 1] -= 1
    covered = list(accumulate(changes))
    inner = range(int(steps * _AT_LEAST), int(steps * (1 - _AT_LEAST)) + 1)
    least = min((covered[at] for at in inner), default=0)
    if least > len(lines) // 2:
        return None
    free = [at for at in inner if covered[at] == least]
    runs: list[list[int]] = [[free[0]]]
    for before, at in pairwise(free):
        if at == before + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    middles = {left + (run[0] + run[-1] + 1) / 2 * _STEP: len(run) for run in runs}

    def beside(middle: float) -> tuple[int, int]:
        """Return how many lines stand at least on either side, and how wide the strip is."""
        before = sum(line[0][1] <= middle for line in spans)
        behind = sum(line[-1][0] >= middle for line in spans)
        return min(before, behind), middles[middle]

    return max(middles, key=beside)


_AT_LEAST = 0.2  # of the width of the text, of a column


def _crosses(line: Iterable[Letter], gutter: float) -> bool:
    """Tell whether a line goes across the gutter."""
    return any(start < gutter < end for start, end in _spans(line))


def _are_columns(
    beside: tuple[Sequence[Letter], Sequence[Letter]],
    gutter: float,
    order: dict[int, int],
    fewest: int,
) -> bool:
    """Tell whether the sides of a gutter are columns of text rather than cells of rows."""
    if not all(beside):
        return False
    sides = list(map(by_base, beside))
    least = min(map(len, sides))
    both = (*beside[0], *beside[1])
    placed = sorted((order[id(letter)], _middle(letter) < gutter) for letter in both)
    switches = sum(here != there for (_, here), (_, there) in pairwise(placed))
    if switches <= 1 and (least >= fewest or (least >= _FEW and all(map(_is_wide, sides)))):
        return True
    if least < fewest:
        return False
    if switches * 4 < max(map(len, sides)):  # the file begins each side anew now and then
        return all(map(_is_wide, sides))
    return all(_is_wide(side) and _is_full(side) for side in sides)


_LETTERS = 8  # of a line of a column


def _is_wide(side: Sequence[Sequence[Letter]]) -> bool:
    widths = sorted(max(e.right for e in line) - min(e.left for e in line) for line in side)
    return widths[len(widths) // 2] >= _LETTERS * side[0][0].size


def _is_full(side: Sequence[Sequence[Letter]]) -> bool:
    """Tell whether most lines reach the margin on the right."""
    rights = [max(letter.right for letter in line) for line in side]
    margin = max(rights) - _REACHED * side[0][0].size
    return sum(right >= margin for right in rights) * 2 >= len(rights)


_REACHED = 2  # letters by which a line may miss its margin
