"""The workload: a bar for each unit, divided by role, filled as far as the tasks are done."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from duties.drawing.frame import STANDS_FOR_SEVERAL, Sample
from duties.drawing.measure import folded, shown_line, text_height, text_width
from duties.drawing.palette import (
    COLLECTIVE_NAME,
    HEADING,
    ON_LINE,
    PLAIN,
    QUIET,
    RULER,
    Look,
    load_of_role,
)
from duties.drawing.panels import A4, Ground, PanelRow, PanelRows, PanelTable, on_panels
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names, Sheet
from duties.errors.pictures import EmptyPictureError
from duties.messages import N_, Message, counted, day_name
from duties.model import Role
from duties.queries.burden import Burden

_SIZE, _SMALL = 9.0, 8.0
_NAME, _LEAST_NAME = 150.0, 60.0
_COUNT, _BARS = 34.0, 250.0  # widths of the number of tasks and of the longest bar
_ROW, _BAR = 15.0, 9.0
_HEAD, _BETWEEN, _GAP = 15.0, 26.0, 5.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MOST_LINES = 6  # of the scale


class _LoadLayout(NamedTuple):
    """Settings that all parts of the picture share.

    `name` and `aside` are the widths of names and of roles in words, `length` that of the bar of
    the `most` tasks.
    """

    scene: Scene
    names: Names
    name: float
    length: float
    most: int
    aside: float

    @property
    def bars_x(self) -> float:
        """Where bars begin."""
        return self.name + _COUNT

    @property
    def width(self) -> float:
        return self.bars_x + self.length + _GAP + self.aside

    @property
    def is_tracked(self) -> bool:
        return bool(self.scene.standings)

    def x(self, tasks: int) -> float:
        """Return where a bar of so many tasks ends."""
        return self.bars_x + self.length * tasks / self.most


def draw_workload(scene: Scene, found: Sequence[Burden], top: int) -> list[Sheet]:
    """Return the workload of the `top` busiest units; what is done is told with a ledger only.

    Raises `EmptyPictureError` if nobody has a task.
    """
    if not found:
        raise EmptyPictureError
    told = found[:top]
    parts: list[object] = [scene.plan.title]
    if scene.day is not None:
        parts.append(day_name(scene.day))
    parts += [
        counted("{count} unit with tasks", "{count} units with tasks", len(found)),
        counted("{count} task", "{count} tasks", len(scene.plan.tasks)),
    ]
    if len(told) < len(found):
        parts.append(Message(N_("the {count} busiest are shown"), {"count": len(told)}))
    return on_panels(
        scene,
        PanelTable(partial(_rows, scene, told), _SMALL, _BETWEEN, A4),
        scene.put(N_("Who carries how much")),
        " · ".join(map(scene.said, parts)),
        partial(_samples, scene),
    )


def _rows(scene: Scene, told: Sequence[Burden], names: Names, wide: float | None) -> PanelRows:
    """Return the rows of the units, as wide as asked for."""
    widest = max(text_width(shown_line(each.name), _SIZE) for each in told) + 2 * INSET + 2
    aside = max(text_width(_by_role(each), _SMALL) for each in told) + 2 * INSET
    name = min(max(widest, _LEAST_NAME), _NAME)
    bars = _BARS if wide is None else wide - name - _COUNT - _GAP - aside
    most = max(each.tasks for each in told)
    layout = _LoadLayout(scene, names, name, max(bars, _BARS), most, aside)
    rows = [PanelRow(_row(layout, each), shown_line(each.name)) for each in told]
    return PanelRows(rows, Ground(layout.width, partial(_head, layout), partial(_under, layout)))


def _by_role(each: Burden) -> str:
    """Return the numbers of tasks by role, with the signs of the roles: ●3 ○2."""
    return " ".join(f"{role.mark}{each.by_role[role]}" for role in Role if each.by_role.get(role))


def _row(layout: _LoadLayout, each: Burden) -> Block:
    """Return the row of a unit: its name, its tasks, its bar, and its roles."""
    scene, names = layout.scene, layout.names
    is_several = scene.register.is_collective(each.name)
    lines = folded(each.name, _SIZE, layout.name - 2 * INSET - 2)
    height = max(_ROW, text_height(lines, _SIZE) + 2)
    name = names("unit", each.name)
    link = scene.link("unit", each.name)
    whole = str(each.tasks)
    if layout.is_tracked:
        whole = f"{each.finished}/{each.tasks}"
    tight = min(max(text_width(line, _SIZE) for line in lines) + 2 * INSET, layout.name - 2)
    look = COLLECTIVE_NAME if is_several else PLAIN
    boxes = [
        Box(name, 0, 1, tight, height - 2, lines, _SIZE, look, is_left=True),
        Box(names(name, "tasks"), layout.name, 0, _COUNT, height, (whole,), _SIZE, HEADING),
    ]
    done_so_far = 0
    top = (height - _BAR) / 2
    for role in Role:
        tasks, done = each.by_role.get(role, 0), each.done.get(role, 0)
        if not tasks:
            continue
        x, end = layout.x(done_so_far), layout.x(done_so_far + tasks)
        done_so_far += tasks
        full, empty = load_of_role(role)
        bar = Box(names(name, role), x, top, end - x, _BAR, look=full)
        if layout.is_tracked:
            boxes.append(bar._replace(look=empty))
            bar = bar._replace(name=names(name, role, "done"), width=(end - x) * done / tasks)
        if bar.width:
            boxes.append(bar)
    words = _by_role(each)
    wide = text_width(words, _SMALL) + 2 * INSET
    place = layout.x(each.tasks) + _GAP - 2, 0, wide, height  # no line of the scale beside signs
    boxes.append(Box(names(name, "roles"), *place, (words,), _SMALL, ON_LINE, is_left=True))
    tooltip = _told(layout, each)
    told = [box._replace(tooltip=tooltip, link=link) for box in boxes]
    return Block(layout.width, height, tuple(told))


def _told(layout: _LoadLayout, each: Burden) -> str:
    """Return what a tooltip says of a unit."""
    scene = layout.scene
    tasks = counted("{count} task", "{count} tasks", each.tasks)
    parts: list[object] = [each.name, tasks, _by_role(each)]
    if layout.is_tracked:
        parts.append(Message(N_("{count} done"), {"count": each.finished}))
    return " · ".join(map(scene.said, parts))


def _steps(layout: _LoadLayout) -> range:
    """Return the numbers of tasks at which the scale has lines."""
    step = next((step for step in _STEPS if layout.most <= step * _MOST_LINES), layout.most)
    return range(0, layout.most + 1, step)


def _head(layout: _LoadLayout) -> Block:
    """Return the numbers of the scale over a panel."""
    boxes = [
        Box(
            layout.names("head"),
            layout.x(tasks) - 15,
            0,
            30,
            _HEAD - 4,
            (str(tasks),),
            _SMALL,
            QUIET,
        )
        for tasks in _steps(layout)
    ]
    return Block(layout.width, _HEAD, tuple(boxes))


def _under(layout: _LoadLayout, height: float) -> Block:
    """Return the lines of the scale, below the rows of a panel."""
    boxes = [
        Box(layout.names("rule"), layout.x(tasks), -3, 0.5, height + 3, look=RULER)
        for tasks in _steps(layout)
    ]
    return Block(layout.width, height, tuple(boxes))


def _samples(scene: Scene, looks: frozenset[Look]) -> Iterator[Sample]:
    for role in Role:
        full, empty = load_of_role(role)
        word = f"{role.mark} {scene.word(role)}"
        if scene.standings:
            if empty in looks:
                yield Sample(empty, "", scene.put(N_("{role}: not done"), role=word))
            if full in looks:
                yield Sample(full, "", scene.put(N_("{role}: done"), role=word))
        elif full in looks:
            yield Sample(full, "", word)
    if COLLECTIVE_NAME in looks:
        yield Sample(COLLECTIVE_NAME, "", scene.put(STANDS_FOR_SEVERAL))
