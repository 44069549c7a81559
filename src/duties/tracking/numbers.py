"""Exact numbers as people read them: rounded, but never to the other side of a limit."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

MOST_DIGITS = 12


class Shown(NamedTuple):
    """Percentage, even pace and lag as texts that agree: the lag is the difference of the others.

    The lag is without its sign.
    """

    percent: str
    pace: str
    lag: str


def shown(percent: Fraction, pace: Fraction, limits: Iterable[int]) -> Shown:
    """Return the numbers with as few decimals as keep the lag on its side of each limit.

    A lag of 10.04 is not shown as 10 where more than 10 is a fault, and one of 9.96 neither. Nor is
    what is not quite all shown as 100 %, or a little as nothing.
    """
    lag = pace - percent
    sides = [Fraction(0), *map(Fraction, limits)]
    digits = 0
    while True:
        rounded_pace, rounded_percent = _rounded(pace, digits), _rounded(percent, digits)
        rounded = rounded_pace - rounded_percent
        if digits == MOST_DIGITS or (
            _same_sides(lag, rounded, sides)
            and _same_sides(pace, rounded_pace, _ENDS)
            and _same_sides(percent, rounded_percent, _ENDS)
        ):
            break
        digits += 1
    return Shown(_text(rounded_percent), _text(rounded_pace), _text(abs(rounded)))


_ENDS = (Fraction(0), Fraction(100))


def _same_sides(number: Fraction, rounded: Fraction, limits: Iterable[Fraction]) -> bool:
    return all(
        (number > limit) == (rounded > limit) and (number < limit) == (rounded < limit)
        for limit in limits
    )


def _rounded(number: Fraction, digits: int) -> Fraction:
    """Round to decimals, halves up."""
    scale = 10**digits
    return Fraction((2 * number * scale + 1) // 2, scale)


def _text(number: Fraction) -> str:
    """Return a number that has few decimals as a text, without zeros at its end."""
    whole, rest = divmod(number, 1)
    if not rest:
        return str(whole)
    decimals = str(int(rest * 10**MOST_DIGITS)).rjust(MOST_DIGITS, "0").rstrip("0")
    return f"{whole}.{decimals}"
