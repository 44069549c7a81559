"""Units as small labels that flow like words: from left to right, row by row."""

from collections.abc import Sequence
from typing import NamedTuple

from duties.drawing.measure import folded, text_height, text_width
from duties.drawing.palette import Look
from duties.drawing.sheet import Block, Box

_SIZE = 9.0
_PADDING = 6.0
_GAP = 4.0


class Chip(NamedTuple):
    """A label: a sign and a text, and the name, tooltip and link of its box."""

    name: str
    sign: str
    text: str
    look: Look
    tooltip: str
    link: str | None = None


def signed(chip: Chip, size: float, room: float) -> tuple[str, ...]:
    """Return the lines of a label at most `room` points wide, the first beginning with the sign."""
    return folded(f"{chip.sign} {chip.text}" if chip.sign else chip.text, size, room)


def boxed(chip: Chip, lines: tuple[str, ...], size: float, width: float, height: float) -> Box:
    """Return the box of a label with these lines, its upper left corner at 0, 0."""
    return Box(
        chip.name,
        0,
        0,
        width,
        height,
        lines,
        size,
        chip.look,
        tooltip=chip.tooltip,
        link=chip.link,
    )


def flow(chips: Sequence[Chip], room: float) -> Block:
    """Lay labels out in rows of at most `room` points; a long label is broken into lines."""
    boxes: list[Box] = []
    x = y = row = widest = 0.0
    for chip in chips:
        lines = signed(chip, _SIZE, room - 2 * _PADDING)
        width = max(text_width(line, _SIZE) for line in lines) + 2 * _PADDING
        height = text_height(lines, _SIZE) + 3
        if x and x + width > room:
            x, y, row = 0.0, y + row + _GAP, 0.0
        boxes.append(boxed(chip, lines, _SIZE, width, height)._replace(x=x, y=y))
        x += width + _GAP
        widest = max(widest, x - _GAP)
        row = max(row, height)
    return Block(widest, y + row, tuple(boxes))
