"""duties between UNIT UNIT"""

import typer

from duties.cli.open_work import open_day, plan_of_day
from duties.cli.options import (
    DirectOption,
    FormatOption,
    OpenAsOfOption,
    OpenOption,
    UnitArgument,
)
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.between import BETWEEN
from duties.graph import PlanGraph
from duties.naming.lookup import find_unit
from duties.queries.between import between

EXAMPLES = ("duties between 区住建委 区教委", "duties between 区住建委 区教委 --open")


def command(
    context: typer.Context,
    first: UnitArgument,
    second: UnitArgument,
    is_open: OpenOption = False,
    as_of: OpenAsOfOption = None,
    direct: DirectOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show the tasks that link two units, directly or through others."""
    session = session_of(context)
    units = (find_unit(session.register, unit) for unit in (first, second))
    plan = plan_of_day(session, open_day(is_open=is_open, as_of=as_of))
    graph = PlanGraph(plan, session.register, direct=direct)
    found = between(plan, session.register, graph, *units)
    session.answer(BETWEEN, found, format_)
