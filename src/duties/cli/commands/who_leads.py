"""duties who-leads TASK..."""

import typer

from duties.cli.options import FormatOption, TasksArgument
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.who_leads import WHO_LEADS
from duties.queries.selection import select_parts

EXAMPLES = (
    "duties who-leads 19",
    "duties who-leads 10-15 消费",
)


def command(
    context: typer.Context, tasks: TasksArgument, format_: FormatOption = Format.TABLE
) -> None:
    """Show who leads each task."""
    session = session_of(context)
    parts = select_parts(session.plan, tasks)
    session.answer(WHO_LEADS, [part.as_task() for part in parts], format_)
