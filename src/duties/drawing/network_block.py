"""The body of a network: its units in boxes, and the lines between them."""

from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from duties.drawing.clusters import Cluster, clustered
from duties.drawing.measure import folded, shown_line, text_height, text_width, widest
from duties.drawing.palette import FAINT, ON_LINE, TIE, Stroke, look_of_kind
from duties.drawing.placing import Frame, Size, filled_share, spread
from duties.drawing.routing import Router, Zone, area_of, numbered, rounded
from duties.drawing.scene import Scene
from duties.drawing.sheet import INCH, INSET, Block, Box, Line, Names, Point
from duties.drawing.ties import Network, Tie, bands
from duties.messages import counted
from duties.model import Role
from duties.teamwork import Counts

SMALLEST = 9.0  # the size of the names of units with few tasks
EDGE = 12.0  # round the units, for lines
_LARGER, _LARGER_IN_BAND = 11.0, 3.0  # how much larger that of the busiest unit is
_FEW = 25  # units with room for such large names
_THINNEST, _THICKEST = 1.0, 6.0  # widths of the lines
_PADDING = 6.0
_ROOM, _BAND_ROOM = 8.5, 13.0  # em of room for a line of a name, and in a band
_BREADTH = 3.0  # a very long name is set this much wider than high
_WIDEST_WORD = 300.0  # points that no longer word makes a box wide
_SPARE = {"ellipse": 1.42, "octagon": 1.3, "hexagon": 1.4}  # how much wider such shapes must be
_NUMBER = 10.0  # the size of the number on a line
_HALO = 3.0  # round a number, from side to side
_TURN, _BAND_TURN = 20.0, 5.0  # the radius where a line turns, and in a band
_UNDER = 1.0  # a band is closed to other lines from here above its first box
_FAR = 110.0  # points between two units that share one task
_SMALL = 9.0

Layout = Callable[[str], Sequence[Point]]
"""Takes a graph in DOT and returns the centres of its nodes, in order, in points, y upwards."""


class _Run(NamedTuple):
    """A tie, the boxes that it joins, and the corners of its line: none where there is no way.

    `numbered` is the part of the line where the number stands, and the areas where it begins and
    ends.
    """

    tie: Tie
    tail: Box
    head: Box
    corners: tuple[Point, ...]
    numbered: tuple[Point, ...]
    ends: tuple[Zone, Zone]
    is_in_band: bool = False


def network_body(scene: Scene, names: Names, found: Network, layout: Layout, frame: Frame) -> Block:
    """Return the units and lines of a network, the units about where the layout puts them.

    They fill a frame. No line runs behind a unit that it does not join: where there is no way
    round, the tie stands in a list below. A unit with a single tie stands in a band below the unit
    that it is joined to.
    """
    beside = Size(frame.beside.width + 2 * EDGE, frame.beside.height + 2 * EDGE)
    clusters = _clusters(scene, names, found)
    hubs = {cluster.unit: place for place, cluster in enumerate(clusters)}
    ties = [tie for tie in found.ties if tie.first in hubs and tie.second in hubs]
    pairs = [(hubs[tie.first], hubs[tie.second]) for tie in ties]
    sizes = [Size(each.block.width, each.block.height) for each in clusters]
    middles = _middles(sizes, ties, pairs, layout)
    sheet = spread(sizes, pairs, middles, frame._replace(beside=beside))
    placed = [
        each._replace(block=each.block.at(corner.x + EDGE, corner.y + EDGE))
        for each, corner in zip(clusters, sheet.corners, strict=True)
    ]
    size = Size(sheet.width + 2 * EDGE, sheet.height + 2 * EDGE)
    runs = [*_routed(placed, ties, pairs, size), *_in_bands(placed)]
    numbers, unnumbered = _numbers(scene, names, found, placed, runs)
    unsaid = [run.tie for run in runs if not run.corners] + unnumbered
    boxes = [box for each in placed for box in (each.block.hub, *each.block.leaves)]
    rest = _rest(scene, names, unsaid, size)
    return Block(
        size.width,
        size.height + (rest.height if rest else 0),
        (*numbers, *boxes, *([rest] if rest else ())),
        tuple(
            _line(scene, names, run, found.least, found.strongest) for run in runs if run.corners
        ),
    )


class _Placed(NamedTuple):
    """A unit with the units in its band, and the ties to these in the same order."""

    unit: str
    block: Cluster
    ties: tuple[Tie, ...]


def _clusters(scene: Scene, names: Names, found: Network) -> list[_Placed]:
    """Return the units that have more than one tie, each with those that are tied to it alone."""
    below = bands(found)
    largest = SMALLEST + _LARGER * min(1.0, _FEW / len(below))
    most = max(counts.tasks for counts in found.counts.values())
    sizes = {
        unit: SMALLEST + (largest - SMALLEST) * sqrt(found.counts[unit].tasks / most)
        if unit in below
        else SMALLEST + _LARGER_IN_BAND * found.counts[unit].tasks / most
        for unit in found.units
    }
    boxes = {
        unit: _box(scene, names, unit, found.counts[unit], sizes[unit], is_hub=unit in below)
        for unit in found.units
    }
    clusters = []
    for unit, band in below.items():
        numbers = [_number_size(tie).width for _, tie in band if _has_number(found, tie)]
        block = clustered(boxes[unit], [boxes[leaf] for leaf, _ in band], max(numbers, default=0))
        clusters.append(_Placed(unit, block, tuple(tie for _, tie in band)))
    return clusters


def _box(
    scene: Scene, names: Names, unit: str, counts: Counts, size: float, *, is_hub: bool
) -> Box:
    """Return the box of a unit at 0, 0; in a band, the numbers stand beside the name."""
    registered = scene.register.units[unit]
    look = look_of_kind(registered and registered.kind)
    spare = _SPARE.get(look.shape, 1.0)
    numbers = " ".join(
        f"{role.mark}{counts.by_role[role]}" for role in Role if counts.by_role[role]
    )
    em = _ROOM if is_hub else _BAND_ROOM
    wide = min(widest(unit, size), _WIDEST_WORD)
    room = max(em * size, sqrt(_BREADTH * size * text_width(shown_line(unit), size)), wide)
    lines = folded(unit, size, room)
    last = f"{lines[-1]} {numbers}"
    is_apart = is_hub or text_width(last, size) > room
    lines = (*lines, numbers) if is_apart else (*lines[:-1], last)
    words = counted("{count} task", "{count} tasks", counts.tasks).put(scene.into)
    padding = _PADDING if is_hub else _PADDING / 2
    return Box(
        names("unit", unit),
        0,
        0,
        (max(text_width(line, size) for line in lines) + 2 * _PADDING) * spare,
        (text_height(lines, size) + padding) * spare**0.5,
        lines,
        size,
        look,
        tooltip=f"{unit} · {words}",
        link=scene.link("unit", unit),
    )


def _middles(
    sizes: Sequence[Size], ties: Sequence[Tie], pairs: Sequence[tuple[int, int]], layout: Layout
) -> list[Point]:
    """Return the middle that the layout gives each block."""
    from graphviz import Graph

    graph = Graph(
        graph_attr={"start": "1", "splines": "false"},
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
    )
    for number, (width, height) in enumerate(sizes):
        graph.node(str(number), width=f"{width / INCH:.4f}", height=f"{height / INCH:.4f}")
    for tie, (first, second) in zip(ties, pairs, strict=True):
        reach = sum(sum(sizes[place]) for place in (first, second)) / 4
        graph.edge(
            str(first),
            str(second),
            len=f"{(reach + _FAR / sqrt(tie.shared)) / INCH:.4f}",
            weight=str(tie.shared),
        )
    return [Point(middle.x, -middle.y) for middle in layout(str(graph.source))]


def _routed(
    placed: Sequence[_Placed],
    ties: Sequence[Tie],
    pairs: Sequence[tuple[int, int]],
    room: Size,
) -> list[_Run]:
    """Return the lines between blocks: those that can be straight first, then the short ones."""
    areas = [area_of(each.block.hub) for each in placed]
    areas += [band for each in placed if (band := _band(each.block))]
    router = Router(areas, [each.block.middle for each in placed], Zone(0, 0, *room))
    order = sorted(
        range(len(ties)),
        key=lambda at: (not router.straight(*pairs[at]), router.distance(*pairs[at])),
    )
    corners = {at: router.route(*pairs[at]) or () for at in order}
    runs = []
    for at, (tie, (first, second)) in enumerate(zip(ties, pairs, strict=True)):
        tail, head = placed[first].block.hub, placed[second].block.hub
        ends = area_of(tail), area_of(head)
        runs.append(_Run(tie, tail, head, corners[at], corners[at], ends))
    return runs


def _band(block: Cluster) -> Zone | None:
    """Return the area of a band with its trunks; None where a block has none."""
    if not block.leaves:
        return None
    xs = [point.x for line in block.lines for point in line[2:]]
    return Zone(
        min(*xs, *(box.x for box in block.leaves)),
        min(box.y for box in block.leaves) - _UNDER,
        max(*xs, *(box.right for box in block.leaves)),
        max(box.bottom for box in block.leaves),
    )


def _in_bands(placed: Sequence[_Placed]) -> Iterator[_Run]:
    for each in placed:
        block = each.block
        for tie, leaf, corners in zip(each.ties, block.leaves, block.lines, strict=True):
            trunk = corners[-2]
            yield _Run(
                tie,
                block.hub,
                leaf,
                corners,
                corners[-2:],
                (Zone(*trunk, *trunk), area_of(leaf)),
                is_in_band=True,
            )


def _line(scene: Scene, names: Names, run: _Run, least: int, strongest: int) -> Line:
    tie = run.tie
    # Dashes on one trunk stay together only where no corner is cut.
    radius = _TURN if not run.is_in_band else 0.0 if tie.is_weak else _BAND_TURN
    share = (tie.shared - least) / max(strongest - least, 1)
    width = _THINNEST + (_THICKEST - _THINNEST) * max(share, 0.0)
    return Line(
        names(run.tail.name, "and", run.head.name),
        run.tail.name,
        run.head.name,
        rounded(run.corners, radius),
        Stroke(FAINT, 1, "dashed") if tie.is_weak else Stroke(TIE, width),
        _words(scene, tie),
    )


def _words(scene: Scene, tie: Tie) -> str:
    shared = counted("{count} shared task", "{count} shared tasks", tie.shared).put(scene.into)
    return f"{tie.first} – {tie.second}: {shared}"


def _has_number(found: Network, tie: Tie) -> bool:
    return tie.shared > found.least


def _number_size(tie: Tie) -> Size:
    return Size(text_width(str(tie.shared), _NUMBER) + _HALO, 1.2 * _NUMBER)


def _numbers(
    scene: Scene, names: Names, found: Network, placed: Sequence[_Placed], runs: Sequence[_Run]
) -> tuple[list[Box], list[Tie]]:
    """Return the numbers of shared tasks on the lines, and the ties that have no room for one."""
    boxes: list[Box] = []
    left: list[Tie] = []
    blocks = [area_of(each.block.hub) for each in placed]
    blocks += [band for each in placed if (band := _band(each.block))]
    units = [area_of(box) for each in placed for box in (each.block.hub, *each.block.leaves)]
    for is_in_band, blocked in ((False, blocks), (True, units)):
        own = [run for run in runs if run.corners and run.is_in_band is is_in_band]
        wanted = [_number_size(run.tie) if _has_number(found, run.tie) else None for run in own]
        places = numbered([run.numbered for run in own], [run.ends for run in own], wanted, blocked)
        for run, size, place in zip(own, wanted, places, strict=True):
            if size is not None and place is None:
                left.append(run.tie)
            elif size is not None and place is not None:
                boxes.append(
                    Box(
                        names(run.tail.name, "and", run.head.name, "number"),
                        place.x - size.width / 2,
                        place.y - size.height / 2,
                        *size,
                        (str(run.tie.shared),),
                        _NUMBER,
                        ON_LINE,
                        tooltip=_words(scene, run.tie),
                    )
                )
    return boxes, left


def _rest(scene: Scene, names: Names, ties: Sequence[Tie], size: Size) -> Box | None:
    """Return the list of the ties that the picture has no room for; None where it has."""
    if not ties:
        return None
    listed = [f"{tie.first} – {tie.second} {tie.shared}" for tie in ties]
    text = counted(
        "{count} line or number has no room in the picture: {ties}",
        "{count} lines or numbers have no room in the picture: {ties}",
        len(ties),
        ties=tuple(listed),
    ).put(scene.into)
    lines = folded(text, _SMALL, size.width - 2 * EDGE - 2 * INSET)
    return Box(
        names("unsaid"),
        EDGE,
        size.height,
        size.width - 2 * EDGE,
        text_height(lines, _SMALL) + _PADDING,
        lines,
        _SMALL,
        is_left=True,
    )


def filled_by(scene: Scene, found: Network, room: Size) -> float:
    """Return how much of a room the units take with what is between them: 1 is all of it."""
    clusters = _clusters(scene, Names(), found)
    return filled_share([Size(each.block.width, each.block.height) for each in clusters], room)
