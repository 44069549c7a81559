"""A task as a box: its number, its title, its deadline, its light, and a mark if it has a fault."""

from collections.abc import Iterator

from duties.drawing.chips import Chip, flow
from duties.drawing.deadlines import due_detail
from duties.drawing.lights import light_chip
from duties.drawing.measure import (
    BOLD,
    folded,
    folded_list,
    shown_line,
    text_height,
    text_width,
    widest,
)
from duties.drawing.palette import BAND, FAULT, HEADING, QUIET, TASK
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Names
from duties.model import Task

_SIZE, _SMALL = 10.0, 9.0
_PADDING = 4.0
_NUMBER = 26.0  # the minimum width of the number

_NUMBER_LOOK = HEADING._replace(fill=BAND)


def task_block(
    scene: Scene,
    names: Names,
    place: int,
    width: float,
    *,
    detail: str = "",
    shows_open_end: bool = False,
) -> Block:
    """Return the box of the task at index `place` in the plan, `width` points wide.

    `detail` goes below the title in small letters; without one, the deadline does. The light of the
    task, if it has one, stands on its right. With `shows_open_end`, the box also says if the
    task's list of units is open-ended.
    """
    task = scene.plan.tasks[place]
    name = names("task", task.id)
    detail = detail or due_detail(scene, task, scene.standing(place))
    number = folded(task.id, _SIZE, width / 3)
    aside = max(_NUMBER, *(text_width(line, _SIZE) * BOLD + 2 * _PADDING for line in number))
    marks = flow(list(_marks(scene, name, names, place, shows_open_end)), width / 3)
    room = width - aside - 2 * _PADDING - (marks.width + _PADDING if marks.boxes else 0)
    title = folded(task.title, _SIZE, room)
    small = folded_list(detail, _SMALL, room) if detail else ()
    below = text_height(small, _SMALL)
    above = max(text_height(title, _SIZE), marks.height - below)
    height = max(above + below, text_height(number, _SIZE)) + 2 * _PADDING
    boxes = [
        Box(name, 0, 0, width, height, look=TASK),
        Box(
            names(name, "number"),
            0.6,
            0.6,
            aside - 0.6,
            height - 1.2,
            number,
            _SIZE,
            _NUMBER_LOOK,
            is_left=True,
        ),
        Box(
            names(name, "title"),
            aside,
            0,
            room + 2 * _PADDING,
            height - below,
            title,
            _SIZE,
            is_left=True,
        ),
    ]
    if small:
        boxes.append(
            Box(
                names(name, "detail"),
                aside,
                height - below - _PADDING,
                room + 2 * _PADDING,
                below,
                small,
                _SMALL,
                QUIET,
                is_left=True,
            )
        )
    tooltip, link = scene.task_words(task), scene.link("task", task.id)
    boxes = [box._replace(tooltip=tooltip, link=link) for box in boxes]
    boxes += marks.at(width - marks.width - _PADDING, (height - marks.height) / 2).boxes
    return Block(width, height, tuple(boxes))


def least_width(task: Task) -> float:
    """Return how wide the box of a task must be so that no word of its title is cut."""
    return (
        max(_NUMBER, widest(task.id, _SIZE) * BOLD + 2 * _PADDING)
        + widest(task.title, _SIZE)
        + 2 * _PADDING
    )


def _marks(
    scene: Scene, name: str, names: Names, place: int, shows_open_end: bool
) -> Iterator[Chip]:
    if shows_open_end and scene.plan.tasks[place].open_ended:
        yield scene.open_end(names, name)
    standing = scene.standing(place)
    if standing is not None and (light := light_chip(scene, names, name, standing)) is not None:
        yield light
    if faults := scene.faults.get(place):
        yield Chip(names(name, "fault"), "", "!", FAULT, shown_line(" · ".join(faults)))
