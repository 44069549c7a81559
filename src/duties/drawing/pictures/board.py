"""The board: counts, the five classes, lights by action, what is red and why, and the ranking."""

from collections.abc import Iterable, Mapping, Sequence
from math import inf, isinf
from typing import NamedTuple

from duties.drawing.frame import framed
from duties.drawing.lights import LIGHT_WIDTH, colour_samples, hand_samples, light_box
from duties.drawing.measure import folded, folded_list, shown_line, text_height, text_width
from duties.drawing.palette import (
    CARD,
    PLAIN,
    QUIET,
    Look,
    look_of_class,
    look_of_light,
)
from duties.drawing.panels import PanelRow, PanelRows, held, in_parts, panel
from duties.drawing.paper import SheetPart, on_sheets
from duties.drawing.ranking import HEAD_HEIGHT, ROW, Ranking, band
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names, Sheet
from duties.drawing.tiles import CountTile, tile_row
from duties.errors.pictures import EmptyPictureError
from duties.formats.light_marks import light_label, light_mark, light_order
from duties.formats.views.board import ClassCount, class_counts, hundredths
from duties.formats.views.progress import light_name, share
from duties.formats.views.status import why_of
from duties.ledger.model import State
from duties.messages import N_, Message, day_name
from duties.tracking.lights import RED
from duties.tracking.ranking import Board, BoardRow
from duties.tracking.standing import Standing

_SIZE, _SMALL = 9.0, 8.0  # sizes of letters
_LEFT, _BETWEEN, _GAP = 440.0, 28.0, 8.0
_STRIPE = 18.0  # the height of the classes
_NAME, _UNIT = 150.0, 150.0  # widths of columns
_BAR = 12.0
_MOST_RED = 12
_MORE = 14.0  # the height of the line that says how many more there are


class Boards(NamedTuple):
    """How units and actions stand, and the title of each action by its id, in their order."""

    units: Board
    actions: Board
    titles: Mapping[str, str]


class _BoardLayout(NamedTuple):
    """What all parts share: `left` is the width of the actions, `unit` that of names of units."""

    scene: Scene
    names: Names
    left: float
    unit: float

    @property
    def ranking(self) -> Ranking:
        """The ranking."""
        return Ranking(self.scene, self.names, self.unit)

    def said(self, fact: object) -> str:
        return self.scene.said(fact)

    def text(
        self, x: float, y: float, wide: float, lines: tuple[str, ...], size: float, look: Look
    ) -> Box:
        """Return left-aligned lines as a box just as high as they are."""
        high = text_height(lines, size)
        return Box(self.names("text"), x, y, wide, high, lines, size, look, is_left=True)


def draw_board(scene: Scene, boards: Boards) -> list[Sheet]:
    """Return the board of the scene's day; the scene has the standings of all tasks.

    Raises `EmptyPictureError` where there is no task.
    """
    if not boards.units.total.tasks or scene.day is None:
        raise EmptyPictureError
    title = scene.put(N_("How things stand"))
    subtitle = f"{scene.said(day_name(scene.day))} · {shown_line(scene.plan.title)}"
    red = [each for each in scene.standings if light_name(each) == RED]
    samples = [*colour_samples(scene, scene.standings), *hand_samples(scene, red)]
    if scene.paper is None:
        names = Names()
        body = _beside_ranking(_layout(scene, names, None), boards, inf)[0].body
        return [framed(scene, names, body, title, subtitle, samples)]

    def fit(names: Names, width: float, height: float) -> Sequence[SheetPart]:
        layout = _layout(scene, names, width)
        if layout.left < width:
            return _beside_ranking(layout, boards, height)
        return _above_ranking(layout, boards, height)

    return on_sheets(scene, _SMALL, fit, title, subtitle, samples)


def _layout(scene: Scene, names: Names, width: float | None) -> _BoardLayout:
    """Return a layout for a width: the ranking beside the actions if there is room, or below."""
    layout = _BoardLayout(scene, names, _LEFT, _UNIT)
    if width is None:
        return layout
    spare = width - _LEFT - _BETWEEN - layout.ranking.width
    if spare >= 0:
        return layout._replace(left=_LEFT + spare / 2, unit=_UNIT + spare / 2)
    return layout._replace(left=width, unit=max(width - layout.ranking.width + _UNIT, _UNIT))


def _beside_ranking(layout: _BoardLayout, boards: Boards, height: float) -> list[SheetPart]:
    """Return the counts above, the actions on the left and the ranking on the right.

    What of the ranking has no room goes on over further parts.
    """
    has_left = bool(_actions(layout, boards, inf).boxes)
    x = layout.left + _BETWEEN if has_left else 0.0
    width = x + layout.ranking.width
    above = _counted(layout, boards, width)
    y = above.height + 2 * _GAP
    left = _actions(layout, boards, height - y)
    rows = layout.ranking.rows(boards.units.rows)
    first, rest = _first(rows, height - y)
    ranking = panel(first, layout.ranking.ground, _extra(first, height - y))
    boxes = (*above.boxes, *left.at(0, y).boxes, *ranking.at(x, y).boxes)
    whole = Block(width, y + max(left.height, ranking.height), boxes)
    holds = _holds(layout, first)
    return [SheetPart(whole, holds), *_going_on(layout, rest, width, height)]


def _above_ranking(layout: _BoardLayout, boards: Boards, height: float) -> list[SheetPart]:
    """Return the counts, the actions and the ranking below each other, for a narrow sheet."""
    counts = _counted(layout, boards, layout.left)
    actions = _actions(layout, boards, height - counts.height - 2 * _GAP)
    top = _below(2 * _GAP, (counts, actions))
    rows = layout.ranking.rows(boards.units.rows)
    first, rest = _first(rows, height - top.height - 2 * _GAP)
    if first:
        top = _below(2 * _GAP, (top, panel(first, layout.ranking.ground)))
    return [
        SheetPart(top, _holds(layout, first)),
        *_going_on(layout, rest, layout.left, height),
    ]


def _holds(layout: _BoardLayout, rows: Sequence[PanelRow]) -> str:
    """Return what the first sheet holds: all but the ranking, and some rows of it."""
    return " · ".join(filter(None, (layout.scene.put(N_("overview")), held(layout.scene, rows))))


def _first(
    rows: Sequence[PanelRow], height: float
) -> tuple[Sequence[PanelRow], Sequence[PanelRow]]:
    """Return the rows of the ranking that have room below its head, and those that have not."""
    y = HEAD_HEIGHT
    for number, row in enumerate(rows):
        y += row.block.height
        if y > height:
            return rows[:number], rows[number:]
    return rows, ()


def _extra(rows: Sequence[PanelRow], height: float) -> float:
    """Return by how much rows below the head of the ranking may be higher to fill a height."""
    if isinf(height) or not rows:
        return 0
    left = height - HEAD_HEIGHT - sum(row.block.height for row in rows)
    return max(min(left / len(rows), ROW / 2), 0)


def _going_on(
    layout: _BoardLayout, rows: Sequence[PanelRow], width: float, height: float
) -> Sequence[SheetPart]:
    if not rows:
        return ()
    across = max(int((width + _BETWEEN) / (layout.ranking.width + _BETWEEN)), 1)
    return in_parts(layout.scene, PanelRows(rows, layout.ranking.ground), _BETWEEN, across, height)


def _actions(layout: _BoardLayout, boards: Boards, height: float) -> Block:
    """Return the lights of the actions, and as much of what is red as has room below them."""
    actions = _by_action(layout, boards)
    room = height - actions.height - 2 * _GAP
    return _below(2 * _GAP, (actions, _red(layout, layout.scene.standings, room)))


def _counted(layout: _BoardLayout, boards: Boards, width: float) -> Block:
    """Return the counts and the classes, as wide as asked for."""
    total = boards.units.total
    blocks = (_tiles(layout, total, width), _classes(layout, class_counts(total), width))
    return _below(2 * _GAP, blocks)


def _below(gap: float, blocks: Iterable[Block]) -> Block:
    """Return blocks below each other; those without boxes are left out."""
    boxes: list[Box] = []
    width = y = 0.0
    for block in blocks:
        if block.boxes:
            y += gap if boxes else 0
            boxes += block.at(0, y).boxes
            y += block.height
            width = max(width, block.width)
    return Block(width, y, tuple(boxes))


def _tiles(layout: _BoardLayout, total: BoardRow, width: float) -> Block:
    """Return the counts that everybody asks for."""
    lights = sorted((name for name in total.lights if name is not None), key=light_order)
    counts: list[tuple[int, object, Look]] = [
        (total.tasks, Message(N_("tasks in all")), CARD),
        (total.done, Message(N_("completed")), CARD),
        (total.unaccepted, Message(N_("of these not accepted")), CARD),
        (total.overdue, Message(N_("overdue")), CARD),
        *((total.lights[name], light_label(name), look_of_light(name)) for name in lights),
    ]
    tiles = [CountTile(figure, layout.said(caption), look) for figure, caption, look in counts]
    return tile_row(layout.names, tiles, width)


def _classes(layout: _BoardLayout, classes: Sequence[ClassCount], width: float) -> Block:
    """Return the five classes as one bar, with what its parts are below it."""
    boxes: list[Box] = []
    x = 0.0
    for each in classes:
        wide = float(width * each.share)
        if each.tasks:
            look, label = look_of_class(each.class_), layout.said(Message(each.class_.label))
            words = (f"{label} {each.tasks}", str(each.tasks))
            lines = tuple([line for line in words if text_width(line, _SIZE) <= wide][:1])
            name = layout.names("class", each.class_)
            boxes.append(Box(name, x, 0, wide, _STRIPE, lines, _SIZE, look, tooltip=words[0]))
        x += wide
    x, y = 0.0, _STRIPE + 5
    for each in classes:
        told = f"{layout.said(Message(each.class_.label))} {each.tasks}"
        if each.tasks:
            told += f" ({share(hundredths(each.share))})"
        wide = text_width(told, _SIZE) + 2 * INSET
        if x and x + wide + 16 > width:
            x, y = 0.0, y + 14
        sample = layout.names("class", each.class_, "sample")
        boxes.append(Box(sample, x, y + 2, 14, 9, look=look_of_class(each.class_)))
        boxes.append(layout.text(x + 16, y, wide, (told,), _SIZE, PLAIN))
        x += wide + 16 + _GAP
    return Block(width, y + 14, tuple(boxes))


def _by_action(layout: _BoardLayout, boards: Boards) -> Block:
    """Return the lights of the tasks of each action as a bar, as long as there are tasks."""
    rows = {row.key: row for row in boards.actions.rows if row.tasks}
    if not rows:
        return Block(0, 0, ())
    boxes = [band(layout.scene, layout.names, N_("Lights by action (tasks)"), layout.left)]
    y = boxes[0].height + 3
    most = max(row.tasks for row in rows.values())
    aside = (
        max(text_width(_counts(layout, row.lights), _SMALL) for row in rows.values()) + 2 * INSET
    )
    unit = (layout.left - _NAME - aside - _GAP) / most
    for action, title in boards.titles.items():
        if (row := rows.get(action)) is None:
            continue
        lines = folded(f"{action} {title}", _SIZE, _NAME - 2 * INSET)
        high = max(ROW, text_height(lines, _SIZE) + 2)
        name = layout.names("action", action)
        link = layout.scene.link("action", action)
        label = Box(name, 0, y, _NAME, high, lines, _SIZE, PLAIN, is_left=True)
        boxes.append(label._replace(tooltip=f"{action} {title}", link=link))
        x = _NAME
        for light in sorted(row.lights, key=light_order):
            wide = unit * row.lights[light]
            words = layout.said(light_label(light))
            part = layout.names(name, "light")
            place = x, y + (high - _BAR) / 2, wide - 0.6, _BAR
            tooltip = f"{words} {row.lights[light]}"
            look = look_of_light(light)._replace(is_rounded=False)
            sign = "" if light is None else light_mark(light)  # told apart without colours, too
            lines = (sign,) if sign and text_width(sign, _SMALL) < wide - 2 else ()
            boxes.append(Box(part, *place, lines, _SMALL, look, tooltip=tooltip))
            x += wide
        counts = (_counts(layout, row.lights),)
        boxes.append(layout.text(x + 3, y + high / 2 - 6, aside, counts, _SMALL, QUIET))
        y += high
    return Block(layout.left, y, tuple(boxes))


def _counts(layout: _BoardLayout, lights: Mapping[str | None, int]) -> str:
    """Return the lights with their signs: ●2 ▲1 ○4, no light 2."""
    parts = [
        f"{light_mark(light)}{lights[light]}"
        for light in sorted(lights, key=light_order)
        if light is not None
    ]
    if lights.get(None):
        parts.append(f"{layout.said(light_label(None))} {lights[None]}")
    return " ".join(parts)


def _red(layout: _BoardLayout, standings: Sequence[Standing], room: float) -> Block:
    """Return the tasks with a red light, each with its reason, as many as a height has room for."""
    red = [
        (place, each)
        for place, each in enumerate(standings)
        if light_name(each) == RED and each.state is not State.CANCELLED
    ]
    if not red:
        return Block(0, 0, ())
    boxes = [band(layout.scene, layout.names, N_("Red lights, and why"), layout.left)]
    y = boxes[0].height + 3
    shown = 0
    for place, standing in red[:_MOST_RED]:
        task = layout.scene.plan.tasks[place]
        wide = layout.left - LIGHT_WIDTH - _GAP
        units = layout.said(standing.answering[:2]) if standing.answering else ""
        words = " · ".join(filter(None, (f"{task.id} {task.title}", units)))
        title = folded_list(words, _SIZE, wide)
        why = folded(layout.said(why_of(standing)), _SMALL, wide)
        high = text_height(title, _SIZE)
        if shown and y + high + text_height(why, _SMALL) + 3 + _MORE > room:
            break
        shown += 1
        name = layout.names("task", task.id)
        x = LIGHT_WIDTH + _GAP / 2
        link = layout.scene.link("task", task.id)
        tooltip = layout.scene.task_words(task)
        boxes += (
            box._replace(tooltip=tooltip, link=link)
            for box in (
                layout.text(x, y, wide + _GAP, title, _SIZE, PLAIN)._replace(name=name),
                layout.text(x, y + high, wide + _GAP, why, _SMALL, QUIET),
            )
        )
        boxes += light_box(layout.scene, layout.names, name, standing, 0, y + high / 2)
        y += high + text_height(why, _SMALL) + 3
    if len(red) > shown:
        words = layout.said(Message(N_("and {count} more"), {"count": len(red) - shown}))
        wide = layout.left - LIGHT_WIDTH
        boxes.append(layout.text(LIGHT_WIDTH, y, wide, (words,), _SMALL, QUIET))
        y += _MORE
    return Block(layout.left, y, tuple(boxes))
