"""duties suggest TASK... | --all"""

from typing import Annotated

import click
import typer

from duties.cli.options import FormatOption, SomeTasksArgument
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.suggest import LIKELIHOOD, NOTHING_LACKS, SUGGESTIONS
from duties.messages import N_
from duties.queries.selection import select_tasks
from duties.queries.suggest import suggestions

EXAMPLES = ("duties suggest 24", "duties suggest --all")


def command(
    context: typer.Context,
    tasks: SomeTasksArgument = None,
    every: Annotated[
        bool,
        typer.Option("--all", help=N_("Go through all tasks; only what is likely is shown.")),
    ] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show which units tasks may lack, with the evidence for each."""
    session = session_of(context)
    if bool(tasks) == every:
        raise click.UsageError(session.into.gettext(N_("name tasks, or ask for --all")))
    plan = session.plan
    chosen = select_tasks(plan, tasks) if tasks else None
    found = suggestions(plan, session.register, session.others(), tasks=chosen)
    session.answer(
        SUGGESTIONS,
        found,
        format_,
        remark=LIKELIHOOD if found else None,
        nothing=NOTHING_LACKS,
        order=lambda each: -each.likelihood,
    )
