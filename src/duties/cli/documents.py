"""A document named on the command line → its draft, with its doubts reported."""

from pathlib import Path

from duties.cli import clock
from duties.cli.session import Session, line_width
from duties.cli.standard_input import STDIN, STDIN_NAME, read_standard_input
from duties.errors.documents import (
    MissingDocumentError,
    NoNotesError,
)
from duties.errors.files import MissingFileError
from duties.files import read_bytes
from duties.formats.render import Format, paragraphs
from duties.formats.text import printable
from duties.importing.drafting import (
    draft_within_limits,
    has_tasks,
    no_notes,
    origin_of,
    reread,
)
from duties.importing.plan.curated import NO_UNITS, CuratedUnits
from duties.importing.plan.draft import Draft
from duties.importing.plan.writing import plan_text
from duties.importing.readers import SIZE_LIMIT
from duties.importing.trace import Trace
from duties.messages import N_, Message


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
    found, origins = draft_within_limits(
        name,
        data,
        session.note,
        curated,
        is_limited=session.is_limited,
        is_traced=trace is not None,
        is_recognising=is_recognising,
        with_account=with_account,
    )
    if trace is not None:
        trace.origins = origins
    if not has_tasks(found):
        if not found.targets:
            if with_account:
                show_account(found, session)
            tell_doubts(found, session)
            raise NoNotesError(found.document)
        session.doubt(no_notes(found))
    return found


def file_text(draft: Draft, session: Session, *, with_text: bool) -> str:
    """Return the plan file of a draft, headed by comments on where it comes from.

    Raises `UnwritableDraftError` where it would not say what the draft says.
    """
    lines = [printable(each.put(session.into)) for each in origin_of(draft, clock.today())]
    text = plan_text(draft, lines, with_text=with_text)
    reread(draft, text)
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
