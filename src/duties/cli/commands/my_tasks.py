"""duties my-tasks UNIT..."""

from typing import Annotated

import typer

from duties.answers.my_tasks import answer_my_tasks
from duties.cli.deadlines import Deadlines
from duties.cli.options import (
    ActionsOption,
    AsOfOption,
    DirectOption,
    FormatOption,
    RoleOption,
    UnitsArgument,
    order_option,
)
from duties.cli.session import session_of
from duties.cli.standing import day_of
from duties.formats.render import Format
from duties.formats.views.my_tasks import my_tasks_caption
from duties.messages import N_
from duties.queries.due import TaskOrder, urgency

EXAMPLES = (
    "duties my-tasks 区住建委",
    "duties my-tasks qzjw --role lead --action 二",
    "duties my-tasks 区住建委 --due-within 30d --sort due",
    "duties my-tasks 区住建委 --possible",
)


def command(
    context: typer.Context,
    units: UnitsArgument,
    *,
    roles: RoleOption = None,
    actions: ActionsOption = None,
    deadlines: Deadlines,
    as_of: AsOfOption = None,
    order: Annotated[
        TaskOrder | None,
        order_option(
            N_(
                "The earliest deadline first, the most units first, or as in the plan; otherwise "
                "leads first."
            )
        ),
    ] = None,
    direct: DirectOption = False,
    with_possible: Annotated[
        bool,
        typer.Option(
            "--possible",
            help=N_(
                "Also list tasks that may be the unit's: by a collective without members, or 等."
            ),
        ),
    ] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the tasks of one or more units, with their role in each."""
    session, day = session_of(context), day_of(as_of)
    due = deadlines.on(day)
    answer = answer_my_tasks(
        session.book,
        units,
        day,
        roles=roles or (),
        actions=actions or (),
        due=due,
        order=order,
        direct=direct,
        with_possible=with_possible,
    )
    session.give(
        answer,
        format_,
        caption=my_tasks_caption,
        order=(lambda duty: urgency(duty.task)) if order is TaskOrder.DUE else None,
    )
