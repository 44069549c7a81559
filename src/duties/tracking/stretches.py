"""Standing tasks: each stretch of the calendar is a task of its own.

- A stretch starts not-started; its first and last day are its start and deadline. The first stretch
  is the one that holds the start of the task (or the day on which the plan was issued), and starts
  there; the last is the one that holds its deadline, and ends there.
- Stretches that ended before anybody reported anything on the plan are not judged: a ledger that
  begins in the plan's third year says nothing of the first two.
- A report belongs to the stretch that its day lies in, or to those that its `stretch` names: a
  month names the quarter that it lies in, a quarter all its months. So do rulings that accept or
  move a deadline. A ruling that cancels, without `stretch`, drops the whole task; with it, that
  stretch. A ruling that has a `stretch` and says nothing else settles it: it is left at that.
- A stretch is settled when it is done, accepted or dropped. **A day shows the oldest stretch that
  is not settled**, up to the one that the day lies in: what ended undone stays overdue, whatever is
  reported of later ones, and where all before are settled, the current one is shown.
"""

from collections.abc import Iterator
from datetime import date

from duties.ledger.model import Ruling, State
from duties.periods import Period, Stretch, period_around
from duties.tracking.journal import Entries, Reported, Ruled
from duties.tracking.states import FINISHED, NO_COURSE, Course, Moment, course, ruled_state


class Stretches:
    """The stretches of one standing task, from its entries that count, in order."""

    def __init__(self, every: Stretch, entries: Entries) -> None:
        self._every = every
        self._courses: dict[int, Course] = {}
        self._periods: dict[int, Period] = {}
        self.whole = course(entries.reports, [_of_whole(each) for each in entries.rulings])
        self._reports: dict[int, list[Reported]] = {}
        self._rulings: dict[int, list[Ruled]] = {}
        for report in entries.reports:
            for first in self._meant(report.day, report.report.stretch):
                self._reports.setdefault(first, []).append(report)
        for ruled in entries.rulings:
            if (own := _of_stretch(ruled)) is not None:
                for first in self._meant(ruled.day, ruled.ruling.stretch):
                    self._rulings.setdefault(first, []).append(own)

    def at(
        self, day: int, start: int | None, due: int | None, began: int | None
    ) -> tuple[Period, int, Moment]:
        """Return the stretch that a day shows, how many ended unsettled, and how it stands.

        `start` and `due` are those of the whole task, `began` the first day of the ledger; all as
        ordinals.
        """
        current = self._around(day)
        if due is not None and due < day:
            current = self._around(due)
        if start is not None and day < start:
            current = self._around(start)
        floor = day if began is None else began if start is None else max(start, began)
        stretch = self._around(min(floor, current.last.toordinal()))
        oldest: tuple[Period, Moment] | None = None
        unsettled = 0
        while stretch.last < current.last:
            moment = self._course(stretch.first.toordinal()).at(day)
            if not _is_settled(moment):
                unsettled += 1
                oldest = oldest or (stretch, moment)
            stretch = self._around(stretch.last.toordinal() + 1)
        if oldest is not None:
            return oldest[0], unsettled, oldest[1]
        return current, 0, self._course(current.first.toordinal()).at(day)

    def course_of(self, day: int, named: Period | None) -> Course:
        """Return how the stretch stood that an entry of a day is about; of several, the first.

        `named` is the one that the entry names.
        """
        return self._course(next(self._meant(day, named), self._around(day).first.toordinal()))

    def _course(self, first: int) -> Course:
        found = self._courses.get(first)
        if found is None:
            reports, rulings = self._reports.get(first, ()), self._rulings.get(first, ())
            found = course(reports, rulings) if reports or rulings else NO_COURSE
            self._courses[first] = found
        return found

    def _around(self, day: int) -> Period:
        return period_around(date.fromordinal(day), self._every)

    def _meant(self, day: int, named: Period | None) -> Iterator[int]:
        """Yield the first days of the stretches that an entry is about."""
        if named is None:
            yield self._around(day).first.toordinal()
            return
        stretch = self._around(named.first.toordinal())
        if stretch.last >= named.last:
            yield stretch.first.toordinal()
            return
        if stretch.first < named.first:
            stretch = self._around(stretch.last.toordinal() + 1)
        while stretch.last <= named.last:
            yield stretch.first.toordinal()
            stretch = self._around(stretch.last.toordinal() + 1)


def _is_settled(moment: Moment) -> bool:
    return moment.state in FINISHED or moment.state is State.CANCELLED


def _of_whole(ruled: Ruled) -> Ruled:
    """Return a ruling with what it says of the whole task only."""
    ruling = ruled.ruling
    is_of_stretch = ruling.stretch is not None
    return ruled._replace(
        ruling=ruling._replace(
            due=None,
            accepted=False,
            cancelled=ruling.cancelled and not is_of_stretch,
            reopened=ruling.reopened and not is_of_stretch,
        )
    )


def _of_stretch(ruled: Ruled) -> Ruled | None:
    """Return a ruling with what it says of a stretch; None where that is nothing."""
    ruling: Ruling = ruled.ruling._replace(light=None)
    if ruling.stretch is None:
        ruling = ruling._replace(cancelled=False)
    says = ruled_state(ruling) is not None or ruling.due is not None
    if says:
        return ruled._replace(ruling=ruling)
    if ruling.stretch is None or ruled.ruling.light is not None:
        return None
    return ruled._replace(ruling=ruling._replace(cancelled=True))


def shown_stretch(period: Period, start: int | None, due: int | None) -> tuple[int, int]:
    """Return the first and the last day of a stretch, within those of the whole task."""
    first, last = period.first.toordinal(), period.last.toordinal()
    if start is not None and start <= last:
        first = max(first, start)
    if due is not None and due >= first:
        last = min(last, due)
    return first, last
