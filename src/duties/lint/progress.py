"""What was reported on a plan, as the rules need it: made once for all files of a ledger."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from duties.ledger.model import Ledger, LedgerFile, ProblemEntry, Report, Stage
from duties.model import Name, Plan, Role, Step, Task
from duties.naming.names import Register
from duties.periods import Period, period_around
from duties.planfile.faults import MISSING_KEY, SYNTAX, WRONG_VALUE

if TYPE_CHECKING:
    from duties.ledger.keys import Tracked
    from duties.tracking.answering import Answering
    from duties.tracking.standing import Standing
    from duties.tracking.states import Course, Moment
    from duties.tracking.tracker import Tracker

_Stretches = Mapping[Period | None, "Course"]


class Progress:
    """A plan with its ledger, in which all entries can be understood, and the day.

    `loaded` are the files as they were read. Nothing is computed before a rule asks for it.
    """

    def __init__(
        self,
        plan: Plan,
        register: Register,
        ledger: Ledger,
        today: date,
        loaded: Iterable[LedgerFile] = (),
    ) -> None:
        self.plan = plan
        self.register = register
        self.ledger = ledger
        self.today = today
        self.loaded = tuple(loaded)
        self._courses: dict[str, _Stretches] = {}
        self._parties: dict[str, frozenset[str] | None] = {}

    @cached_property
    def tracker(self) -> "Tracker":
        """What computes how the tasks stand."""
        from duties.tracking.tracker import Tracker

        return Tracker(self.plan, self.register, self.ledger)

    @cached_property
    def standings(self) -> "Mapping[str, Standing]":
        """How every task and step stands today, by what entries call it, in order."""
        found: dict[str, Standing] = {}
        for standing in self.tracker.on(self.today):
            for each in (standing, *standing.steps):
                found.setdefault(each.id, each)
        return found

    @cached_property
    def parts(self) -> "Mapping[str, Tracked]":
        """The tasks and steps of the plan by what entries call them."""
        from duties.ledger.keys import parts_by_key

        return parts_by_key(self.plan)

    @cached_property
    def answering(self) -> "Answering":
        """Who answers for a task or a step."""
        from duties.tracking.answering import Answering

        return Answering(self.register)

    def parties(self, key: str) -> frozenset[str] | None:
        """Return the units that have a part in a task or a step, also by leading its action.

        None where nobody has said who all of them are.
        """
        if key not in self._parties:
            self._parties[key] = self._parties_of(*self.parts[key])
        return self._parties[key]

    def _parties_of(self, task: Task, step: Step | None) -> frozenset[str] | None:
        register = self.register
        named = [*self._leads_by_action.get(task.action or "", ())]
        for role in Role:
            named += [*task.units(role), *(step.units(role) if step is not None else ())]
        units = {unit for name in named if (unit := register.known(name.text)) is not None}
        units |= {member for unit in units for member in register.unfold(unit)}
        if task.open_ended or any(
            register.is_collective(unit) and not register.members(unit) for unit in units
        ):
            return None
        return frozenset(units)

    @cached_property
    def _leads_by_action(self) -> Mapping[str, tuple[Name, ...]]:
        return {action.id: action.lead for action in reversed(self.plan.actions)}

    def before(self, report: Report) -> "Moment | None":
        """Return what was known before the day of a report of a unit that answers.

        Of a standing task, in the same stretch. None for a report that does not count.
        """
        if report.date is None or not self.tracker.counts(report, report.task):
            return None
        courses = self._courses.get(report.task)
        if courses is None:
            courses = self._courses[report.task] = self._courses_of(report.task)
        return courses[self._stretch(report)].at(report.date.toordinal() - 1)

    def _courses_of(self, key: str) -> _Stretches:
        from duties.tracking.states import counted, course

        task, step = self.parts[key]
        entries = self.tracker.journal.of(key)
        units = self.answering.of(task, step)
        names = {
            each.report.unit.text: self.answering.unit(each.report.unit.text)
            for each in entries.reports
            if each.report.unit is not None
        }
        counting = counted(entries, {unit: place for place, unit in enumerate(units)}, names)
        by_stretch: dict[Period | None, list[object]] = {}
        for each in counting.reports:
            by_stretch.setdefault(self._stretch(each.report), []).append(each)
        return {
            stretch: course(reports, counting.rulings)  # type: ignore[arg-type]
            for stretch, reports in by_stretch.items()
        }

    def _stretch(self, report: Report) -> Period | None:
        every = self.parts[report.task].task.every
        if every is None or report.date is None:
            return None
        return report.stretch or period_around(report.date, every)

    @cached_property
    def stages_before(self) -> Mapping[int, Stage | None]:
        """The stage that a problem had reached before an entry about it, by the entry's `id()`."""
        from duties.tracking.problems import problems

        found: dict[int, Stage | None] = {}
        for problem in problems(self.ledger, date.max):
            before: Stage | None = None
            for noted in problem.entries:
                found[id(noted.entry)] = before
                before = noted.stage
        return found

    def stage_before(self, entry: ProblemEntry) -> Stage | None:
        """Return the stage that the problem of an entry of the ledger had reached before it."""
        return self.stages_before.get(id(entry))


def progress_of(
    plan: Plan, register: Register, loaded: Iterable[LedgerFile], today: date
) -> Progress:
    """Return the progress that files tell of as they were loaded."""
    from duties.ledger.checking import checked

    files = tuple(loaded)
    return Progress(plan, register, checked(files, plan, register), today, files)


def is_readable(file: LedgerFile) -> bool:
    """Tell whether a file's outermost value could be read; a finding says why it could not."""
    codes = {found.code for found in file.findings}
    if SYNTAX.code in codes:
        return False
    return bool(file.record.spans) or MISSING_KEY.code in codes or WRONG_VALUE.code not in codes
