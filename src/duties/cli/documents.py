"""A document named on the command line → its draft, with its doubts reported."""

from functools import partial
from importlib.metadata import version
from pathlib import Path

from duties.cli import clock
from duties.cli.office_files import made_readable
from duties.cli.session import Session, line_width
from duties.cli.standard_input import STDIN, STDIN_NAME, read_standard_input
from duties.errors.documents import (
    MissingDocumentError,
    MissingRegisterError,
    NoNotesError,
    NoUnitsError,
    UnwritableDraftError,
)
from duties.errors.files import MissingFileError, UnusablePlanError
from duties.files import read_bytes, read_source
from duties.findings import Severity
from duties.formats.render import Format, paragraphs
from duties.formats.text import printable
from duties.importing.drafting import LIMITS, drafted, within_limits
from duties.importing.plan.curated import NO_UNITS, CuratedUnits
from duties.importing.plan.draft import Draft
from duties.importing.plan.rereading import is_told_by
from duties.importing.plan.writing import plan_text
from duties.importing.readers import SIZE_LIMIT
from duties.importing.trace import Trace
from duties.limited import Limits
from duties.messages import N_, Message, counted
from duties.model import Plan
from duties.planfile.faults import MISSING_KEY
from duties.planfile.loading import load
from duties.planfile.registers import load_units
from duties.source import Source


def read_draft(
    name: str,
    session: Session,
    trace: Trace | None = None,
    curated: CuratedUnits = NO_UNITS,
    *,
    is_recognising: bool = False,
    with_account: bool = False,
) -> Draft:
    """Return the draft of the plan in a document; - is the standard input.

    `trace` is told where each task got its units; `curated` are units that are known beforehand;
    `is_recognising` asks for the text of pictures.
    Raises a `DutiesError` if the document cannot be read or has neither notes nor targets; doubts
    are reported first, and before them the account `with_account`, which a draft then has.
    """
    if name == STDIN:
        name, data = STDIN_NAME, read_standard_input(SIZE_LIMIT)
    else:
        try:
            data = read_bytes(Path(name), SIZE_LIMIT)
        except MissingFileError:
            raise MissingDocumentError(name) from None
    return draft_of(
        name,
        data,
        session,
        trace,
        curated,
        is_recognising=is_recognising,
        with_account=with_account,
    )


def draft_of(
    name: str,
    data: bytes,
    session: Session,
    trace: Trace | None = None,
    curated: CuratedUnits = NO_UNITS,
    *,
    is_recognising: bool = False,
    with_account: bool = False,
) -> Draft:
    """Return the draft of the plan in a document with these bytes: see `read_draft`."""
    limits = LIMITS_OF_RECOGNISING if is_recognising else LIMITS
    data = made_readable(name, data, session, LIMITS)
    work = partial(
        drafted,
        name,
        data,
        curated,
        is_traced=trace is not None,
        is_recognising=is_recognising,
        with_account=with_account,
    )
    found, origins = within_limits(name, work, limits) if session.is_limited else work()
    if trace is not None:
        trace.origins = origins
    if not any(task.assigned for task in found.tasks):
        if not found.targets:
            if with_account:
                show_account(found, session)
            tell_doubts(found, session)
            raise NoNotesError(found.document)
        session.doubt(Message(NO_NOTES, {"document": found.document}))
    return found


NO_NOTES = N_("{document}: no responsibility notes were found, so there are targets, but no tasks")


LIMITS_OF_RECOGNISING = Limits(memory=3_000_000_000, seconds=1200)


def read_units(path: Path) -> CuratedUnits:
    """Return the units that a plan, or a file with nothing but units, registers.

    Raises a `DutiesError` if the file cannot be read, has a fault in its units, or registers none.
    """
    try:
        source = read_source(path)
    except MissingFileError:
        raise MissingRegisterError(str(path)) from None
    _, units, findings = load_units(source)
    faults = [fault for fault in findings if fault.severity is Severity.ERROR]
    if faults:  # a key that is missing may only be misspelt, which another fault then says
        worst = min(faults, key=lambda fault: fault.code == MISSING_KEY.code)
        raise UnusablePlanError(worst.message, source.name, worst.span.line, worst.span.column)
    if not units:
        raise NoUnitsError(source.name)
    return CuratedUnits(source.name, units)


def plan_of(draft: Draft) -> Plan:
    """Return a draft as a plan; raises `UnwritableDraftError` where it would be another one."""
    return _reread(draft, plan_text(draft))


def _reread(draft: Draft, text: str) -> Plan:
    """Return the plan that the text of a draft gives; raises `UnwritableDraftError` if another."""
    plan = load(Source(draft.document, text)).plan
    if plan is None or not is_told_by(plan, draft):
        raise UnwritableDraftError(draft.document)
    return plan


def file_text(draft: Draft, session: Session, *, with_text: bool) -> str:
    """Return the plan file of a draft, headed by comments on where it comes from.

    Raises `UnwritableDraftError` where it would not say what the draft says.
    """
    facts = {
        "document": Path(draft.document).name,
        "day": clock.today(),
        "version": version("duties"),
    }
    remarks = [
        Message(N_("Imported from {document} on {day} by duties {version}."), facts),
        Message(N_("Check it: `duties lint`, and `duties verify` with the document.")),
    ]
    if draft.doubts:
        remarks.append(
            counted(
                "The import left {count} place to look at; `duties import --dry-run` shows it.",
                "The import left {count} places to look at; `duties import --dry-run` shows them.",
                len(draft.doubts),
            )
        )
    lines = [printable(each.put(session.into)) for each in remarks]
    text = plan_text(draft, lines, with_text=with_text)
    _reread(draft, text)
    return text


def show_account(draft: Draft, session: Session) -> None:
    """Show what became of all that stands in a document, and sum it up."""
    from duties.formats.views.account import ACCOUNT, summary_of

    session.answer(ACCOUNT, draft.account, Format.TABLE)
    told = paragraphs(Format.TABLE, summary_of(draft.account), session.into, line_width())
    session.write(told)


def tell_doubts(draft: Draft, session: Session) -> None:
    """Report each doubt on stderr, with its place."""
    for doubt in draft.doubts:
        session.doubt(
            Message(
                N_("{document}, {place}: {doubt}"),
                {
                    "document": draft.document,
                    "place": doubt.place.message(),
                    "doubt": doubt.message,
                },
            )
        )


def tell_trace(trace: Trace, session: Session) -> None:
    """Say on stderr which style and which stage gave each task its units, for developers."""
    for task, place, style, stage in trace.origins:
        where = place.message().put(session.into)
        session.explain(f"{task}  {where}  {style}  ({stage})")
