"""A plan as values: units, actions and tasks, each knowing where it stands in its file.

The fields of each part are those of its grammar in `planfile/fields.py`; a default is the value
where the file says nothing. `spans` gives the place of each value by its key in the file, and
`span` that of the whole part.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from duties.findings import Severity
from duties.messages import N_
from duties.periods import Period
from duties.source import Span


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
    """A registered unit. `members` is None where nobody has said who they are."""

    spans: Mapping[str, Span]
    span: Span
    name: str = ""
    kind: UnitKind | None = None
    aliases: tuple[Name, ...] = ()
    members: tuple[Name, ...] | None = None


class Action(NamedTuple):
    """A chapter of the plan with the units that lead it, the chief first."""

    spans: Mapping[str, Span]
    span: Span
    id: str = ""
    title: str = ""
    lead: tuple[Name, ...] = ()


class Task(NamedTuple):
    """A task with its units by role, in the order of the document.

    `action` is the id of its chapter, `open_ended` says that the document closes the list with 等.
    It must be done by the last day of `due`; `due_text` has the document's own words for that, or
    for what is no date.
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

    def units(self, role: Role) -> tuple[Name, ...]:
        """Return the names that the task gives this role."""
        match role:
            case Role.LEAD:
                return self.lead
            case Role.RESPONSIBLE:
                return self.responsible
            case Role.SUPPORT:
                return self.support

    def assignments(self) -> Iterator[tuple[Role, Name]]:
        """Yield every unit that the task names, with its role: leads, responsible, support."""
        for role in Role:
            for name in self.units(role):
                yield role, name


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
    """A whole plan, in document order. `horizon` is the last year it reaches."""

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
