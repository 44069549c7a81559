"""The even pace (序时进度): how much would be done by a day if work went on evenly."""

Ratio = tuple[int, int]
"""An exact number: numerator and denominator, which is above 0; not always in lowest terms."""

NOTHING: Ratio = (0, 1)
EVERYTHING: Ratio = (100, 1)


def pace(day: int, start: int | None, due: int | None) -> Ratio | None:
    """Return the even pace in per cent, exact: 100 × (D - S + 1) / (E - S + 1), from 0 to 100.

    Days are ordinals; the first and the last day are days of work. None where start or deadline is
    not known, or the deadline lies before the start.
    """
    if start is None or due is None or due < start:
        return None
    if day < start:
        return NOTHING
    if day >= due:
        return EVERYTHING
    return 100 * (day - start + 1), due - start + 1
