"""Exact numbers as people read them: rounded, but never to the other side of a limit."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from duties.tracking.pace import Ratio

MOST_DIGITS = 12
ENDS = (0, 100)
"""Nothing, and all."""


class Figures(NamedTuple):
    """Percentage, even pace and lag as texts that agree: the lag is the difference of the others.

    The lag is without its sign.
    """

    percent: str
    pace: str
    lag: str


def shown(percent: Fraction, pace: Ratio, limits: Iterable[int]) -> Figures:
    """Return the numbers to a tenth, as tables have them, or with the decimals that a limit needs.

    Where more than 10 is a fault, neither a lag of 10.04 nor one of 9.96 is shown as 10. Nor is
    almost everything shown as 100%, or a little as nothing.
    """
    above, below = pace
    own, parts = percent.numerator, percent.denominator
    lag, whole = above * parts - own * below, below * parts
    sides = (0, *limits)
    digits = 1
    while True:
        scale: int = 10**digits
        rounded_pace = _rounded(above, below, scale)
        rounded_percent = _rounded(own, parts, scale)
        rounded = rounded_pace - rounded_percent
        if digits == MOST_DIGITS or (
            _keeps_sides(lag, whole, rounded, scale, sides)
            and _keeps_sides(above, below, rounded_pace, scale, ENDS)
            and _keeps_sides(own, parts, rounded_percent, scale, ENDS)
        ):
            break
        digits += 1
    return Figures(
        _text(rounded_percent, digits), _text(rounded_pace, digits), _text(abs(rounded), digits)
    )


def _keeps_sides(number: int, parts: int, rounded: int, scale: int, limits: Iterable[int]) -> bool:
    """Tell whether `rounded / scale` is above, at or below each limit just as `number / parts`."""
    for limit in limits:
        exact, short = number - limit * parts, rounded - limit * scale
        if (exact > 0) != (short > 0) or (exact < 0) != (short < 0):
            return False
    return True


def _rounded(number: int, parts: int, scale: int) -> int:
    """Return `number / parts` in parts of `scale`, halves rounded up."""
    return (2 * number * scale + parts) // (2 * parts)


def _text(number: int, digits: int) -> str:
    """Return a number, given in units of its last decimal, without zeros at its end."""
    whole, rest = divmod(number, 10**digits)
    decimals = f"{rest:0{digits}}".rstrip("0")
    return f"{whole}.{decimals}" if decimals else str(whole)
