"""The findings of a page: by severity and rule, each with the task that it is about."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from duties.exporting.dossier import Dossier
from duties.findings import Severity
from duties.formats.findings.report import Located
from duties.lint.plan_parts import PartKind
from duties.messages import Message


class FindingLine(NamedTuple):
    """A finding: the id of the task that it is about, if it is about one, and where it stands."""

    task: str | None
    message: Message
    place: str


class FindingGroup(NamedTuple):
    """All findings of a rule that are as severe."""

    severity: Severity
    code: str
    name: str
    found: tuple[FindingLine, ...]


def grouped(dossier: Dossier) -> Iterator[FindingGroup]:
    """Yield the findings, the most severe ones first, those of one rule together."""
    known = {task.id for task in dossier.plan.tasks}

    def order(located: Located) -> tuple[int, str]:
        return located.finding.severity.rank, located.finding.code

    for _, group in groupby(sorted(dossier.findings, key=order), key=order):
        found = tuple(group)
        first = found[0].finding
        told = tuple(_told(each, known) for each in found)
        yield FindingGroup(first.severity, first.code, first.name, told)


def _told(located: Located, known: set[str]) -> FindingLine:
    part = located.part
    task = part.name if part is not None and part.kind is PartKind.TASK else None
    if task is not None and task not in known:
        task = task.partition("/")[0]  # a step, called 19/2
    return FindingLine(task if task in known else None, located.finding.message, located.place)
