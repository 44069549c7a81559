"""duties verify [PLAN] DOCUMENT"""

from functools import partial
from pathlib import Path
from typing import Annotated

import click
import typer

from duties.answers.verifying import Verifying
from duties.cli.documents import read_draft
from duties.cli.exits import ExitCode
from duties.cli.options import FormatOption, LimitsOption, OcrOption
from duties.cli.session import Session, line_width, session_of
from duties.formats.render import Format, render
from duties.formats.views.verification import VERIFIED_ACTIONS, action_note
from duties.formats.views.verified_targets import target_note
from duties.messages import N_, counted

EXAMPLES = ("duties verify plan.yaml 方案.docx", "duties verify 方案.docx -f markdown")


def command(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="[PLAN] DOCUMENT",
            help=N_("The plan (unless --plan or the folder gives it) and the document."),
            show_default=False,
        ),
    ],
    ocr: OcrOption = False,
    no_limits: LimitsOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show how a plan differs from the document it comes from."""
    session = session_of(context)
    plans, document = _plan_and_document(files, session)
    session.take_plans(plans)
    session.plan_name = plans[0] if plans else session.plan_name
    plan, register = session.plan, session.register
    session.is_limited &= not no_limits
    draft = read_draft(document, session, is_recognising=ocr)
    verifying = Verifying(draft, plan, register)
    found, targets = verifying.found, verifying.targets
    said = partial(render, format_, into=session.into, width=line_width(), palette=session.palette)
    is_for_people = format_ in {Format.TABLE, Format.MARKDOWN}
    if is_for_people:
        session.write(said(verifying.view(), found.differences))
    else:
        session.write(said(*verifying.whole()))
    if found.actions and is_for_people:
        differ = counted(
            "{count} action is led by others than in the document",
            "{count} actions are led by others than in the document",
            len(found.actions),
        )
        above = "\n" if found.differences else ""
        session.write(above + said(VERIFIED_ACTIONS, found.actions, caption=differ))
    else:
        for each in found.actions:
            session.note(action_note(each))
    for note in verifying.not_sure():
        session.note(note)
    for difference in targets.differences if is_for_people else ():
        session.note(target_note(difference, verifying.target_places))
    for note in verifying.on_the_whole():
        session.note(note)
    if verifying.differs:
        raise typer.Exit(ExitCode.FOUND)


def _plan_and_document(files: list[str], session: Session) -> tuple[list[str], str]:
    """Return the plan, if one is named, and the document."""
    *plans, document = files
    if len(plans) > 1:
        raise click.UsageError(session.into.gettext(N_("give one plan and one document, no more")))
    if Path(document).suffix.lower() in {".yaml", ".yml"}:
        text = N_(
            "the last is a plan, not the document; name the plan first, and compare two plans with "
            "`duties diff`"
        )
        raise click.UsageError(session.into.gettext(text))
    return plans, document
