"""duties my-tasks UNIT..."""

import typer

from duties.cli.options import (
    ActionOption,
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
from duties.queries.selection import select_action

EXAMPLES = (
    "duties my-tasks 区住建委",
    "duties my-tasks qzjw --role lead --action 二",
)


def command(
    context: typer.Context,
    units: UnitsArgument,
    roles: RoleOption = None,
    action: ActionOption = None,
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
        action=action and select_action(session.plan, action).id,
        direct=direct,
    )
    session.answer(
        my_tasks_view(several=len(names) > 1),
        duties,
        format_,
        caption=my_tasks_caption(duties),
    )
