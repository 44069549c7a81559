"""Stretches of the calendar by ordinals, up to where the calendar ends."""

from datetime import date, timedelta
from functools import lru_cache

from duties.periods import Period, Stretch, period_around

FIRST_DAY = date.min.toordinal()


@lru_cache(maxsize=4096)
def around(day: int, stretch: Stretch) -> Period:
    """Return the period of a length that holds a day; the last week of the calendar is shorter."""
    found = date.fromordinal(day)
    try:
        return period_around(found, stretch)
    except OverflowError:
        return Period(found - timedelta(found.weekday()), date.max, stretch)


def number(period: Period) -> int:
    """Return a number that grows by one from each period to the next of its length."""
    first = period.first
    match period.stretch:
        case Stretch.DAY:
            return first.toordinal()
        case Stretch.WEEK:
            return first.toordinal() // 7
        case Stretch.MONTH | Stretch.QUARTER | Stretch.HALF_YEAR | Stretch.YEAR:
            return (first.year * 12 + first.month - 1) // _MONTHS[period.stretch]


_MONTHS = {Stretch.MONTH: 1, Stretch.QUARTER: 3, Stretch.HALF_YEAR: 6, Stretch.YEAR: 12}
