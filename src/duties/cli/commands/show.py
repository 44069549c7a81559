"""duties show TASK..."""

import typer

from duties.cli.options import FormatOption, TasksArgument
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.show import SHOW
from duties.queries.selection import select_parts
from duties.queries.show import show

EXAMPLES = ("duties show 3 22",)


def command(
    context: typer.Context, tasks: TasksArgument, format_: FormatOption = Format.TABLE
) -> None:
    """Show everything the plan says about tasks."""
    session = session_of(context)
    plan = session.plan
    session.answer(SHOW, show(plan, session.register, select_parts(plan, tasks)), format_)
