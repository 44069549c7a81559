"""A box and, in a compact band below it, those that are joined with it alone.

The lines run down a trunk, from which each branches off to its box, as in a family tree.
"""

from collections.abc import Sequence
from typing import NamedTuple

from duties.drawing.sheet import Box, Point

_ABOVE = 9.0  # between the box and the band
_BETWEEN = 4.0  # between two boxes of the band
_APART = 12.0  # between two trunks with their boxes
_BRANCH = 13.0  # the length of a branch
_BROAD = 1.6  # a band is about this much wider than high


class Cluster(NamedTuple):
    """A box, those in its band, and the corners of the line from it to each of these.

    `band` is the y where the band begins: `height` where there is none. The upper left corner is
    at 0, 0.
    """

    width: float
    height: float
    band: float
    hub: Box
    leaves: tuple[Box, ...] = ()
    lines: tuple[tuple[Point, ...], ...] = ()

    @property
    def middle(self) -> Point:
        """The middle of the box that the others are joined with."""
        return Point(self.hub.x + self.hub.width / 2, self.hub.middle)

    def at(self, x: float, y: float) -> "Cluster":
        """Return the cluster moved from 0, 0 to `x`, `y`."""
        return self._replace(
            band=self.band + y,
            hub=self.hub._replace(x=self.hub.x + x, y=self.hub.y + y),
            leaves=tuple([box._replace(x=box.x + x, y=box.y + y) for box in self.leaves]),
            lines=tuple([tuple([Point(p.x + x, p.y + y) for p in line]) for line in self.lines]),
        )


def clustered(hub: Box, leaves: Sequence[Box], number: float = 0) -> Cluster:
    """Return a box with others in its band; each branch has room for a number this wide."""
    if not leaves:
        return Cluster(hub.width, hub.height, hub.height, hub)
    branch = _BRANCH + number
    columns = _columns(leaves, branch)
    rows = -(-len(leaves) // columns)
    stacks = [leaves[at : at + rows] for at in range(0, len(leaves), rows)]
    sides = [stacks[at : at + 2] for at in range(0, len(stacks), 2)]  # of each trunk
    top = hub.height + _ABOVE
    trunks: list[float] = []
    placed: list[tuple[float, Box]] = []  # with the x of its trunk
    x = 0.0
    for pair in sides:
        left = pair[:-1]
        trunk = x + (max(box.width for box in left[0]) + branch if left else 0.0)
        for number_, stack in enumerate(pair):
            is_left = len(pair) == 2 and number_ == 0
            y = top
            for box in stack:
                corner = trunk - branch - box.width if is_left else trunk + branch
                placed.append((trunk, box._replace(x=corner, y=y)))
                y += box.height + _BETWEEN
        trunks.append(trunk)
        x = trunk + branch + max(box.width for box in pair[-1]) + _APART
    # The box stands above its trunks, but begins no further left than 0.
    middle = (trunks[0] + trunks[-1]) / 2 if columns > 1 else min(hub.width / 2, 2 * branch)
    shift = max(hub.width / 2 - middle, 0.0) if columns > 1 else middle / 2
    placed = [(trunk + shift, box._replace(x=box.x + shift)) for trunk, box in placed]
    at = middle + shift - hub.width / 2 if columns > 1 else 0.0
    hub = hub._replace(x=at, y=0)
    centre = Point(hub.x + hub.width / 2, hub.middle)
    bus = hub.height + _ABOVE / 2
    return Cluster(
        max(hub.right, *(box.right for _, box in placed)),
        max(box.bottom for _, box in placed),
        hub.height,
        hub,
        tuple(box for _, box in placed),
        tuple(_line(hub, centre, trunk, bus, box) for trunk, box in placed),
    )


def _line(hub: Box, centre: Point, trunk: float, bus: float, box: Box) -> tuple[Point, ...]:
    """Return the corners of the line from the box above a band to one in it."""
    end = Point(trunk, box.middle), Point(box.x + box.width / 2, box.middle)
    if trunk == centre.x:
        return centre, *end
    if hub.x < trunk < hub.right:
        return centre, Point(trunk, centre.y), *end
    return centre, Point(centre.x, bus), Point(trunk, bus), *end


def _columns(leaves: Sequence[Box], branch: float) -> int:
    """Return the number of columns that brings a band closest to its usual shape."""
    wide = max(box.width for box in leaves) + branch + _APART / 2
    high = sum(box.height + _BETWEEN for box in leaves) / len(leaves)

    def oddness(count: int) -> float:
        width, height = count * wide, -(-len(leaves) // count) * high * _BROAD
        return max(width / height, height / width)

    counts: tuple[int, ...] = (1, *range(2, len(leaves) + 1, 2))
    return min(counts, key=oddness)
