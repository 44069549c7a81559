"""The findings of a page: by severity and rule, each with the task that it is about."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart
from duties.exporting.page.addresses import part_address
from duties.findings import Severity
from duties.formats.findings.report import Located
from duties.lint.plan_parts import PartKind
from duties.messages import Message


class FindingLine(NamedTuple):
    """A finding: what it is about and where a page has that, if it does; and where it stands."""

    name: str
    part: str | None
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
    name, part = "", None
    if located.part is not None:
        kind, name = located.part
        match kind:
            case PartKind.TASK:
                id_ = name if name in known else name.partition("/")[0]  # a step is called 19/2
                part = part_address(id_, "task")
            case PartKind.UNIT | PartKind.ACTION:
                part = part_address(name, kind.value)
            case PartKind.BODY:
                part = FilePart.BODIES
            case PartKind.TARGET:
                part = FilePart.TARGETS
    return FindingLine(name, part, located.finding.message, located.place)
