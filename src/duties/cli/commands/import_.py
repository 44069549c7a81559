"""duties import DOCUMENT"""

from pathlib import Path
from typing import Annotated

import typer

from duties.cli.delivering import STDOUT
from duties.cli.documents import (
    file_text,
    read_draft,
    show_account,
    tell_doubts,
    tell_trace,
)
from duties.cli.exits import ExitCode
from duties.cli.options import DocumentArgument, LimitsOption, OcrOption
from duties.cli.session import session_of
from duties.errors.documents import NoPlanEndingError
from duties.formats.render import Format
from duties.formats.views.draft import DRAFT
from duties.importing.drafting import read_units
from duties.importing.plan.curated import NO_UNITS
from duties.importing.trace import Trace
from duties.messages import N_, counted

EXAMPLES = (
    "duties import 方案.docx -o plan.yaml",
    "duties import 方案.pdf --dry-run",
    "duties import 方案.pdf --account",
    "duties import 今年.docx --units-from 去年.yaml",
    "duties import 扫描件.pdf --ocr -o plan.yaml",
)
_OTHER_KINDS = frozenset(
    (
        ".docx",
        ".doc",
        ".wps",
        ".xlsx",
        ".xls",
        ".et",
        ".pdf",
        ".ofd",
        ".html",
        ".htm",
        ".csv",
        ".json",
    )
)


def command(
    context: typer.Context,
    document: DocumentArgument,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=N_("Write the plan here; otherwise, or as -, to stdout."),
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=N_("Overwrite an existing file."))] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help=N_("Exit with code 1 if anything is doubtful."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show a table of the tasks; write nothing."))
    ] = False,
    with_account: Annotated[
        bool,
        typer.Option(
            "--account",
            help=N_("Show what became of each paragraph and row; write nothing else to stdout."),
        ),
    ] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help=N_("Keep each task's paragraph as its note."))
    ] = False,
    ocr: OcrOption = False,
    no_limits: LimitsOption = False,
    units_from: Annotated[
        Path | None,
        typer.Option(
            "--units-from",
            metavar="FILE",
            help=N_("Take over the units that this plan, or file of units, registers."),
        ),
    ] = None,
    with_trace: Annotated[bool, typer.Option("--trace", hidden=True)] = False,
) -> None:
    """Read a published document into a plan."""
    session = session_of(context)
    if output is not None and output.suffix.casefold() in _OTHER_KINDS:
        raise NoPlanEndingError(str(output))
    trace = Trace() if with_trace else None
    session.is_limited &= not no_limits
    curated = read_units(units_from) if units_from is not None else NO_UNITS
    draft = read_draft(
        document, session, trace, curated, is_recognising=ocr, with_account=with_account
    )
    if dry_run:
        session.answer(DRAFT, draft.tasks, Format.TABLE)
    if with_account:
        if dry_run:
            session.write("\n")
        show_account(draft, session)
    if not dry_run and (output is not None or not with_account):
        text = file_text(draft, session, with_text=with_text)
        if output is None or str(output) == STDOUT:
            session.write(text)
        else:
            if force and output.exists():
                from duties.cli.revising import check_numbers

                check_numbers(output, text, session)
            session.create(output, text, overwrite=force)
            session.note(
                counted(
                    "wrote {file} with {count} task; check it with `duties lint`",
                    "wrote {file} with {count} tasks; check it with `duties lint`",
                    len(draft.tasks),
                    file=str(output),
                )
            )
    tell_doubts(draft, session)
    if trace is not None:
        tell_trace(trace, session)
    if strict and draft.doubts:
        raise typer.Exit(ExitCode.FOUND)
