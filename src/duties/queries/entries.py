"""What was entered about which task, in the order in which it counts."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from duties.ledger.model import (
    Entry,
    Ledger,
    LedgerFile,
    Lesson,
    ProblemEntry,
    Report,
    Ruling,
    in_order,
)
from duties.messages import N_
from duties.model import Plan
from duties.task_or_step import TaskOrStep, parts_by_key


class EntryKind(StrEnum):
    """What an entry is."""

    REPORT = "report"
    PROBLEM = "problem"
    RULING = "ruling"
    LESSON = "lesson"

    @property
    def label(self) -> str:
        """The English word for it, a key of the catalogues."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    EntryKind.REPORT: N_("report"),
    EntryKind.PROBLEM: N_("problem"),
    EntryKind.RULING: N_("ruling"),
    EntryKind.LESSON: N_("lesson"),
}
_KINDS: dict[type[Entry], EntryKind] = {
    Report: EntryKind.REPORT,
    ProblemEntry: EntryKind.PROBLEM,
    Ruling: EntryKind.RULING,
    Lesson: EntryKind.LESSON,
}


class PlacedEntry(NamedTuple):
    """An entry with its day, its file, and the key of the task or step that it is about."""

    day: date
    key: str
    entry: Entry
    file: LedgerFile

    @property
    def kind(self) -> EntryKind:
        """What it is."""
        return _KINDS[type(self.entry)]

    @property
    def line(self) -> int:
        """The line of the file where it begins."""
        return self.entry.span.line


def placed(ledger: Ledger) -> list[PlacedEntry]:
    """Return all entries by their days; of one day, rulings come last, then the files decide.

    Later entries about a problem are about the task of its first.
    """
    found = list(_entries(ledger))
    found.sort(key=lambda each: (each.day, isinstance(each.entry, Ruling)))
    tasks: dict[str, str] = {}
    for each in found:
        if isinstance(each.entry, ProblemEntry) and each.entry.task is not None:
            tasks.setdefault(each.entry.id, each.entry.task)
    return [
        each._replace(key=tasks.get(each.entry.id, ""))
        if isinstance(each.entry, ProblemEntry)
        else each
        for each in found
    ]


def keys_about(plan: Plan, part: TaskOrStep) -> frozenset[str]:
    """Return what entries call a step, or a task and its steps."""
    return frozenset(
        key
        for key, each in parts_by_key(plan).items()
        if each.task is part.task and (part.step is None or each.step is part.step)
    )


def _entries(ledger: Ledger) -> Iterator[PlacedEntry]:
    for file in in_order(ledger.files):
        record = file.record
        lists = (record.reports, record.problems, record.rulings, record.lessons)
        entries: list[Entry] = [entry for entries in lists for entry in entries]
        entries.sort(key=lambda entry: entry.span)
        for entry in entries:
            if entry.date is not None:
                yield PlacedEntry(entry.date, entry.task or "", entry, file)
