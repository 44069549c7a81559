"""duties show TASK..."""

import typer

from duties.answers.progress import standings_by_task
from duties.cli.options import AsOfOption, FormatOption, TasksArgument
from duties.cli.session import session_of
from duties.cli.standing import day_of
from duties.formats.render import Format
from duties.formats.views.show import show_view
from duties.queries.selection import select_parts
from duties.queries.show import show
from duties.queries.task_targets import targets_of

EXAMPLES = ("duties show 3 22",)


def command(
    context: typer.Context,
    tasks: TasksArgument,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show everything the plan says about tasks."""
    session = session_of(context)
    plan = session.plan
    found = show(plan, session.register, select_parts(plan, tasks))
    standing_of = standings_by_task(session.book, day_of(as_of))
    session.answer(show_view(standing_of, targets_of(plan)), found, format_)
