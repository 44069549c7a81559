"""What a rule is, and what it checks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from duties.findings import Finding, Fix, Severity
from duties.lint.places import Parts, PlanPart
from duties.lint.run_together import run_together
from duties.messages import Message
from duties.model import Plan
from duties.naming.names import Register, names_used
from duties.naming.official import OfficialNames
from duties.planfile.loading import Loaded
from duties.source import Source, Span

LEAD_FACTOR = 4.0  # times the average number of leads


@dataclass(frozen=True)
class Subject:
    """What a rule checks: a file as read, and facts about it that several rules need."""

    source: Source
    loaded: Loaded
    today: date
    wanted_lead_factor: float | None = None
    unused: tuple["Fault", ...] = ()
    """Suppressions that silence nothing; known only after every other rule has run."""

    @cached_property
    def plan(self) -> Plan:
        """The plan; rules that need one are not run if it could not be read."""
        assert self.loaded.plan is not None  # noqa: S101 (the engine sees to it)
        return self.loaded.plan

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
        return None if self.loaded.plan is None else Parts(self.loaded.plan)

    def part_at(self, span: Span) -> PlanPart | None:
        """Return the unit, action, task or body that a place belongs to, if it belongs to one."""
        return None if self._parts is None else self._parts.at(span)

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


class Rule(NamedTuple):
    """A rule: its code, its name (the fault that it finds), its severity, and its check.

    The check's docstring is the rule's documentation.
    """

    code: str
    name: str
    severity: Severity
    check: Check
    needs_plan: bool = True

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
    code: str, name: str, severity: Severity, *, needs_plan: bool = True
) -> Callable[[Check], Rule]:
    """Turn a check function into a rule."""

    def make(check: Check) -> Rule:
        return Rule(code, name, severity, check, needs_plan)

    return make
