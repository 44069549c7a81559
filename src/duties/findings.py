"""A finding: something wrong in a plan, at its place."""

from enum import StrEnum
from typing import NamedTuple

from duties.messages import N_, Message
from duties.source import Edit, Span


class Severity(StrEnum):
    """An error means that someone cannot know what to do; the others are milder."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The English word for it, a key of the catalogues."""
        return _SEVERITY_LABELS[self]

    @property
    def rank(self) -> int:
        """Its place in the order of severities, the gravest first."""
        return list(Severity).index(self)

    def is_at_least(self, other: "Severity") -> bool:
        """Tell whether this is as grave as the other or graver."""
        return self.rank <= other.rank


_SEVERITY_LABELS = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("info"),
}


class Fix(NamedTuple):
    """How to fix a finding. A safe fix needs no decision: the plan still means the same."""

    edits: tuple[Edit, ...]
    safe: bool


class Finding(NamedTuple):
    """One fault: the rule's code and name, the severity, what is wrong, where, and any fix."""

    code: str
    name: str
    severity: Severity
    message: Message
    span: Span
    fix: Fix | None = None
