"""Counts in large figures, side by side: what everybody asks for first."""

from collections.abc import Sequence
from typing import NamedTuple

from duties.drawing.measure import folded, text_height
from duties.drawing.palette import CARD, HEADING, PLAIN, Look
from duties.drawing.sheet import Block, Box, Names

_SIZE, _FIGURE = 9.0, 22.0  # sizes of letters
_TILE, _GAP = 52.0, 8.0
_CAPTION = 14.0  # the height of the line below a count; each further one takes less


class CountTile(NamedTuple):
    """A count, and what is counted."""

    figure: int
    caption: str
    look: Look = CARD


def tile_row(names: Names, tiles: Sequence[CountTile], width: float) -> Block:
    """Return tiles side by side, as wide as asked for."""
    room = (width + _GAP) / len(tiles)
    lines = [folded(tile.caption, _SIZE, room - _GAP - 4) for tile in tiles]
    heights = [_CAPTION + text_height(each[1:], _SIZE) for each in lines]
    height = _TILE - _CAPTION + max(heights)
    boxes: list[Box] = []
    for number, (tile, words, high) in enumerate(zip(tiles, lines, heights, strict=True)):
        x, wide = number * room, room - _GAP
        name, ink = names("count"), tile.look.ink
        told = f"{tile.caption} {tile.figure}"
        ground = tile.look._replace(is_rounded=False)
        figure = names(name, "figure"), x, 3, wide, 28, (str(tile.figure),), _FIGURE
        caption = names(name, "words"), x, 33, wide, high, words, _SIZE
        boxes += [
            Box(name, x, 0, wide, height, look=ground, tooltip=told),
            Box(*figure, HEADING._replace(ink=ink)),
            Box(*caption, PLAIN._replace(ink=ink)),
        ]
    return Block(width, height, tuple(boxes))
