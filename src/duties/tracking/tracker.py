"""A plan, its register and its ledger → how every task stands on a day.

Only entries dated up to that day are used, whatever the clock says: what is entered later about
later days changes nothing that was shown before, but for a handover, which says who answered then.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from duties.collector import collector_paused
from duties.ledger.model import Ledger, Report, State
from duties.model import Plan
from duties.naming.names import Register
from duties.tracking import reasons
from duties.tracking.answering import Answering
from duties.tracking.beginning import Beginning
from duties.tracking.classes import class_of
from duties.tracking.composing import Positions
from duties.tracking.journal import Journal
from duties.tracking.lights import GREEN, WARNING, Situation, deciding, holds
from duties.tracking.position import Position
from duties.tracking.presets import rules_of
from duties.tracking.problems import problems
from duties.tracking.reporting import Answer, Counted, Reporting
from duties.tracking.standing import Class, Light, Standing, Streak
from duties.tracking.states import FINISHED
from duties.tracking.tracked import Tracked, parts_of
from duties.tracking_rules import Condition, LightRule, Tracking


class Tracker:
    """Knows how the tasks of a plan stood on any day."""

    def __init__(
        self,
        plan: Plan,
        register: Register,
        ledger: Ledger,
        beginning: Beginning | None = None,
    ) -> None:
        """Follow a plan by a ledger; `beginning` is that of the whole, where this is a part."""
        self.plan = plan
        self.rules: tuple[LightRule, ...] = rules_of(plan)
        """The rules of the lights that are in force."""
        self.reporting = Reporting(plan.tracking or Tracking({}))
        """The periods of the plan, and which reports are in time."""
        with collector_paused():
            self.journal = Journal(ledger)
            """All entries, by the keys of tasks and steps."""
            self._answering = Answering(register)
            self.parts = parts_of(plan, self.journal, self._answering)
            """The tasks with what the ledger has about them, in the order of the plan."""
        self._ledger = ledger
        self._places: dict[str, tuple[Tracked, int | None]] = {}
        self.beginning = beginning or Beginning(self.journal, self.counts)
        """From when on anybody reported."""
        self._positions = Positions(self.beginning)
        self._problems: dict[date, Mapping[str, tuple[str, ...]]] = {}

    def on(self, day: date) -> tuple[Standing, ...]:
        """Return how the tasks stand at the end of a day: one for each, in the order of the plan.

        Each has those of its steps inside. Cancelled ones are there too.
        """
        with collector_paused():
            return tuple([self._standing(part, day) for part in self.parts])

    def standing(self, key: str, day: date) -> Standing:
        """Return how a task (`19`) or a step (`19/2`) stands; raises `KeyError` for any other."""
        part, step = self._place(key)
        standing = self._standing(part, day)
        return standing if step is None else standing.steps[step]

    def part(self, key: str) -> Tracked:
        """Return a task or step with its units and entries; raises `KeyError` for any other."""
        part, step = self._place(key)
        return part if step is None else part.steps[step]

    def counts(self, report: Report) -> bool:
        """Return whether a report is of a unit that answered for its task or step on its day."""
        try:
            part = self.part(report.task)
        except KeyError:
            return False
        day = None if report.date is None else report.date.toordinal()
        answering = part.answering if day is None else part.answering_on(day)
        return self.unit_of(report) in answering

    def unit_of(self, report: Report) -> str | None:
        """Return the unit that a report is of, None where it names none."""
        return None if report.unit is None else self._answering.units[report.unit.text]

    def periods(self, standing: Standing, day: date) -> Counted:
        """Return in how many periods a task or step was to be reported on, and in how many it was.

        `standing` is that of the day. Periods count from the one that holds the start, or in which
        the ledger began, up to the last whose time for reports is over, and not after the one in
        which the work was done.
        """
        part, ordinal = self.part(standing.id), day.toordinal()
        began, done_on = self.beginning.known_on(ordinal), _done_for_good(standing)
        return self.reporting.counted(part.reports, ordinal, part.start, began, done_on)

    def answers(self, standing: Standing, periods: Iterable[tuple[int, int]]) -> list[Answer]:
        """Return what became of the reports that were due in some periods, by the whole ledger.

        `standing` is that of a task or step on a day that is not before the periods; these are
        given by their first and last days.
        """
        part, done_on = self.part(standing.id), _done_for_good(standing)
        found = [
            self.reporting.answer(
                part.reports, period, part.start, self.beginning.known_on(period[1]), done_on
            )
            for period in periods
        ]
        return [each for each in found if each is not None]

    def _place(self, key: str) -> tuple[Tracked, int | None]:
        if not self._places:
            places = self._places
            for part in self.parts:
                places.setdefault(part.key, (part, None))
            for part in self.parts:
                for place, step in enumerate(part.steps):
                    places.setdefault(step.key, (part, place))
        return self._places[key]

    def _open_problems(self, day: date) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of the problems that are open on a day, by the key of task or step."""
        found = self._problems.get(day)
        if found is None:
            by_key: dict[str, list[str]] = {}
            for problem in problems(self._ledger, day):
                if problem.is_open and problem.task is not None:
                    by_key.setdefault(problem.task, []).append(problem.id)
            found = self._problems[day] = {key: tuple(ids) for key, ids in by_key.items()}
        return found

    def _standing(self, part: Tracked, day: date) -> Standing:
        ordinal = day.toordinal()
        position, steps = self._positions.of_task(part, ordinal)
        standings = tuple(
            [
                self._judged(step, day, where, ())
                for step, where in zip(part.steps, steps, strict=True)
            ]
        )
        return self._judged(part, day, position, standings)

    def _judged(
        self, part: Tracked, day: date, position: Position, steps: tuple[Standing, ...]
    ) -> Standing:
        open_problems = self._open_problems(day)
        is_cancelled = position.state is State.CANCELLED
        due, pace = position.due, None if is_cancelled else position.pace
        is_over = position.is_finished or is_cancelled
        ids: Sequence[str] = open_problems.get(part.key, ()) if open_problems else ()
        if ids and self.part(part.key) is not part:  # a task is called like this step, and is meant
            ids = ()
        if steps and open_problems:
            ids = [*ids, *(id_ for step in steps for id_ in step.problems)]
        return Standing(
            part.task,
            part.step,
            part.key,
            position.state,
            position.percent,
            pace,
            None if pace is None else pace - position.percent,
            _date(position.start),
            _date(due),
            None if due is None or is_over else due - position.day,
            position.is_overdue,
            self._light(part, position),
            class_of(position),
            _date(position.done_on),
            _date(position.reported),
            None if is_over else Streak(self.streak, part, position.day),
            tuple(ids),
            part.answering_on(position.day),
            steps,
        )

    def _light(self, part: Tracked, position: Position) -> Light | None:
        """Return the light, None for what is cancelled."""
        if position.state is State.CANCELLED:
            return None
        by_rules = self._light_by_rules(part, position)
        ruling = position.hand
        if ruling is None:
            return by_rules
        return Light(ruling.light, "ruling", reasons.by_hand(ruling), ruling, by_rules)

    def _light_by_rules(self, part: Tracked, position: Position) -> Light:
        if position.is_finished:
            return Light(GREEN, "done", reasons.done(position))
        if position.due is None and position.reported is None:
            return Light(None, None, reasons.NO_LIGHT)
        situation = self._situation(part, position)
        rule = deciding(self.rules, situation)
        if rule is None or rule.when is None:
            return Light(None, None, reasons.NO_RULE)
        return Light(rule.light, rule.when.value, reasons.reason(rule, situation, self.rules))

    def _situation(self, part: Tracked, position: Position) -> Situation:
        return Situation(position, part, self)

    def missed(self, part: Tracked, day: int) -> int:
        """Return how many periods in a row have no report, up to the last that closed by a day."""
        began = self.beginning.known_on(day)
        return self.reporting.missed(part.reports, day, part.start, began)

    def streak(self, part: Tracked, day: int) -> int:
        """Return at how many ends of periods in a row, up to a day, the light was a warning.

        Ends before the start, and before the ledger begins, do not count.
        """
        began = self.beginning.known_on(day)
        if began is None:
            return 0
        lowest = began if part.start is None else max(began, part.start)
        count = 0
        for _, last in self.reporting.ended(day):
            if last < lowest or not self._warned(part, last):
                break
            count += 1
        return count

    def follows(self, standing: Standing, day: date) -> tuple[LightRule, ...]:
        """Return the rules that say what follows and hold of a task or step at the end of a day.

        Of those on one condition, the first that holds. A streak counts the day itself, too, if a
        period ends then. `standing` is that of the day.
        """
        is_over = standing.state is State.CANCELLED or standing.class_ is Class.DONE
        if is_over or not any(rule.then for rule in self.rules):
            return ()
        part = self.part(standing.id)
        situation = Situation(self._positions.of(part, day.toordinal()), part, _UpTo(self))
        found: dict[Condition | None, LightRule] = {}
        for rule in self.rules:
            if rule.when not in found and holds(rule, situation):
                found[rule.when] = rule
        return tuple(rule for rule in found.values() if rule.then)

    def _warned(self, part: Tracked, day: int) -> bool:
        """Tell whether the light of a day was yellow or red; rules on streaks are left out."""
        position = self._positions.of(part, day)
        if position.state is State.CANCELLED:
            return False
        if position.hand is not None:
            return position.hand.light in WARNING
        if position.state in FINISHED or (position.due is None and position.reported is None):
            return False
        rule = deciding(self.rules, self._situation(part, position), streaks=False)
        return rule is not None and rule.light in WARNING


class _UpTo:
    """Counts as a tracker does, streaks with the day asked about."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self.missed = tracker.missed

    def streak(self, part: Tracked, day: int) -> int:
        """Return the streak up to the day that follows."""
        return self._tracker.streak(part, day + 1)


def _done_for_good(standing: Standing) -> int | None:
    """Return the day (an ordinal) after which nothing is reported any more, if there is one."""
    if standing.done_on is None or standing.task.every is not None:
        return None
    return standing.done_on.toordinal()


def _date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)
