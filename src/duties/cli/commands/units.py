"""duties units"""

import typer

from duties.cli.options import DirectOption, FormatOption
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.units import UNITS
from duties.queries.counts import unit_counts

EXAMPLES = ("duties units --format csv",)


def command(
    context: typer.Context, direct: DirectOption = False, format_: FormatOption = Format.TABLE
) -> None:
    """List the units, with their numbers of tasks."""
    session = session_of(context)
    session.answer(UNITS, unit_counts(session.plan, session.register, direct=direct), format_)
