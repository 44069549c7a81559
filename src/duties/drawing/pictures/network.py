"""Only units, sized by their load and joined where they share tasks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from duties.assignments import assignments
from duties.drawing.frame import Sample, framed
from duties.drawing.measure import folded, shown_line, text_height, text_width
from duties.drawing.palette import FAINT, ON_LINE, PLAIN, TIE, Stroke, look_of_kind
from duties.drawing.scene import Scene
from duties.drawing.sheet import INCH, Block, Box, Line, Names, Point, Sheet, straight
from duties.errors.pictures import EmptyPictureError
from duties.graph import PlanGraph
from duties.messages import N_, counted
from duties.model import Role, UnitKind
from duties.queries.counts import Counts, counts_by_unit

_SMALLEST, _LARGEST = 9.0, 20.0  # sizes of the names
_THINNEST, _THICKEST = 0.7, 6.0  # widths of the lines
_PADDING = 6.0
_ROOM = 8.5  # em of room for a line of a name
_BREADTH = 3.0  # a very long name is set this much wider than high
_SPARE = {"ellipse": 1.42, "octagon": 1.3, "hexagon": 1.4}  # how much wider such shapes must be
_LINES_PER_UNIT = 1.5  # as many as can still be told apart
_DISTANCE = 1.6  # inches between two units that share one task
_WEAK_DISTANCE = 1.2
_NUMBER = 11.0  # the size of the number on a line


LAYOUT = "neato"  # the Graphviz layout that networks are made for


class Tie(NamedTuple):
    """Two units with the number of tasks that they share; weak if that is too few for a line."""

    first: str
    second: str
    shared: int
    is_weak: bool = False


Layout = Callable[[str], Sequence[Point]]
"""Takes a graph in DOT and returns the centres of its nodes, in order, in points, y upwards."""


class Network(NamedTuple):
    """The units to draw, the busiest first, with the ties between them.

    Ties of fewer than `least` shared tasks are left out, except weak ones. `omitted` counts the
    units that have a task but are not drawn.
    """

    units: tuple[str, ...]
    ties: tuple[Tie, ...]
    counts: Mapping[str, Counts]
    least: int
    omitted: int


def network(scene: Scene, *, top: int, min_shared: int | None, direct: bool) -> Network:
    """Return the `top` busiest units of a plan, joined where they share `min_shared` or more tasks.

    Without `min_shared`, use the smallest number that leaves few enough lines to follow, and let a
    unit that would have none keep its strongest tie as a weak one. Raises `EmptyPictureError` if
    no unit is left.
    """
    counts = counts_by_unit(assignments(scene.plan, scene.register, direct=direct))
    busiest = sorted(counts, key=lambda unit: -counts[unit].tasks)[:top]
    graph = PlanGraph(scene.plan, scene.register, direct=direct).cooperation().subgraph(busiest)
    shared: Iterable[tuple[str, str, int]] = graph.edges.data("shared")
    ties = [Tie(min(one, two), max(one, two), count) for one, two, count in shared]
    ties.sort(key=lambda tie: (-tie.shared, tie.first, tie.second))
    least = min_shared or _least(ties, len(busiest))
    kept = [tie for tie in ties if tie.shared >= least]
    tied = {unit for tie in kept for unit in tie[:2]}
    if min_shared is None:
        for tie in ties[len(kept) :]:
            if not tied.issuperset(tie[:2]):
                kept.append(tie._replace(is_weak=True))
                tied.update(tie[:2])
        tied.update(busiest)
    units = tuple(unit for unit in busiest if unit in tied)
    if not units:
        raise EmptyPictureError
    return Network(units, tuple(kept), counts, least, len(counts) - len(units))


def _least(ties: Sequence[Tie], units: int) -> int:
    """Return the smallest number of shared tasks that leaves few enough ties to follow."""
    affordable = int(units * _LINES_PER_UNIT)
    return ties[affordable].shared + 1 if affordable < len(ties) else 1


def draw_network(scene: Scene, found: Network, layout: Layout) -> Sheet:
    """Return the picture of a network, with the units where the layout puts them."""
    names = Names()
    most = max(found.counts[unit].tasks for unit in found.units)
    unplaced = {unit: _box(scene, names, unit, found.counts[unit], most) for unit in found.units}
    middles = layout(_graph(unplaced, found.ties))
    corners = {
        unit: Point(middle.x - box.width / 2, -middle.y - box.height / 2)
        for (unit, box), middle in zip(unplaced.items(), middles, strict=True)
    }
    left = min(corner.x for corner in corners.values())
    top = min(corner.y for corner in corners.values())
    boxes = {
        unit: unplaced[unit]._replace(x=corner.x - left, y=corner.y - top)
        for unit, corner in corners.items()
    }
    strongest = max((tie.shared for tie in found.ties), default=1)
    lines = tuple(_line(scene, names, boxes, tie, strongest) for tie in found.ties)
    numbers = [
        _number(names, line, boxes[tie.first], boxes[tie.second], tie.shared)
        for line, tie in zip(lines, found.ties, strict=True)
        if tie.shared > found.least
    ]
    sheet = framed(
        scene,
        names,
        Block(
            max(box.right for box in boxes.values()),
            max(box.bottom for box in boxes.values()),
            (*numbers, *boxes.values()),
            lines,
        ),
        scene.put(N_("Who works with whom: {title}"), title=scene.plan.title),
        _subtitle(scene, found),
        _samples(scene, found),
    )
    return sheet._replace(run_below=True)


def _box(scene: Scene, names: Names, unit: str, counts: Counts, most: int) -> Box:
    size = _SMALLEST + (_LARGEST - _SMALLEST) * sqrt(counts.tasks / most)
    registered = scene.register.units[unit]
    look = look_of_kind(registered and registered.kind)
    spare = _SPARE.get(look.shape, 1.0)
    numbers = " ".join(
        f"{role.mark}{counts.by_role[role]}" for role in Role if counts.by_role[role]
    )
    room = max(_ROOM * size, sqrt(_BREADTH * size * text_width(shown_line(unit), size)))
    lines = (*folded(unit, size, room), numbers)
    words = counted("{count} task", "{count} tasks", counts.tasks).put(scene.into)
    return Box(
        names("unit", unit),
        0,
        0,
        (max(text_width(line, size) for line in lines) + 2 * _PADDING) * spare,
        (text_height(lines, size) + _PADDING) * spare**0.5,
        lines,
        size,
        look,
        tooltip=f"{unit} · {words}",
        link=scene.link("unit", unit),
    )


def _graph(boxes: Mapping[str, Box], ties: Sequence[Tie]) -> str:
    """Return the graph to lay out: sizes in inches, stronger ties shorter."""
    from graphviz import Graph

    graph = Graph(
        graph_attr={"overlap": "prism", "sep": "+10", "start": "1", "splines": "false"},
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
    )
    numbers = {unit: str(number) for number, unit in enumerate(boxes)}
    for unit, box in boxes.items():
        graph.node(
            numbers[unit], width=f"{box.width / INCH:.4f}", height=f"{box.height / INCH:.4f}"
        )
    for tie in ties:
        graph.edge(
            numbers[tie.first],
            numbers[tie.second],
            len=f"{_WEAK_DISTANCE if tie.is_weak else _DISTANCE / sqrt(tie.shared):.4f}",
            weight=str(tie.shared),
        )
    return str(graph.source)


def _line(scene: Scene, names: Names, boxes: Mapping[str, Box], tie: Tie, strongest: int) -> Line:
    first, second = boxes[tie.first], boxes[tie.second]
    width = _THINNEST + (_THICKEST - _THINNEST) * (tie.shared - 1) / max(strongest - 1, 1)
    words = counted("{count} shared task", "{count} shared tasks", tie.shared).put(scene.into)
    return Line(
        names(first.name, "and", second.name),
        first.name,
        second.name,
        straight(
            Point(first.x + first.width / 2, first.middle),
            Point(second.x + second.width / 2, second.middle),
        ),
        Stroke(FAINT, 1, "dotted") if tie.is_weak else Stroke(TIE, width),
        f"{tie.first} – {tie.second}: {words}",
    )


def _number(names: Names, line: Line, tail: Box, head: Box, shared: int) -> Box:
    """Return the number of shared tasks, at the middle of the visible part of a line."""
    first, *_, last = line.points
    # The share of the way from centre to centre that lies within each box.
    hidden_first, hidden_last = _within(tail, first, last), _within(head, first, last)
    share = (hidden_first + 1 - hidden_last) / 2
    width, height = text_width(str(shared), _NUMBER) + 3, 1.2 * _NUMBER
    return Box(
        names(line.name, "number"),
        first.x + (last.x - first.x) * share - width / 2,
        first.y + (last.y - first.y) * share - height / 2,
        width,
        height,
        (str(shared),),
        _NUMBER,
        ON_LINE,
        tooltip=line.tooltip,
    )


def _within(box: Box, first: Point, last: Point) -> float:
    """Return the share of a line from or to the centre of a box that lies within the box."""
    across, down = abs(last.x - first.x), abs(last.y - first.y)
    shares = [
        side / (2 * length) for side, length in ((box.width, across), (box.height, down)) if length
    ]
    return min(*shares, 0.5) if shares else 0.5


def _subtitle(scene: Scene, found: Network) -> str:
    parts = [
        counted("{count} unit with tasks", "{count} units with tasks", len(found.units)).put(
            scene.into
        ),
        counted(
            "lines join those that share {count} task or more",
            "lines join those that share {count} tasks or more",
            found.least,
        ).put(scene.into),
    ]
    if scene.open_on is not None:
        parts.insert(0, scene.put(N_("only work that is open on {day}"), day=scene.open_on))
    if found.omitted:
        parts.append(
            counted("{count} more is left out", "{count} more are left out", found.omitted).put(
                scene.into
            )
        )
    return " · ".join(parts)


def _samples(scene: Scene, found: Network) -> Iterator[Sample]:
    registered = [scene.register.units[unit] for unit in found.units]
    kinds = {(unit and unit.kind) or UnitKind.OTHER for unit in registered}
    for kind in UnitKind:
        if kind in kinds:
            yield Sample(look_of_kind(kind), "", scene.put(kind.label))
    for role in Role:
        if any(found.counts[unit].by_role[role] for unit in found.units):
            yield Sample(PLAIN, role.mark, scene.word(role))
    if any(tie.is_weak for tie in found.ties):
        yield Sample(PLAIN, "··", scene.put(N_("the strongest tie of a unit that has no other")))
