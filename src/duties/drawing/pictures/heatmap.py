"""The heat map: units down, actions across, and where they meet, how many tasks it is about."""

from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from duties.drawing.frame import STANDS_FOR_SEVERAL, Sample
from duties.drawing.measure import folded, shown_line, text_height, text_width, widest
from duties.drawing.palette import (
    COLLECTIVE_NAME,
    HEATS,
    PLAIN,
    QUIET,
    RULER,
    SIGN_OF_LEAD,
    Look,
)
from duties.drawing.panels import A4, Ground, PanelRow, PanelRows, PanelTable, on_panels
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names, Sheet
from duties.errors.pictures import EmptyPictureError
from duties.messages import N_, Message, counted, shown
from duties.queries.heat import Heat, HeatMap, HeatRow

_SIZE, _HEAD = 9.0, 8.0  # sizes of letters
_ROW = 15.0  # the least height of a row
_NAME, _LEAST_NAME = 150.0, 60.0  # the width of a name, at most and at least
_TOTAL = 34.0
_WIDTHS = (38.0, 46.0, 56.0, 68.0, 82.0)  # of an action whose title stands level over it
_TURNED = 120.0  # how high a title is that stands on end
_TITLED = 12  # actions, at most, whose titles are level
_HEAD_LINES = 6
_DOT = 4.5
_GAP, _BETWEEN = 4.0, 22.0  # above the rows; between panels


class _HeatColumn(NamedTuple):
    """An action: what stands over its column, what it is called in full, its id and its tasks."""

    lines: tuple[str, ...]
    words: str
    id: str
    tasks: int


class _HeatLayout(NamedTuple):
    """Settings that all parts of the picture share."""

    scene: Scene
    names: Names
    found: HeatMap
    columns: Sequence[_HeatColumn]
    name: float  # the width of the names
    cell: float  # the width of a column
    is_turned: bool  # the titles over the columns

    @property
    def width(self) -> float:
        return self.name + len(self.columns) * self.cell + _TOTAL

    @property
    def titles(self) -> float:
        """How high the titles over the columns are."""
        if self.is_turned:
            lines = (line for column in self.columns for line in column.lines)
            return max(text_width(line, _HEAD) for line in lines) + 2 * INSET
        return max(text_height(column.lines, _HEAD) for column in self.columns)


def draw_heatmap(scene: Scene, found: HeatMap) -> list[Sheet]:
    """Return the heat map, its rows side by side in as many panels as fill a sheet best.

    Titles of actions are turned if they are many. Raises `EmptyPictureError` if nobody has a task.
    """
    if not found.rows:
        raise EmptyPictureError
    size = (
        counted("{count} unit with tasks", "{count} units with tasks", found.units),
        counted("{count} action", "{count} actions", len(scene.plan.actions)),
        counted("{count} task", "{count} tasks", len(scene.plan.tasks)),
    )
    return on_panels(
        scene,
        PanelTable(partial(_rows, scene, found), _HEAD, _BETWEEN, A4),
        scene.put(N_("Who is busy where")),
        f"{shown_line(scene.plan.title)} · {shown(size, scene.into)}",
        partial(_samples, scene, found),
    )


def _rows(scene: Scene, found: HeatMap, names: Names, wide: float | None) -> PanelRows:
    """Return the rows of the units, as wide as asked for."""
    called = [_called(scene, row) for row in found.rows]
    widest = max(text_width(shown_line(name), _SIZE) for name in called) + 2 * INSET + 2
    name = min(max(widest, _LEAST_NAME), _NAME)
    least = 0.0 if wide is None else (wide - name - _TOTAL) / len(found.sections)
    columns, cell, is_turned = _columns(scene, found, least)
    layout = _HeatLayout(scene, names, found, columns, name, cell, is_turned)
    rows = [
        PanelRow(_row(layout, row), shown_line(words))
        for row, words in zip(found.rows, called, strict=True)
    ]
    return PanelRows(rows, Ground(layout.width, partial(_head, layout)))


def _called(scene: Scene, row: HeatRow) -> str:
    """Return what stands before a row."""
    if row.name is not None:
        return row.name
    return counted("{count} more unit", "{count} more units", row.units).put(scene.into)


def _columns(scene: Scene, found: HeatMap, least: float) -> tuple[list[_HeatColumn], float, bool]:
    """Return the columns, how wide each is, at least `least`, and whether their titles are turned.

    They are where there are many, or one has too many lines or too long a word.
    """
    widths = [*(width for width in _WIDTHS if width > least), max(least, _WIDTHS[-1])]
    if least > _WIDTHS[0]:
        widths.insert(0, least)
    word = max(widest(scene.action_words(action), _HEAD) for action, _ in found.sections)
    for width in widths if len(found.sections) <= _TITLED else ():
        if word > width - _GAP:
            continue
        columns = _titled(scene, found, width - _GAP)
        if all(len(column.lines) <= _HEAD_LINES for column in columns):
            return columns, width, False
    columns = _titled(scene, found, _TURNED)
    lines = max(len(column.lines) for column in columns)
    return columns, max(least, lines * _HEAD * 1.45 + _GAP, 20.0), True


def _titled(scene: Scene, found: HeatMap, room: float) -> list[_HeatColumn]:
    """Return the columns, their titles broken to fit a room."""
    columns = []
    for action, places in found.sections:
        words = scene.action_words(action)
        lines = folded(words, _HEAD, room)
        columns.append(_HeatColumn(lines, words, action.id if action else "", len(places)))
    return columns


def _head(layout: _HeatLayout) -> Block:
    """Return the actions over a panel, each with the number of its tasks, and the total."""
    scene, names, high = layout.scene, layout.names, layout.titles
    low = 1.5 * _HEAD
    boxes = []
    for number, column in enumerate(layout.columns):
        x = layout.name + number * layout.cell
        own = high if layout.is_turned else text_height(column.lines, _HEAD)
        name = names("action", column.id)
        title = Box(name, x, high - own, layout.cell, own, column.lines, _HEAD)
        link = scene.link("action", column.id) if column.id else None
        boxes.append(
            title._replace(
                tooltip=column.words,
                link=link,
                is_turned=layout.is_turned,
                is_left=layout.is_turned,
            )
        )
        words = counted("{count} task", "{count} tasks", column.tasks).put(scene.into)
        place = x, high, layout.cell, low
        tooltip = f"{column.words} · {words}"
        tasks = (str(column.tasks),)
        boxes.append(Box(names(name, "tasks"), *place, tasks, _HEAD, QUIET, tooltip=tooltip))
    total = scene.put(N_("Tasks"))
    place = layout.width - _TOTAL, high, _TOTAL, low
    lines = (total,) if text_width(total, _HEAD) <= _TOTAL else ("Σ",)
    boxes.append(Box(names("total"), *place, lines, _HEAD, QUIET, tooltip=total))
    y = high + low + _GAP
    boxes.append(Box(names("rule"), 0, y - 0.8, layout.width, 0.8, look=RULER))
    return Block(layout.width, y, tuple(boxes))


def _row(layout: _HeatLayout, row: HeatRow) -> Block:
    """Return the row of a unit: its name, a cell for each action, and its tasks in all."""
    scene, names = layout.scene, layout.names
    words = _called(scene, row)
    is_several = row.name is None or scene.register.is_collective(row.name)
    lines = folded(words, _SIZE, layout.name - 2 * INSET - 2)
    height = max(_ROW, text_height(lines, _SIZE) + 2)
    name = names("unit", words)
    link = scene.link("unit", row.name) if row.name is not None else None
    tight = max(text_width(line, _SIZE) for line in lines) + 2 * INSET
    place = 1, 1, min(tight, layout.name - 2), height - 2.5
    look = COLLECTIVE_NAME if is_several else PLAIN
    boxes = [
        Box(names("rule"), 0, height - 0.3, layout.width, 0.3, look=RULER),
        Box(name, *place, lines, _SIZE, look, is_left=True, tooltip=words, link=link),
    ]
    for section, heat in row.cells.items():
        boxes += _cell(layout, words, section, heat, height)
    total = layout.width - _TOTAL, 0, _TOTAL, height
    tooltip = _told(scene, words, "", row.whole)
    tasks = (str(row.whole.tasks),)
    boxes.append(Box(names(name, "total"), *total, tasks, _SIZE, tooltip=tooltip))
    return Block(layout.width, height, tuple(boxes))


def _cell(layout: _HeatLayout, unit: str, section: int, heat: Heat, height: float) -> Iterator[Box]:
    """Yield a cell as dark as the unit is busy, with a dot if it leads there."""
    column = layout.columns[section]
    look = HEATS[_level(heat.tasks, layout.found.hottest)]
    x = layout.name + section * layout.cell
    name = layout.names("heat", unit, column.id)
    tooltip = _told(layout.scene, unit, column.words, heat)
    place = x + 0.5, 0.5, layout.cell - 1, height - 1.5
    yield Box(name, *place, (str(heat.tasks),), _SIZE, look, tooltip=tooltip)
    if heat.led:
        dot = SIGN_OF_LEAD._replace(fill=look.ink, border=look.ink)
        place = x + layout.cell - _DOT - 2, 2.5, _DOT, _DOT
        yield Box(layout.names(name, "leads"), *place, look=dot, tooltip=tooltip)


def _told(scene: Scene, unit: str, action: str, heat: Heat) -> str:
    """Return what a tooltip says of a cell."""
    parts: list[object] = [unit, action, counted("{count} task", "{count} tasks", heat.tasks)]
    if heat.led:
        parts.append(Message(N_("leads {count}"), {"count": heat.led}))
    return " · ".join(scene.said(part) for part in parts if part)


def _level(tasks: int, hottest: int) -> int:
    """Return how dark a cell is, from 0."""
    return ceil(tasks * len(HEATS) / max(hottest, len(HEATS))) - 1


def _samples(scene: Scene, found: HeatMap, looks: frozenset[Look]) -> Iterator[Sample]:
    levels: dict[int, list[int]] = {}
    for count in range(1, found.hottest + 1):
        levels.setdefault(_level(count, found.hottest), []).append(count)
    for level, those in levels.items():
        first, last = those[0], those[-1]
        if first == last:
            words = counted("{count} task", "{count} tasks", first).put(scene.into)
        else:
            words = scene.put(N_("{first} to {last} tasks"), first=first, last=last)
        if HEATS[level] in looks:
            yield Sample(HEATS[level], "", words)
    if any(row.whole.led for row in found.rows):
        yield Sample(PLAIN, "●", scene.put(N_("leads at least one of them")))
    if COLLECTIVE_NAME in looks:
        yield Sample(COLLECTIVE_NAME, "", scene.put(STANDS_FOR_SEVERAL))
