"""A task or a step with its units, its days, and what the ledger has about it."""

from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from duties.model import Plan, Step, Task
from duties.task_or_step import TaskOrStep, parts_by_key
from duties.tracking.answering import Answering
from duties.tracking.journal import NO_ENTRIES, Entries, Journal, Reported, Ruled
from duties.tracking.states import NO_COURSE, Course, course, that_count, that_counted
from duties.tracking.stretches import Stretches
from duties.tracking_rules import DefaultDue


class Handover(NamedTuple):
    """Until the day before, which is an ordinal, the `former` units answered for a task."""

    day: int
    former: tuple[str, ...]


class Tracked:
    """A task, or a step of it, which is followed by itself.

    Days are ordinals. What is made from entries is made when it is first asked for.
    """

    def __init__(
        self,
        task: Task,
        step: Step | None,
        key: str,
        answering: tuple[str, ...],
        entries: Entries,
        units: Mapping[str, str],
    ) -> None:
        self.task = task
        self.step = step
        self.key = key
        self.answering = answering
        self.handovers: tuple[Handover, ...] = ()
        """Those by which others answered for it before, the earliest first."""
        self.weight = Fraction(1 if step is None else step.weight)
        self.start: int | None = None
        """Its own start, else the task's, else the day on which the plan was issued."""
        self.due: int | None = None
        """Its own deadline in the plan; where a task has none, perhaps the plan's horizon."""
        self.whole: Tracked | None = None
        """The task of a step."""
        self.steps: tuple[Tracked, ...] = ()
        self._entries = entries
        self._units = units

    def answering_on(self, day: int) -> tuple[str, ...]:
        """Return the units that answered for it on a day, an ordinal."""
        formers = (each.former for each in self.handovers if day < each.day)
        return next(formers, self.answering)

    @cached_property
    def entries(self) -> Entries:
        """Its entries that count."""
        if not self._entries.reports:
            return self._entries
        if self.handovers:
            return that_counted(self._entries, self.answering_on, self._units)
        ranks = {unit: rank for rank, unit in enumerate(self.answering)}
        return that_count(self._entries, ranks, self._units)

    def is_told_by_others_only(self, day: int) -> bool:
        """Tell whether all that was reported up to a day is of units that did not answer for it.

        Reports with neither state nor percentage are passed over; those on steps count.
        """
        if any(each.day <= day for each in self.reports):
            return False
        return any(
            each.day <= day and (each.report.state or each.report.percent is not None)
            for part in (self, *self.steps)
            for each in part._entries.reports
        )

    @cached_property
    def course(self) -> Course:
        """How it stood from entry to entry, if it is not a standing task."""
        reports, rulings = self.entries
        return course(reports, rulings) if reports or rulings else NO_COURSE

    @cached_property
    def stretches(self) -> Stretches | None:
        """How each stretch of a standing task stood; None for any other task, and for steps."""
        if self.step is not None or self.task.every is None:
            return None
        return Stretches(self.task.every, self.entries)

    @cached_property
    def reports(self) -> Sequence[Reported]:
        """The reports that count, those on its steps included, by their days."""
        if not self.steps:
            return self.entries.reports
        found = [each for part in (self, *self.steps) for each in part.entries.reports]
        return sorted(found, key=attrgetter("day"))


def parts_of(plan: Plan, journal: Journal, answering: Answering) -> tuple[Tracked, ...]:
    """Return the tasks of a plan, each with its steps.

    Of several that have the same key only the one that is meant has entries.
    """
    meant = parts_by_key(plan)

    def part(task: Task, step: Step | None) -> Tracked:
        this = TaskOrStep(task, step)
        key = this.key
        whose, which = meant.get(key, (None, None))
        entries = journal.of(key) if whose is task and which is step else NO_ENTRIES
        part = Tracked(task, step, key, answering.of(this), entries, answering.units)
        part.handovers = tuple(
            Handover(each.day, answering.meant_by(each.ruling.former))
            for each in handed_over(this, entries)
        )
        return part

    def handed_over(part: TaskOrStep, entries: Entries) -> list[Ruled]:
        """Return the rulings on a part, or on the task whose units it has, that name others."""
        rulings = entries.rulings
        whole = meant.get(part.task.id)
        if part.step is not None and part.owner is part.task and whole == TaskOrStep(part.task):
            rulings = [*rulings, *journal.of(part.task.id).rulings]
        return sorted((each for each in rulings if each.ruling.former), key=attrgetter("day"))

    issued = None if plan.issued is None else plan.issued.toordinal()
    default_due = _default_due(plan)
    parts = []
    for task in plan.tasks:
        whole = part(task, None)
        whole.start = issued if task.start is None else task.start.first.toordinal()
        whole.due = default_due if task.due is None else task.due.last.toordinal()
        if task.steps:
            whole.steps = tuple([part(task, step) for step in task.steps])
            for each, step in zip(whole.steps, task.steps, strict=True):
                each.whole = whole
                each.start = whole.start if step.start is None else step.start.first.toordinal()
                each.due = None if step.due is None else step.due.last.toordinal()
        parts.append(whole)
    return tuple(parts)


def _default_due(plan: Plan) -> int | None:
    """Return the deadline of a task that names none."""
    horizon = plan.horizon
    if plan.tracking is None or plan.tracking.due is not DefaultDue.HORIZON or horizon is None:
        return None
    return date(horizon, 12, 31).toordinal() if MINYEAR <= horizon <= MAXYEAR else None
