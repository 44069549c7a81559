"""Standing tasks: each stretch of the calendar is a task of its own.

- A stretch starts not-started; its first and last day are its start and deadline. The first stretch
  is the one that holds the start of the task (or the day on which the plan was issued), and starts
  there; the last is the one that holds its deadline, and ends there.
- Stretches that ended before the ledger begins are not judged: one that begins in the plan's third
  year says nothing of the first two.
- A report belongs to the stretch that its day lies in, or to those that its `stretch` names: a
  month names the quarter that it lies in, a quarter all its months. So do rulings that accept or
  move a deadline. A ruling that cancels, without `stretch`, drops the whole task; with it, that
  stretch. A ruling that has a `stretch` and says nothing else settles the stretch, which is left as
  it is.
- A stretch is settled when it is done, accepted or dropped. **A day shows the oldest stretch that
  is not settled**, up to the one that the day lies in: what ended undone stays overdue, whatever is
  reported of later ones, and where all before are settled, the current one is shown.
"""

from collections.abc import Iterator
from datetime import date

from duties.ledger.model import Ruling, State
from duties.periods import Period, Stretch
from duties.tracking.calendar import around, number
from duties.tracking.journal import Entries, Reported, Ruled
from duties.tracking.states import FINISHED, NO_COURSE, Course, Moment, course, ruled_state


class Stretches:
    """The stretches of one standing task, from its entries that count, in order."""

    def __init__(self, every: Stretch, entries: Entries) -> None:
        self._every = every
        self._courses: dict[Period, Course] = {}
        self.whole = course(entries.reports, [of_whole(each) for each in entries.rulings])
        self._reports: dict[Period, list[Reported]] = {}
        self._rulings: dict[Period, list[Ruled]] = {}
        for report in entries.reports:
            for period in self._meant(report.day, report.report.stretch):
                self._reports.setdefault(period, []).append(report)
        for ruled in entries.rulings:
            if (own := of_stretch(ruled)) is not None:
                for period in self._meant(ruled.day, ruled.ruling.stretch):
                    self._rulings.setdefault(period, []).append(own)
        self._periods = {*self._reports, *self._rulings}

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
        first = current
        if began is not None:
            floor = began if start is None else max(start, began)
            first = self._around(min(floor, current.last.toordinal()))
        unsettled, oldest = number(current) - number(first), first
        if due is not None and due < day:  # the last one has ended as well
            unsettled += not self._is_settled(current, day)
        for period in self._periods:
            if first.last <= period.last < current.last:
                unsettled -= self._is_settled(period, day)
        while oldest.last < current.last and self._is_settled(oldest, day):
            oldest = self._around(oldest.last.toordinal() + 1)
        return oldest, unsettled, self._course(oldest).at(day)

    def course_of(self, day: int, named: Period | None) -> Course:
        """Return how the stretch stood that an entry of a day is about; of several, the first.

        `named` is the one that the entry names.
        """
        return self._course(next(self._meant(day, named), self._around(day)))

    def _course(self, period: Period) -> Course:
        found = self._courses.get(period)
        if found is None:
            if period not in self._periods:
                return NO_COURSE
            found = course(self._reports.get(period, ()), self._rulings.get(period, ()))
            self._courses[period] = found
        return found

    def _is_settled(self, period: Period, day: int) -> bool:
        state = self._course(period).at(day).state
        return state in FINISHED or state is State.CANCELLED

    def _around(self, day: int) -> Period:
        return around(day, self._every)

    def _meant(self, day: int, named: Period | None) -> Iterator[Period]:
        """Yield the stretches that an entry is about."""
        if named is None:
            yield self._around(day)
            return
        stretch = self._around(named.first.toordinal())
        if stretch.last >= named.last:
            yield stretch
            return
        if stretch.first < named.first:
            stretch = self._around(stretch.last.toordinal() + 1)
        while stretch.last <= named.last:
            yield stretch
            if stretch.last == date.max:
                return
            stretch = self._around(stretch.last.toordinal() + 1)


def of_whole(ruled: Ruled) -> Ruled:
    """Return a ruling with what it says of the whole task only."""
    ruling = ruled.ruling
    isof_stretch = ruling.stretch is not None
    return ruled._replace(
        ruling=ruling._replace(
            due=None,
            accepted=False,
            cancelled=ruling.cancelled and not isof_stretch,
            reopened=ruling.reopened and not isof_stretch,
        )
    )


def of_stretch(ruled: Ruled) -> Ruled | None:
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
