"""duties why TASK UNIT"""

import typer

from duties.cli.options import FormatOption, TaskArgument, UnitArgument
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.why import WHY
from duties.naming.lookup import find_unit
from duties.queries.selection import select_tasks
from duties.queries.why import why

EXAMPLES = ("duties why 25 CBD管委会",)


def command(
    context: typer.Context,
    task: TaskArgument,
    unit: UnitArgument,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show the line of the plan that gives a unit a task."""
    session = session_of(context)
    source, plan, _ = session.book
    tasks = select_tasks(plan, [task])
    reasons = why(plan, session.register, source, tasks, find_unit(session.register, unit))
    session.answer(WHY, reasons, format_)
