"""duties tasks"""

from datetime import datetime
from typing import Annotated

import typer

from duties.cli.left_open import what_is_left_open
from duties.cli.options import (
    ActionsOption,
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
from duties.queries.selection import select_actions
from duties.queries.tasks import tasks

EXAMPLES = (
    "duties tasks --unit 区商务委 --role lead",
    "duties tasks --grep '消费|文旅' -f csv",
)


def command(
    context: typer.Context,
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
    chosen = select_actions(plan, actions or ())
    names = list(dict.fromkeys(find_unit(register, unit) for unit in units or ()))
    due = due_before and due_before.date()
    found = tasks(
        plan,
        register,
        actions=chosen,
        units=names,
        roles=roles or (),
        grep=grep or (),
        due_before=due,
        direct=direct,
    )
    remark = None
    if names:
        fitting = tasks(plan, register, actions=chosen, grep=grep or (), due_before=due)
        kept = set(map(id, fitting))
        remark = what_is_left_open(
            session, names, roles=roles or (), fits=lambda task: id(task) in kept, direct=direct
        )
    session.answer(TASKS, found, format_, remark=remark)
