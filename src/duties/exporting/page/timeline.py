"""Where days stand on the timelines of a page, in hundredths of their width."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, repeat
from typing import NamedTuple

from duties.messages import Message
from duties.periods import Stretch, period_around
from duties.tracking.standing import Standing

_MOST_MARKS = 6  # on a ruler that a phone shows
_LENGTHS = (Stretch.MONTH, Stretch.QUARTER, Stretch.HALF_YEAR, Stretch.YEAR)
_BEFORE, _AFTER = 10, 20  # years from the day; what lies beyond is cut off
_DAYS = 366
_ROOM = 1200  # hundredths of a per cent that a name needs
_MIN_WIDTH = 60  # hundredths of a per cent, so that one day is still seen


class TaskBar(NamedTuple):
    """A task from its start to its deadline; `done` is as much of its `width` as is done.

    `steps` are the deadlines of its steps. All in per cent of the width of the timeline.
    """

    left: str
    width: str
    done: str
    steps: tuple[str, ...]


class RulerMark(NamedTuple):
    """A line of the ruler: where it stands, and what begins there."""

    left: str
    name: Message


class PageTimeline(NamedTuple):
    """The days from the first start to the last deadline; each of these days included."""

    first: int
    last: int
    day: int

    @property
    def today(self) -> str:
        """Where the day stands of which the page tells."""
        return _percent(self._at(self.day))

    def _at(self, day: int) -> int:
        """Return where a day begins, in hundredths of a per cent."""
        held = min(max(day, self.first), self.last + 1)
        return round(10_000 * (held - self.first) / (self.last + 1 - self.first))

    def bar(self, standing: Standing) -> TaskBar | None:
        """Return the bar of a task; None without start or deadline, or with none on the line."""
        if standing.start is None or standing.due is None:
            return None
        start, due = standing.start.toordinal(), standing.due.toordinal()
        if due < start or due < self.first or start > self.last:
            return None
        left = self._at(start)
        width = max(self._at(due + 1) - left, _MIN_WIDTH)
        left = min(left, 10_000 - width)
        steps = dict.fromkeys(
            _percent(min(self._at(step.due.toordinal() + 1), 9_960))
            for step in standing.steps
            if step.due is not None and start <= step.due.toordinal() < due
        )
        done = round(width * standing.percent / 100)
        return TaskBar(_percent(left), _percent(width), _percent(done), tuple(steps))

    def ruler(self) -> tuple[RulerMark, ...]:
        """Return the beginnings of the shortest periods of one length that are few enough."""
        found: Sequence[date] = ()
        for stretch in _LENGTHS:
            found = self._beginnings(stretch)
            if len(found) <= _MOST_MARKS:
                break
        every = -(-len(found) // _MOST_MARKS)
        days = list(found[::every])
        begun = period_around(date.fromordinal(self.first), stretch)
        room = self._at(days[0].toordinal()) if days else 10_000
        if begun.first.toordinal() < self.first and every == 1 and room >= _ROOM:
            return RulerMark("0%", begun.name()), *map(self._begins, days, repeat(stretch))
        return tuple(map(self._begins, days, repeat(stretch)))

    def _begins(self, day: date, stretch: Stretch) -> RulerMark:
        return RulerMark(_percent(self._at(day.toordinal())), period_around(day, stretch).name())

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


def timeline(standings: Iterable[Standing], day: date) -> PageTimeline:
    """Return the timeline that has room for these tasks and for the day."""
    today = day.toordinal()
    known = [each for each in standings if each.start is not None and each.due is not None]
    lowest = max(today - _BEFORE * _DAYS, 1)
    highest = min(today + _AFTER * _DAYS, date.max.toordinal() - 1)
    days = [
        min(max(each.toordinal(), lowest), highest)
        for each in chain.from_iterable((standing.start, standing.due) for standing in known)
        if each is not None
    ]
    return PageTimeline(min([*days, today]), max([*days, today]), today)


def _percent(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}%" if rest else f"{whole}%"
