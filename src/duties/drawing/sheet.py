"""A picture before it is drawn: boxes and lines at fixed places on a sheet of paper.

All lengths are points (1/72 inch); x runs to the right and y down from the upper left corner.
"""

import re
from typing import NamedTuple

from duties.drawing.measure import LEADING
from duties.drawing.palette import PLAIN, Look, Stroke

INCH = 72.0  # points
MM = INCH / 25.4
INSET = 4.0  # between the border of a box and left-aligned text


class Box(NamedTuple):
    """A shape with text in it; `x` and `y` are its upper left corner.

    `name` becomes its id in the SVG and is unique on the sheet. `lines` are set in `size` points,
    centred or, with `is_left`, left-aligned and `leading` em apart. With `is_turned` they run from
    the bottom to the top, the first line leftmost.
    """

    name: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...] = ()
    size: float = 10
    look: Look = PLAIN
    is_left: bool = False
    leading: float = LEADING
    tooltip: str = ""
    link: str | None = None
    is_turned: bool = False

    def moved(self, x: float, y: float) -> "Box":
        """Return the box so many points further right and down."""
        return Box._make((self.name, self.x + x, self.y + y, *self[3:]))

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The y of the middle."""
        return self.y + self.height / 2


class Point(NamedTuple):
    """A place on the sheet."""

    x: float
    y: float


class Line(NamedTuple):
    """A Bézier curve from the box named `tail` to the box named `head`.

    `points` are its ends and control points: 1 + 3 n of them.
    """

    name: str
    tail: str
    head: str
    points: tuple[Point, ...]
    stroke: Stroke
    tooltip: str = ""

    def moved(self, x: float, y: float) -> "Line":
        """Return the line so many points further right and down."""
        points = tuple([Point(px + x, py + y) for px, py in self.points])
        return Line._make((*self[:3], points, *self[4:]))


class Block(NamedTuple):
    """Boxes and lines that move together, with the upper left corner at 0, 0."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...] = ()

    def at(self, x: float, y: float) -> "Block":
        """Return the block moved from 0, 0 to `x`, `y`."""
        if not x and not y:
            return self
        return self._replace(
            boxes=tuple([box.moved(x, y) for box in self.boxes]),
            lines=tuple([line.moved(x, y) for line in self.lines]),
        )


class Names:
    """Gives out the names of boxes and lines on a sheet: safe in any format, and unique."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}  # the last number given with each name

    def __call__(self, *parts: str) -> str:
        """Return the parts joined by hyphens, followed by a number if that name is taken."""
        plain = name = _ODD.sub(_coded, "-".join(parts))
        while name in self._last:
            self._last[plain] += 1
            name = f"{plain}-{self._last[plain]}"
        self._last[name] = 1
        return name


_ODD = re.compile(r"[^\w-]")


def _coded(odd: re.Match[str]) -> str:
    return f"_{ord(odd[0]):x}"


class PaperFormat(NamedTuple):
    """A sheet of paper: its sides in millimetres, and the least size of letters on it in points."""

    name: str
    across: float
    down: float
    least: float

    @property
    def width(self) -> float:
        """The side from left to right, in points."""
        return self.across * MM

    @property
    def height(self) -> float:
        """The side from top to bottom, in points."""
        return self.down * MM


class Sheet(NamedTuple):
    """A whole picture, or one of its sheets; later boxes lie above earlier ones.

    Lines lie above all boxes, or below all of them with `run_below`. They are from one box to
    another, or have no direction where `are_mutual`. With `paper` the sheet has the
    shape of the paper, and is drawn in its size. `holds` says what of a picture is on this sheet.
    One without ground lies above another.
    """

    title: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...] = ()
    run_below: bool = False
    are_mutual: bool = False
    paper: PaperFormat | None = None
    holds: str = ""
    has_ground: bool = True

    @property
    def scale(self) -> float:
        """How much larger the sheet is drawn than it is laid out."""
        return 1 if self.paper is None else self.paper.width / self.width


def straight(first: Point, last: Point) -> tuple[Point, ...]:
    """Return the points of a straight line."""
    return first, first, last, last


def swung(first: Point, last: Point) -> tuple[Point, ...]:
    """Return the points of a curve that leaves and arrives horizontally."""
    half = (last.x - first.x) / 2
    return first, Point(first.x + half, first.y), Point(last.x - half, last.y), last
