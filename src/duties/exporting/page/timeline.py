"""Where days stand on the timelines of a page, in hundredths of their width."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import NamedTuple

from duties.drawing.ruler import WHOLE, DayRuler, ruler_around
from duties.messages import Message
from duties.tracking.standing import Standing

_MOST_MARKS = 6  # on a ruler that a phone shows
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

    days: DayRuler
    day: int

    @property
    def today(self) -> str:
        """Where the day stands of which the page tells."""
        return _percent(self.days.at(self.day))

    def bar(self, standing: Standing) -> TaskBar | None:
        """Return the bar of a task; None without start or deadline, or with none on the line."""
        if standing.start is None or standing.due is None:
            return None
        start, due = standing.start.toordinal(), standing.due.toordinal()
        if due < start or due < self.days.first or start > self.days.last:
            return None
        left = self.days.at(start)
        width = max(self.days.at(due + 1) - left, _MIN_WIDTH)
        left = min(left, WHOLE - width)
        steps = dict.fromkeys(
            _percent(min(self.days.at(step.due.toordinal() + 1), 9_960))
            for step in standing.steps
            if step.due is not None and start <= step.due.toordinal() < due
        )
        done = round(width * standing.percent / 100)
        return TaskBar(_percent(left), _percent(width), _percent(done), tuple(steps))

    def ruler(self) -> tuple[RulerMark, ...]:
        """Return the beginnings of the shortest periods of one length that are few enough."""
        return tuple(
            RulerMark(_percent(mark.at), mark.name) for mark in self.days.marks(_MOST_MARKS, _ROOM)
        )


def timeline(standings: Iterable[Standing], day: date) -> PageTimeline:
    """Return the timeline that has room for these tasks and for the day."""
    known = [each for each in standings if each.start is not None and each.due is not None]
    both = chain.from_iterable((standing.start, standing.due) for standing in known)
    return PageTimeline(ruler_around(filter(None, both), day), day.toordinal())


def _percent(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}%" if rest else f"{whole}%"
