"""Where the blocks of a network stand: spread over a sheet so that it is well filled."""

from collections.abc import Sequence
from math import hypot, inf, sqrt
from typing import NamedTuple

from duties.drawing.sheet import Point

_GAP = 20.0  # points between two blocks, for lines and their numbers
_MANY_LOOSE = 5  # blocks that nothing joins
_ABOVE_ROWS = 24.0  # between the others and their rows
_FILLED = 0.5  # the part of a sheet that blocks and their gaps take at most
_LARGER = 1.04  # the next size that is tried for a sheet
_ROUNDS = 80  # in which blocks are pushed apart
_EVENING = 4  # rounds in which the places are evened out
_PULL = 0.3  # how far a block is drawn to those that it is joined to, from 0 to 1
_FIELDS = 18, 12  # of the grid by which the places are evened out
_HAIR = 0.01  # points that rounding may make of a straight row
_SWAPS = 4  # rounds in which blocks may change their places


class Size(NamedTuple):
    """The sides of a block, in points."""

    width: float
    height: float


class Spread(NamedTuple):
    """The upper left corners of some blocks, and the area that they take."""

    corners: tuple[Point, ...]
    width: float
    height: float


Pairs = Sequence[tuple[int, int]]


class Frame(NamedTuple):
    """What blocks are spread over: a sheet of a ratio of width to height.

    It is at least as wide as the `narrowest` width. Once it is wider than the `widest`, what is in
    it may overlap: it will not be drawn. `beside` is what else it has to hold, in width and height.
    """

    ratio: float
    beside: Size
    narrowest: float
    widest: float = inf


def spread(sizes: Sequence[Size], pairs: Pairs, middles: Sequence[Point], frame: Frame) -> Spread:
    """Return a place for each block, so that a frame is well filled.

    `pairs` are blocks that lines join, `middles` where a layout puts them. Many blocks that nothing
    joins stand in rows below the others.
    """
    ratio, beside = frame.ratio, frame.beside
    joined = sorted({at for pair in pairs for at in pair})
    loose = sorted(set(range(len(sizes))).difference(joined))
    if len(loose) < _MANY_LOOSE:
        joined, loose = [*range(len(sizes))], []
    blocks = [sizes[at] for at in joined]
    rest = [sizes[at] for at in loose]
    least = sum((size.width + _GAP) * (size.height + _GAP) for size in blocks)
    filled = _FILLED if len(blocks) > 1 else 1.0
    width = max(frame.narrowest, *(size.width for size in sizes))

    def room() -> Size:
        """Return what is left for joined blocks on a sheet of this width."""
        height = (width + beside.width) / ratio - beside.height
        return Size(width, height - _rows(rest, width)[1])

    while room().height < 0 or room().height * width * filled < least:
        width *= _LARGER
    numbers = {at: number for number, at in enumerate(joined)}
    own = [(numbers[first], numbers[second]) for first, second in pairs]
    places = _spread([middles[at] for at in joined], blocks, own, room())
    while width <= frame.widest:
        places, do_overlap = _parted(places, blocks, room())
        if not do_overlap:
            break
        width *= _LARGER
    rows, height = _rows(rest, width)
    top = room().height if blocks else 0.0
    corners = {at: Point(place.x, place.y + top) for at, place in zip(loose, rows, strict=True)}
    for at, place, size in zip(joined, places, blocks, strict=True):
        corners[at] = Point(place.x - size.width / 2, place.y - size.height / 2)
    return Spread(tuple(corners[at] for at in range(len(sizes))), width, top + height)


def _spread(
    middles: Sequence[Point], sizes: Sequence[Size], pairs: Pairs, frame: Size
) -> list[Point]:
    """Return the middles of blocks in a frame, near those that they are joined to."""
    if not middles:
        return []
    places = _evened(_levelled(middles, frame), sizes, pairs, frame)
    return _evened(_swapped(places, pairs), sizes, pairs, frame)


def _rows(sizes: Sequence[Size], width: float) -> tuple[list[Point], float]:
    """Return the corners of blocks that flow like words, and their height with a gap above."""
    corners: list[Point] = []
    x, y, row = 0.0, _ABOVE_ROWS, 0.0
    for size in sizes:
        if x and x + size.width > width:
            x, y, row = 0.0, y + row + _GAP, 0.0
        corners.append(Point(x, y))
        x += size.width + _GAP
        row = max(row, size.height)
    return corners, y + row if sizes else 0.0


def _levelled(places: Sequence[Point], frame: Size) -> list[Point]:
    """Turn places so that they spread most along the longer side of a frame, and fit them in."""
    count = len(places)
    x, y = sum(place.x for place in places) / count, sum(place.y for place in places) / count
    moved = [Point(place.x - x, place.y - y) for place in places]
    wide = sum(p.x * p.x for p in moved)
    high = sum(p.y * p.y for p in moved)
    both = sum(p.x * p.y for p in moved)
    # The direction in which they spread most: the first eigenvector of their covariance.
    most = (wide + high + sqrt((wide - high) ** 2 + 4 * both * both)) / 2
    across, down = (both, most - wide) if abs(both) > 1e-6 else (wide >= high, wide < high)
    length = sqrt(across * across + down * down)
    across, down = across / length, down / length
    turned = [Point(p.x * across + p.y * down, p.y * across - p.x * down) for p in moved]
    if frame.height > frame.width:
        turned = [Point(p.y, p.x) for p in turned]
    xs = _fitted([place.x for place in turned], frame.width)
    ys = _fitted([place.y for place in turned], frame.height)
    return [Point(x, y) for x, y in zip(xs, ys, strict=True)]


def _fitted(values: Sequence[float], room: float) -> list[float]:
    low, high = min(values), max(values)
    if high - low < _HAIR:
        return [room / 2] * len(values)
    return [(value - low) / (high - low) * room for value in values]


def _evened(
    places: Sequence[Point], sizes: Sequence[Size], pairs: Pairs, frame: Size
) -> list[Point]:
    """Move blocks to the middle of the fields that are nearest to them (Lloyd's algorithm).

    They are also drawn to those that they are joined to.
    """
    columns, rows = _FIELDS if frame.width >= frame.height else _FIELDS[::-1]
    wide, high = frame.width / columns, frame.height / rows
    fields = [
        Point((column + 0.5) * wide, (row + 0.5) * high)
        for row in range(rows)
        for column in range(columns)
    ]
    near = _neighbours(len(places), pairs)
    found = list(places)
    for round_ in range(_EVENING):
        own: list[list[Point]] = [[] for _ in found]
        blocks = [
            (place.x, place.y, size.width / 2, size.height / 2)
            for place, size in zip(found, sizes, strict=True)
        ]
        for field in fields:
            own[_nearest(field, blocks)].append(field)
        pull = _PULL * (1 - round_ / _EVENING)
        moved = []
        for at, place in enumerate(found):
            if own[at]:
                place = _mean(own[at])
            if near[at]:
                mean = _mean([found[other] for other in near[at]])
                place = Point(
                    place.x + (mean.x - place.x) * pull, place.y + (mean.y - place.y) * pull
                )
            moved.append(place)
        found = moved
    return found


def _nearest(field: Point, blocks: Sequence[tuple[float, float, float, float]]) -> int:
    """Return the nearest of some blocks, each with its middle and half its sides."""
    fx, fy = field
    found, nearest = 0, inf
    for at, (x, y, half, tall) in enumerate(blocks):
        across, down = abs(fx - x) - half, abs(fy - y) - tall
        if across > 0 or down > 0:
            gap = (across * across if across > 0 else 0) + (down * down if down > 0 else 0)
        else:
            gap = max(down, across)  # the deeper within, the nearer
        if gap < nearest:
            found, nearest = at, gap
    return found


def _neighbours(count: int, pairs: Pairs) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in range(count)]
    for first, second in pairs:
        near[first].append(second)
        near[second].append(first)
    return near


def _mean(places: Sequence[Point]) -> Point:
    return Point(
        sum(place.x for place in places) / len(places),
        sum(place.y for place in places) / len(places),
    )


def _swapped(places: Sequence[Point], pairs: Pairs) -> list[Point]:
    """Let blocks change places where that makes the lines shorter."""
    near = _neighbours(len(places), pairs)
    found = list(places)

    def length(at: int, place: Point, besides: int) -> float:
        return sum(
            hypot(found[other].x - place.x, found[other].y - place.y)
            for other in near[at]
            if other != besides
        )

    for _ in range(_SWAPS):
        is_done = True
        for one in range(len(found)):
            for two in range(one):
                before = length(one, found[one], two) + length(two, found[two], one)
                after = length(one, found[two], two) + length(two, found[one], one)
                if after < before - 1:
                    found[one], found[two] = found[two], found[one]
                    is_done = False
        if is_done:
            break
    return found


def _parted(places: Sequence[Point], sizes: Sequence[Size], room: Size) -> tuple[list[Point], bool]:
    """Return the middles of blocks, pushed apart to fill a room, and whether any still overlap."""
    wides = [(size.width + _GAP) / 2 for size in sizes]
    highs = [(size.height + _GAP) / 2 for size in sizes]
    # Gaps reach out of the room.
    lows = [(size.width / 2, size.height / 2) for size in sizes]
    if any(2 * x > room.width or 2 * y > room.height for x, y in lows):
        return list(places), True
    xs = _filling([place.x for place in places], [x for x, _ in lows], room.width)
    ys = _filling([place.y for place in places], [y for _, y in lows], room.height)
    is_done = False
    for _ in range(_ROUNDS):
        is_done = True
        for one in range(len(sizes)):
            for two in range(one):
                across = wides[one] + wides[two] - abs(xs[one] - xs[two])
                if across <= 0.01:
                    continue
                down = highs[one] + highs[two] - abs(ys[one] - ys[two])
                if down <= 0.01:
                    continue
                is_done = False
                if across < down:
                    _push(xs, one, two, across / 2, lows[one][0], lows[two][0], room.width)
                else:
                    _push(ys, one, two, down / 2, lows[one][1], lows[two][1], room.height)
        if is_done:
            break
    return [Point(x, y) for x, y in zip(xs, ys, strict=True)], not is_done


def _filling(places: Sequence[float], halves: Sequence[float], room: float) -> list[float]:
    """Return the middles of blocks, with half their sides, drawn apart to fill a room."""
    if not places:
        return []
    first = min(range(len(places)), key=lambda at: places[at] - halves[at])
    last = max(range(len(places)), key=lambda at: places[at] + halves[at])
    way = places[last] - places[first]
    scale = (room - halves[first] - halves[last]) / way if way > _HAIR else 0.0
    start = halves[first] if way > _HAIR else room / 2
    return [
        min(max((place - places[first]) * scale + start, half), room - half)
        for place, half in zip(places, halves, strict=True)
    ]


def _push(
    places: list[float], one: int, two: int, way: float, low: float, low_two: float, size: float
) -> None:
    """Move two places apart, each half of what is missing, as far as the sheet goes."""
    if places[one] < places[two]:
        way = -way
    places[one] = min(max(places[one] + way, low), size - low)
    places[two] = min(max(places[two] - way, low_two), size - low_two)


def filled_share(sizes: Sequence[Size], room: Size) -> float:
    """Return how much of a room blocks and their gaps take: 1 is all of it, or a side too long."""
    if any(size.width > room.width or size.height > room.height for size in sizes):
        return inf
    return sum((size.width + _GAP) * (size.height + _GAP) for size in sizes) / (
        room.width * room.height
    )
