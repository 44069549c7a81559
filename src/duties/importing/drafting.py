"""A document → its draft, within limits; and a draft → the plan that its file gives."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path

from duties.errors.documents import (
    MissingRegisterError,
    NoUnitsError,
    TraditionalCharactersError,
    UnreadTableError,
    UnwritableDraftError,
)
from duties.errors.files import MissingFileError, UnusablePlanError
from duties.files import read_source
from duties.findings import Severity
from duties.importing.checks.unread_tables import unread_tables
from duties.importing.lexicon.traditional import traditional_words
from duties.importing.office_files import made_readable, within
from duties.importing.pipeline import draft
from duties.importing.plan.curated import NO_UNITS, CuratedUnits
from duties.importing.plan.draft import Draft
from duties.importing.plan.rereading import is_told_by
from duties.importing.plan.writing import plan_text
from duties.importing.shape import read_document
from duties.importing.trace import Origin, Trace
from duties.limited import Limits
from duties.messages import N_, Message, counted
from duties.model import Plan
from duties.planfile.faults import MISSING_KEY
from duties.planfile.loading import load
from duties.planfile.registers import load_units
from duties.source import Source

LIMITS = Limits(memory=380_000_000, seconds=8)
LIMITS_OF_RECOGNISING = Limits(memory=3_000_000_000, seconds=1200)


def draft_within_limits(
    name: str,
    data: bytes,
    note: Callable[[Message], None],
    curated: CuratedUnits = NO_UNITS,
    *,
    is_limited: bool,
    is_traced: bool = False,
    is_recognising: bool = False,
    with_account: bool = False,
) -> tuple[Draft, list[Origin]]:
    """Return the draft of the plan in a document, and where each task got its units.

    `note` is told where LibreOffice reads the document; `curated` are units that are known
    beforehand; without `is_limited` it may take any time and memory. Otherwise see `drafted`.
    """
    limits = LIMITS_OF_RECOGNISING if is_recognising else LIMITS
    data = made_readable(name, data, LIMITS if is_limited else None, note)
    work = partial(
        drafted,
        name,
        data,
        curated,
        is_traced=is_traced,
        is_recognising=is_recognising,
        with_account=with_account,
    )
    return within(limits, name, work) if is_limited else work()


def drafted(
    name: str,
    data: bytes,
    curated: CuratedUnits = NO_UNITS,
    *,
    is_traced: bool = False,
    is_recognising: bool = False,
    with_account: bool = False,
) -> tuple[Draft, list[Origin]]:
    """Return the draft of the plan in a document, and where each task got its units.

    `is_recognising` asks for the text of pictures, `with_account` for what became of each part.
    Raises a `DutiesError` if the document cannot be read.
    """
    trace = Trace() if is_traced else None
    document = read_document(name, data, is_recognising=is_recognising)
    traditional = traditional_words(document.blocks) if document.facts is None else ()
    if traditional:
        raise TraditionalCharactersError(name, traditional)
    found = draft(document, trace, curated, with_account=with_account)
    if not has_tasks(found):
        for unread in unread_tables(document.blocks):
            raise UnreadTableError(name, unread.place.message(), unread.message)
    return found, [] if trace is None else trace.origins


def read_units(path: Path) -> CuratedUnits:
    """Return the units that a plan, or a file with nothing but units, registers.

    Raises a `DutiesError` if the file cannot be read, has a fault in its units, or registers none.
    """
    try:
        source = read_source(path)
    except MissingFileError:
        raise MissingRegisterError(str(path)) from None
    units, findings = load_units(source)
    faults = [fault for fault in findings if fault.severity is Severity.ERROR]
    if faults:  # a key that is missing may only be misspelt, which another fault then says
        worst = min(faults, key=lambda fault: fault.code == MISSING_KEY.code)
        raise UnusablePlanError(worst.message, source.name, worst.span.line, worst.span.column)
    if not units:
        raise NoUnitsError(source.name)
    return CuratedUnits(source.name, units)


def has_tasks(found: Draft) -> bool:
    """Tell whether a document gives any unit a task."""
    return any(task.assigned for task in found.tasks)


def no_notes(found: Draft) -> Message:
    """Return what to say of a document in which there are targets alone."""
    text = N_("{document}: no responsibility notes were found, so there are targets, but no tasks")
    return Message(text, {"document": found.document})


def plan_of(found: Draft) -> Plan:
    """Return a draft as a plan; raises `UnwritableDraftError` where it would be another one."""
    return reread(found, plan_text(found))


def reread(found: Draft, text: str) -> Plan:
    """Return the plan that the text of a draft gives; raises `UnwritableDraftError` if another."""
    plan = load(Source(found.document, text)).plan
    if plan is None or not is_told_by(plan, found):
        raise UnwritableDraftError(found.document)
    return plan


def origin_of(found: Draft, day: date) -> Sequence[Message]:
    """Return what the plan file of a draft says at its head: where it comes from, and what to do.

    `day` is when it was imported.
    """
    facts = {"document": Path(found.document).name, "day": day, "version": version("duties")}
    remarks = [
        Message(N_("Imported from {document} on {day} by duties {version}."), facts),
        Message(N_("Check it: `duties lint`, and `duties verify` with the document.")),
    ]
    if found.doubts:
        remarks.append(
            counted(
                "The import left {count} place to look at; `duties import --dry-run` shows it.",
                "The import left {count} places to look at; `duties import --dry-run` shows them.",
                len(found.doubts),
            )
        )
    return remarks
