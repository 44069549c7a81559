"""A ledger as values: reports, readings, problems, rulings, lessons, each knowing its place.

The fields of each entry are those of its grammar in `ledger/fields.py`; a default is the value
where the file says nothing.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from duties.amounts import Amount
from duties.findings import Finding
from duties.messages import N_
from duties.model import Name
from duties.periods import Period
from duties.source import Source, Span


class State(StrEnum):
    """How far a task is. No report says the last two, only a ruling."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    BLOCKED = "blocked"
    DONE = "done"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The English word for the state, a key of the catalogues."""
        return _STATE_LABELS[self]


RULED = frozenset({State.ACCEPTED, State.CANCELLED})
"""The states that only a ruling gives."""

_STATE_LABELS = {
    State.NOT_STARTED: N_("not started"),
    State.IN_PROGRESS: N_("in progress"),
    State.BLOCKED: N_("blocked"),
    State.DONE: N_("done"),
    State.ACCEPTED: N_("accepted"),
    State.CANCELLED: N_("cancelled"),
}


class Stage(StrEnum):
    """How far a problem is in the closed loop, in order."""

    FOUND = "found"
    ANALYSED = "analysed"
    MEASURES = "measures"
    SOLVED = "solved"

    @property
    def label(self) -> str:
        """The English word for the stage, a key of the catalogues."""
        return _STAGE_LABELS[self]


_STAGE_LABELS = {
    Stage.FOUND: N_("found"),
    Stage.ANALYSED: N_("analysed"),
    Stage.MEASURES: N_("measures taken"),
    Stage.SOLVED: N_("solved"),
}


class LessonKind(StrEnum):
    """What a lesson is: something to follow, or to be warned by."""

    PRACTICE = "practice"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The English word for the kind, a key of the catalogues."""
        return _LESSON_LABELS[self]


_LESSON_LABELS = {
    LessonKind.PRACTICE: N_("good practice"),
    LessonKind.WARNING: N_("warning example"),
}


class Report(NamedTuple):
    """What a unit reported of a task (`19`) or of a step (`19/2`) on a day.

    A state or a percentage that is None stays as it was. `stretch` names the stretch of a standing
    task that is meant, if not the one that the day lies in. It was `received` on its day, unless
    it says another.
    """

    spans: Mapping[str, Span]
    span: Span
    task: str = ""
    unit: Name | None = None
    date: dt.date | None = None
    received: dt.date | None = None
    state: State | None = None
    percent: Fraction | None = None
    done: str | None = None
    next: str | None = None
    evidence: str | None = None
    stretch: Period | None = None
    reason: str | None = None


class ProblemEntry(NamedTuple):
    """A stage that a problem reached. Its first entry names the task and the unit."""

    spans: Mapping[str, Span]
    span: Span
    id: str = ""
    task: str | None = None
    unit: Name | None = None
    date: dt.date | None = None
    stage: Stage | None = None
    text: str | None = None
    needs: tuple[Name, ...] = ()
    reason: str | None = None


class Ruling(NamedTuple):
    """What the coordinating office decided about a task or a step.

    Until the day before, the `former` units answered for it; since then those that the plan names.
    """

    spans: Mapping[str, Span]
    span: Span
    task: str = ""
    date: dt.date | None = None
    by: str | None = None
    light: str | None = None
    until: dt.date | None = None
    due: Period | None = None
    accepted: bool = False
    cancelled: bool = False
    reopened: bool = False
    stretch: Period | None = None
    reason: str | None = None
    former: tuple[Name, ...] = ()


class Lesson(NamedTuple):
    """What others can learn from a task."""

    spans: Mapping[str, Span]
    span: Span
    task: str = ""
    date: dt.date | None = None
    kind: LessonKind | None = None
    text: str | None = None


class Reading(NamedTuple):
    """What a target's figure was on a day. `unit` is the unit of measure, where it says one."""

    spans: Mapping[str, Span]
    span: Span
    target: str = ""
    date: dt.date | None = None
    value: Amount | None = None
    unit: str | None = None
    source: str | None = None


class PeriodRecord(NamedTuple):
    """What one file holds: the entries of a period, in the order of the file."""

    spans: Mapping[str, Span]
    period: Period | None = None
    reports: tuple[Report, ...] = ()
    problems: tuple[ProblemEntry, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    readings: tuple[Reading, ...] = ()


Entry = Report | ProblemEntry | Ruling | Lesson
"""What is entered about a task; readings are about targets."""
AnyEntry = Entry | Reading


class LedgerFile(NamedTuple):
    """A file of the ledger as read: the entries that can be understood, and what is wrong."""

    source: Source
    record: PeriodRecord
    findings: tuple[Finding, ...] = ()


class Ledger(NamedTuple):
    """All that was reported on a plan, in the order of the periods, then of the files' names."""

    files: tuple[LedgerFile, ...] = ()


def in_order(files: Iterable[LedgerFile]) -> list[LedgerFile]:
    """Return files by their periods, then by their names; those of no period stand last."""
    return sorted(files, key=_order)


def _order(file: LedgerFile) -> tuple[bool, Period | None, str, str]:
    period = file.record.period
    return period is None, period, file.source.name, file.source.text
