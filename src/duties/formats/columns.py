"""How wide each column of a table is: as wide as its contents, or so that the table is low."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations

from duties.formats.text import width_of
from duties.formats.wrapping import foreseen

_NARROWEST = 10  # columns of the terminal that a column of a table keeps where there is room
_NARROW = 6  # and where there is not: two Chinese characters and a mark
_LEAST = 4  # and in the narrowest terminal, where they stand alone
_LOOKED_AT = 60  # rows that decide how wide the columns are
_STEPS = (32, 24, 16, 12, 10, 8, 6, 4, 2, 1)


def column_widths(
    rows: Sequence[Sequence[str]], least: Sequence[int], total: int, gap: int
) -> list[int]:
    """Return how wide each column may be, so that a row fits into `total` columns of a terminal.

    A column has its natural width if all do. Otherwise the longest give way, and then room goes
    from one to another for as long as that makes the table lower. None becomes narrower than
    its `least` (its longest word) or than `_NARROWEST`, unless there is no other way.
    """
    natural = [max(map(width_of, cells)) for cells in zip(*rows, strict=True)]
    room = total - gap * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    columns = len(natural)
    for limits in (
        [max(low, _NARROWEST) for low in least],
        [max(low, _NARROW) for low in least],
        [_NARROW] * columns,
        [_LEAST] * columns,
    ):
        floors = list(map(min, natural, limits))
        if sum(floors) <= room:
            break
    starts = [_levelled(natural, floors, room)]
    for favoured, width in enumerate(natural):
        most = min(width, room - sum(floors) + floors[favoured])
        if most > starts[0][favoured]:
            raised = [*floors[:favoured], most, *floors[favoured + 1 :]]
            starts.append(_levelled(natural, raised, room))
    return _lowest(_sample(rows), starts, floors, natural)


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


def _sample(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return so many rows, evenly chosen, as the columns."""
    step = max(len(rows) // _LOOKED_AT, 1)
    return list(zip(*rows[::step], strict=True))


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
