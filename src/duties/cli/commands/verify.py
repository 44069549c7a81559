"""duties verify [PLAN] DOCUMENT"""

from functools import partial
from pathlib import Path
from typing import Annotated

import click
import typer

from duties.cli.documents import read_draft
from duties.cli.exits import ExitCode
from duties.cli.options import FormatOption, LimitsOption, OcrOption
from duties.cli.session import line_width, session_of
from duties.formats.findings.grouping import ranges
from duties.formats.render import Format, render
from duties.formats.views.verification import (
    VERIFIED_ACTIONS,
    action_note,
    head_note,
    verification_view,
)
from duties.formats.views.verified_targets import Verified, target_note, with_targets
from duties.importing.drafting import plan_of
from duties.messages import N_, counted
from duties.naming.names import Register
from duties.queries.target_verification import verify_targets
from duties.queries.verification import verify

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
    *plans, document = files
    if len(plans) > 1:
        raise click.UsageError(session.into.gettext(N_("give one plan and one document, no more")))
    if Path(document).suffix.lower() in {".yaml", ".yml"}:
        text = N_(
            "the last is a plan, not the document; name the plan first, and compare two plans with "
            "`duties diff`"
        )
        raise click.UsageError(session.into.gettext(text))
    session.take_plans(plans)
    session.plan_name = plans[0] if plans else session.plan_name
    plan, register = session.plan, session.register
    session.is_limited &= not no_limits
    draft = read_draft(document, session, is_recognising=ocr)
    printed = plan_of(draft)
    contradicted = {each.task for each in draft.contradictions}
    found = verify(printed, Register(printed), plan, register, contradicted)
    view = verification_view({task.id: task.place for task in draft.tasks}, draft.contradictions)
    said = partial(render, format_, into=session.into, width=line_width(), palette=session.palette)
    targets = verify_targets(printed, plan)
    places = {target.id: target.place for target in draft.targets}
    is_for_people = format_ in {Format.TABLE, Format.MARKDOWN}
    if is_for_people:
        session.write(said(view, found.differences))
    else:
        rows: list[Verified] = [*found.differences, *targets.differences]
        session.write(said(with_targets(view, places), rows))
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
    if found.undated:
        session.note(
            counted(
                "{count} task has a deadline that the document does not state; it was not "
                "compared: {tasks}",
                "{count} tasks have deadlines that the document does not state; they were not "
                "compared: {tasks}",
                len(found.undated),
                tasks=tuple(ranges([task.id for task in found.undated])),
            )
        )
    if draft.doubts:
        session.note(
            counted(
                "{count} place in the document is doubtful; `duties import --dry-run` shows it",
                "{count} places in the document are doubtful; `duties import --dry-run` shows them",
                len(draft.doubts),
            )
        )
    if contradicted:
        session.note(
            counted(
                "in {count} task the document contradicts itself: its text and its table differ",
                "in {count} tasks the document contradicts itself: its text and its table differ",
                len(contradicted),
            )
        )
    for difference in targets.differences if is_for_people else ():
        session.note(target_note(difference, places))
    for detail in found.head:
        session.note(head_note(detail, printed, plan))
    session.note(
        counted(
            "{count} of {all} tasks agrees with the document",
            "{count} of {all} tasks agree with the document",
            found.unchanged,
            all=found.unchanged + len(found.differences),
        )
    )
    if targets.differences or targets.unchanged:
        session.note(
            counted(
                "{count} of {all} targets agrees with the document",
                "{count} of {all} targets agree with the document",
                targets.unchanged,
                all=targets.unchanged + len(targets.differences),
            )
        )
    if targets.apart:
        session.note(
            counted(
                "{count} target without a figure was not compared; look it up: {targets}",
                "{count} targets without a figure were not compared; look them up: {targets}",
                len(targets.apart),
                targets=tuple(target.name for target in targets.apart),
            )
        )
    if printed.targets and not plan.targets:
        session.note(
            counted(
                "the document has {count} target, the plan has none; it was not compared",
                "the document has {count} targets, the plan has none; they were not compared",
                len(printed.targets),
            )
        )
    if found.differences or found.actions or targets.differences:
        raise typer.Exit(ExitCode.FOUND)
