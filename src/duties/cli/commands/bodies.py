"""duties bodies"""

import typer

from duties.cli.options import FormatOption
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.bodies import BODIES, NO_BODIES
from duties.queries.bodies import bodies

EXAMPLES = ("duties bodies",)


def command(context: typer.Context, format_: FormatOption = Format.TABLE) -> None:
    """List the groups and task forces that stand above the units."""
    session = session_of(context)
    session.answer(BODIES, bodies(session.plan), format_, nothing=NO_BODIES)
