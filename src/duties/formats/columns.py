"""How wide each column of a table is, and how many of them have room beside each other."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, permutations
from typing import NamedTuple, TypeVar

from duties.formats.text import width_of
from duties.formats.wrapping import foreseen, longest_word

Row = TypeVar("Row")

_NARROW = 10  # columns of the terminal that a column keeps: four Chinese characters and a mark
_COMFORTABLE = 16  # and where some columns stand elsewhere
_PROSE = 24  # and where it holds texts that need several lines
_LONGEST = 25  # the longest name of a rule; a longer word may be cut, as an address on the web is
_LOOKED_AT = 60  # rows that decide how wide the columns are
_STEPS = (32, 24, 16, 12, 10, 8, 6, 4, 2, 1)


class Needs(NamedTuple):
    """How wide a column is by nature, how wide at least, and how wide where there is choice.

    It is never so narrow that a word is cut, nor that its texts, but for a few, become columns of
    single words.
    """

    natural: int
    least: int
    comfortable: int


def needs_of(rows: Sequence[Sequence[str]]) -> list[Needs]:
    """Return what room each column of a table needs; the first row holds its headings."""
    return [_needs(*cells) for cells in zip(*rows, strict=True)]


def _needs(heading: str, *cells: str) -> Needs:
    widths = sorted(map(width_of, cells))
    usual = widths[len(widths) * 9 // 10]  # nine cells in ten are no wider
    least = max(
        _least(heading, 4 + width_of(heading) % 4),  # two characters, or three of an odd number
        min(-(-usual // 2), _PROSE),
    )
    for cell in cells:
        if width_of(cell) > least:
            least = max(least, _least(cell, _NARROW))
    natural = max(width_of(heading), widths[-1])
    return Needs(natural, least, max(least, min(usual, _COMFORTABLE)))


def _least(text: str, narrow: int) -> int:
    width = width_of(text)
    is_wide = width > len(text)  # as Chinese is
    return max(longest_word(text, _LONGEST), min(width, narrow) if is_wide else 0)


def fitting(widths: Sequence[int], total: int, gap: int) -> int:
    """Return how many columns, from the first on, fit into a row beside each other."""
    return sum(width - gap <= total for width in accumulate(width + gap for width in widths))


def column_widths(
    rows: Sequence[Sequence[str]], floors: Sequence[int], total: int, gap: int
) -> list[int]:
    """Return how wide each column may be, so that a row fits into `total` columns of a terminal.

    A column has its natural width if all do. Otherwise the longest give way, and then room goes
    from one to another for as long as that makes the table lower. None becomes narrower than its
    floor, unless it stands alone; the floors fit.
    """
    natural = [max(map(width_of, cells)) for cells in zip(*rows, strict=True)]
    room = total - gap * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    floors = [min(width, floor, room) for width, floor in zip(natural, floors, strict=True)]
    starts = [_levelled(natural, floors, room)]
    for favoured, width in enumerate(natural):
        most = min(width, room - sum(floors) + floors[favoured])
        if most > starts[0][favoured]:
            raised = [*floors[:favoured], most, *floors[favoured + 1 :]]
            starts.append(_levelled(natural, raised, room))
    return _lowest(list(zip(*sample(rows), strict=True)), starts, floors, natural)


def _levelled(widths: list[int], floors: list[int], room: int) -> list[int]:
    """Return the widths with the widest cut down to one level until they fit, or to the floors."""
    level = max(widths)
    cut = widths
    while level > 0 and sum(cut) > room:
        level -= 1
        cut = [max(min(width, level), floor) for width, floor in zip(widths, floors, strict=True)]
    spare = room - sum(cut)
    for column, width in enumerate(widths):  # the remainder of the division
        if spare > 0 and cut[column] < width:
            cut[column] += 1
            spare -= 1
    return cut


def sample(rows: Sequence[Row]) -> list[Row]:
    """Return so many rows, evenly chosen, as decide how wide the columns are."""
    return list(rows[:: max(len(rows) // _LOOKED_AT, 1)])


def _lowest(
    columns: list[tuple[str, ...]], starts: list[list[int]], floors: list[int], natural: list[int]
) -> list[int]:
    """Return the best widths that come of moving room between columns, from any of the starts.

    Of two tables of one height that is better which cuts fewer names, then that whose cells have
    fewer lines in all.
    """

    @cache
    def seen(column: int, width: int) -> tuple[tuple[int, ...], int]:
        lines, cuts = zip(*(foreseen(cell, width) for cell in columns[column]), strict=True)
        return lines, sum(cuts)

    def badness(widths: Sequence[int]) -> tuple[int, int, int]:
        lines, cuts = zip(*(seen(*column) for column in enumerate(widths)), strict=True)
        return sum(map(max, zip(*lines, strict=True))), sum(cuts), sum(map(sum, lines))

    def moves(widths: list[int]) -> Iterator[list[int]]:
        for step in _STEPS:
            for giver, taker in permutations(range(len(widths)), 2):
                moved = min(step, natural[taker] - widths[taker])
                if moved > 0 and widths[giver] - moved >= floors[giver]:
                    changed = list(widths)
                    changed[giver] -= moved
                    changed[taker] += moved
                    yield changed

    def lowered(widths: list[int]) -> list[int]:
        best = badness(widths)
        while better := next(((b, w) for w in moves(widths) if (b := badness(w)) < best), None):
            best, widths = better
        return widths

    return min(map(lowered, starts), key=badness)
