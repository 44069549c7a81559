"""A document → the plan that is drafted from it, with its doubts as findings."""

from collections.abc import Iterator
from functools import partial
from multiprocessing import current_process
from typing import NamedTuple

from duties.errors.documents import NoNotesError, UnwritableDraftError
from duties.findings import Finding, Severity
from duties.importing.drafting import LIMITS, drafted
from duties.importing.plan.draft import Draft
from duties.importing.plan.rereading import is_told_by
from duties.importing.plan.writing import plan_text
from duties.importing.within_limits import within_limits
from duties.messages import N_, Message
from duties.planfile.loading import load
from duties.source import START, Source, Span

DOUBT = "import-doubt"
"""What is in the place of a rule's name where a finding is a doubt of importing."""


class DraftedPlan(NamedTuple):
    """The plan file that `duties import` would write, named as the document, and its doubts."""

    source: Source
    doubts: tuple[Finding, ...]


def plan_drafted(name: str, data: bytes) -> DraftedPlan:
    """Return the plan that a document holds; raises a `DutiesError` where there is none.

    It is read in a child process, within limits; where a process may have no children (a worker
    that ends with its cluster), the limits are those of the worker.
    """
    work = partial(drafted, name, data)
    found, _ = work() if current_process().daemon else within_limits(LIMITS, name, work)
    if not found.targets and not any(task.assigned for task in found.tasks):
        raise NoNotesError(name)
    source = Source(name, plan_text(found))
    plan = load(source).plan
    if plan is None or not is_told_by(plan, found):
        raise UnwritableDraftError(name)
    return DraftedPlan(source, tuple(_doubts(found)))


def _doubts(found: Draft) -> Iterator[Finding]:
    for doubt in found.doubts:
        facts = {"place": doubt.place.message(), "doubt": doubt.message}
        line = doubt.place.line
        span = START if line is None else Span(line, 1, line, 1)
        yield Finding("", DOUBT, Severity.WARNING, Message(N_("{place}: {doubt}"), facts), span)
