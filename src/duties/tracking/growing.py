"""How one task stands while entries about it are added, one after another.

Starting anew for each entry would take time in proportion to the square of their number.
"""

from bisect import bisect_right
from copy import copy

from duties.ledger.model import Ledger
from duties.model import Task
from duties.naming.names import Register
from duties.periods import Period, Stretch
from duties.tracking.journal import Entries, Reported, Ruled
from duties.tracking.states import NOTHING, Course, Moment, Tally
from duties.tracking.stretches import Stretches, of_stretch, of_whole
from duties.tracking.tracked import Tracked
from duties.tracking.tracker import Tracker


class GrowingTracker(Tracker):
    """Knows how a task of a plan stands by the entries that were added so far.

    They are added in the order in which they count; `whole` has the plan and the whole ledger.
    """

    def __init__(self, whole: Tracker, task: Task, register: Register) -> None:
        plan = whole.plan._replace(tasks=(task,))
        super().__init__(plan, register, Ledger(()), whole.beginning)
        self._first_of_periods: dict[Tracked, dict[int, Reported]] = {}
        for own in self.parts:
            for part in (own, *own.steps):
                part.handovers = whole.part(part.key).handovers
                part.course = _GrowingCourse()
                self._first_of_periods[part] = {}
            if own.task.every is not None:
                own.stretches = _GrowingStretches(own.task.every)

    def add(self, entry: Reported | Ruled) -> None:
        """Go on with a report that counts, or a ruling, on the task or a step of it."""
        if isinstance(entry, Ruled):
            self._go_on(self.part(entry.ruling.task), entry, _LAST)
            return
        part, unit = self.part(entry.report.task), self.unit_of(entry.report)
        self._go_on(part, entry, part.answering_on(entry.day).index(unit or ""))
        end = self.reporting.end_of(entry)
        for each in (part, part.whole):
            if each is not None:
                self._first_of_periods[each].setdefault(end, entry)

    def _go_on(self, part: Tracked, entry: Reported | Ruled, rank: int) -> None:
        for grows in (part.course, part.stretches):
            if isinstance(grows, _GrowingCourse | _GrowingStretches):
                grows.add(entry, rank)

    def missed(self, part: Tracked, day: int) -> int:
        """Return how many periods in a row have no report, up to the last that closed by a day."""
        began = self.beginning.known_on(day)
        reports = self._first_of_periods[part].values()
        return self.reporting.missed(reports, day, part.start, began)


_LAST = -1  # the rank of rulings, which come after the reports of their day


class _GrowingCourse(Course):
    """A course that is continued by entries, each of the last known day or a later one."""

    def __init__(self) -> None:
        super().__init__([])
        self._known: list[tuple[Reported | Ruled, int]] = []
        self._moments: list[Moment] = []
        self._tally = Tally()
        self._earlier = 0, Tally()
        """How many entries there are of days before the last, and what those say."""

    def at(self, day: int) -> Moment:
        """Return how it stands at the end of a day."""
        place = bisect_right(self.days, day)
        return self._moments[place - 1] if place else NOTHING

    def add(self, entry: Reported | Ruled, rank: int) -> None:
        """Add an entry; of those of one day, the units named first come last."""
        if not self.days or entry.day > self.days[-1]:
            self._earlier = len(self._known), copy(self._tally)
        place, tally = self._earlier
        at = len(self._known)
        while at > place and self._known[at - 1][1] < rank:
            at -= 1
        self._known.insert(at, (entry, rank))
        self.days.append(entry.day)
        if at < len(self._moments):
            self._tally = copy(tally)
            del self._moments[place:]
        for each, _ in self._known[len(self._moments) :]:
            self._tally.add(each)
            self._moments.append(self._tally.moment())


class _GrowingStretches(Stretches):
    """The stretches of a standing task whose entries are added one after another."""

    def __init__(self, every: Stretch) -> None:
        super().__init__(every, Entries([], []))
        self._whole = self.whole = _GrowingCourse()
        self._growing: dict[Period, _GrowingCourse] = {}

    def add(self, entry: Reported | Ruled, rank: int) -> None:
        """Go on with an entry."""
        if isinstance(entry, Ruled):
            self._whole.add(of_whole(entry), rank)
            own: Reported | Ruled | None = of_stretch(entry)
            named = entry.ruling.stretch
        else:
            self._whole.add(entry, rank)
            own, named = entry, entry.report.stretch
        if own is not None:
            for period in self._meant(entry.day, named):
                if period not in self._periods:
                    self._periods.add(period)
                    self._courses[period] = self._growing[period] = _GrowingCourse()
                self._growing[period].add(own, rank)
