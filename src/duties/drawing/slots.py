"""A task or a step as a row of a timeline: its words, and its bar from start to deadline."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from duties.drawing.deadlines import due_words
from duties.drawing.lights import LIGHT_WIDTH, light_box
from duties.drawing.measure import folded, shown_line, text_height
from duties.drawing.palette import (
    CANCELLED,
    DONE_PART,
    FAULT,
    HEADING,
    LATE,
    MILESTONE,
    MILESTONE_AHEAD,
    OPEN_BAR,
    PLAIN,
    QUIET,
    TRACK,
    Look,
)
from duties.drawing.ruler import WHOLE, DayRuler
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names
from duties.formats.views.progress import share
from duties.formats.views.status import state_label
from duties.ledger.model import State
from duties.messages import N_, Message, day_name
from duties.planfile.plain import tenth
from duties.queries.schedule import Slot
from duties.tracking.standing import Class, Standing

SIZE, SMALL = 9.0, 8.0  # sizes of letters: tasks, steps and what is beside them
TITLE, STATE, DUE = 232.0, 58.0, 76.0  # widths of columns
STEP = 12.5  # the least height of the row of a step
DIAMOND = 9.0  # the side of the sign of a deadline
GAP = 4.0
_ROW = 15.0  # the least height of the row of a task
_INDENT = 10.0  # of a step
_BAR, _STEP_BAR = 8.0, 5.0
_LATE = 2.0
_LEAST = 1.6  # the least length of a bar


class _TimeColumns(NamedTuple):
    """The settings of a `TimeLayout`."""

    scene: Scene
    names: Names
    ruler: DayRuler
    day: date
    horizon: date | None
    number: float
    title: float
    units: float
    length: float
    strip: float
    due: float


class TimeLayout(_TimeColumns):
    """What all rows of a timeline share.

    `number`, `title`, `units` and `due` are the widths of columns, `length` that of the ruler,
    `strip` that of the strip beside it for what has no deadline; 0 where there is none.
    """

    @cached_property
    def is_tracked(self) -> bool:
        """Whether there is a ledger, so that states and lights are shown."""
        return bool(self.scene.standings)

    @cached_property
    def title_x(self) -> float:
        """Where titles begin."""
        return (LIGHT_WIDTH + GAP if self.is_tracked else 0) + self.number

    @cached_property
    def units_x(self) -> float:
        """Where units begin."""
        return self.title_x + self.title

    @cached_property
    def ruler_x(self) -> float:
        """Where the ruler begins."""
        return self.units_x + self.units + GAP

    @cached_property
    def strip_x(self) -> float:
        """Where the strip begins."""
        return self.ruler_x + self.length + GAP

    @cached_property
    def state_x(self) -> float:
        """Where states begin."""
        return self.strip_x + self.strip + (GAP if self.strip else 0)

    @cached_property
    def due_x(self) -> float:
        """Where deadlines begin."""
        return self.state_x + (STATE if self.is_tracked else 0)

    @cached_property
    def width(self) -> float:
        """The width of a row."""
        return self.due_x + self.due

    def x(self, at: int) -> float:
        """Return where a place on the ruler is."""
        return self.ruler_x + self.length * at / WHOLE

    def start_of(self, day: date) -> float:
        """Return where a day begins."""
        return self.x(self.ruler.at(day.toordinal()))

    def end_of(self, day: date) -> float:
        """Return where a day ends."""
        return self.x(self.ruler.at(day.toordinal() + 1))

    @cached_property
    def is_day_on_it(self) -> bool:
        """Whether the day that is asked about is on the ruler."""
        return bool(self.length) and self.ruler.first <= self.day.toordinal() <= self.ruler.last


def slot_row(layout: TimeLayout, slot: Slot) -> Block:
    """Return the row of a task or a step."""
    scene, names, standing = layout.scene, layout.names, slot.standing
    is_step = slot.part.step is not None
    size, indent = (SMALL, _INDENT) if is_step else (SIZE, 0.0)
    faults = () if is_step else scene.faults.get(slot.place, ())
    room = layout.title - indent - (14 if faults else 2) - 2 * INSET
    number = folded(slot.part.key, size, (layout.number - INSET) / 1.1)
    title = folded(slot.of.title, size, room)
    aside = []
    if layout.due:
        aside.append((layout.due_x, layout.due, due_words(scene, slot.of, standing)))
    if layout.units:
        aside.append((layout.units_x, layout.units, units_words(scene, slot)))
    if layout.is_tracked:
        aside.append((layout.state_x, STATE, _state_words(scene, standing)))
    beside = [
        (x, wide, folded(words, SMALL, wide - 2 * INSET)) for x, wide, words in aside if words
    ]
    tall = [text_height(number, size), text_height(title, size)]
    tall += [text_height(lines, SMALL) for _, _, lines in beside]
    height = max(STEP if is_step else _ROW, *(each + 2 for each in tall))
    name = names("step" if is_step else "task", slot.part.key)
    is_over = standing.state is State.CANCELLED
    left = layout.title_x - layout.number
    tooltip, link = _tooltip(scene, slot), scene.link("task", slot.part.task.id)

    text = partial(Box, is_left=True, tooltip=tooltip, link=link)
    look = QUIET if is_step else HEADING
    boxes = [text(names(name, "number"), left, 0, layout.number, height, number, size, look)]
    place = layout.title_x + indent, 0, room + 2 * INSET, height
    look = QUIET if is_over else PLAIN
    boxes.append(text(names(name, "title"), *place, title, size, look))
    boxes += [
        box._replace(tooltip=tooltip, link=link)
        for box in _drawn_time(layout, slot, name, height / 2)
    ]
    boxes += [
        text(names(name, "beside"), x, 0, wide, height, lines, SMALL, QUIET)
        for x, wide, lines in beside
    ]
    if layout.is_tracked:
        boxes += light_box(scene, names, name, standing, 0, height / 2)
    if faults:
        words, x = shown_line(" · ".join(faults)), layout.units_x - 13
        fault = x, height / 2 - 6, 12, 12, ("!",), SMALL, FAULT
        boxes.append(Box(names(name, "fault"), *fault, tooltip=words))
    return Block(layout.width, height, tuple(boxes))


def _drawn_time(layout: TimeLayout, slot: Slot, name: str, middle: float) -> Iterator[Box]:
    """Yield the bar or the sign of a task or step on the ruler, or in the strip beside it."""
    standing = slot.standing
    is_step = slot.part.step is not None
    high = _STEP_BAR if is_step else _BAR
    start, due = standing.start, standing.due

    def bar(part: str, first: float, last: float, look: Look, high: float = high) -> Box:
        span = first, middle - high / 2, max(last - first, _LEAST), high
        return Box(layout.names(name, part), *span, look=look)

    if due is None or (slot.part.task.every is not None and not is_step):
        first = layout.ruler_x if start is None else layout.start_of(start)
        if layout.horizon is not None:
            yield bar("open", first, layout.end_of(layout.horizon), OPEN_BAR)
        elif due is None:
            end = layout.strip_x + layout.strip
            yield bar("open", layout.strip_x, end, OPEN_BAR, 2 * middle - 2)
    if due is None:
        return
    end = layout.end_of(due)
    if start is None or start > due or (is_step and slot.of.start is None):
        is_done = standing.class_ is Class.DONE and layout.is_tracked
        sign = diamond(layout, name, due, middle, is_done=is_done, is_small=is_step)
        end = sign.right
        yield sign
    elif standing.state is State.CANCELLED:
        yield bar("bar", layout.start_of(start), end, CANCELLED)
    else:
        first = min(layout.start_of(start), end - _LEAST)
        yield bar("bar", first, end, TRACK)
        if layout.is_tracked and standing.percent > 0:
            done = first + float((end - first) * standing.percent / 100)
            yield bar("done", first, done, DONE_PART)
    today = layout.start_of(layout.day)
    if layout.is_tracked and standing.is_overdue and layout.is_day_on_it and today > end:
        yield bar("late", end, today, LATE, _LATE)


def diamond(
    layout: TimeLayout, owner: str, day: date, middle: float, *, is_done: bool, is_small: bool
) -> Box:
    """Return the sign of what is to be done by a day; `owner` is the name of the row."""
    side = DIAMOND - 2 if is_small else DIAMOND
    left, right = layout.ruler_x, layout.ruler_x + layout.length
    x = min(max(layout.end_of(day) - side / 2, left), right - side)
    look = MILESTONE if is_done else MILESTONE_AHEAD
    return Box(layout.names(owner, "due"), x, middle - side / 2, side, side, look=look)


def _state_words(scene: Scene, standing: Standing) -> str:
    """Return how far the work is, or its state where that says more."""
    if standing.state is State.IN_PROGRESS:
        return share(tenth(standing.percent)) or ""
    return scene.said(state_label(standing))


def units_words(scene: Scene, slot: Slot) -> str:
    """Return who answers, in short; for a step only where others do than for its task."""
    units = slot.answering if slot.has_own_units else ()
    if len(units) < 2:
        return "".join(units)
    return scene.put(N_("{unit} and others ({count})"), unit=units[0], count=len(units))


def _tooltip(scene: Scene, slot: Slot) -> str:
    parts: list[object] = [f"{slot.part.key} {slot.of.title}", slot.answering[:3]]
    standing = slot.standing
    if standing.start is not None:
        parts.append(Message(N_("from {day}"), {"day": day_name(standing.start)}))
    if standing.due is not None:
        parts.append(Message(N_("due {day}"), {"day": day_name(standing.due)}))
    elif slot.of.due_text:
        parts.append(slot.of.due_text)
    return " · ".join(scene.said(part) for part in parts if part)
