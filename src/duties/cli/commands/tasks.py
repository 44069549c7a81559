"""duties tasks"""

from typing import Annotated

import typer

from duties.answers.tasks import answer_tasks
from duties.cli.deadlines import Deadlines
from duties.cli.options import (
    ActionsOption,
    AsOfOption,
    DirectOption,
    FormatOption,
    RoleOption,
    order_option,
    unit_option,
)
from duties.cli.session import session_of
from duties.cli.standing import day_of
from duties.formats.render import Format
from duties.messages import N_
from duties.queries.due import TaskOrder, urgency

EXAMPLES = (
    "duties tasks --unit 区商务委 --role lead",
    "duties tasks --grep '消费|文旅' -f csv",
    "duties tasks --due 2027-Q2 --sort due",
)


def command(
    context: typer.Context,
    *,
    actions: ActionsOption = None,
    units: Annotated[
        list[str] | None,
        unit_option(N_("Only tasks of this unit; if given more than once, of any of them.")),
    ] = None,
    roles: RoleOption = None,
    grep: Annotated[
        list[str] | None,
        typer.Option(
            "--grep",
            "-g",
            metavar="PATTERN",
            help=N_(
                "Only tasks whose title or note matches this regular expression; if given more "
                "than once, any of them."
            ),
        ),
    ] = None,
    deadlines: Deadlines,
    as_of: AsOfOption = None,
    order: Annotated[
        TaskOrder,
        order_option(N_("The earliest deadline first, the most units first, or as in the plan.")),
    ] = TaskOrder.PLAN,
    direct: DirectOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List all tasks, or those that match."""
    session, day = session_of(context), day_of(as_of)
    due = deadlines.on(day)
    answer = answer_tasks(
        session.book,
        day,
        actions=actions or (),
        units=units or (),
        roles=roles or (),
        grep=grep or (),
        due=due,
        order=order,
        direct=direct,
    )
    session.give(answer, format_, order=urgency if order is TaskOrder.DUE else None)
