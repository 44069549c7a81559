"""Tasks beside the units that share them, joined by a short line and a bracket."""

from collections.abc import Sequence
from typing import NamedTuple

from duties.drawing.chips import Chip, flow
from duties.drawing.palette import DEEP, Look, stroke_of_role
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names, Point, straight, swung
from duties.drawing.tasks import task_block
from duties.model import Role

LINK = 16.0  # the length of a line between two columns
GAP = 5.0  # between two tasks
_BRACKET = Look(fill=DEEP)
_BRACKET_WIDTH = 1.4


class TaskRow(NamedTuple):
    """Some tasks and, to their right, the units that share all of them."""

    block: Block
    tasks: tuple[Box, ...]

    def at(self, x: float, y: float) -> "TaskRow":
        """Return the row moved from 0, 0 to `x`, `y`."""
        block = self.block.at(x, y)
        return TaskRow(block, block.boxes[: len(self.tasks)])


def row(
    scene: Scene,
    names: Names,
    places: Sequence[int],
    chips: Sequence[Chip],
    task_width: float,
    chips_width: float,
    *,
    detail: str = "",
) -> TaskRow:
    """Return tasks below each other with the labels beside them, both centred vertically."""
    blocks = [task_block(scene, names, place, task_width, detail=detail) for place in places]
    labels = flow(chips, chips_width)
    tall = sum(block.height + GAP for block in blocks) - GAP
    height = max(tall, labels.height)
    y = (height - tall) / 2
    tasks: list[Box] = []
    details: list[Box] = []
    for block in blocks:
        first, *rest = block.at(0, y).boxes
        tasks.append(first)
        details += rest
        y += block.height + GAP
    lines: list[Line] = []
    if chips:
        moved = labels.at(task_width + LINK, (height - labels.height) / 2)
        top = min(moved.boxes[0].y, tasks[0].middle)
        bottom = max(moved.boxes[-1].bottom, tasks[-1].middle)
        bracket = Box(
            names(tasks[0].name, "bracket"),
            task_width + LINK - GAP,
            top,
            _BRACKET_WIDTH,
            bottom - top,
            look=_BRACKET,
            tooltip=tasks[0].tooltip,
        )
        details += (bracket, *moved.boxes)
        lines = [link(names, task, bracket, Role.RESPONSIBLE) for task in tasks]
    return TaskRow(
        Block(task_width + LINK + chips_width, height, (*tasks, *details), tuple(lines)),
        tuple(tasks),
    )


def link(names: Names, tail: Box, head: Box, role: Role) -> Line:
    """Return the line from one box to another beside it, level if a level line meets both."""
    y = tail.middle if tail.name.startswith("task-") else head.middle
    if tail.y <= y <= tail.bottom and head.y <= y <= head.bottom:
        points = straight(Point(tail.right, y), Point(head.x, y))
    else:
        points = swung(Point(tail.right, tail.middle), Point(head.x, head.middle))
    return Line(
        names(tail.name, "to", head.name),
        tail.name,
        head.name,
        points,
        stroke_of_role(role),
        tail.tooltip,
    )
