"""What changed from one plan to another: tasks between who had them and who has them, and units."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from duties.abridging import LONGEST_NAME
from duties.drawing.chips import Chip, flow
from duties.drawing.frame import Sample
from duties.drawing.measure import folded, shown_line, text_height
from duties.drawing.palette import (
    DEEP,
    DONE_PART,
    HEADING,
    LEAD_STROKE,
    PLAIN,
    QUIET,
    RULER,
    SECTION,
    SUPPORT_STROKE,
    TRACK,
    Look,
    Stroke,
    look_of_role,
)
from duties.drawing.panels import (
    A3,
    Ground,
    PanelHeading,
    PanelRow,
    PanelRows,
    PanelTable,
    on_panels,
)
from duties.drawing.rows import GAP, LINK
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names, Point, Sheet, straight
from duties.drawing.tasks import task_block
from duties.errors.pictures import NothingChangedError
from duties.formats.views.common import fact_words
from duties.formats.views.differences import facts_of
from duties.messages import N_, Message, cut, shown
from duties.model import Role
from duties.queries.handover import Revision, UnitMoves
from duties.queries.shifts import Shift, ShiftedTask

_CHIPS, _TASK = 176.0, 250.0  # widths of the labels on either side, and of a task

_SIZE, _SMALL = 9.0, 8.0
_BRACKET = Look(fill=DEEP)
_UNIT, _COUNT, _BETWEEN = 150.0, 26.0, 26.0
_SIGNS = {
    Shift.ADDED: "+",
    Shift.DROPPED: "−",
    Shift.MOVED: "→",
    Shift.HANDED_OVER: "⇄",
    Shift.OTHERWISE: "≠",
}


class TwoPlans(NamedTuple):
    """Two plans as scenes, what they are called, and what differs between them."""

    old: Scene
    new: Scene
    names: tuple[str, str]
    shifted: Mapping[Shift, Sequence[ShiftedTask]]
    found: Revision


class _ChangeLayout(NamedTuple):
    """What all rows share: all widths are `scale` times the usual."""

    compared: TwoPlans
    names: Names
    scale: float

    @property
    def chips(self) -> float:
        """The width of the labels on either side of a task."""
        return _CHIPS * self.scale

    @property
    def task(self) -> float:
        """The width of a task."""
        return _TASK * self.scale

    @property
    def now_x(self) -> float:
        """Where what is new begins."""
        return self.chips + self.task + 2 * LINK

    @property
    def width(self) -> float:
        """The width of a row."""
        return self.now_x + self.chips

    @property
    def scene(self) -> Scene:
        return self.compared.new


def draw_changes(compared: TwoPlans) -> list[Sheet]:
    """Return the picture of what changed.

    Raises `NothingChangedError` if no task is other than it was, or has another number only.
    """
    scene = compared.new
    if not any(compared.shifted.values()):
        raise NothingChangedError(*compared.names)
    old, new = compared.names
    change = Message(N_("{before} → {after}"), {"before": old, "after": new})
    parts: list[object] = [scene.plan.title, change]
    parts += [
        Message(N_("{what} {count}"), {"what": Message(shift.label), "count": len(those)})
        for shift, those in compared.shifted.items()
        if those
    ]
    renumbered = sum(each.is_renumbered_only for each in compared.found.differences)
    if renumbered:
        parts.append(Message(N_("only renumbered {count}"), {"count": renumbered}))
    parts.append(Message(N_("unchanged {count}"), {"count": compared.found.unchanged}))
    return on_panels(
        scene,
        PanelTable(partial(_rows, compared), _SMALL, _BETWEEN, A3),
        scene.put(N_("What changed")),
        " · ".join(map(scene.said, parts)),
        partial(_samples, compared),
    )


def _rows(compared: TwoPlans, names: Names, wide: float | None) -> PanelRows:
    """Return the rows of the tasks by what happened to them, then those of the units."""
    scale = 1 if wide is None else (wide - 2 * LINK) / (2 * _CHIPS + _TASK)
    layout = _ChangeLayout(compared, names, scale)
    rows = [row for shift in Shift for row in _shift(layout, shift)]
    rows += _units(layout)
    return PanelRows(rows, Ground(layout.width, partial(_head, layout)))


def _head(layout: _ChangeLayout) -> Block:
    """Return what the columns are, over a panel."""
    names = layout.names
    columns = (
        (0.0, layout.chips, N_("before")),
        (layout.chips + LINK, layout.task, N_("Task")),
        (layout.now_x, layout.chips, N_("now")),
    )
    boxes = [
        Box(names("head"), x, 0, wide, 13, (layout.scene.put(words),), _SMALL, QUIET)
        for x, wide, words in columns
    ]
    return Block(layout.width, 16, tuple(boxes))


def _shift(layout: _ChangeLayout, shift: Shift) -> Iterator[PanelRow]:
    """Yield the heading of what happened, and a row for each task to which it did."""
    those = layout.compared.shifted[shift]
    if not those:
        return
    words = f"{_SIGNS[shift]}  {layout.scene.put(shift.label)} {len(those)}"
    made = partial(_title, layout, words)
    first = made()
    yield PanelRow(first)
    for each in those:
        task = each.difference.new or each.difference.old
        about = shown_line(task.id) if task is not None else ""
        yield PanelRow(_row(layout, each), about, PanelHeading(first.height, made))


def _title(layout: _ChangeLayout, words: str) -> Block:
    size, width = _SIZE + 1, layout.width
    lines = folded(words, size, width / 1.1)
    high = text_height(lines, size) + 2
    bar = Box(layout.names("shift"), 0, 2, width, high, lines, size, SECTION, is_left=True)
    return Block(width, high + 2 + GAP, (bar,))


def _row(layout: _ChangeLayout, each: ShiftedTask) -> Block:
    """Return a task between who or what is no more on its left, and what is new on its right."""
    names, compared = layout.names, layout.compared
    scene, place = (compared.old, each.old) if each.new is None else (compared.new, each.new)
    task = task_block(scene, names, place or 0, layout.task, detail=_detail(layout, each))
    owner = task.boxes[0].name
    before = flow(_chips(layout, each, owner, is_new=False), layout.chips - GAP)
    after = flow(_chips(layout, each, owner, is_new=True), layout.chips - GAP)
    height = max(before.height, task.height, after.height)
    card = task.at(layout.chips + LINK, (height - task.height) / 2)
    boxes = list(card.boxes)
    lines = []
    if before.boxes:
        x = layout.chips - before.width - GAP
        sides = _beside(layout, owner, before.at(x, (height - before.height) / 2), layout.chips - 2)
        boxes += sides
        lines.append(_line(layout, sides[0], boxes[0], SUPPORT_STROKE))
    if after.boxes:
        x = layout.now_x
        moved = after.at(x + GAP, (height - after.height) / 2)
        sides = _beside(layout, owner, moved, x)
        boxes += sides
        lines.append(_line(layout, boxes[0], sides[0], LEAD_STROKE))
    return Block(layout.width, height + GAP, tuple(boxes), tuple(lines))


def _beside(layout: _ChangeLayout, owner: str, chips: Block, x: float) -> list[Box]:
    """Return labels beside a task with a bracket at `x`, which comes first."""
    top = min(box.y for box in chips.boxes)
    bottom = max(box.bottom for box in chips.boxes)
    bracket = Box(layout.names(owner, "bracket"), x, top, 1.4, bottom - top, look=_BRACKET)
    return [bracket, *chips.boxes]


def _line(layout: _ChangeLayout, tail: Box, head: Box, stroke: Stroke) -> Line:
    """Return the level line between a task and the bracket beside it."""
    y = min(max(tail.middle, head.y), head.bottom)
    name = layout.names(tail.name, "to", head.name)
    points = straight(Point(tail.right, y), Point(head.x, y))
    return Line(name, tail.name, head.name, points, stroke, head.tooltip or tail.tooltip)


def _chips(layout: _ChangeLayout, each: ShiftedTask, owner: str, *, is_new: bool) -> list[Chip]:
    """Return what is new, or what is no more: the action, and the units with their roles."""
    compared, difference = layout.compared, each.difference
    scene, place = (compared.new, each.new) if is_new else (compared.old, each.old)
    chips = []
    if each.shift is Shift.MOVED and place is not None:
        actions = {action.id: action for action in reversed(scene.plan.actions)}
        action = actions.get(scene.plan.tasks[place].action or "")
        words = scene.action_words(action)
        link = layout.scene.link("action", action.id) if is_new and action else None
        chips.append(Chip(layout.names(owner, "action"), "", words, SECTION, words, link))
    chips += [
        _chip(layout, owner, change.unit, role)
        for change in difference.units
        for role in (change.gained if is_new else change.lost)
    ]
    if is_new and not difference.units and each.shift is Shift.HANDED_OVER and difference.new:
        chips.append(_chip(layout, owner, difference.new.lead[0].text, Role.LEAD))
    return chips


def _chip(layout: _ChangeLayout, owner: str, name: str, role: Role) -> Chip:
    """Return the label of a unit, which the new plan knows, or only the old one."""
    for scene in (layout.compared.new, layout.compared.old):
        if (unit := scene.register.known(name)) is not None:
            return scene.chip(layout.names, owner, unit, role)
    short = cut(name, longest=LONGEST_NAME)
    tooltip = f"{short} · {layout.scene.word(role)}"
    return Chip(layout.names(owner, role, short), role.mark, short, look_of_role(role), tooltip)


def _detail(layout: _ChangeLayout, each: ShiftedTask) -> str:
    """Return what else is other than it was, in small letters below the title."""
    left_out = {N_("Unit"), N_("Action")}
    facts = [fact for fact in facts_of(each.difference) if fact.label not in left_out]
    return " · ".join(str(shown(fact_words(fact), layout.scene.into)) for fact in facts)


def _units(layout: _ChangeLayout) -> Iterator[PanelRow]:
    """Yield a row for each unit: what it hands over to the left, what it takes on to the right."""
    moved = [each for each in layout.compared.found.units if each.moves]
    moved.sort(key=lambda each: -len(each.moves))
    if not moved:
        return
    words = layout.scene.put(N_("What changes for whom (tasks)"))
    made = partial(_title, layout, words)
    first = made()
    yield PanelRow(first)
    most = max(max(len(each.handed_over), len(each.taken_on), 1) for each in moved)
    for each in moved:
        row = _unit(layout, each, most)
        yield PanelRow(row, shown_line(each.unit), PanelHeading(first.height, made))


def _unit(layout: _ChangeLayout, each: UnitMoves, most: int) -> Block:
    scene, names = layout.scene, layout.names
    unit = cut(each.unit, longest=LONGEST_NAME)
    lines = folded(unit, _SIZE, _UNIT - 8)
    high = max(15.0, text_height(lines, _SIZE) + 2)
    name = names("unit", unit)
    side = (layout.width - _UNIT) / 2
    axis, step = _UNIT + side, (side - _COUNT) / most
    line = Box(names("rule"), axis - 0.3, 0, 0.6, high, look=RULER)
    lost, gained, other = len(each.handed_over), len(each.taken_on), len(each.changed)
    parts: list[object] = [unit]
    for count, text in (
        (gained, N_("takes on {count}")),
        (lost, N_("hands over {count}")),
        (other, N_("in another role {count}")),
    ):
        if count:
            parts.append(Message(text, {"count": count}))
    tooltip, link = " · ".join(map(scene.said, parts)), scene.link("unit", unit)
    boxes = [Box(name, 0, 0, _UNIT, high, lines, _SIZE, is_left=True), line]
    words = []
    if lost:
        boxes.append(
            Box(names(name, "lost"), axis - lost * step, high / 2 - 4, lost * step, 8, look=TRACK)
        )
        words.append((axis - lost * step - _COUNT, f"−{lost}"))
    if gained:
        bar = axis, high / 2 - 4, gained * step, 8
        boxes.append(Box(names(name, "gained"), *bar, look=DONE_PART))
        words.append((axis + gained * step, f"+{gained}"))
    if other and not lost and not gained:
        words.append((axis + 2, f"≠{other}"))
    boxes += [
        Box(names(name, "count"), x, 0, _COUNT, high, (text,), _SMALL, HEADING) for x, text in words
    ]
    return Block(
        layout.width, high, tuple(box._replace(tooltip=tooltip, link=link) for box in boxes)
    )


def _samples(compared: TwoPlans, looks: frozenset[Look]) -> Iterator[Sample]:
    scene = compared.new
    roles = {
        role
        for those in compared.shifted.values()
        for each in those
        for change in each.difference.units
        for role in (*change.before, *change.after)
    }
    for role in Role:
        if role in roles:
            yield Sample(look_of_role(role), role.mark, scene.word(role))
    yield Sample(PLAIN, "╌╌", scene.put(N_("no longer")))
    yield Sample(PLAIN, "━━", scene.put(N_("from now on")))
    if looks & {TRACK, DONE_PART}:
        yield Sample(TRACK, "−", scene.put(N_("tasks handed over")))
        yield Sample(DONE_PART._replace(ink=PLAIN.ink), "", scene.put(N_("tasks taken on")))
    if any(each.changed and not each.taken_on + each.handed_over for each in compared.found.units):
        yield Sample(PLAIN, "≠", scene.put(N_("in another role")))
