"""Lines round the boxes that they do not join, and room on them for a number."""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from duties.drawing.sheet import Box, Point

_CLEAR = 4.0  # points between a line and a box that it does not join
_BERTH = 8.0  # between a box and the corner of a line that turns there
_LANE = 5.0  # between two lines that turn at one corner
_LANES = 3  # at one corner
_TURN = 30.0  # points that a turn is worth
_LONGEST, _EXTRA = 2.0, 200.0  # how much longer than straight a line may be, and points more
_APART = 3.0  # between a number and another line, where there is room
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9)


class Zone(NamedTuple):
    """A rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float


def area_of(box: Box, around: float = 0) -> Zone:
    """Return the area of a box and so many points around it."""
    return Zone(box.x - around, box.y - around, box.right + around, box.bottom + around)


def crosses(first: Point, last: Point, area: Zone) -> bool:
    """Return whether a straight line runs through an area."""
    ax, ay = first
    bx, by = last
    left, top, right, bottom = area
    if (
        (ax <= left and bx <= left)
        or (ax >= right and bx >= right)
        or (ay <= top and by <= top)
        or (ay >= bottom and by >= bottom)
    ):
        return False
    # On which side of the line each corner is.
    across, down = bx - ax, by - ay
    level, low = across * (top - ay), across * (bottom - ay)
    near, far = down * (left - ax), down * (right - ax)
    sides = level - near, level - far, low - near, low - far
    return min(sides) < 0 < max(sides)


class Router:
    """Finds lines between areas, from middle to middle, round all others.

    Lines join only areas that have a middle: the first ones. They turn only within `room`.
    """

    def __init__(self, areas: Sequence[Zone], middles: Sequence[Point], room: Zone) -> None:
        self._middles = middles
        self._blocks = areas
        self._areas = [_widened(area, _CLEAR) for area in areas]
        self._room = room
        self._lanes = [0] * (4 * len(areas))
        self._corners = [self._corner(number) for number in range(4 * len(areas))]
        self._seen: dict[tuple[Point, Point], bool] = {}

    def straight(self, tail: int, head: int) -> bool:
        """Return whether the straight line between two areas is free."""
        return self._is_free(self._middles[tail], self._middles[head], (tail, head))

    def distance(self, tail: int, head: int) -> float:
        """Return how far two areas are apart."""
        return _distance(self._middles[tail], self._middles[head])

    def route(self, tail: int, head: int) -> tuple[Point, ...] | None:
        """Return the corners of a short line between two areas, both ends included.

        None where there is none of a sensible length. The next line turns a little further out.
        """
        if self.straight(tail, head):
            return self._middles[tail], self._middles[head]
        turns = self._turns(tail, head)
        if turns is None:
            return None
        corners = [self._corners[number] for number in turns]
        for number in turns:
            self._lanes[number] = min(self._lanes[number] + 1, _LANES - 1)
            self._corners[number] = self._corner(number) or self._corners[number]
        inner = [corner for corner in corners if corner is not None]
        return self._middles[tail], *inner, self._middles[head]

    def _turns(self, tail: int, head: int) -> list[int] | None:
        """Return the corners at which a line turns: A*, where a way is looked at when it is due."""
        start, end = self._middles[tail], self._middles[head]
        limit = _LONGEST * _distance(start, end) + _EXTRA
        open_ = [
            (number, corner, _distance(corner, end))
            for number, corner in enumerate(self._corners)
            if corner is not None and _distance(start, corner) + _distance(corner, end) < limit
        ]
        came_from: dict[int, int] = {}
        due: list[tuple[float, float, int, int]] = []
        here, place, gone = _START, start, 0.0
        while True:
            for number, corner, left in open_:
                if number not in came_from:
                    so_far = gone + _distance(place, corner) + _TURN
                    if so_far + left < limit:
                        heappush(due, (so_far + left, so_far, number, here))
            if here != _START:
                heappush(due, (gone + _distance(place, end), gone, _END, here))
            while due:
                _, gone, number, before = heappop(due)
                if number in came_from:
                    continue
                first = self._corners[before] if before != _START else start
                last = self._corners[number] if number != _END else end
                if first is not None and last is not None:
                    own = (tail,) if before == _START else (head,) if number == _END else ()
                    if self._sees(first, last, own):
                        break
            else:
                return None
            came_from[number] = before
            if number == _END:
                return _traced(came_from)
            here, place = number, last

    def _sees(self, first: Point, last: Point, own: tuple[int, ...]) -> bool:
        if own:
            return self._is_free(first, last, own)
        key = (first, last) if first < last else (last, first)
        if key not in self._seen:
            self._seen[key] = self._is_free(first, last, own)
        return self._seen[key]

    def _is_free(self, first: Point, last: Point, own: tuple[int, ...]) -> bool:
        """Return whether a straight line crosses no area but its own."""
        return not any(
            crosses(first, last, area)
            for number, area in enumerate(self._areas)
            if number not in own
        )

    def _corner(self, number: int) -> Point | None:
        """Return the place of a corner; None where there is no room to turn."""
        area, corner = divmod(number, 4)
        berth = _BERTH + _LANE * self._lanes[number]
        left, top, right, bottom = _widened(self._blocks[area], berth)
        x, y = (right if corner % 2 else left), (bottom if corner // 2 else top)
        if not _holds(self._room, x, y) or any(_holds(area, x, y) for area in self._areas):
            return None
        return Point(x, y)


_START, _END = -1, -2


def _traced(came_from: dict[int, int]) -> list[int]:
    """Return the corners on the way that was found, from its start."""
    way: list[int] = []
    number = came_from[_END]
    while number != _START:
        way.append(number)
        number = came_from[number]
    return way[::-1]


def _distance(first: Point, last: Point) -> float:
    return hypot(first.x - last.x, first.y - last.y)


def _widened(area: Zone, around: float) -> Zone:
    left, top, right, bottom = area
    return Zone(left - around, top - around, right + around, bottom + around)


def _holds(area: Zone, x: float, y: float) -> bool:
    return area.left < x < area.right and area.top < y < area.bottom


def rounded(corners: Sequence[Point], radius: float) -> tuple[Point, ...]:
    """Return the Bézier curve through the ends of a line that takes its corners in bends."""
    points = [corners[0]]
    here = corners[0]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        reach = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        into, out = _towards(corner, before, reach), _towards(corner, after, reach)
        points += (here, into, into)
        if reach:
            # A quadratic curve with its control point at the corner, as a cubic one.
            points += (_between(into, corner, 2 / 3), _between(out, corner, 2 / 3), out)
        here = out
    return *points, here, corners[-1], corners[-1]


def _towards(first: Point, last: Point, length: float) -> Point:
    whole = _distance(first, last)
    return _between(first, last, length / whole) if whole else first


def _between(first: Point, last: Point, share: float) -> Point:
    return Point(first.x + (last.x - first.x) * share, first.y + (last.y - first.y) * share)


def numbered(
    lines: Sequence[Sequence[Point]],
    ends: Sequence[tuple[Zone, Zone]],
    sizes: Sequence[tuple[float, float] | None],
    blocks: Sequence[Zone],
) -> list[Point | None]:
    """Return the middle of the number on each line that has a size for one; None without room.

    Lines are given by their corners and the areas that they join. Numbers stand on the line, clear
    of all blocks and of each other, and of other lines where that can be.
    """
    taken: list[Zone] = []
    found: list[Point | None] = []
    for line, joined, size in zip(lines, ends, sizes, strict=True):
        place = None
        if size is not None:
            others = [other for other in lines if other is not line]
            place = _room_on(line, joined, size, (*blocks, *taken), others)
            if place is not None:
                taken.append(_around(place, size))
        found.append(place)
    return found


def _room_on(
    line: Sequence[Point],
    joined: tuple[Zone, Zone],
    size: tuple[float, float],
    blocked: Sequence[Zone],
    others: Sequence[Sequence[Point]],
) -> Point | None:
    second_best = None
    for place in _places(line, joined):
        area = _around(place, size)
        if any(_overlap(area, other) for other in blocked):
            continue
        around = _widened(area, _APART)
        if not any(crosses(*part, around) for other in others for part in pairwise(other)):
            return place
        second_best = second_best or place
    return second_best


def _places(line: Sequence[Point], joined: tuple[Zone, Zone]) -> Iterator[Point]:
    """Yield places on the part of a line outside the areas that it joins, the middle first."""
    tail, head = joined
    parts = list(pairwise(line))
    lengths = [_distance(*part) for part in parts]
    start = _hidden(line, tail)
    stop = sum(lengths) - _hidden(line[::-1], head)
    for share in _SHARES:
        at = start + (stop - start) * share
        for (first, last), length in zip(parts, lengths, strict=True):
            if at <= length:
                yield _towards(first, last, at)
                break
            at -= length


def _hidden(line: Sequence[Point], area: Zone) -> float:
    """Return how much of a line lies in the area that it begins in."""
    length = 0.0
    for first, last in pairwise(line):
        if not _holds(area, *last):
            return length + _distance(first, last) * _inside(first, last, area)
        length += _distance(first, last)
    return length


def _inside(first: Point, last: Point, area: Zone) -> float:
    """Return the share of a straight line, from a place in an area to one outside, in the area."""
    shares = [1.0]
    for here, there, low, high in (
        (first.x, last.x, area.left, area.right),
        (first.y, last.y, area.top, area.bottom),
    ):
        if there != here:
            shares.append(((high if there > here else low) - here) / (there - here))
    return max(min(shares), 0.0)


def _around(place: Point, size: tuple[float, float]) -> Zone:
    width, height = size
    x, y = place
    return Zone(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _overlap(first: Zone, second: Zone) -> bool:
    return (
        first.left < second.right
        and second.left < first.right
        and first.top < second.bottom
        and second.top < first.bottom
    )
