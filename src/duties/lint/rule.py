"""What a rule is, and what it checks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple, assert_never

from duties.findings import Finding, Fix, Severity
from duties.ledger.model import LedgerFile, PeriodRecord
from duties.lint.plan_parts import PartKind, Parts, PlanPart
from duties.lint.progress import Progress, is_readable, progress_of
from duties.lint.run_together import run_together
from duties.messages import Message
from duties.model import Plan
from duties.naming.names import Register, names_used
from duties.naming.official import OfficialNames
from duties.planfile.loading import Loaded
from duties.source import Source, Span

_OF_REGISTERS = frozenset({"DUT206", "DUT216", "DUT217"})
"""What is wrong between a plan and its register, not within that."""

LEAD_FACTOR = 4.0  # times the average number of leads


@dataclass(frozen=True)
class Subject:
    """What a rule checks: a file as read, and facts about it that several rules need.

    The file is a plan, or one of the ledger that goes with it: then `file` is what it holds, and
    `loaded` has the plan with what is wrong with that file, or no plan where it cannot be read.
    """

    source: Source
    loaded: Loaded
    today: date
    wanted_lead_factor: float | None = None
    unused: tuple["Fault", ...] = ()
    """Suppressions that silence nothing; known only after every other rule has run."""
    progress: Progress | None = None
    """What was reported on the plan; None where it has no ledger."""
    file: LedgerFile | None = None

    @cached_property
    def plan(self) -> Plan:
        """The plan; rules that need one are not run if it could not be read."""
        assert self.loaded.plan is not None  # noqa: S101 (the engine sees to it)
        return self.loaded.plan

    @cached_property
    def record(self) -> PeriodRecord:
        """What the file of the ledger holds; only rules that look at such files ask for it."""
        assert self.file is not None  # noqa: S101 (the engine sees to it)
        return self.file.record

    @cached_property
    def followed(self) -> Progress:
        """What was reported on the plan; only rules that look at ledgers ask for it."""
        assert self.progress is not None  # noqa: S101 (the engine sees to it)
        return self.progress

    @property
    def lead_factor(self) -> float:
        """How many times the average of leads is too many: as asked, else the plan's, else 4."""
        return self.wanted_lead_factor or self.plan.lint.lead_factor or LEAD_FACTOR

    @cached_property
    def register(self) -> Register:
        """The units of the plan."""
        return Register(self.plan)

    @cached_property
    def registered(self) -> list[str]:
        """The units that the plan registers."""
        return [name for name, unit in self.register.units.items() if unit is not None]

    @cached_property
    def aliases(self) -> set[str]:
        """Every registered alias."""
        return {alias.text for unit in self.plan.units for alias in unit.aliases}

    @cached_property
    def all_names(self) -> set[str]:
        """Every registered name and alias."""
        return {*self.registered, *self.aliases}

    @cached_property
    def official(self) -> OfficialNames:
        """The registered names, read as official ones."""
        return OfficialNames(self.plan.issuer, {name: name for name in self.registered})

    def run_together(self, name: str) -> tuple[str, ...]:
        """Return the registered names that a name is made of, if these are all there is in it."""
        return run_together(name, self.all_names)

    @cached_property
    def _parts(self) -> Parts | None:
        if self.file is not None:
            return Parts.of_record(self.file.record)
        return None if self.loaded.plan is None else Parts.of_plan(self.loaded.plan)

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """The first and the last line of each part of the file, in order."""
        return [] if self._parts is None else self._parts.lines

    def part_of(self, finding: Finding) -> PlanPart | None:
        """Return what a finding is about: the part of the file at its place, if there is one.

        In a file of the ledger, what is about no entry is about the unit that it names.
        """
        part = None if self._parts is None else self._parts.at(finding.span)
        if part is None and self.file is not None and "unit" in finding.message.facts:
            return PlanPart(PartKind.UNIT, str(finding.message.facts["unit"]))
        return part

    def with_ledger(self, files: Iterable[LedgerFile]) -> "tuple[Subject, ...]":
        """Return the subject of a plan, then one for each file of its ledger as loaded.

        A ledger cannot be checked without its plan, and is left out where that cannot be read.
        """
        plan, read = self.loaded.plan, tuple(files)
        if plan is None or not read:
            return (self,)
        progress = progress_of(plan, self.register, read, self.today)
        whole = replace(self, progress=progress)
        return whole, *map(whole.beside, progress.ledger.files)

    def beside(self, file: LedgerFile) -> "Subject":
        """Return the subject of a file of the ledger that belongs to this subject's plan."""
        plan = self.loaded.plan if is_readable(file) else None
        return replace(self, source=file.source, loaded=Loaded(plan, file.findings), file=file)

    def is_undefined(self, unit: str) -> bool:
        """Tell whether a unit is a collective, and nobody has said who belongs to it."""
        return self.register.is_collective(unit) and not self.register.members(unit)

    @cached_property
    def own_names(self) -> set[str]:
        """The names under which the plan registers its units, without aliases."""
        return set(self.registered)

    @cached_property
    def first_named(self) -> dict[str, Span]:
        """Where each unit is first named by an action, a task, a step or a body."""
        spans: dict[str, Span] = {}
        for name in names_used(self.plan):
            spans.setdefault(self.register.unit_of(name.text), name.span)
        return spans

    def is_elsewhere(self, finding: Finding) -> bool:
        """Tell whether a finding is about what only the register of the plan says.

        Such a one is told of that file, at its place in it.
        """
        plan = self.loaded.plan
        if self.file is not None or plan is None or plan.register is None:
            return False
        return finding.span == plan.spans["register"] and finding.code not in _OF_REGISTERS

    def reported(self, code: str) -> Iterable["Fault"]:
        """Return what the loader found under a code."""
        return [
            Fault(finding.message, finding.span, finding.fix, finding.severity)
            for finding in self.loaded.findings
            if finding.code == code
        ]


class Fault(NamedTuple):
    """What a rule found: what is wrong, where, and perhaps how to fix it.

    `severity` is given only if it differs from the rule's own.
    """

    message: Message
    span: Span
    fix: Fix | None = None
    severity: Severity | None = None


Check = Callable[[Subject], Iterable[Fault]]


class Scope(Enum):
    """Which files a rule looks at."""

    PLAN = auto()
    """The plan file alone."""
    FOLLOWED = auto()
    """The plan file, compared with its ledger; a plan without one is not looked at."""
    LEDGER = auto()
    """Each file of the ledger."""
    ANY = auto()
    """Plan files and those of the ledger alike."""
    PLANS = auto()
    """Several plans at once: `lint.across` runs it, where more than one is checked."""


class Rule(NamedTuple):
    """A rule: its code, its name (the fault that it finds), its severity, and its check.

    The check's docstring is the rule's documentation.
    """

    code: str
    name: str
    severity: Severity
    check: Check
    needs_plan: bool = True
    scope: Scope = Scope.PLAN

    def looks_at(self, subject: Subject) -> bool:
        """Tell whether the subject is a file of the kind that the rule looks at."""
        match self.scope:
            case Scope.PLAN:
                return subject.file is None
            case Scope.FOLLOWED:
                return subject.file is None and subject.progress is not None
            case Scope.LEDGER:
                return subject.file is not None
            case Scope.ANY:
                return True
            case Scope.PLANS:
                return False
            case _:
                assert_never(self.scope)

    def run(self, subject: Subject) -> list[Finding]:
        """Return what the rule finds in a subject."""
        return [
            Finding(
                self.code,
                self.name,
                fault.severity or self.severity,
                fault.message,
                fault.span,
                fault.fix,
            )
            for fault in self.check(subject)
        ]


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    needs_plan: bool = True,
    scope: Scope = Scope.PLAN,
) -> Callable[[Check], Rule]:
    """Turn a check function into a rule."""

    def make(check: Check) -> Rule:
        return Rule(code, name, severity, check, needs_plan, scope)

    return make
