"""duties my-tasks UNIT..."""

from typing import Annotated

import typer

from duties.cli.options import (
    ActionsOption,
    DirectOption,
    FormatOption,
    RoleOption,
    UnitsArgument,
)
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.my_tasks import Duty, left_open, my_tasks_caption, my_tasks_view
from duties.messages import N_
from duties.naming.lookup import find_unit
from duties.queries.my_tasks import my_tasks
from duties.queries.possible import possibilities
from duties.queries.selection import select_actions

EXAMPLES = (
    "duties my-tasks 区住建委",
    "duties my-tasks qzjw --role lead --action 二",
    "duties my-tasks 区住建委 --possible",
)


def command(
    context: typer.Context,
    units: UnitsArgument,
    roles: RoleOption = None,
    actions: ActionsOption = None,
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
    session = session_of(context)
    names = list(dict.fromkeys(find_unit(session.register, unit) for unit in units))
    chosen = select_actions(session.plan, actions or ())
    duties = my_tasks(
        session.plan, session.register, names, roles=roles or (), actions=chosen, direct=direct
    )
    possible = possibilities(
        session.plan,
        session.register,
        names,
        roles=roles or (),
        fits=lambda task: not chosen or task.action in chosen,
        direct=direct,
    )
    order = {unit: place for place, unit in enumerate(names)}
    listed: list[Duty] = [*duties, *possible] if with_possible else [*duties]
    listed.sort(key=lambda duty: order[duty.unit])
    session.answer(
        my_tasks_view(several=len(names) > 1),
        listed,
        format_,
        caption=my_tasks_caption(listed),
        remark=None if with_possible else left_open(possible, "--possible"),
    )
