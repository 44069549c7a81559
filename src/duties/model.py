"""A plan as values: units, actions and tasks, each knowing where it stands in its file.

The fields of each part are those of its grammar in `planfile/fields.py`; a default is the value
where the file says nothing. `spans` gives the place of each value by its key in the file, and
`span` that of the whole part.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from duties.amounts import Amount, after_figure
from duties.findings import Severity
from duties.messages import N_, Message
from duties.periods import Period, Stretch
from duties.source import Span
from duties.tracking_rules import Tracking

if TYPE_CHECKING:
    from fractions import Fraction


class Role(StrEnum):
    """What a unit does for a task. The value is the key in the plan file."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"

    @property
    def label(self) -> str:
        """The English word for the role, a key of the catalogues."""
        return _ROLE_LABELS[self]

    @property
    def mark(self) -> str:
        """The sign for the role in tables and pictures, told apart without colour."""
        return _ROLE_MARKS[self]


_ROLE_LABELS = {
    Role.LEAD: N_("lead"),
    Role.RESPONSIBLE: N_("responsible"),
    Role.SUPPORT: N_("support"),
}
_ROLE_MARKS = {Role.LEAD: "●", Role.RESPONSIBLE: "○", Role.SUPPORT: "◇"}


class UnitKind(StrEnum):
    """What sort of body a unit is. A collective stands for others (各街道)."""

    DEPARTMENT = "department"
    PARTY = "party"
    COMMITTEE = "committee"
    STREET = "street"
    COMPANY = "company"
    OFFICE = "office"
    COLLECTIVE = "collective"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The English word for the kind, a key of the catalogues."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    UnitKind.DEPARTMENT: N_("department"),
    UnitKind.PARTY: N_("party body"),
    UnitKind.COMMITTEE: N_("committee"),
    UnitKind.STREET: N_("subdistrict"),
    UnitKind.COMPANY: N_("company"),
    UnitKind.OFFICE: N_("office"),
    UnitKind.COLLECTIVE: N_("collective"),
    UnitKind.OTHER: N_("other"),
}


class Name(NamedTuple):
    """The name of a unit as the file writes it at one place."""

    text: str
    span: Span


class Unit(NamedTuple):
    """A registered unit. `members` is None where nobody has said who they are.

    `leader` is the post of who answers for it, `contact` how to reach it; so it is with all that
    has these.
    """

    spans: Mapping[str, Span]
    span: Span
    name: str = ""
    kind: UnitKind | None = None
    aliases: tuple[Name, ...] = ()
    members: tuple[Name, ...] | None = None
    leader: str | None = None
    contact: str | None = None


class Action(NamedTuple):
    """A chapter of the plan with the units that lead it, the chief first."""

    spans: Mapping[str, Span]
    span: Span
    id: str = ""
    title: str = ""
    lead: tuple[Name, ...] = ()


class Step(NamedTuple):
    """A part of a task that is followed by itself: a milestone, a subtask, a project.

    Whose it is, `task_or_step` says. `weight` is its share among the steps.
    """

    spans: Mapping[str, Span]
    span: Span
    id: str = ""
    title: str = ""
    project: bool = False
    lead: tuple[Name, ...] = ()
    responsible: tuple[Name, ...] = ()
    support: tuple[Name, ...] = ()
    start: Period | None = None
    due: Period | None = None
    due_text: str | None = None
    leader: str | None = None
    contact: str | None = None
    weight: "Fraction | int" = 1

    def units(self, role: Role) -> tuple[Name, ...]:
        """Return the names that the step gives this role."""
        return _units(self, role)


class Task(NamedTuple):
    """A task with its units by role, in the order of the document.

    `action` is the id of its chapter, `open_ended` says that the document closes the list with 等.
    It must be done by the last day of `due`; `due_text` has the document's own words for that, or
    for what is no date. A standing task is done anew in `every` stretch of the calendar.
    """

    spans: Mapping[str, Span]
    span: Span
    id: str = ""
    action: str | None = None
    title: str = ""
    lead: tuple[Name, ...] = ()
    responsible: tuple[Name, ...] = ()
    support: tuple[Name, ...] = ()
    open_ended: bool = False
    due: Period | None = None
    note: str | None = None
    due_text: str | None = None
    start: Period | None = None
    every: Stretch | None = None
    leader: str | None = None
    contact: str | None = None
    steps: tuple[Step, ...] = ()

    def units(self, role: Role) -> tuple[Name, ...]:
        """Return the names that the task gives this role."""
        return _units(self, role)

    def parts(self) -> "tuple[Task | Step, ...]":
        """Return the task itself, then each of its steps."""
        return (self, *self.steps)

    def assignments(self) -> Iterator[tuple[Role, Name]]:
        """Yield every unit that the task names, with its role: leads, responsible, support."""
        for name in self.lead:
            yield _LEAD, name
        for name in self.responsible:
            yield _RESPONSIBLE, name
        for name in self.support:
            yield _SUPPORT, name


def _units(part: Step | Task, role: Role) -> tuple[Name, ...]:
    if role is _LEAD:
        return part.lead
    return part.responsible if role is _RESPONSIBLE else part.support


_LEAD, _RESPONSIBLE, _SUPPORT = Role  # to look these up takes longer than all else done with them


class Tier(StrEnum):
    """The three tiers of bodies that stand above the units, the highest first."""

    LEADING_GROUP = "leading-group"
    SPECIAL_GROUP = "special-group"
    TASK_FORCE = "task-force"

    @property
    def label(self) -> str:
        """The English word for the tier, a key of the catalogues."""
        return _TIER_LABELS[self]


_TIER_LABELS = {
    Tier.LEADING_GROUP: N_("leading group"),
    Tier.SPECIAL_GROUP: N_("special group"),
    Tier.TASK_FORCE: N_("task force"),
}


class Body(NamedTuple):
    """A body that stands above the units: a leading group, a special group, a task force.

    `under` is the id of the body above it, `office` the unit that does its daily work; `actions`
    and `tasks` are the ids of what it watches over.
    """

    spans: Mapping[str, Span]
    span: Span
    id: str = ""
    name: str = ""
    tier: Tier | None = None
    under: str | None = None
    office: tuple[Name, ...] = ()
    members: tuple[Name, ...] = ()
    actions: tuple[Name, ...] = ()
    tasks: tuple[Name, ...] = ()
    leader: str | None = None
    contact: str | None = None


class Bound(StrEnum):
    """Which side of its value a target must be on; `REACH` is where the document prints none."""

    MIN = "min"
    MAX = "max"
    ABOUT = "about"
    REACH = "reach"

    @property
    def label(self) -> str:
        """The English words for the bound, a key of the catalogues."""
        return _BOUND_LABELS[self]


_BOUND_LABELS = {
    Bound.MIN: N_("at least"),
    Bound.MAX: N_("at most"),
    Bound.ABOUT: N_("about"),
    Bound.REACH: N_("reach"),
}


class TargetKind(StrEnum):
    """What a target counts: a level, a change, how many, a grade in words, or that it is there."""

    LEVEL = "level"
    GROWTH = "growth"
    COUNT = "count"
    GRADE = "grade"
    MILESTONE = "milestone"

    @property
    def label(self) -> str:
        """The English word for the kind, a key of the catalogues."""
        return _TARGET_LABELS[self]

    @property
    def is_number(self) -> bool:
        """Tell whether the value of such a target is a number or a range."""
        return self in (TargetKind.LEVEL, TargetKind.GROWTH, TargetKind.COUNT)


_TARGET_LABELS = {
    TargetKind.LEVEL: N_("level"),
    TargetKind.GROWTH: N_("growth"),
    TargetKind.COUNT: N_("number of"),
    TargetKind.GRADE: N_("grade"),
    TargetKind.MILESTONE: N_("milestone"),
}


class Baseline(NamedTuple):
    """What a figure was, at the end of a period, before the plan began."""

    spans: Mapping[str, Span]
    value: Amount | None = None
    by: Period | None = None


class Target(NamedTuple):
    """What must be true in the end: a figure of the goals (主要目标), or one that tasks promise.

    `group` is the goal that it stands under; a figure that tasks alone promise has none. It must
    hold on the last day of `by`. `owner` is the unit that answers for it, `tasks` are the ids of
    those that carry it.
    """

    spans: Mapping[str, Span]
    span: Span
    id: str = ""
    name: str = ""
    group: str | None = None
    value: Amount | None = None
    unit: str | None = None
    bound: Bound = Bound.REACH
    by: Period | None = None
    baseline: Baseline | None = None
    kind: TargetKind | None = None
    owner: Name | None = None
    tasks: tuple[Name, ...] = ()

    @property
    def sort(self) -> TargetKind:
        """The kind that the file gives, or else the one that the value shows."""
        if self.kind is not None:
            return self.kind
        if self.value is None:
            return TargetKind.MILESTONE
        return TargetKind.GRADE if self.value.is_words else TargetKind.LEVEL

    def measured(self, figure: object) -> str | Message:
        """Return a figure with the unit of measure: 2100亿元, 60 km."""
        measure = after_figure(self.unit or "")
        if isinstance(figure, Message):
            return Message(N_("{figure}{measure}"), {"figure": figure, "measure": measure})
        return f"{figure}{measure}"

    def asked(self) -> str | Message | None:
        """Return what is asked for, for people: at least 2100亿元; None for a milestone."""
        if self.value is None:
            return None
        figure = self.measured(self.value.shown())
        text = _ASKED.get(self.bound)
        return figure if text is None else Message(text, {"figure": figure})


_ASKED = {
    Bound.MIN: N_("at least {figure}"),
    Bound.MAX: N_("at most {figure}"),
    Bound.ABOUT: N_("about {figure}"),
}


class Expected(NamedTuple):
    """How many actions and tasks the document itself announces."""

    spans: Mapping[str, Span]
    actions: int | None = None
    tasks: int | None = None


class LintSettings(NamedTuple):
    """How the plan asks to be checked; None where it leaves something to the command."""

    select: tuple[Name, ...] = ()
    ignore: tuple[Name, ...] = ()
    fail_on: Severity | None = None
    lead_factor: float | None = None


class Plan(NamedTuple):
    """A whole plan, in document order. `horizon` is the last year it reaches.

    `register` is the name of the file that has units for several plans; `units` holds those of them
    that this plan names, too.
    """

    spans: Mapping[str, Span]
    title: str = ""
    issuer: str | None = None
    issued: date | None = None
    horizon: int | None = None
    expects: Expected | None = None
    lint: LintSettings = LintSettings()
    units: tuple[Unit, ...] = ()
    actions: tuple[Action, ...] = ()
    tasks: tuple[Task, ...] = ()
    bodies: tuple[Body, ...] = ()
    targets: tuple[Target, ...] = ()
    tracking: Tracking | None = None
    register: str | None = None
