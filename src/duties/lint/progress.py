"""What was reported on a plan, as the rules need it: made once for all files of a ledger."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from duties.ledger.model import Ledger, LedgerFile, ProblemEntry, Reading, Report, Stage
from duties.model import Name, Plan, Role, Step, Task
from duties.naming.names import Register
from duties.planfile.faults import MISSING_KEY, SYNTAX, WRONG_VALUE

if TYPE_CHECKING:
    from duties.lint.silences import Silences
    from duties.tracking.standing import Standing
    from duties.tracking.states import Moment
    from duties.tracking.tracker import Tracker


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
        tracker: "Tracker | None" = None,
    ) -> None:
        self.plan = plan
        self.register = register
        self.ledger = ledger
        self.today = today
        self.loaded = tuple(loaded)
        self._tracker = tracker
        self._parties: dict[str, frozenset[str] | None] = {}

    @cached_property
    def tracker(self) -> "Tracker":
        """What computes how the tasks stand."""
        if self._tracker is not None:
            return self._tracker
        from duties.tracking.tracker import Tracker

        return Tracker(self.plan, self.register, self.ledger)

    @cached_property
    def unaccepted(self) -> "Tracker":
        """What computes how the tasks would stand if no ruling had accepted any."""
        from duties.tracking.tracker import Tracker

        return Tracker(self.plan, self.register, _without_acceptance(self.ledger))

    @cached_property
    def standings(self) -> "Mapping[str, Standing]":
        """How every task and step stands today, by what entries call it, in order.

        Where a task is called as the step of another, the task is meant.
        """
        found: dict[str, Standing] = {}
        tasks = self.tracker.on(self.today)
        called = {standing.id for standing in tasks}
        for standing in tasks:
            steps = (step for step in standing.steps if step.id not in called)
            for each in (standing, *steps):
                found.setdefault(each.id, each)
        return found

    @cached_property
    def _before_readings(self) -> "Mapping[int, tuple[Reading | None, Reading | None]]":
        """What stands before each reading, by its identity: on an earlier day, and on its own."""
        from duties.tracking.targets import readings_by_target

        found: dict[int, tuple[Reading | None, Reading | None]] = {}
        for readings in readings_by_target(self.ledger).values():
            earlier: Reading | None = None
            last: Reading | None = None
            for reading in readings:
                if last is not None and last.date != reading.date:
                    earlier, last = last, None
                found[id(reading)] = earlier, last
                last = reading
        return found

    def reading_before(self, reading: Reading) -> Reading | None:
        """Return the latest reading of the same target on an earlier day; None if there is none."""
        return self._before_readings.get(id(reading), (None, None))[0]

    def reading_beside(self, reading: Reading) -> Reading | None:
        """Return the reading of the same target and day that stands before it, if there is one."""
        return self._before_readings.get(id(reading), (None, None))[1]

    def parties(self, key: str) -> frozenset[str] | None:
        """Return the units that have a part in a task or a step, also by leading its action.

        None where nobody has said who all of them are.
        """
        if key not in self._parties:
            part = self.tracker.part(key)
            parties = self._parties_of(part.task, part.step)
            formers = {unit for each in part.handovers for unit in each.former}
            self._parties[key] = None if parties is None else parties | formers
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

        Of a standing task, in the stretch that is meant. None for a report that does not count.
        """
        part = self.tracker.part(report.task)
        if report.date is None or report.unit is None:
            return None
        day = report.date.toordinal()
        if report.unit.text not in part.answering_on(day):
            return None
        stretches = part.stretches
        course = part.course if stretches is None else stretches.course_of(day, report.stretch)
        return course.at(day - 1)

    @cached_property
    def corrected(self) -> frozenset[int]:
        """The `id()` of each percentage that its unit corrected by a later report for that day."""
        found: set[int] = set()
        last: dict[tuple[str, str, date | None], Report] = {}
        for part in self.tracker.parts:
            for each in (part, *part.steps):
                for _, _, report, _ in each.entries.reports:
                    if report.unit is None or report.percent is None:
                        continue
                    key = (each.key, report.unit.text, report.date)
                    if key in last:
                        found.add(id(last[key]))
                    last[key] = report
        return frozenset(found)

    @cached_property
    def silences(self) -> "Mapping[str, Silences]":
        """Which leads reported nothing, by the file that it is shown in."""
        from duties.lint.silences import silences

        return silences(self)

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


def _without_acceptance(ledger: Ledger) -> Ledger:
    def nothing_accepted(file: LedgerFile) -> LedgerFile:
        rulings = tuple([each._replace(accepted=False) for each in file.record.rulings])
        return file._replace(record=file.record._replace(rulings=rulings))

    return ledger._replace(files=tuple(map(nothing_accepted, ledger.files)))


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


def is_reopened(moment: "Moment") -> bool:
    """Tell whether a ruling has taken back that work was done, and nothing was reported since."""
    ruled, reported = moment.ruled_at, moment.percent_at
    return not moment.is_finished and ruled is not None and (reported is None or reported < ruled)
