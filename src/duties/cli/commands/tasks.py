"""duties tasks"""

from functools import partial
from typing import Annotated

import typer

from duties.cli.deadlines import Deadlines, worded
from duties.cli.left_open import what_is_left_open
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
from duties.cli.standing import day_of, due_in_force, standings_by_task
from duties.formats.render import Format
from duties.formats.views.tasks import tasks_view
from duties.messages import N_
from duties.naming.lookup import find_unit, find_units
from duties.queries.due import NO_DATE, TaskOrder, urgency
from duties.queries.selection import select_actions
from duties.queries.tasks import tasks

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
    asked = deadlines.on(day)
    plan, register = session.plan, session.register
    standing_of = standings_by_task(session, day)
    in_force = partial(due_in_force, standing_of=standing_of)
    wanted = in_force(asked)
    chosen = select_actions(plan, actions or ())
    names = find_units(units or (), partial(find_unit, register))
    ask = partial(
        tasks,
        plan,
        register,
        actions=chosen,
        units=names,
        roles=roles or (),
        grep=grep or (),
        order=order,
        direct=direct,
    )
    found = ask(due=wanted)
    if wanted.asks_for_days and (left_out := worded(ask(due=in_force(NO_DATE)))) is not None:
        session.note(left_out)
    remark = None
    if names:
        fitting = tasks(plan, register, actions=chosen, grep=grep or (), due=wanted)
        kept = set(map(id, fitting))
        remark = what_is_left_open(
            session, names, roles=roles or (), fits=lambda task: id(task) in kept, direct=direct
        )
    session.answer(
        tasks_view(standing_of),
        found,
        format_,
        remark=remark,
        order=urgency if order is TaskOrder.DUE else None,
    )
