"""The even pace (序时进度): how much would be done by a day if work went on evenly."""

from fractions import Fraction

from duties.tracking.states import ALL, ZERO


def pace(day: int, start: int | None, due: int | None) -> Fraction | None:
    """Return the even pace in per cent, exact: 100 × (D - S + 1) / (E - S + 1), held to 0 to 100.

    Days are ordinals; the first and the last day are days of work. None where start or deadline is
    not known, or the deadline lies before the start.
    """
    if start is None or due is None or due < start:
        return None
    if day < start:
        return ZERO
    if day >= due:
        return ALL
    return Fraction(100 * (day - start + 1), due - start + 1)
