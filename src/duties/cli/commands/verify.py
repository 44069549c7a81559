"""duties verify [PLAN] DOCUMENT"""

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import click
import typer

from duties.cli.documents import read_draft
from duties.cli.exits import ExitCode
from duties.cli.options import FormatOption, LimitsOption, OcrOption
from duties.cli.session import Session, line_width, session_of
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
from duties.importing.plan.draft import Draft
from duties.messages import N_, Message, counted
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.target_verification import TargetVerification, verify_targets
from duties.queries.verification import Verification, verify

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
    for note in _not_sure(draft, found, contradicted):
        session.note(note)
    for difference in targets.differences if is_for_people else ():
        session.note(target_note(difference, places))
    for detail in found.head:
        session.note(head_note(detail, printed, plan))
    for note in (*_agreeing(found, targets), *_targets_not_compared(targets, printed, plan)):
        session.note(note)
    if found.differences or found.actions or targets.differences:
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


def _not_sure(
    draft: Draft, found: Verification, contradicted: Collection[str]
) -> Iterator[Message]:
    """Yield what the document leaves open: deadlines it does not state, doubts, contradictions."""
    if found.undated:
        yield counted(
            "{count} task has a deadline that the document does not state; it was not "
            "compared: {tasks}",
            "{count} tasks have deadlines that the document does not state; they were not "
            "compared: {tasks}",
            len(found.undated),
            tasks=tuple(ranges([task.id for task in found.undated])),
        )
    if draft.doubts:
        yield counted(
            "{count} place in the document is doubtful; `duties import --dry-run` shows it",
            "{count} places in the document are doubtful; `duties import --dry-run` shows them",
            len(draft.doubts),
        )
    if contradicted:
        yield counted(
            "in {count} task the document contradicts itself: its text and its table differ",
            "in {count} tasks the document contradicts itself: its text and its table differ",
            len(contradicted),
        )


def _agreeing(found: Verification, targets: TargetVerification) -> Iterator[Message]:
    """Yield how many tasks agree with the document, and how many targets, if there are any."""
    yield counted(
        "{count} of {all} tasks agrees with the document",
        "{count} of {all} tasks agree with the document",
        found.unchanged,
        all=found.unchanged + len(found.differences),
    )
    if targets.differences or targets.unchanged:
        yield counted(
            "{count} of {all} targets agrees with the document",
            "{count} of {all} targets agree with the document",
            targets.unchanged,
            all=targets.unchanged + len(targets.differences),
        )


def _targets_not_compared(
    targets: TargetVerification, printed: Plan, plan: Plan
) -> Iterator[Message]:
    if targets.apart:
        yield counted(
            "{count} target without a figure was not compared; look it up: {targets}",
            "{count} targets without a figure were not compared; look them up: {targets}",
            len(targets.apart),
            targets=tuple(target.name for target in targets.apart),
        )
    if printed.targets and not plan.targets:
        yield counted(
            "the document has {count} target, the plan has none; it was not compared",
            "the document has {count} targets, the plan has none; they were not compared",
            len(printed.targets),
        )
