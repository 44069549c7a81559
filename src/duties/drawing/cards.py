"""The tasks of an action as a card: a bar with its name, and tasks that are led alike together."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from duties.drawing.chips import Chip, boxed, signed
from duties.drawing.measure import BOLD, folded, shown_line, text_height, text_width, widest
from duties.drawing.palette import BAR, CARD
from duties.drawing.rows import GAP, LINK, TaskRow, link, row
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names
from duties.drawing.tasks import least_width
from duties.messages import N_
from duties.model import Role, Task
from duties.sections import Section

PADDING = 8.0
_SIZE, _BAR_SIZE = 10.0, 12.0
_LEADS, _TASKS, _SHARES = 0.162, 0.364, 0.474  # shares of the room for the three columns
_MOST, _MOST_TITLE = 0.3, 0.45  # of the room, for leads and titles with long words
_WHOLE = 0.22  # of the room, for leads that are in one line
_SHARING = (Role.RESPONSIBLE, Role.SUPPORT)


class _Widths(NamedTuple):
    """The columns of a card: 0 for one that would be empty."""

    leads: float
    tasks: float
    shares: float

    @property
    def left(self) -> float:
        """Where the tasks begin."""
        return self.leads + LINK if self.leads else 0.0


class CardMaker:
    """Makes the parts of the card of an action, `width` points wide."""

    def __init__(self, scene: Scene, names: Names, section: Section, width: float) -> None:
        self._scene = scene
        self._names = names
        self._section = section
        self._width = width
        self._title = scene.action_words(section.action)
        self._id = section.action.id if section.action is not None else ""
        self._widths = self._divided()

    def _divided(self) -> _Widths:
        tasks = [self._scene.plan.tasks[place] for place in self._section.places]
        leads = {unit for task in tasks for unit in self._scene.units(task, Role.LEAD)}
        has_leads = bool(leads)
        has_shares = any(task.responsible or task.support or task.open_ended for task in tasks)
        room = self._width - 2 * PADDING - LINK * (has_leads + has_shares)
        parts = _LEADS * has_leads, _TASKS, _SHARES * has_shares
        sign = text_width(f"{Role.LEAD.mark} ", _SIZE) + PADDING
        least = max((widest(unit, _SIZE) + sign for unit in leads), default=0.0)
        whole = [text_width(shown_line(unit), _SIZE) + sign for unit in leads]
        unbroken = max((each for each in whole if each <= room * _WHOLE), default=0.0)
        first = 0.0
        if leads:
            first = max(room * parts[0] / sum(parts), min(least, room * _MOST), unbroken)
        rest = room - first
        needed = max(least_width(task) for task in tasks)
        second = max(rest * parts[1] / (parts[1] + parts[2]), min(needed, room * _MOST_TITLE))
        return _Widths(first, second, rest - second if has_shares else 0.0)

    def bar(self, *, goes_on: bool = False) -> Block:
        """Return the bar with the name of the action; `goes_on` says that the card began before."""
        words = self._title
        if goes_on:
            words = self._scene.put(N_("{title} (continued)"), title=words)
        lines = folded(words, _BAR_SIZE, (self._width - 2 * PADDING) / BOLD)
        height = text_height(lines, _BAR_SIZE) + PADDING
        bar = Box(
            self._names("action", self._id, "title"),
            0,
            0,
            self._width,
            height,
            lines,
            _BAR_SIZE,
            BAR,
            is_left=True,
            tooltip=self._title,
            link=self._scene.link("action", self._id),
        )
        return Block(self._width, height, (bar,))

    def groups(self, limit: float | None = None) -> list[Block]:
        """Return the tasks that follow each other and are led alike; none is higher than `limit`.

        Unless it is a single task.
        """
        found: list[Block] = []
        for _, group in groupby(self._section.places, self._led):
            found += self._within(list(group), limit)
        return found

    def _led(self, place: int) -> list[str]:
        return self._scene.units(self._scene.plan.tasks[place], Role.LEAD)

    def _within(self, places: Sequence[int], limit: float | None) -> Iterator[Block]:
        whole = self._led_alike(places)
        if limit is None or whole.height <= limit or len(places) == 1:
            yield whole
            return
        half = len(places) // 2
        yield from self._within(places[:half], limit)
        yield from self._within(places[half:], limit)

    def card(self, bar: Block, groups: Sequence[Block]) -> Block:
        """Return a card of a bar and some groups below it."""
        boxes, lines = list(bar.boxes), list[Line]()
        y = bar.height + PADDING
        for group in groups:
            moved = group.at(PADDING, y)
            boxes += moved.boxes
            lines += moved.lines
            y += group.height + PADDING
        name = self._names("action", self._id)
        frame = Box(name, 0, 0, self._width, y, look=CARD, tooltip=self._title)
        return Block(self._width, y, (frame, *boxes), tuple(lines))

    def _led_alike(self, places: Sequence[int]) -> Block:
        """Return tasks with the same leads, which are shown once, to the left of them all."""
        scene, names, widths = self._scene, self._names, self._widths
        rows: list[TaskRow] = []
        for _, group in groupby(places, lambda place: _shares(scene, scene.plan.tasks[place])):
            alike = list(group)
            chips = _sharing(scene, names, scene.plan.tasks[alike[0]])
            rows.append(row(scene, names, alike, chips, widths.tasks, widths.shares))
        tall = sum(row.block.height + GAP for row in rows) - GAP
        leads = _leading(scene, names, scene.plan.tasks[places[0]], widths.leads, tall)
        height = max(tall, leads[-1].bottom if leads else 0)
        boxes, lines = list(leads), list[Line]()
        y = (height - tall) / 2
        for each in rows:
            moved = each.at(widths.left, y)
            boxes += moved.block.boxes
            lines += moved.block.lines
            lines += [link(names, lead, task, Role.LEAD) for lead in leads for task in moved.tasks]
            y += each.block.height + GAP
        return Block(self._width - 2 * PADDING, height, tuple(boxes), tuple(lines))


def _shares(scene: Scene, task: Task) -> tuple[object, ...]:
    """Return the key that tasks drawn beside the same bracket have in common."""
    return *(scene.units(task, role) for role in _SHARING), task.open_ended


def _sharing(scene: Scene, names: Names, task: Task) -> list[Chip]:
    owner = names("shares", task.id)
    chips = [
        scene.chip(names, owner, unit, role)
        for role in _SHARING
        for unit in scene.units(task, role)
    ]
    return [*chips, scene.open_end(names, owner)] if task.open_ended else chips


def _leading(scene: Scene, names: Names, task: Task, width: float, height: float) -> list[Box]:
    """Return a box for each lead, together as high as the tasks if possible."""
    owner = names("leads", task.id)
    chips = [scene.chip(names, owner, unit, Role.LEAD) for unit in scene.units(task, Role.LEAD)]
    folds = [signed(chip, _SIZE, width - PADDING) for chip in chips]
    needed = [text_height(lines, _SIZE) + PADDING for lines in folds]
    spare = max(height - sum(needed) - GAP * (len(chips) - 1), 0) / max(len(chips), 1)
    boxes: list[Box] = []
    y = 0.0
    for chip, lines, least in zip(chips, folds, needed, strict=True):
        boxes.append(boxed(chip, lines, _SIZE, width, least + spare)._replace(y=y))
        y = boxes[-1].bottom + GAP
    return boxes
