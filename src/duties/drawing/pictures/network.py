"""Only units, sized by their load and joined where they share tasks."""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from math import inf

from duties.drawing.frame import MARGIN, Sample, framed
from duties.drawing.measure import shown_line
from duties.drawing.network_block import EDGE, SMALLEST, Layout, filled_by, network_body
from duties.drawing.network_parts import NetworkPart, divided_network
from duties.drawing.palette import PLAIN, look_of_kind
from duties.drawing.paper import SheetPart, on_sheets
from duties.drawing.placing import Frame, Size
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Names, Sheet
from duties.drawing.ties import Network
from duties.messages import N_, counted
from duties.model import Role, UnitKind

_RATIO = 2**0.5  # of the sides of a sheet of paper
_BESIDE = Size(2 * MARGIN, 150)  # what title, legend and footer take
_NARROWEST = 620.0  # the narrowest picture on a screen
_FILLED = 0.5, 0.43, 0.36, 0.3, 0.24  # how much of a sheet units take: tried in turn
_TRIES = 3
_MOST_SHEETS = 12  # where everybody works with everybody, one sheet in small letters says more
_NAMED = 3  # units that are named in what a sheet holds

LAYOUT = "neato"  # the Graphviz layout that networks are made for


def draw_network(scene: Scene, found: Network, layout: Layout) -> list[Sheet]:
    """Return the picture of a network, with no line behind a unit: for a screen a sheet that lies.

    On paper that is too small for all units, the busiest are on the first sheet, and all others on
    the next ones, with those that they are tied to.
    """
    title = scene.put(N_("Who works with whom: {title}"), title=scene.plan.title)
    subtitle, samples = _subtitle(scene, found), list(_samples(scene, found))
    if scene.paper is None:
        names = Names()
        frame = Frame(_RATIO, _BESIDE, _NARROWEST)
        body = network_body(scene, names, found, layout, frame)
        sheets = [framed(scene, names, body, title, subtitle, samples)]
    else:
        fit = _Fit(scene, found, cache(layout))
        sheets = on_sheets(scene, SMALLEST, fit.parts, title, subtitle, samples)
    return [sheet._replace(run_below=True, are_mutual=True) for sheet in sheets]


class _Fit:
    """Lays a network out for rooms: whole, or in parts."""

    def __init__(self, scene: Scene, found: Network, layout: Layout) -> None:
        self._scene = scene
        self._found = found
        self._layout = layout
        self._widest, self._fewest = 0.0, inf  # room so far, and parts
        self._crowded: list[SheetPart] = []  # all on one sheet, where parts would be too many

    def parts(self, _: Names, width: float, height: float) -> Sequence[SheetPart]:
        """Return the parts that a network takes in rooms of a size."""
        if self._crowded:
            return self._crowded
        room = Size(width, height)
        self._widest = max(self._widest, width)
        for filled in _FILLED:
            parts = divided_network(self._found, partial(self._has_room, room, filled))
            if width < self._widest and len(parts) > self._fewest:
                return [SheetPart(Block(inf, inf, ()))] * len(parts)  # too many: not worth drawing
            if len(parts) > _MOST_SHEETS:
                frame = Frame(width / height, Size(0, 0), width - 2 * EDGE)
                body = network_body(self._scene, Names(), self._found, self._layout, frame)
                self._crowded = [SheetPart(body)]
                return self._crowded
            made = [self._body(part.found, room, room.width) for part in parts]
            if all(body.width <= width and body.height <= height for body in made):
                break
        else:
            made = [self._body(part.found, room, inf) for part in parts]
        self._fewest = len(parts)
        return [
            SheetPart(body, self._held(part) if len(parts) > 1 else "")
            for part, body in zip(parts, made, strict=True)
        ]

    def _has_room(self, room: Size, filled: float, found: Network) -> bool:
        return filled_by(self._scene, found, room) <= filled

    def _body(self, found: Network, room: Size, widest: float) -> Block:
        """Return some units in a room, also if a list below them takes a part of it."""
        body, below = Block(0, 0, ()), 0.0
        for _ in range(_TRIES):
            ratio = room.width / (room.height - below)
            frame = Frame(ratio, Size(0, 0), room.width - 2 * EDGE, widest)
            body = network_body(self._scene, Names(), found, self._layout, frame)
            if body.height <= room.height or body.width > room.width:
                break
            below += body.height - room.height
        return body

    def _held(self, part: NetworkPart) -> str:
        if not part.about:
            words = counted(
                "overview: the busiest unit",
                "overview: the {count} busiest units",
                len(part.found.units),
            )
            return words.put(self._scene.into)
        names = tuple(map(shown_line, part.about[:_NAMED]))
        if len(part.about) <= _NAMED:
            return self._scene.put(N_("those who work with {units}"), units=names)
        return self._scene.put(
            N_("those who work with {units} and {count} more"),
            units=names,
            count=len(part.about) - _NAMED,
        )


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


_WEAK = N_("where no line joins a unit: to the one that it serves, or else works with, most")


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
        yield Sample(
            PLAIN,
            "- -",
            scene.put(_WEAK),
        )
