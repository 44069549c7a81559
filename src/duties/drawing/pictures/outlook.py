"""The board of a plan on which nothing was reported: what is to be done, by when and by whom."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from math import ceil
from operator import itemgetter
from typing import NamedTuple

from duties.drawing.columns import below, beside
from duties.drawing.deadlines import due_words
from duties.drawing.frame import framed
from duties.drawing.measure import folded, shown_line, text_height, text_width
from duties.drawing.palette import HEADING, PLAIN, QUIET, RULER, TRACK
from duties.drawing.paper import SheetPart, on_sheets
from duties.drawing.ranking import band
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names, Sheet
from duties.drawing.tiles import CountTile, tile_row
from duties.errors.pictures import EmptyPictureError
from duties.messages import N_, Message, counted, day_name
from duties.queries.burden import Burden
from duties.queries.schedule import Slot
from duties.sections import sections

_SIZE, _SMALL = 9.0, 8.0  # sizes of letters
_COLUMN, _LEAST, _BETWEEN = 420.0, 340.0, 28.0  # the width of a column, and what is between two
_GAP, _ROW, _BAR = 8.0, 15.0, 9.0
_MOST_DUE, _COUNT = 110.0, 26.0  # widths
_NAME, _UNITS = 0.4, 0.34  # of the width: names before bars, and who answers beside a deadline
_ACTIONS, _PASSED, _NEXT, _BUSY = 40, 8, 15, 12  # rows, at most
_CUTS = (1.0, 0.75, 0.5, 0.25, 0.1)  # how many of them, where there is little room


class Outlook(NamedTuple):
    """What is known without reports: the slots of the tasks in order, and what units carry."""

    slots: Sequence[Slot]
    units: Sequence[Burden]


def draw_outlook(scene: Scene, outlook: Outlook, day: date) -> list[Sheet]:
    """Return the counts, the tasks by action, the deadlines and the busiest units.

    Raises `EmptyPictureError` where there is no task.
    """
    if not outlook.slots:
        raise EmptyPictureError
    title = scene.put(N_("How things stand"))
    parts = [day_name(day), scene.plan.title, Message(_NOTHING_YET)]
    subtitle = " · ".join(map(scene.said, parts))
    fit = _OutlookFit(scene, outlook, day)
    if scene.paper is None:
        names = Names()
        body = fit.body(names, 2 * _COLUMN + _BETWEEN, 1)
        return [framed(scene, names, body, title, subtitle, ())]
    return on_sheets(scene, _SMALL, fit.parts, title, subtitle, ())


_NOTHING_YET = N_("nothing has been reported yet")
_MORE = N_("and {count} more")


class _OutlookFit:
    """Lays the parts out for a room; as many rows as there is room for in the smallest letters."""

    def __init__(self, scene: Scene, outlook: Outlook, day: date) -> None:
        self._scene = scene
        self._outlook = outlook
        self._day = day
        self._widest, self._cut = 0.0, 1.0

    def parts(self, names: Names, width: float, height: float) -> Sequence[SheetPart]:
        """Return the one part that there is."""
        if width >= self._widest:
            self._widest = width
            self._cut = next(
                (cut for cut in _CUTS if self.body(Names(), width, cut).height <= height),
                _CUTS[-1],
            )
        return [SheetPart(self.body(names, width, self._cut))]

    def body(self, names: Names, width: float, cut: float) -> Block:
        """Return the picture in two columns, or in one where it is narrow."""
        is_narrow = width < 2 * _LEAST + _BETWEEN
        column = width if is_narrow else (width - _BETWEEN) / 2
        make = _OutlookParts(self._scene, names, self._outlook, self._day, column, cut)
        actions, units = make.actions(), make.units()
        coming, passed = (make.deadlines(has_passed=each) for each in (False, True))
        ways = [[_below(actions, coming, passed, units)]]
        if not is_narrow:
            ways = [
                [_below(actions, passed), _below(coming, units)],
                [_below(actions, units), _below(coming, passed)],
            ]
        lowest = min(ways, key=lambda stacks: max(stack.height for stack in stacks))
        columns = beside([stack for stack in lowest if stack.boxes], _BETWEEN)
        return below([make.counts(width), columns], 2 * _GAP)


def _below(*blocks: Block) -> Block:
    return below([block for block in blocks if block.boxes], 2 * _GAP)


class _OutlookParts(NamedTuple):
    """The parts of the picture, each as wide as a column; of their rows there is a `cut`."""

    scene: Scene
    names: Names
    outlook: Outlook
    day: date
    width: float
    cut: float

    def counts(self, width: float) -> Block:
        """Return how many tasks, units and deadlines there are."""
        tasks = [slot for slot in self.outlook.slots if slot.part.step is None]
        dated = [slot for slot in tasks if slot.standing.due is not None]
        figures = [
            (len(tasks), N_("tasks in all")),
            (len(self.scene.plan.actions), N_("actions")),
            (len(self.outlook.units), N_("units with tasks")),
            (len(dated), N_("tasks with a deadline")),
        ]
        if passed := len(self._dues(has_passed=True)):
            figures.append((passed, N_("deadlines that have passed")))
        told = [CountTile(figure, self.scene.put(words)) for figure, words in figures]
        return tile_row(self.names, told, width)

    def actions(self) -> Block:
        """Return a bar for each action, as long as it has tasks."""
        parts = [part for part in sections(self.scene.plan) if part.places]
        most = max(len(part.places) for part in parts)
        name = self._widest(self.scene.action_words(part.action) for part in parts)
        rows = [
            partial(
                self._bar,
                ("action", part.action.id if part.action else ""),
                self.scene.action_words(part.action),
                self.scene.link("action", part.action.id) if part.action else None,
                len(part.places),
                most,
                name,
            )
            for part in parts
        ]
        return self._listed(N_("Tasks by action"), rows, _ACTIONS)

    def units(self) -> Block:
        """Return a bar for each of the busiest units."""
        units = self.outlook.units
        most = max((each.tasks for each in units), default=0)
        name = self._widest(each.name for each in units[:_BUSY])
        rows = [
            partial(
                self._bar,
                ("unit", each.name),
                each.name,
                self.scene.link("unit", each.name),
                each.tasks,
                most,
                name,
            )
            for each in units
        ]
        more = partial(counted, "{count} more unit", "{count} more units")
        return self._listed(N_("Tasks by unit"), rows, _BUSY, more)

    def deadlines(self, *, has_passed: bool) -> Block:
        """Return the deadlines of tasks and steps before the day, or from it on, in order."""
        dues = self._dues(has_passed=has_passed)
        told = [(self._when(slot), slot) for slot in dues]
        widest = max((text_width(when, _SIZE) for when, _ in told), default=0.0) + 2 * INSET
        rows = [partial(self._due, when, min(widest, _MOST_DUE), slot) for when, slot in told]
        if has_passed:
            return self._listed(N_("Deadlines that have passed"), rows, _PASSED)
        return self._listed(N_("Next deadlines"), rows, _NEXT)

    def _dues(self, *, has_passed: bool) -> list[Slot]:
        dues = [
            (due, slot)
            for slot in self.outlook.slots
            if (due := slot.standing.due) is not None and (due < self.day) == has_passed
        ]
        return [slot for _, slot in sorted(dues, key=itemgetter(0))]

    def _when(self, slot: Slot) -> str:
        """Return a deadline as people read it; of a standing task, that of its stretch."""
        if slot.part.step is None and slot.part.task.every is not None:
            return self.scene.said(day_name(slot.standing.due or self.day))
        return due_words(self.scene, slot.of, slot.standing)

    def _listed(
        self,
        heading: str,
        rows: Sequence[Callable[[], Block]],
        most: int,
        more: Callable[[int], Message] = lambda count: Message(_MORE, {"count": count}),
    ) -> Block:
        """Return rows under a heading, and how many more there are."""
        if not rows:
            return Block(0, 0, ())
        told = rows[: ceil(most * self.cut)]
        blocks = [self._heading(heading), *(row() for row in told)]
        if left := len(rows) - len(told):
            words = self.scene.said(more(left))
            place = 0, 0, self.width, _ROW
            box = Box(self.names("text"), *place, (words,), _SMALL, QUIET, is_left=True)
            blocks.append(Block(self.width, _ROW, (box,)))
        return below(blocks, 0)

    def _heading(self, heading: str) -> Block:
        box = band(self.scene, self.names, heading, self.width)
        return Block(self.width, box.height + 3, (box,))

    def _widest(self, names: Iterable[str]) -> float:
        """Return the width of a column of names: at most a part of the whole."""
        widths = [text_width(shown_line(name), _SIZE) for name in names]
        return min(max(widths, default=0.0) + 2 * INSET, self.width * _NAME)

    def _bar(
        self,
        name: tuple[str, str],
        words: str,
        link: str | None,
        tasks: int,
        most: int,
        wide: float,
    ) -> Block:
        lines = folded(words, _SIZE, wide - 2 * INSET)
        height = max(_ROW, text_height(lines, _SIZE) + 2)
        own = self.names(*name)
        long = (self.width - wide - _COUNT) * tasks / most
        told = counted("{count} task", "{count} tasks", tasks).put(self.scene.into)
        bar = wide, (height - _BAR) / 2, long, _BAR
        count = wide + long, 0, _COUNT, height
        boxes = [
            Box(own, 0, 0, wide, height, lines, _SIZE, is_left=True),
            Box(self.names(own, "bar"), *bar, look=TRACK),
            Box(self.names(own, "tasks"), *count, (str(tasks),), _SIZE, HEADING, is_left=True),
        ]
        tooltip = f"{shown_line(words)} · {told}"
        told_boxes = [box._replace(tooltip=tooltip, link=link) for box in boxes]
        return Block(self.width, height, tuple(told_boxes))

    def _due(self, when: str, first: float, slot: Slot) -> Block:
        """Return a deadline: by when what is to be done, and who answers for it."""
        task = slot.part.task
        units = self.scene.said(slot.answering[:2]) if slot.answering else ""
        last = self.width * _UNITS
        columns = (
            (0.0, first, when, QUIET),
            (first, self.width - first - last, f"{slot.part.key} {slot.of.title}", PLAIN),
            (self.width - last, last, units, QUIET),
        )
        cells = [folded(words, _SIZE, room - 2 * INSET) for _, room, words, _ in columns]
        height = max(_ROW, *(text_height(lines, _SIZE) + 2 for lines in cells))
        name = self.names("due", slot.part.key)
        boxes = [Box(self.names("rule"), 0, height - 0.3, self.width, 0.3, look=RULER)]
        boxes += [
            Box(
                self.names(name, "text"),
                *(x, 0, room, height - 1, lines, _SIZE, look),
                is_left=True,
                tooltip=self.scene.task_words(task),
                link=self.scene.link("task", task.id),
            )
            for (x, room, _, look), lines in zip(columns, cells, strict=True)
            if any(lines)
        ]
        return Block(self.width, height, tuple(boxes))
