"""The colours of charts: dark enough for white letters, or light enough for black ones.

They differ in lightness too, and the marks of lights tell them apart without colour.
"""

from typing import NamedTuple

from duties.drawing.palette import DEEP, PAPER, look_of_light
from duties.formats.light_marks import light_mark
from duties.formats.text import width_of


class Shade(NamedTuple):
    """A colour, and that of what is written on it."""

    fill: str
    ink: str


HOUSE = Shade(DEEP, PAPER)
"""What has no light of its own."""


def shade_of(light: str | None) -> Shade:
    """Return the colour of a light by its name; None is no light."""
    look = look_of_light(light)
    return Shade(look.fill or PAPER, look.ink)


def marked(words: str, light: str | None, room: float) -> str:
    """Return words on the colour of a light behind its mark, if so many columns of text hold both.

    A mark may be as wide as a Chinese character.
    """
    if light is None or not words or 3 + width_of(words) > room:
        return words
    return f"{light_mark(light)} {words}"
