"""Plans that are checked together: whose their units are, and which of their tasks are one."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from duties.findings import Finding, Severity
from duties.lint.rule import Fault, Rule, Scope, Subject
from duties.model import Task
from duties.naming.collectives import sounds_like_several
from duties.naming.names import normal_form
from duties.naming.whose import OfficeOfPlace, Whose, fullest_issuers
from duties.source import Span

_SHORTEST = 7  # letters of a title that two tasks would not have by chance
_GENERAL = re.compile(
    "组织领导|组织保障|组织实施|统筹协调|宣传|督查|督导|督促|考核|保障措施|责任落实|工作责任"
)
"""What tasks of any plan are called."""


class TaskOfPlan(NamedTuple):
    """A task and the place of its plan among those checked, from 0."""

    plan: int
    task: Task


class Together:
    """Several plans. A unit is known by its office and place, whatever a plan calls it."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self.subjects = subjects
        issuers = fullest_issuers([subject.plan.issuer for subject in subjects])
        self.whose = [
            Whose(subject.register, issuer, _scope(subject))
            for subject, issuer in zip(subjects, issuers, strict=True)
        ]
        self.places = [
            whose.places.own or f" {_scope(subject)}"
            for subject, whose in zip(subjects, self.whose, strict=True)
        ]
        self._joined: dict[OfficeOfPlace, OfficeOfPlace] = {}
        for subject, whose in zip(subjects, self.whose, strict=True):
            for alias, unit in subject.register.aliases:
                if subject.register.known(alias) == unit:
                    self._join(whose.of(alias), whose.of(unit))

    def unit(self, plan: int, name: str) -> OfficeOfPlace:
        """Return which unit a name in a plan means, the same for all its names in all plans."""
        return self._root(self.whose[plan].of(self.subjects[plan].register.unit_of(name)))

    def place(self, plan: int, span: Span) -> str:
        """Return what to call a place in the file of a plan."""
        return f"{self.subjects[plan].source.name}:{span.line}"

    @cached_property
    def repeated(self) -> list[tuple[TaskOfPlan, TaskOfPlan]]:
        """The tasks that an earlier plan of the same place has, too, each after the latest such.

        They have one title that is not said of just anything and stands once in either plan, and
        are not due in different years.
        """
        titles: dict[tuple[str, str], list[TaskOfPlan]] = defaultdict(list)
        for plan in self.in_order:
            once: dict[str, Task | None] = {}
            for task in self.subjects[plan].plan.tasks:
                form = normal_form(task.title)
                if len(form) >= _SHORTEST and not _GENERAL.search(form):
                    once[form] = None if form in once else task
            for form, found in once.items():
                if found is not None:
                    titles[self.places[plan], form].append(TaskOfPlan(plan, found))
        return [pair for tasks in titles.values() for pair in pairwise(tasks) if _may_be_one(*pair)]

    def units_of(self, each: TaskOfPlan) -> dict[OfficeOfPlace, str]:
        """Return the units that a task has, collectives unfolded, by their names in the plan."""
        register = self.subjects[each.plan].register
        found: dict[OfficeOfPlace, str] = {}
        for _, name in each.task.assignments():
            unit = register.unit_of(name.text)
            for member in (unit, *register.unfold(unit)):
                found.setdefault(self.unit(each.plan, member), member)
        return found

    def leads_of(self, each: TaskOfPlan) -> set[OfficeOfPlace]:
        """Return the units that lead a task."""
        return {self.unit(each.plan, name.text) for name in each.task.lead}

    def leaves_open(self, each: TaskOfPlan) -> bool:
        """Tell whether a task may have more units than it names."""
        subject = self.subjects[each.plan]
        names = {subject.register.unit_of(name.text) for _, name in each.task.assignments()}
        return each.task.open_ended or any(
            subject.is_undefined(unit) or sounds_like_several(unit) for unit in names
        )

    @cached_property
    def in_order(self) -> list[int]:
        """The plans as they were issued; those without a date come last, in their order."""

        def issued(plan: int) -> date:
            return self.subjects[plan].plan.issued or date.max

        return sorted(range(len(self.subjects)), key=issued)

    def _root(self, office: OfficeOfPlace) -> OfficeOfPlace:
        while (above := self._joined.get(office)) is not None:
            office = above
        return office

    def _join(self, one: OfficeOfPlace, other: OfficeOfPlace) -> None:
        one, other = self._root(one), self._root(other)
        if one != other:
            self._joined[one] = other


def _scope(subject: Subject) -> str:
    """Return what tells the units of plans without a place apart: a register that they share."""
    name, register = subject.source.name, subject.plan.register
    return name if register is None else os.path.normpath(Path(name).parent / register)


def _may_be_one(one: TaskOfPlan, other: TaskOfPlan) -> bool:
    due, due_there = one.task.due, other.task.due
    return due is None or due_there is None or due.last.year == due_there.last.year


class FaultOfPlan(NamedTuple):
    """What a rule found in one of the plans."""

    plan: int
    fault: Fault


class AcrossFinding(NamedTuple):
    """A finding at a place in one of the plans, the `plan`-th of those checked, from 0."""

    plan: int
    finding: Finding


Compare = Callable[[Together], Iterable[FaultOfPlan]]


class AcrossRule(NamedTuple):
    """A rule that compares plans. `rule` is what others know of it; alone, it finds nothing."""

    rule: Rule
    compare: Compare

    def run(self, together: Together) -> Iterator[AcrossFinding]:
        """Yield what the rule finds."""
        rule = self.rule
        for plan, fault in self.compare(together):
            severity = fault.severity or rule.severity
            yield AcrossFinding(
                plan, Finding(rule.code, rule.name, severity, fault.message, fault.span, fault.fix)
            )


def across(code: str, name: str, severity: Severity) -> Callable[[Compare], AcrossRule]:
    """Turn a function that compares plans, with its documentation, into a rule."""

    def make(compare: Compare) -> AcrossRule:
        def check(subject: Subject) -> Iterable[Fault]:  # noqa: ARG001 (of what a rule is)
            return ()

        check.__doc__ = compare.__doc__
        return AcrossRule(Rule(code, name, severity, check, scope=Scope.PLANS), compare)

    return make
