"""The colours of charts: dark enough for white letters, or light enough for black ones.

They differ in lightness too, and what they mean is always written beside them.
"""

from typing import NamedTuple

from duties.drawing.palette import DEEP, FAINT, INK, PAPER


class Shade(NamedTuple):
    """A colour, and that of what is written on it."""

    fill: str
    ink: str


HOUSE = Shade(DEEP, PAPER)
"""What has no light of its own."""
_NONE = Shade("#dde2e7", INK)
_OTHER = Shade(FAINT, PAPER)
_LIGHTS = {
    "red": Shade("#b3261e", PAPER),
    "orange": Shade("#e08a1e", INK),
    "yellow": Shade("#f2c94c", INK),
    "blue": Shade("#2f6fb3", PAPER),
    "green": Shade("#3f8f5b", PAPER),
}


def shade_of(light: str | None) -> Shade:
    """Return the colour of a light by its name; None is no light."""
    return _NONE if light is None else _LIGHTS.get(light, _OTHER)
