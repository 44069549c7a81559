"""duties partners UNIT"""

import typer

from duties.cli.left_open import what_is_left_open
from duties.cli.options import DirectOption, FormatOption, UnitArgument
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.partners import PARTNERS
from duties.graph import PlanGraph
from duties.naming.lookup import find_unit
from duties.queries.partners import partners

EXAMPLES = ("duties partners 区住建委",)


def command(
    context: typer.Context,
    unit: UnitArgument,
    direct: DirectOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the units that a unit shares tasks with."""
    session = session_of(context)
    name = find_unit(session.register, unit)
    graph = PlanGraph(session.plan, session.register, direct=direct)
    found = partners(session.plan, graph, name)
    remark = what_is_left_open(session, [name], direct=direct)
    session.answer(PARTNERS, found, format_, remark=remark)
