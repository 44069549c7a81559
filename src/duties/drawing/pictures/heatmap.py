"""The heat map: units down, actions across, and where they meet, how many tasks it is about."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from duties.drawing.frame import STANDS_FOR_SEVERAL, Sample, framed
from duties.drawing.measure import folded, shown_line, text_height, text_width
from duties.drawing.palette import (
    COLLECTIVE_NAME,
    HEADING,
    HEATS,
    PLAIN,
    QUIET,
    RULER,
    SIGN_OF_LEAD,
)
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names, Sheet
from duties.errors.pictures import EmptyPictureError
from duties.messages import N_, Message, counted, shown
from duties.queries.heat import Heat, HeatMap, HeatRow

_SIZE, _HEAD, _KEY = 9.0, 8.0, 8.5  # sizes of letters
_ROW = 15.0  # the least height of a row
_NAME, _LEAST_NAME = 150.0, 60.0  # the width of a name, at most and at least
_TOTAL = 34.0
_WIDTHS = (38.0, 46.0, 56.0, 68.0, 82.0)  # of an action whose title stands over it
_NARROW, _BROADEST = 20.0, 60.0  # of one that has only its number there
_TITLED = 14  # actions, at most, whose titles stand over them
_HEAD_LINES = 6
_DOT = 4.5
_GAP, _BETWEEN = 4.0, 22.0  # above the rows; between panels
_MOST_PANELS = 4
_KEY_WIDTH = 200.0
_LONG, _SHORT, _FRAME = 842.0, 595.0, 130.0  # A4 in points; what stands around the rows


class _Column(NamedTuple):
    """An action: what stands over its column, what it is called in full, and its link."""

    lines: tuple[str, ...]
    words: str
    id: str
    tasks: int


class _Layout(NamedTuple):
    """Settings that all parts of the picture share."""

    scene: Scene
    names: Names
    found: HeatMap
    columns: Sequence[_Column]
    name: float  # the width of the names
    cell: float  # the width of a column
    head: float  # the height of what stands over the rows

    @property
    def width(self) -> float:
        return self.name + len(self.columns) * self.cell + _TOTAL


def draw_heatmap(scene: Scene, found: HeatMap) -> Sheet:
    """Return the heat map, its rows side by side in as many panels as fill a sheet best.

    Titles of actions stand over their columns if they are few, else in a key below. Raises
    `EmptyPictureError` if nobody has a task.
    """
    if not found.rows:
        raise EmptyPictureError
    layout = _layout(scene, found)
    rows = [_row(layout, row) for row in found.rows]
    body = _panels(layout, rows)
    if not any(column.lines[1:] for column in layout.columns) and len(layout.columns) > 1:
        key = _key(layout, body.width).at(0, body.height + 3 * _GAP)
        height = body.height + 3 * _GAP + key.height
        body = Block(body.width, height, (*body.boxes, *key.boxes))
    size = (
        counted("{count} unit with tasks", "{count} units with tasks", found.units),
        counted("{count} action", "{count} actions", len(scene.plan.actions)),
        counted("{count} task", "{count} tasks", len(scene.plan.tasks)),
    )
    return framed(
        scene,
        layout.names,
        body,
        scene.put(N_("Who is busy where")),
        f"{shown_line(scene.plan.title)} · {shown(size, scene.into)}",
        _samples(layout),
    )


def _layout(scene: Scene, found: HeatMap) -> _Layout:
    names = [_called(scene, row) for row in found.rows]
    widest = max(text_width(shown_line(name), _SIZE) for name in names) + 2 * INSET + 2
    name = min(max(widest, _LEAST_NAME), _NAME)
    titled, cell = _titled(scene, found)
    columns = titled or _numbered(scene, found, cell)
    tall = max(len(column.lines) for column in columns)
    head = tall * _HEAD * 1.45 + 2 * _GAP + 1.5 * _HEAD
    return _Layout(scene, Names(), found, columns, name, cell, head)


def _called(scene: Scene, row: HeatRow) -> str:
    """Return what stands before a row."""
    if row.name is not None:
        return row.name
    return counted("{count} more unit", "{count} more units", row.units).put(scene.into)


def _titled(scene: Scene, found: HeatMap) -> tuple[list[_Column] | None, float]:
    """Return the columns with their titles, and their width; None where there is no room.

    The width then is that of columns with numbers.
    """
    if len(found.sections) <= _TITLED:
        for width in _WIDTHS:
            columns = _columns(scene, found, width)
            if all(len(column.lines) <= _HEAD_LINES for column in columns):
                return columns, width
    ids = [section.action.id if section.action else "" for section in found.sections]
    widest = max(text_width(shown_line(id_), _HEAD) for id_ in ids) * 1.1 + 2 * INSET
    return None, min(max(_NARROW, widest), _BROADEST)


def _columns(scene: Scene, found: HeatMap, width: float) -> list[_Column]:
    columns = []
    for action, places in found.sections:
        words = scene.action_words(action)
        lines = folded(words, _HEAD, width - _GAP)
        columns.append(_Column(lines, words, action.id if action else "", len(places)))
    return columns


def _numbered(scene: Scene, found: HeatMap, width: float) -> list[_Column]:
    columns = []
    for action, places in found.sections:
        id_ = action.id if action else "—"
        (first, *rest) = folded(id_, _HEAD, width - _GAP)
        line = f"{first[:-1]}…" if rest else first
        columns.append(
            _Column((line,), scene.action_words(action), action.id if action else "", len(places))
        )
    return columns


def _head(layout: _Layout) -> Iterator[Box]:
    """Yield the actions over a panel, each with the number of its tasks, and the total."""
    scene, names = layout.scene, layout.names
    for number, column in enumerate(layout.columns):
        x = layout.name + number * layout.cell
        high = text_height(column.lines, _HEAD)
        low = layout.head - _GAP - 1.5 * _HEAD
        link = scene.link("action", column.id) if column.id else None
        name = names("action", column.id)
        yield Box(
            name,
            x,
            low - high,
            layout.cell,
            high,
            column.lines,
            _HEAD,
            HEADING if len(column.lines) == 1 else PLAIN,
            tooltip=column.words,
            link=link,
        )
        words = counted("{count} task", "{count} tasks", column.tasks).put(scene.into)
        yield Box(
            names(name, "tasks"),
            x,
            low,
            layout.cell,
            1.5 * _HEAD,
            (str(column.tasks),),
            _HEAD,
            QUIET,
            tooltip=f"{column.words} · {words}",
        )
    total = scene.put(N_("Tasks"))
    yield Box(
        names("total"),
        layout.width - _TOTAL,
        layout.head - _GAP - 1.5 * _HEAD,
        _TOTAL,
        1.5 * _HEAD,
        (total,) if text_width(total, _HEAD) <= _TOTAL else ("Σ",),
        _HEAD,
        QUIET,
        tooltip=total,
    )


def _row(layout: _Layout, row: HeatRow) -> Block:
    """Return the row of a unit: its name, a cell for each action, and its tasks in all."""
    scene, names = layout.scene, layout.names
    words = _called(scene, row)
    is_several = row.name is None or scene.register.is_collective(row.name)
    lines = folded(words, _SIZE, layout.name - 2 * INSET - 2)
    height = max(_ROW, text_height(lines, _SIZE) + 2)
    name = names("unit", words)
    link = scene.link("unit", row.name) if row.name is not None else None
    boxes = [
        Box(names("rule"), 0, height - 0.3, layout.width, 0.3, look=RULER),
        Box(
            name,
            1,
            1,
            min(max(text_width(line, _SIZE) for line in lines) + 2 * INSET, layout.name - 2),
            height - 2.5,
            lines,
            _SIZE,
            COLLECTIVE_NAME if is_several else PLAIN,
            is_left=True,
            tooltip=words,
            link=link,
        ),
    ]
    for section, heat in row.cells.items():
        boxes += _cell(layout, words, section, heat, height)
    boxes.append(
        Box(
            names(name, "total"),
            layout.width - _TOTAL,
            0,
            _TOTAL,
            height,
            (str(row.whole.tasks),),
            _SIZE,
            tooltip=_told(scene, words, "", row.whole),
        )
    )
    return Block(layout.width, height, tuple(boxes))


def _cell(layout: _Layout, unit: str, section: int, heat: Heat, height: float) -> Iterator[Box]:
    """Yield a cell as dark as the unit is busy, with a dot if it leads there."""
    column = layout.columns[section]
    look = HEATS[_level(heat.tasks, layout.found.hottest)]
    x = layout.name + section * layout.cell
    name = layout.names("heat", unit, column.id)
    tooltip = _told(layout.scene, unit, column.words, heat)
    yield Box(
        name,
        x + 0.5,
        0.5,
        layout.cell - 1,
        height - 1.5,
        (str(heat.tasks),),
        _SIZE,
        look,
        tooltip=tooltip,
    )
    if heat.led:
        yield Box(
            layout.names(name, "leads"),
            x + layout.cell - _DOT - 2,
            2.5,
            _DOT,
            _DOT,
            look=SIGN_OF_LEAD._replace(fill=look.ink, border=look.ink),
            tooltip=tooltip,
        )


def _told(scene: Scene, unit: str, action: str, heat: Heat) -> str:
    """Return what a tooltip says of a cell."""
    tasks = counted("{count} task", "{count} tasks", heat.tasks).put(scene.into)
    parts = [unit, action, tasks]
    if heat.led:
        parts.append(Message(N_("leads {count}"), {"count": heat.led}).put(scene.into))
    return " · ".join(filter(None, parts))


def _level(tasks: int, hottest: int) -> int:
    """Return how dark a cell is, from 0."""
    return ceil(tasks * len(HEATS) / max(hottest, len(HEATS))) - 1


def _panels(layout: _Layout, rows: Sequence[Block]) -> Block:
    """Return the rows in as many panels side by side as are largest on a sheet of A4."""
    most = min(_MOST_PANELS, len(rows))
    stacks = [_stacks(rows, count) for count in range(1, most + 1)]
    best = max(stacks, key=lambda stack: _size_on_a4(layout, stack))
    boxes: list[Box] = []
    tallest = 0.0
    for number, stack in enumerate(best):
        x, y = number * (layout.width + _BETWEEN), layout.head
        boxes += Block(0, 0, tuple(_head(layout))).at(x, 0).boxes
        boxes.append(Box(layout.names("rule"), x, layout.head - 0.8, layout.width, 0.8, look=RULER))
        for row in stack:
            boxes += row.at(x, y).boxes
            y += row.height
        tallest = max(tallest, y)
    width = len(best) * (layout.width + _BETWEEN) - _BETWEEN
    return Block(width, tallest, tuple(boxes))


def _stacks(rows: Sequence[Block], count: int) -> list[Sequence[Block]]:
    """Return the rows in so many stacks of about one length."""
    each = ceil(len(rows) / count)
    return [rows[at : at + each] for at in range(0, len(rows), each)]


def _size_on_a4(layout: _Layout, stacks: Sequence[Sequence[Block]]) -> float:
    """Return how large the panels are on the sheet, upright or not."""
    width = len(stacks) * (layout.width + _BETWEEN)
    height = max(sum(row.height for row in stack) for stack in stacks) + layout.head + _FRAME
    return max(min(_SHORT / width, _LONG / height), min(_LONG / width, _SHORT / height))


def _key(layout: _Layout, width: float) -> Block:
    """Return what the numbers over the columns mean, in columns as wide as there is room for."""
    across = max(int(width / _KEY_WIDTH), 1)
    room = width / across
    down = ceil(len(layout.columns) / across)
    boxes: list[Box] = []
    tallest = 0.0
    for number in range(across):
        y = 0.0
        for column in layout.columns[number * down : (number + 1) * down]:
            lines = folded(column.words, _KEY, room - 2 * INSET)
            high = text_height(lines, _KEY)
            link = layout.scene.link("action", column.id) if column.id else None
            boxes.append(
                Box(
                    layout.names("key", column.id),
                    number * room,
                    y,
                    room,
                    high,
                    lines,
                    _KEY,
                    is_left=True,
                    tooltip=column.words,
                    link=link,
                )
            )
            y += high + 1
        tallest = max(tallest, y)
    return Block(width, tallest, tuple(boxes))


def _samples(layout: _Layout) -> Iterator[Sample]:
    scene, found = layout.scene, layout.found
    levels: dict[int, list[int]] = {}
    for count in range(1, found.hottest + 1):
        levels.setdefault(_level(count, found.hottest), []).append(count)
    for level, those in levels.items():
        first, last = those[0], those[-1]
        if first == last:
            words = counted("{count} task", "{count} tasks", first).put(scene.into)
        else:
            words = scene.put(N_("{first} to {last} tasks"), first=first, last=last)
        yield Sample(HEATS[level], "", words)
    if any(row.whole.led for row in found.rows):
        yield Sample(PLAIN, "●", scene.put(N_("leads at least one of them")), scale=0.8)
    if any(row.name is not None and scene.register.is_collective(row.name) for row in found.rows):
        yield Sample(COLLECTIVE_NAME, "", scene.put(STANDS_FOR_SEVERAL))
