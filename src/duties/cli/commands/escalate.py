"""duties escalate TASK"""

import typer

from duties.cli.options import AsOfOption, FormatOption, PartArgument
from duties.cli.session import session_of
from duties.cli.standing import day_of
from duties.formats.render import Format
from duties.formats.views.escalation import (
    escalation_caption,
    escalation_remarks,
    escalation_view,
    numbered,
)
from duties.queries.escalation import escalate
from duties.queries.selection import select_part
from duties.tracking.problems import problems

EXAMPLES = (
    "duties escalate 19",
    "duties escalate 19/2 -f json",
)


def command(
    context: typer.Context,
    task: PartArgument,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show whom to turn to about a task, up the three tiers, and why."""
    session, day = session_of(context), day_of(as_of)
    part = select_part(session.plan, task)
    standing = session.tracker.standing(part.key, day)
    found = problems(session.ledger, day)
    ladder = escalate(session.plan, session.register, part, standing.answering, found)
    for remark in escalation_remarks(ladder, part.task.id):
        session.note(remark)
    session.answer(
        escalation_view(session.into),
        numbered(ladder),
        format_,
        caption=escalation_caption(standing),
    )
