"""Dates in a template, worked out for the day on which it is filled in.

A template names them by their distance from that day: `<D+9>` is nine days later, `<M-1>` the
month before; `<Q+1>`, `<H>` and `<Y+2>` are a quarter, a half-year and a year. `<M-2 25>` is the
25th of a month, or its last day if it is shorter; in the month of the day itself, the day at the
latest.
"""

import re
from datetime import date, timedelta

from duties.periods import Period, Stretch, period_around

_MARK = re.compile("<([DMQHY])([+-][0-9]+)?(?: ([0-9]+))?>")
_STRETCHES = {
    "D": Stretch.DAY,
    "M": Stretch.MONTH,
    "Q": Stretch.QUARTER,
    "H": Stretch.HALF_YEAR,
    "Y": Stretch.YEAR,
}


def dated(text: str, day: date) -> str:
    """Return a template with its dates filled in; raises `OverflowError` past the calendar."""

    def written(mark: re.Match[str]) -> str:
        period = shifted(day, _STRETCHES[mark[1]], int(mark[2] or 0))
        if mark[3] is None:
            return str(period)
        last = min(day, period.last) if period.holds(day) else period.last
        return min(period.first + timedelta(int(mark[3]) - 1), last).isoformat()

    return _MARK.sub(written, text)


def shifted(day: date, stretch: Stretch, by: int) -> Period:
    """Return the period so many after the one that holds a day; before it, if negative.

    Raises `OverflowError` past the calendar.
    """
    period = period_around(day, stretch)
    for _ in range(abs(by)):
        period = period.following() if by > 0 else period.preceding()
    return period
