"""The timeline: tasks and their steps as bars from start to deadline, and the targets below.

Bars are filled as far as the work is done. What is open, late, or due on a day differs in shape
too, and lights have signs: all can be told apart in grey.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from duties.drawing.deadlines import due_words
from duties.drawing.frame import FOUND_BY_LINT, Sample
from duties.drawing.lights import light_samples
from duties.drawing.measure import folded, shown_line, text_height, text_width
from duties.drawing.palette import (
    ALARM,
    DONE_PART,
    FAULT,
    LATE,
    MILESTONE,
    MILESTONE_AHEAD,
    OPEN_BAR,
    PLAIN,
    QUIET,
    RULER,
    SECTION,
    TODAY,
    TRACK,
    Look,
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
from duties.drawing.ruler import WHOLE, DayRuler, ruler_around
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names, Sheet
from duties.drawing.slots import (
    DUE,
    SIZE,
    SMALL,
    STATE,
    STEP,
    TITLE,
    TimeLayout,
    diamond,
    slot_row,
    units_words,
)
from duties.errors.pictures import NothingPlannedError
from duties.formats.light_marks import light_mark, light_order
from duties.formats.views.progress import light_name
from duties.messages import N_, Message, counted, day_name
from duties.periods import Stretch, period_around
from duties.queries.schedule import Slot, SlotGroup
from duties.tracking.targets import TargetStanding, TargetStatus

_HEAD = 8.0  # the size of letters over the columns
_NUMBER, _WIDEST_NUMBER = 26.0, 70.0  # widths
_UNITS = (92.0, 110.0, 130.0, 150.0)  # of the column of units
_RULER, _STRIP = 400.0, 60.0
_SHORTEST, _NARROW = 240.0, 130.0  # the ruler and titles, where there is little room
_BETWEEN = 26.0  # panels
_HEAD_HEIGHT = 30.0
_MOST_MARKS = 7
_YEARS = timedelta(3 * 366)  # within which the day belongs to a plan that names one other day
_FAR = 2  # a day further away than the length of the plan, halved, is not on the ruler


def draw_timeline(
    scene: Scene, groups: Sequence[SlotGroup], targets: Sequence[TargetStanding], day: date
) -> list[Sheet]:
    """Return the timeline of a plan on a day, with its targets below.

    What has no deadline is an open bar up to the horizon of the plan, or stands in a strip beside
    the ruler where that is not known; without any day there is no ruler. States and lights are
    shown where the scene has standings. Raises `NothingPlannedError` if there is nothing to show.
    """
    slots = [slot for group in groups for slot in group.slots]
    dated = [each for each in targets if each.target.by is not None]
    if not slots and not dated:
        raise NothingPlannedError
    layout = _layout(scene, groups, dated, day)
    return on_panels(
        scene,
        PanelTable(partial(_rows, layout, groups, dated), SMALL, _BETWEEN, A3, _least(layout)),
        scene.put(N_("Timeline of tasks")),
        _subtitle(layout, slots, len(targets) - len(dated)),
        partial(_samples, layout),
    )


def _rows(
    layout: TimeLayout,
    groups: Sequence[SlotGroup],
    targets: Sequence[TargetStanding],
    names: Names,
    wide: float | None,
) -> PanelRows:
    """Return the rows, as wide as asked for by the length of the ruler, or by shorter titles."""
    layout = layout._replace(names=names)
    if wide is not None and layout.length:
        layout = layout._replace(length=max(layout.length + wide - layout.width, _SHORTEST))
    if wide is not None and layout.width > wide:
        layout = layout._replace(title=max(layout.title + wide - layout.width, _NARROW))
    rows = [row for group in groups for row in _group(layout, group)]
    rows += _targets(layout, targets)
    ground = Ground(
        layout.width, partial(_head, layout), partial(_under, layout), partial(_over, layout)
    )
    return PanelRows(rows, ground)


def _layout(
    scene: Scene, groups: Sequence[SlotGroup], targets: Sequence[TargetStanding], day: date
) -> TimeLayout:
    slots = [slot for group in groups for slot in group.slots]
    horizon = _horizon(scene)
    is_dated = bool(targets or horizon) or any(slot.standing.due is not None for slot in slots)
    has_strip = horizon is None and any(slot.standing.due is None for slot in slots)
    has_due = any(due_words(scene, slot.of, slot.standing) for slot in slots)
    widest = max((text_width(shown_line(slot.part.key), SIZE) for slot in slots), default=0.0)
    return TimeLayout(
        scene,
        Names(),
        _ruler(scene, slots, targets, day, horizon),
        day,
        horizon,
        number=min(max(1.1 * widest + 2 * INSET, _NUMBER), _WIDEST_NUMBER),
        title=TITLE,
        units=_units_width(scene, slots) if any(group.section for group in groups) else 0,
        length=_RULER if is_dated else 0,
        strip=_STRIP if has_strip else 0,
        due=DUE if has_due else 0,
    )


def _units_width(scene: Scene, slots: Iterable[Slot]) -> float:
    """Return the width of the column of units: as narrow as can be, names in two lines at most."""
    names = {units_words(scene, slot) for slot in slots}
    for width in _UNITS:
        if all(len(folded(name, SMALL, width - 2 * INSET)) <= 2 for name in names):
            return width
    return _UNITS[-1]


def _least(layout: TimeLayout) -> float:
    """Return the width of the narrowest panel."""
    narrow = layout._replace(title=_NARROW, length=min(_SHORTEST, layout.length))
    return narrow.width


def _horizon(scene: Scene) -> date | None:
    """Return the last day of the plan, if it says which year is its last."""
    year = scene.plan.horizon
    return None if year is None or not 1 <= year < date.max.year else date(year, 12, 31)


def _ruler(
    scene: Scene,
    slots: Iterable[Slot],
    targets: Iterable[TargetStanding],
    day: date,
    horizon: date | None,
) -> DayRuler:
    """Return the ruler that holds all that is planned, and the day if that is not far away."""
    planned: list[date | None] = [scene.plan.issued, horizon]
    for slot in slots:
        planned += (slot.standing.start, slot.standing.due)
    planned += [each.target.by.last for each in targets if each.target.by is not None]
    days = sorted({each for each in planned if each is not None})
    if len(days) < 2:
        only = (days or [day])[0]
        is_close = abs(day - only) <= _YEARS
        days = [only, day] if is_close else [only]
        days = sorted([date(only.year, 1, 1), *days, date(only.year, 12, 31)])
    near = max(timedelta(31), (days[-1] - days[0]) / _FAR)
    is_near = days[0] - min(day, days[0]) <= near and max(day, days[-1]) - days[-1] <= near
    found = ruler_around(days, day if is_near else days[0 if day < days[0] else -1])
    first = period_around(date.fromordinal(found.first), Stretch.MONTH).first
    last = period_around(date.fromordinal(found.last), Stretch.MONTH).last
    return DayRuler(first.toordinal(), last.toordinal())


def _subtitle(layout: TimeLayout, slots: Sequence[Slot], undated: int) -> str:
    """Return the day, how much is shown, and what cannot be."""
    tasks = len({slot.place for slot in slots})
    steps = len({(slot.place, slot.part.key) for slot in slots if slot.part.step is not None})
    parts: list[object] = [layout.scene.plan.title, day_name(layout.day)]
    parts.append(counted("{count} task", "{count} tasks", tasks))
    if steps:
        parts.append(counted("{count} step", "{count} steps", steps))
    if not layout.length:
        parts.append(Message(N_("nothing in the plan has a deadline")))
    elif layout.day.toordinal() < layout.ruler.first:
        parts.append(Message(N_("the day lies before all that is shown")))
    elif layout.day.toordinal() > layout.ruler.last:
        parts.append(Message(N_("the day lies after all that is shown")))
    if undated:
        parts.append(
            counted(
                "{count} target without a date is not shown",
                "{count} targets without a date are not shown",
                undated,
            )
        )
    return " · ".join(map(layout.scene.said, parts))


def _head(layout: TimeLayout) -> Block:
    """Return the ruler over a panel, with the names of the columns beside it."""
    scene, names = layout.scene, layout.names
    boxes = []
    columns = [(layout.due_x, layout.due, N_("Deadline"))] if layout.due else []
    if layout.is_tracked:
        columns.append((layout.state_x, STATE, N_("State")))
    if layout.strip:
        columns.append((layout.strip_x, layout.strip, N_("without a deadline")))
    for x, width, text in columns:
        lines = folded(scene.put(text), _HEAD, width - 2 * INSET)[:2]
        high = text_height(lines, _HEAD)
        place = x, _HEAD_HEIGHT - high - 2, width, high
        boxes.append(Box(names("head"), *place, lines, _HEAD, QUIET, is_left=True))
    for x, room, words in _periods(layout):
        if text_width(words, _HEAD) + 2 * INSET <= room:
            place = x, 1, room, 12
            boxes.append(Box(names("head"), *place, (words,), _HEAD, QUIET, is_left=True))
    return Block(layout.width, _HEAD_HEIGHT, tuple(boxes))


def _periods(layout: TimeLayout) -> list[tuple[float, float, str]]:
    """Return the periods on the ruler, each with its x, its width and its name.

    They are as many as have room for their names: the first and the last may be cut short.
    """
    found: list[tuple[float, float, str]] = []
    for most in range(_MOST_MARKS, 0, -1) if layout.length else ():
        marks = layout.ruler.marks(most, round(WHOLE / most))
        ends = [*(mark.at for mark in marks[1:]), WHOLE]
        found = [
            (layout.x(mark.at), layout.x(end) - layout.x(mark.at), layout.scene.said(mark.name))
            for mark, end in zip(marks, ends, strict=True)
        ]
        if all(text_width(words, _HEAD) + 2 * INSET <= room for _, room, words in found[:-1][1:]):
            break
    return found


def _under(layout: TimeLayout, height: float) -> Block:
    """Return the lines where periods begin, below the rows of a panel."""
    places = []
    if layout.length:
        places = [layout.x(0), *(x for x, _, _ in _periods(layout)), layout.x(WHOLE)]
    above = _HEAD_HEIGHT - 1
    boxes = [
        Box(layout.names("rule"), x, -above, 0.5, height + above, look=RULER)
        for x in dict.fromkeys(places)
    ]
    boxes.append(Box(layout.names("rule"), 0, -0.8, layout.width, 0.8, look=RULER))
    return Block(layout.width, height, tuple(boxes))


def _over(layout: TimeLayout, height: float) -> Block:
    """Return the line of the day, above the rows of a panel, and the day over it."""
    if not layout.is_day_on_it:
        return Block(0, 0, ())
    words = layout.scene.said(day_name(layout.day))
    middle = layout.start_of(layout.day)
    line = Box(layout.names("rule"), middle - 0.6, -3, 1.2, height + 3, look=TODAY, tooltip=words)
    width = text_width(words, _HEAD) * 1.1 + 8
    x = min(max(middle - width / 2, layout.ruler_x), layout.ruler_x + layout.length - width)
    told = Box(layout.names("day"), x, -15, width, 12.5, (words,), _HEAD, TODAY)
    return Block(layout.width, height, (line, told))


def _group(layout: TimeLayout, group: SlotGroup) -> Iterator[PanelRow]:
    """Yield the heading of an action or unit, and a row for each of its tasks and steps."""
    scene = layout.scene
    if group.section is not None:
        action = group.section.action
        words = scene.action_words(action)
        link = scene.link("action", action.id) if action else None
        name = ("action", action.id if action else "")
    else:
        words = group.unit or scene.put(N_("nobody is named"))
        link = scene.link("unit", group.unit) if group.unit else None
        name = ("unit", words)
    lights = Counter(light_name(s.standing) for s in group.slots if s.part.step is None)
    signs = [
        f"{light_mark(light)} {lights[light]}"
        for light in sorted(lights, key=light_order)
        if light is not None
    ]
    made = partial(
        _bar_of_group, layout, name, words, link, "  ".join(signs) if layout.is_tracked else ""
    )
    first = made()
    heading = PanelHeading(first.height, made)
    yield PanelRow(first)
    for slot in group.slots:
        yield PanelRow(slot_row(layout, slot), shown_line(slot.part.key), heading)


def _bar_of_group(
    layout: TimeLayout, name: tuple[str, ...], words: str, link: str | None, lights: str = ""
) -> Block:
    """Return a heading across the panel, with its lights counted at its right end."""
    size = SIZE + 1
    aside = text_width(lights, SMALL) + 2 * INSET if lights else 0.0
    lines = folded(words, size, (layout.width - 2 * INSET - aside) / 1.1)
    height = text_height(lines, size) + 2
    bar = Box(layout.names(*name), 0, 2, layout.width, height, lines, size, SECTION, is_left=True)
    boxes = [bar._replace(tooltip=words, link=link)]
    if lights:
        place = min(layout.state_x, layout.width - aside), 2, aside, height
        name_ = layout.names(bar.name, "lights")
        boxes.append(Box(name_, *place, (lights,), SMALL, PLAIN, is_left=True))
    return Block(layout.width, height + 3, tuple(boxes))


def _targets(layout: TimeLayout, targets: Sequence[TargetStanding]) -> Iterator[PanelRow]:
    """Yield the targets, each with a sign on the day by which it must be reached."""
    if targets:
        words = layout.scene.put(N_("Targets"))
        made = partial(_bar_of_group, layout, ("targets",), words, None)
        first = made()
        yield PanelRow(first)
        for standing in targets:
            yield PanelRow(_target(layout, standing), words, PanelHeading(first.height, made))


def _target(layout: TimeLayout, standing: TargetStanding) -> Block:
    scene, names, target = layout.scene, layout.names, standing.target
    asked = target.asked()
    words = " ".join(filter(None, (shown_line(target.name), asked and scene.said(asked))))
    by = "" if target.by is None else scene.said(target.by.deadline())
    told = words if layout.due or not by else f"{words} · {by}"
    columns = [(layout.title_x, layout.title + layout.units, told)]
    if layout.due:
        columns.append((layout.due_x, layout.due, by))
    if layout.is_tracked and standing.reading is not None:
        columns.append((layout.state_x, STATE, scene.put(standing.status.label)))
    texts = [(x, wide, folded(text, SMALL, wide - 2 * INSET)) for x, wide, text in columns]
    height = max(STEP, *(text_height(lines, SMALL) + 2 for _, _, lines in texts))
    name = names("target", target.id)
    boxes = [
        Box(names(name, "text"), x, 0, wide, height, lines, SMALL, look, is_left=True)
        for (x, wide, lines), look in zip(texts, (PLAIN, QUIET, QUIET), strict=False)
    ]
    if target.by is not None:
        is_done = standing.status is TargetStatus.REACHED
        day = target.by.last
        boxes.append(diamond(layout, name, day, height / 2, is_done=is_done, is_small=False))
    return Block(layout.width, height, tuple(box._replace(tooltip=words) for box in boxes))


def _samples(layout: TimeLayout, looks: frozenset[Look]) -> Iterator[Sample]:
    """Yield what the looks that are there mean."""
    scene = layout.scene
    for look, text in (
        (TRACK, N_("from start to deadline")),
        (DONE_PART, N_("done")),
        (LATE, N_("overdue so far")),
        (OPEN_BAR, N_("without a deadline")),
    ):
        if look in looks:
            yield Sample(look, "", scene.put(text))
    if MILESTONE_AHEAD in looks or MILESTONE in looks:
        yield Sample(PLAIN, "◇", scene.put(N_("to be done by then")))
    if MILESTONE in looks:
        yield Sample(PLAIN, "◆", scene.put(N_("done by then")))
    if layout.is_day_on_it:
        yield Sample(PLAIN._replace(ink=ALARM), "┃", scene.put(N_("the day asked about")))
    yield from light_samples(scene, scene.standings)
    if scene.faults:
        yield Sample(FAULT, "!", scene.put(FOUND_BY_LINT))
