"""What a form asks of each unit, by the plan and by what was reported before the period."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

from duties.ledger.model import Ledger, State
from duties.messages import Message, day_name
from duties.model import Name, Plan, Role, Target
from duties.naming.names import Register
from duties.periods import Period, period_around
from duties.task_or_step import TaskOrStep, names_units, parts_by_key
from duties.tracking.answering import Answering
from duties.tracking.problems import Problem, problems
from duties.tracking.standing import Standing
from duties.tracking.targets import readings_by_target
from duties.tracking.tracker import Tracker

_OVER = (State.ACCEPTED, State.CANCELLED)
_MOST_STRETCHES = 12  # of a standing task that are offered after the oldest


class AskedTask(NamedTuple):
    """A task or a step that a unit is asked about, with how it stood before the period."""

    part: TaskOrStep
    standing: Standing
    done: str | None
    """What was last said to have been done."""
    problems: tuple[Problem, ...]
    """The open problems of the unit with it."""
    period: Period
    """The period that the form is for."""
    stretches: tuple[Period, ...] = ()
    """Of a standing task, those to be reported on: the oldest that is open, and later ones."""

    @property
    def key(self) -> str:
        """What it is called everywhere."""
        return self.part.key

    @property
    def is_expected(self) -> bool:
        """Whether a unit that says nothing of it has left it out.

        It was not done before, and has begun by the end of the period; a standing task is never
        done for good.
        """
        if self._is_standing:
            return bool(self.stretches)
        start = self.standing.start
        return self.standing.state is not State.DONE and (start or date.min) <= self.period.last

    @property
    def _is_standing(self) -> bool:
        return self.part.step is None and self.part.task.every is not None

    def unsettled(self) -> Period | None:
        """Return the oldest stretch of a standing task, if it ended undone before the period."""
        oldest = self.stretches[0] if self.stretches else None
        return oldest if oldest is not None and oldest.last < self.period.first else None

    def due(self) -> str | Message | None:
        """Return the deadline in force, in the words of the plan unless a ruling moved it.

        Of a standing task, that of the oldest stretch that is open.
        """
        task, step = self.part
        if self.stretches and not self.stretches[0].holds(self.standing.start or date.min):
            last = self.stretches[0].last
            return day_name(last if task.due is None else min(last, task.due.last))
        own = task if step is None else step
        due = self.standing.due
        if due is None:
            return own.due_text
        return own.due.deadline() if own.due and own.due.last == due else day_name(due)

    @property
    def leader(self) -> str | None:
        """The post that answers for it."""
        task, step = self.part
        return (step.leader if step is not None else None) or task.leader

    def percent(self) -> str:
        """Return the percentage before, rounded to a tenth."""
        tenths = round(self.standing.percent * 10)
        whole, rest = divmod(tenths, 10)
        return f"{whole}.{rest}" if rest else str(whole)


class AskedTarget(NamedTuple):
    """A target that a unit answers for, with its last reading."""

    target: Target
    value: str | Message | None
    day: date | None


class AskedForm(NamedTuple):
    """What a unit is asked for a period."""

    unit: str
    period: Period
    due_back: date
    answered: tuple[AskedTask, ...]
    shared: tuple[AskedTask, ...]
    targets: tuple[AskedTarget, ...]
    basis: tuple[tuple[str, ...], ...] = ()
    """The keys and titles of all that the plan gives the unit, even if accepted or cancelled."""

    def fingerprint(self) -> str:
        """Return what differs if the plan gives the unit other tasks or targets, or words them so.

        What the ledger says does not matter, nor the order.
        """
        targets = [(each.target.id, each.target.name) for each in self.targets]
        text = repr((sorted(self.basis), sorted(targets)))
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def titles(part: TaskOrStep) -> tuple[str, str]:
    """Return the title of a task, and that of the step, empty for the task as a whole."""
    return part.task.title, "" if part.step is None else part.step.title


class Asking:
    """Knows whom to ask what for a period."""

    def __init__(self, plan: Plan, register: Register, ledger: Ledger, period: Period) -> None:
        self._register = register
        self._period = period
        self._tracker = tracker = Tracker(plan, register, ledger)
        self._answering = Answering(register)
        before = period.first - timedelta(1) if period.first > date.min else period.first
        self._standings: dict[str, Standing] = {}
        for standing in tracker.on(before):
            for each in (standing, *standing.steps):
                self._standings.setdefault(each.id, each)
        self._before = before
        self._problems: dict[tuple[str, str], list[Problem]] = {}
        for problem in problems(ledger, before):
            if problem.is_open and problem.task is not None and problem.unit is not None:
                key = (problem.task, problem.unit.text)
                self._problems.setdefault(key, []).append(problem)
        self._readings = readings_by_target(ledger)
        self._plan = plan
        self._parts = parts_by_key(plan)
        self.due_back = period.last + timedelta(tracker.reporting.report_by)
        """The day by which forms are due back."""

    def forms(self) -> dict[str, AskedForm]:
        """Return the form of each unit that is asked anything, in the order of the plan's units."""
        answered: dict[str, list[AskedTask]] = {}
        shared: dict[str, list[AskedTask]] = {}
        basis: dict[str, list[tuple[str, ...]]] = {}
        for part in self._in_order():
            answering = self._answering.of(part)
            sharing: Iterable[str] = ()
            if part.step is None or names_units(part.step):
                sharing = [unit for unit in self._parties(part) if unit not in answering]
            is_over = self._standings[part.key].state in _OVER
            for units, asked in ((answering, answered), (sharing, shared)):
                for unit in units:
                    basis.setdefault(unit, []).append((part.key, *titles(part)))
                    if not is_over:
                        asked.setdefault(unit, []).append(self._asked(part, unit))
        targets: dict[str, list[AskedTarget]] = {}
        for target in self._plan.targets:
            for unit in self._owners(target):
                targets.setdefault(unit, []).append(self._asked_target(target))
        return {
            unit: AskedForm(
                unit,
                self._period,
                self.due_back,
                tuple(answered.get(unit, ())),
                tuple(shared.get(unit, ())),
                tuple(targets.get(unit, ())),
                tuple(basis.get(unit, ())),
            )
            for unit in self._register.units
            if unit in answered or unit in shared or unit in targets
        }

    def _in_order(self) -> Iterator[TaskOrStep]:
        """Yield each task, then its steps; of several with one key that which is meant."""
        for task in self._plan.tasks:
            for step in (None, *task.steps):
                part = TaskOrStep(task, step)
                meant = self._parts.get(part.key)
                if meant is not None and meant.task is task and meant.step is step:
                    yield part

    def _asked(self, part: TaskOrStep, unit: str) -> AskedTask:
        reports = self._tracker.part(part.key).entries.reports
        last = self._before.toordinal()
        said = [each.report.done for each in reports if each.day <= last and each.report.done]
        own = tuple(self._problems.get((part.key, unit), ()))
        standing = self._standings[part.key]
        stretches = self._stretches(part, standing)
        done = said[-1] if said else None
        return AskedTask(part, standing, done, own, self._period, stretches)

    def _stretches(self, part: TaskOrStep, standing: Standing) -> tuple[Period, ...]:
        """Return the stretches of a standing task that may be reported on, the oldest first.

        Before anybody reported, those that ended before the period are none: they are never judged.
        """
        every, last = part.task.every, self._period.last
        if part.step is not None or every is None or standing.start is None:
            return ()
        if part.task.due is not None:
            last = min(last, part.task.due.last)
        start = standing.start
        if self._tracker.beginning.known_on(self._before.toordinal()) is None:
            start = max(start, self._period.first)
        stretch = period_around(start, every)
        found = [stretch] if stretch.first <= last else []
        while stretch.last < last:
            stretch = stretch.following()
            found.append(stretch)
        if standing.state is State.DONE:
            found = found[1:]
        return tuple(found[:1] + found[1:][-_MOST_STRETCHES:])

    def _parties(self, part: TaskOrStep) -> Iterator[str]:
        """Yield every unit that has a part in a task or a step, collectives unfolded."""
        named: dict[str, None] = {}
        for owner in (part.owner, part.step or part.task):
            for role in Role:
                for name in owner.units(role):
                    named.update(dict.fromkeys(self._members(name)))
        yield from named

    def _members(self, name: Name) -> Iterator[str]:
        unit = self._register.known(name.text)
        if unit is None:
            return
        members = [each for each in self._register.unfold(unit) if not self._register.members(each)]
        yield from members or [unit]

    def _owners(self, target: Target) -> Iterator[str]:
        if target.owner is not None:
            yield from self._members(target.owner)

    def _asked_target(self, target: Target) -> AskedTarget:
        known = [
            each
            for each in self._readings.get(target.id, ())
            if each.date is not None and each.date <= self._before
        ]
        if not known or known[-1].value is None:
            return AskedTarget(target, None, None)
        return AskedTarget(target, target.measured(known[-1].value.shown()), known[-1].date)
