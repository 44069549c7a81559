"""The entries about a task or step, in order → how it stood after each.

Reports of units that answer set state and percentage, rulings what they say: only a ruling undoes a
ruling. Among the reports of one day, that of the first named unit counts, and among its own the
last.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from duties.ledger.model import Ruling, State
from duties.planfile.nodes import new_tuple
from duties.tracking.journal import Entries, Reported, Ruled

ZERO = Fraction(0)
ALL = Fraction(100)
FINISHED = frozenset({State.DONE, State.ACCEPTED})

Place = tuple[int, int, int]


class Moment(NamedTuple):
    """What is known from the entries up to one of them; days are ordinals.

    `percent` is the latest reported; `since` the day of the entry that began the unbroken run of
    the state; `done_on` the day on which it was done. `reported` is the day of the last report of a
    unit that answers. `due` is the last day of the deadline that a ruling gave. `light` is the last
    ruling that set a light, and `light_ends` whether a later ruling came. `state_at`,
    `percent_at` and `ruled_at` are the places, in the order of all entries, of those that set state
    and percentage, and of the last ruling on the state. One that reopens what is not reported as
    done sets neither: what was reported stands again.
    """

    state: State = State.NOT_STARTED
    percent: Fraction = ZERO
    since: int | None = None
    done_on: int | None = None
    reported: int | None = None
    due: int | None = None
    light: Ruling | None = None
    light_ends: bool = False
    state_at: Place | None = None
    percent_at: Place | None = None
    ruled_at: Place | None = None

    @property
    def is_finished(self) -> bool:
        """Whether it is done or accepted."""
        return self.state in FINISHED

    @property
    def set_at(self) -> Place | None:
        """The place of the last entry that set state or percentage, or ruled on the state."""
        places = (self.state_at, self.percent_at, self.ruled_at)
        return max([place for place in places if place is not None], default=None)

    def hand_light(self, day: int) -> Ruling | None:
        """Return the ruling whose light is shown on a day, if any.

        It is shown until its `until`; without one, until the next ruling.
        """
        ruling = self.light
        if ruling is None:
            return None
        if ruling.until is not None:
            return ruling if day <= ruling.until.toordinal() else None
        return None if self.light_ends else ruling


NOTHING = Moment()


class Course:
    """How a task or step stood, from entry to entry.

    Most are asked about one day only: until another is asked about, only that one is worked out.
    """

    def __init__(self, entries: Sequence[Reported | Ruled]) -> None:
        self._entries = entries
        self.days = [each.day for each in entries]
        """The days of the entries, in order, as ordinals."""
        self._first_asked = 0, NOTHING
        self._all: list[Moment] | None = None

    def at(self, day: int) -> Moment:
        """Return how it stands at the end of a day."""
        place = bisect_right(self.days, day)
        if not place:
            return NOTHING
        asked, moment = self._first_asked
        if place == asked:
            return moment
        if not asked:
            moment = _moment_after(self._entries[:place])
            self._first_asked = place, moment
            return moment
        if self._all is None:
            self._all = list(_moments(self._entries))
        return self._all[place - 1]


NO_COURSE = Course([])


def that_count(entries: Entries, answering: Mapping[str, int], units: Mapping[str, str]) -> Entries:
    """Return the entries that count: all rulings, and reports of units that answer.

    `answering` gives the place of each such unit, `units` the unit that each name means. Within a
    day, the report of the first named unit comes last.
    """
    if len(answering) == 1:
        only = next(iter(answering))
        reports = [
            each
            for each in entries.reports
            if each.report.unit is not None and units[each.report.unit.text] == only
        ]
        return Entries(reports, entries.rulings)
    found = []
    for each in entries.reports:
        unit = each.report.unit
        if unit is not None and (rank := answering.get(units[unit.text])) is not None:
            found.append((each.day, -rank, each.place, each))
    found.sort()
    return Entries([each for _, _, _, each in found], entries.rulings)


def that_counted(
    entries: Entries, answering_on: Callable[[int], Sequence[str]], units: Mapping[str, str]
) -> Entries:
    """Do what `that_count` does where other units answered on other days."""
    found = []
    for each in entries.reports:
        name = each.report.unit
        answering = answering_on(each.day)
        if name is not None and (unit := units[name.text]) in answering:
            found.append((each.day, -answering.index(unit), each.place, each))
    found.sort()
    return Entries([each for _, _, _, each in found], entries.rulings)


def course(reports: Sequence[Reported], rulings: Sequence[Ruled]) -> Course:
    """Return how things stood after each entry that counts; both in order."""
    entries: Sequence[Reported | Ruled] = reports
    if rulings:
        entries = sorted([*reports, *rulings], key=_turn)
    return Course(entries)


def _moment_after(entries: Iterable[Reported | Ruled]) -> Moment:
    """Return how things stand after the last of some entries."""
    tally = Tally()
    for entry in entries:
        tally.add(entry)
    return tally.moment()


def _moments(entries: Iterable[Reported | Ruled]) -> Iterator[Moment]:
    """Yield how things stood after each entry."""
    tally = Tally()
    for entry in entries:
        tally.add(entry)
        yield tally.moment()


def _turn(entry: Reported | Ruled) -> tuple[int, bool]:
    return entry.day, type(entry) is Ruled


class Tally:
    """What was said so far by entries that are added one after another."""

    def __init__(self) -> None:
        self.ruled: State | None = None
        self.ruled_on = 0
        self.accepted_as_done_on: int | None = None
        self.state = State.NOT_STARTED
        self.since: int | None = None
        self.percent = ZERO
        self.reported: int | None = None
        self.due: int | None = None
        self.light: Ruling | None = None
        self.light_ends = False
        self.state_at: Place | None = None
        self.percent_at: Place | None = None
        self.ruled_at: Place | None = None

    def add(self, entry: Reported | Ruled) -> None:
        """Go on with the next entry."""
        if isinstance(entry, Reported):
            self._report(entry)
        else:
            self._rule(entry)

    def _report(self, reported: Reported) -> None:
        day, report = reported.day, reported.report
        self.reported = day
        state = report.state
        if report.percent is not None:
            self.percent = report.percent
            self.percent_at = (day, 0, reported.place)
            if state is None and self.state is State.NOT_STARTED:
                state = State.IN_PROGRESS
        if state is not None:
            if state is not self.state or self.since is None:
                self.state, self.since = state, day
            self.state_at = (day, 0, reported.place)

    def _rule(self, ruled: Ruled) -> None:
        day, ruling = ruled.day, ruled.ruling
        if self.light is not None:
            self.light_ends = True
        if ruling.light is not None:
            self.light, self.light_ends = ruling, False
        if ruling.due is not None:
            self.due = ruling.due.last.toordinal()
        if (state := ruled_state(ruling)) is None:
            return
        self.ruled_at = (day, 1, ruled.place)
        if state is not State.IN_PROGRESS:
            if state is not self.ruled:
                self.ruled, self.ruled_on = state, day
            if state is State.CANCELLED:
                self.accepted_as_done_on = None
            elif self.accepted_as_done_on is None:
                self.accepted_as_done_on = self.since if self.state is State.DONE else day
            return
        self.ruled = self.accepted_as_done_on = None
        if self.state is State.DONE:
            self.state, self.since, self.state_at = State.IN_PROGRESS, day, self.ruled_at

    def moment(self) -> Moment:
        """Return how things stand."""
        state, since = self.state, self.since
        done_on = since if state is State.DONE else None
        if self.ruled is not None:
            state, since = self.ruled, self.ruled_on
            done_on = self.accepted_as_done_on if state is State.ACCEPTED else None
        facts = (
            state,
            self.percent,
            since,
            done_on,
            self.reported,
            self.due,
            self.light,
            self.light_ends,
            self.state_at,
            self.percent_at,
            self.ruled_at,
        )
        return new_tuple(Moment, facts)


def ruled_state(ruling: Ruling) -> State | None:
    """Return the state that a ruling gives; in progress where it reopens, None where it says none.

    If one ruling says several, the strictest counts: cancelled, then accepted.
    """
    if ruling.cancelled:
        return State.CANCELLED
    if ruling.accepted:
        return State.ACCEPTED
    return State.IN_PROGRESS if ruling.reopened else None
