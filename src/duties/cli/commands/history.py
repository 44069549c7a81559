"""duties history TASK"""

import typer

from duties.cli.options import AsOfOption, FormatOption, PartArgument
from duties.cli.session import session_of
from duties.cli.standing import day_of, tell_how_to_begin
from duties.formats.render import Format
from duties.formats.views.history import HISTORY, history_caption, nothing_entered
from duties.queries.history import history
from duties.queries.selection import select_part

EXAMPLES = (
    "duties history 19",
    "duties history 19/2 --as-of 2026-04-30 -f json",
)


def command(
    context: typer.Context,
    task: PartArgument,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show a task's journal: what was entered, and what it changed."""
    session, day = session_of(context), day_of(as_of)
    part = select_part(session.plan, task)
    tell_how_to_begin(session)
    events = history(session.tracker, session.register, session.ledger, part, day)
    session.answer(
        HISTORY,
        events,
        format_,
        caption=history_caption(part, events),
        nothing=nothing_entered(part, day),
    )
