"""A stretch of days, and the periods that begin in it: what timelines are ruled by."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from duties.messages import Message
from duties.periods import Stretch, period_around

WHOLE = 10_000
"""The length of a ruler; places on it are so many parts of it."""
_LENGTHS = (Stretch.MONTH, Stretch.QUARTER, Stretch.HALF_YEAR, Stretch.YEAR)
_BEFORE, _AFTER = 10, 20  # years from the day; what lies beyond is cut off
_DAYS = 366


class Tick(NamedTuple):
    """Where something begins, in parts of the ruler, and what begins there."""

    at: int
    name: Message


class DayRuler(NamedTuple):
    """The days from a first to a last one (ordinals), both included."""

    first: int
    last: int

    def at(self, day: int) -> int:
        """Return where a day begins; one that lies beyond stands at the end."""
        held = min(max(day, self.first), self.last + 1)
        return round(WHOLE * (held - self.first) / (self.last + 1 - self.first))

    def marks(self, most: int, room: int) -> tuple[Tick, ...]:
        """Return the beginnings of the shortest periods of one length that are at most `most`.

        The name of one that began before the ruler stands at its start, if there is `room` for it.
        """
        found: Sequence[date] = ()
        for stretch in _LENGTHS:
            found = self._beginnings(stretch)
            if len(found) <= most:
                break
        every = -(-len(found) // most)
        days = list(found[::every])
        marks = [Tick(self.at(day.toordinal()), period_around(day, stretch).name()) for day in days]
        begun = period_around(date.fromordinal(self.first), stretch)
        free = marks[0].at if marks else WHOLE
        if begun.first.toordinal() < self.first and every == 1 and free >= room:
            return Tick(0, begun.name()), *marks
        return tuple(marks)

    def _beginnings(self, stretch: Stretch) -> list[date]:
        period = period_around(date.fromordinal(self.first), stretch)
        found = []
        while period.first.toordinal() <= self.last:
            if period.first.toordinal() >= self.first:
                found.append(period.first)
            if period.last == date.max:
                break
            period = period.following()
        return found


def ruler_around(days: Iterable[date], day: date) -> DayRuler:
    """Return the ruler that holds all these days and the `day`, from which none is too far."""
    today = day.toordinal()
    lowest = max(today - _BEFORE * _DAYS, 1)
    highest = min(today + _AFTER * _DAYS, date.max.toordinal() - 1)
    held = [min(max(each.toordinal(), lowest), highest) for each in days]
    return DayRuler(min([*held, today]), max([*held, today]))
