"""What changed from one plan to another: tasks between who had them and who has them, and units."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from duties.abridging import LONGEST_NAME
from duties.drawing.chips import Chip, flow
from duties.drawing.frame import Sample, framed
from duties.drawing.measure import folded, text_height
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
from duties.drawing.panels import A3, Ground, Heading, Row, in_panels
from duties.drawing.rows import GAP, LINK
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names, Point, Sheet, straight
from duties.drawing.tasks import task_block
from duties.errors.pictures import NothingChangedError
from duties.formats.views.common import fact_words
from duties.formats.views.differences import facts_of
from duties.messages import N_, Message, counted, cut, shown
from duties.model import Role
from duties.queries.handover import Revision, UnitMoves
from duties.queries.shifts import Shift, ShiftedTask

_CHIPS, _TASK = 176.0, 250.0  # widths
_ROW = 2 * (_CHIPS + LINK) + _TASK
_SIZE, _SMALL = 9.0, 8.0
_BRACKET = Look(fill=DEEP)
_UNIT, _BAR, _BETWEEN = 130.0, 110.0, 26.0
_MOST_UNITS = 60
_SIGNS = {
    Shift.ADDED: "+",
    Shift.DROPPED: "−",
    Shift.MOVED: "→",
    Shift.HANDED_OVER: "⇄",
    Shift.OTHERWISE: "≠",
}


class Compared(NamedTuple):
    """Two plans as scenes, what they are called, and what differs between them."""

    old: Scene
    new: Scene
    names: tuple[str, str]
    shifted: Mapping[Shift, Sequence[ShiftedTask]]
    found: Revision


class _Layout(NamedTuple):
    compared: Compared
    names: Names

    @property
    def scene(self) -> Scene:
        return self.compared.new


def draw_changes(compared: Compared) -> Sheet:
    """Return the picture of what changed.

    Raises `NothingChangedError` if no task is other than it was, or has another number only.
    """
    layout = _Layout(compared, Names())
    scene = compared.new
    if not any(compared.shifted.values()):
        raise NothingChangedError(*compared.names)
    rows = [row for shift in Shift for row in _shift(layout, shift)]
    nothing = Block(0, 0, ())
    ground = Ground(_ROW, partial(_head, layout), lambda _: nothing, lambda _: nothing)
    tasks = in_panels(rows, ground, _BETWEEN, A3)
    units = _units(layout).at(tasks.width + _BETWEEN, 0)
    width = tasks.width + (_BETWEEN + units.width if units.boxes else 0)
    body = Block(width, max(tasks.height, units.height), (*tasks.boxes, *units.boxes), tasks.lines)
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
    return framed(
        scene,
        layout.names,
        body,
        scene.put(N_("What changed")),
        " · ".join(map(scene.said, parts)),
        _samples(layout),
    )


def _head(layout: _Layout) -> Block:
    """Return what the columns are, over a panel."""
    names = layout.names
    columns = (
        (0.0, _CHIPS, N_("before")),
        (_CHIPS + LINK, _TASK, N_("Task")),
        (_CHIPS + _TASK + 2 * LINK, _CHIPS, N_("now")),
    )
    boxes = [
        Box(names("head"), x, 0, wide, 13, (layout.scene.put(words),), _SMALL, QUIET)
        for x, wide, words in columns
    ]
    return Block(_ROW, 16, tuple(boxes))


def _shift(layout: _Layout, shift: Shift) -> Iterator[Row]:
    """Yield the heading of what happened, and a row for each task to which it did."""
    those = layout.compared.shifted[shift]
    if not those:
        return
    words = f"{_SIGNS[shift]}  {layout.scene.put(shift.label)} {len(those)}"
    made = partial(_title, layout, words, _ROW)
    first = made()
    yield Row(first)
    for each in those:
        yield Row(_row(layout, each), Heading(first.height, made))


def _title(layout: _Layout, words: str, width: float) -> Block:
    size = _SIZE + 1
    lines = folded(words, size, width / 1.1)
    high = text_height(lines, size) + 2
    bar = Box(layout.names("shift"), 0, 2, width, high, lines, size, SECTION, is_left=True)
    return Block(width, high + 2 + GAP, (bar,))


def _row(layout: _Layout, each: ShiftedTask) -> Block:
    """Return a task between who or what is no more on its left, and what is new on its right."""
    names, compared = layout.names, layout.compared
    scene, place = (compared.old, each.old) if each.new is None else (compared.new, each.new)
    task = task_block(scene, names, place or 0, _TASK, detail=_detail(layout, each))
    owner = task.boxes[0].name
    before = flow(_chips(layout, each, owner, is_new=False), _CHIPS - GAP)
    after = flow(_chips(layout, each, owner, is_new=True), _CHIPS - GAP)
    height = max(before.height, task.height, after.height)
    card = task.at(_CHIPS + LINK, (height - task.height) / 2)
    boxes = list(card.boxes)
    lines = []
    if before.boxes:
        x = _CHIPS - before.width - GAP
        sides = _beside(layout, owner, before.at(x, (height - before.height) / 2), _CHIPS - 2)
        boxes += sides
        lines.append(_line(layout, sides[0], boxes[0], SUPPORT_STROKE))
    if after.boxes:
        x = _CHIPS + _TASK + 2 * LINK
        moved = after.at(x + GAP, (height - after.height) / 2)
        sides = _beside(layout, owner, moved, x)
        boxes += sides
        lines.append(_line(layout, boxes[0], sides[0], LEAD_STROKE))
    return Block(_ROW, height + GAP, tuple(boxes), tuple(lines))


def _beside(layout: _Layout, owner: str, chips: Block, x: float) -> list[Box]:
    """Return labels beside a task with a bracket at `x`, which comes first."""
    top = min(box.y for box in chips.boxes)
    bottom = max(box.bottom for box in chips.boxes)
    bracket = Box(layout.names(owner, "bracket"), x, top, 1.4, bottom - top, look=_BRACKET)
    return [bracket, *chips.boxes]


def _line(layout: _Layout, tail: Box, head: Box, stroke: Stroke) -> Line:
    """Return the level line between a task and the bracket beside it."""
    y = min(max(tail.middle, head.y), head.bottom)
    name = layout.names(tail.name, "to", head.name)
    points = straight(Point(tail.right, y), Point(head.x, y))
    return Line(name, tail.name, head.name, points, stroke, head.tooltip or tail.tooltip)


def _chips(layout: _Layout, each: ShiftedTask, owner: str, *, is_new: bool) -> list[Chip]:
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
    for change in difference.units:
        for role in change.gained if is_new else change.lost:
            unit = cut(change.unit, longest=LONGEST_NAME)
            chips.append(_chip(layout, owner, unit, role, is_new=is_new))
    if is_new and not difference.units and each.shift is Shift.HANDED_OVER and difference.new:
        chief = difference.new.lead[0].text
        chips.append(_chip(layout, owner, cut(chief, longest=LONGEST_NAME), Role.LEAD, is_new=True))
    return chips


def _chip(layout: _Layout, owner: str, unit: str, role: Role, *, is_new: bool) -> Chip:
    scene = layout.compared.new if is_new else layout.compared.old
    return scene.chip(layout.names, owner, unit, role)


def _detail(layout: _Layout, each: ShiftedTask) -> str:
    """Return what else is other than it was, in small letters below the title."""
    left_out = {N_("Unit"), N_("Action")}
    facts = [fact for fact in facts_of(each.difference) if fact.label not in left_out]
    return " · ".join(str(shown(fact_words(fact), layout.scene.into)) for fact in facts)


def _units(layout: _Layout) -> Block:
    """Return how many tasks each unit has handed over, to the left, and taken on, to the right."""
    moved = [each for each in layout.compared.found.units if each.moves]
    moved.sort(key=lambda each: -len(each.moves))
    told = moved[:_MOST_UNITS]
    if not told:
        return Block(0, 0, ())
    width = _UNIT + 2 * _BAR
    title = _title(layout, layout.scene.put(N_("What changes for whom (tasks)")), width)
    most = max(max(len(each.handed_over), len(each.taken_on), 1) for each in told)
    boxes = list(title.at(0, 14).boxes)
    y = 14 + title.height
    top = y
    axis = _UNIT + _BAR
    for each in told:
        row = _unit(layout, each, (_BAR - 26) / most).at(0, y)
        boxes += row.boxes
        y += row.height
    boxes.append(Box(layout.names("rule"), axis - 0.3, top, 0.6, y - top, look=RULER))
    if left := len(moved) - len(told):
        words = counted("{count} more unit", "{count} more units", left).put(layout.scene.into)
        more = layout.names("more")
        boxes.append(Box(more, 0, y, width, 13, (words,), _SMALL, QUIET, is_left=True))
        y += 14
    return Block(width, y, tuple(boxes))


def _unit(layout: _Layout, each: UnitMoves, step: float) -> Block:
    scene, names = layout.scene, layout.names
    unit = cut(each.unit, longest=LONGEST_NAME)
    lines = folded(unit, _SIZE, _UNIT - 8)
    high = max(15.0, text_height(lines, _SIZE) + 2)
    name = names("unit", unit)
    axis = _UNIT + _BAR
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
    boxes = [Box(name, 0, 0, _UNIT, high, lines, _SIZE, is_left=True)]
    words = []
    if lost:
        boxes.append(
            Box(names(name, "lost"), axis - lost * step, high / 2 - 4, lost * step, 8, look=TRACK)
        )
        words.append((axis - lost * step - 24, f"−{lost}"))
    if gained:
        bar = axis, high / 2 - 4, gained * step, 8
        boxes.append(Box(names(name, "gained"), *bar, look=DONE_PART))
        words.append((axis + gained * step, f"+{gained}"))
    if other and not lost and not gained:
        words.append((axis + 2, f"≠{other}"))
    boxes += [
        Box(names(name, "count"), x, 0, 24, high, (text,), _SMALL, HEADING) for x, text in words
    ]
    return Block(
        axis + _BAR, high, tuple(box._replace(tooltip=tooltip, link=link) for box in boxes)
    )


def _samples(layout: _Layout) -> Iterator[Sample]:
    scene = layout.scene
    roles = {
        role
        for those in layout.compared.shifted.values()
        for each in those
        for change in each.difference.units
        for role in (*change.before, *change.after)
    }
    for role in Role:
        if role in roles:
            yield Sample(look_of_role(role), role.mark, scene.word(role))
    yield Sample(PLAIN, "╌╌", scene.put(N_("no longer")))
    yield Sample(PLAIN, "━━", scene.put(N_("from now on")))
    if layout.compared.found.units:
        yield Sample(TRACK, "−", scene.put(N_("tasks handed over")))
        yield Sample(DONE_PART._replace(ink=PLAIN.ink), "", scene.put(N_("tasks taken on")))
        yield Sample(PLAIN, "≠", scene.put(N_("in another role")))
