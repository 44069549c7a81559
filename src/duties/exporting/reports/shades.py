"""The colours of charts: dark enough for white letters, or light enough for black ones.

They differ in lightness too, and what they mean is always written beside them.
"""

from typing import NamedTuple

from duties.drawing.palette import DEEP, PAPER, look_of_light


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
