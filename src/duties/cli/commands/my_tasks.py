"""duties my-tasks UNIT..."""

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
from duties.formats.views.my_tasks import my_tasks_caption, my_tasks_view
from duties.naming.lookup import find_unit
from duties.queries.my_tasks import my_tasks
from duties.queries.selection import select_actions

EXAMPLES = (
    "duties my-tasks 区住建委",
    "duties my-tasks qzjw --role lead --action 二",
)


def command(
    context: typer.Context,
    units: UnitsArgument,
    roles: RoleOption = None,
    actions: ActionsOption = None,
    direct: DirectOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the tasks of one or more units, with their role in each."""
    session = session_of(context)
    names = list(dict.fromkeys(find_unit(session.register, unit) for unit in units))
    duties = my_tasks(
        session.plan,
        session.register,
        names,
        roles=roles or (),
        actions=select_actions(session.plan, actions or ()),
        direct=direct,
    )
    session.answer(
        my_tasks_view(several=len(names) > 1),
        duties,
        format_,
        caption=my_tasks_caption(duties),
    )
