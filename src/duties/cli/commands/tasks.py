"""duties tasks"""

from datetime import datetime
from typing import Annotated

import typer

from duties.cli.left_open import what_is_left_open
from duties.cli.options import (
    ActionOption,
    DirectOption,
    FormatOption,
    RoleOption,
    unit_option,
)
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.tasks import TASKS
from duties.messages import N_
from duties.naming.lookup import find_unit
from duties.queries.selection import select_action
from duties.queries.tasks import tasks

EXAMPLES = (
    "duties tasks --unit 区商务委 --role lead",
    "duties tasks --grep '消费|文旅' -f csv",
)


def command(
    context: typer.Context,
    action: ActionOption = None,
    unit: Annotated[
        str | None,
        unit_option(N_("Only tasks that this unit takes part in.")),
    ] = None,
    roles: RoleOption = None,
    grep: Annotated[
        str | None,
        typer.Option(
            "--grep",
            "-g",
            metavar="PATTERN",
            help=N_("Only tasks whose title or note matches this regular expression."),
        ),
    ] = None,
    due_before: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DAY",
            help=N_("Only tasks due before this date, such as 2027-06-30."),
        ),
    ] = None,
    direct: DirectOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List all tasks, or those that match."""
    session = session_of(context)
    plan, register = session.plan, session.register
    action = action and select_action(plan, action).id
    name = unit and find_unit(register, unit)
    due = due_before and due_before.date()
    found = tasks(
        plan,
        register,
        action=action,
        unit=name,
        roles=roles or (),
        grep=grep,
        due_before=due,
        direct=direct,
    )
    remark = None
    if name:
        fitting = tasks(plan, register, action=action, grep=grep, due_before=due)
        kept = set(map(id, fitting))
        remark = what_is_left_open(
            session, [name], roles=roles or (), fits=lambda task: id(task) in kept, direct=direct
        )
    session.answer(TASKS, found, format_, remark=remark)
