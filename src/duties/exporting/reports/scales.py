"""Charts laid out in cells, for paper and for text: bars in pieces, timelines in periods."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from duties.exporting.reports.document import Bar, TimeBar, Timeline
from duties.periods import Period, Stretch, period_around

_MOST_CELLS = 36  # columns of a timeline
_LENGTHS = (Stretch.MONTH, Stretch.QUARTER, Stretch.HALF_YEAR, Stretch.YEAR)


class TimeCell(Enum):
    """What a cell of a timeline shows of a task."""

    OUTSIDE = "·"
    DONE = "█"
    LEFT = "░"


class Ruler(NamedTuple):
    """The periods that a timeline is divided into, and which of them holds its day."""

    periods: tuple[Period, ...]
    today: int

    def years(self) -> list[tuple[int, int]]:
        """Return each year with how many of the periods begin in it."""
        by_year = groupby(self.periods, key=lambda period: period.first.year)
        return [(year, len(list(group))) for year, group in by_year]


def ruler(timeline: Timeline) -> Ruler:
    """Return the shortest periods of one length that are few enough."""
    periods: list[Period] = []
    for stretch in _LENGTHS:
        periods = _periods(timeline.first, timeline.last, stretch)
        if len(periods) <= _MOST_CELLS:
            break
    today = next((at for at, period in enumerate(periods) if period.holds(timeline.day)), 0)
    return Ruler(tuple(periods), today)


def _periods(first: date, last: date, stretch: Stretch) -> list[Period]:
    found = [period_around(first, stretch)]
    while found[-1].last < last and len(found) <= _MOST_CELLS:
        found.append(found[-1].following())
    return found


def cells(span: TimeBar, ruler: Ruler) -> list[TimeCell]:
    """Return what each period shows of a task: outside, done, or left to be done."""
    done_up_to = span.first + timedelta((span.last - span.first).days * min(max(span.done, 0), 1))
    found = []
    for period in ruler.periods:
        if period.last < span.first or period.first > span.last:
            found.append(TimeCell.OUTSIDE)
            continue
        first, last = max(period.first, span.first), min(period.last, span.last)
        middle = first + (last - first) / 2
        found.append(TimeCell.DONE if span.done > 0 and middle <= done_up_to else TimeCell.LEFT)
    return found


def shares(bar: Bar, whole: float, room: int) -> list[int]:
    """Return how many of the cells of a row each stripe of a bar takes; what there is takes one."""
    if whole <= 0:
        return [0] * len(bar.stripes)
    found = [
        max(1, round(room * stripe.length / whole)) if stripe.length > 0 else 0
        for stripe in bar.stripes
    ]
    while sum(found) > room and max(found) > 1:
        found[found.index(max(found))] -= 1
    return found


def runs(row: Sequence[TimeCell]) -> list[tuple[TimeCell, int]]:
    """Return the cells of a row, equal neighbours as one with their number."""
    return [(cell, len(list(group))) for cell, group in groupby(row)]
