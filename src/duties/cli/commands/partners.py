"""duties partners UNIT"""

import typer

from duties.answers.links import answer_partners
from duties.cli.options import DirectOption, FormatOption, UnitArgument
from duties.cli.session import session_of
from duties.formats.render import Format

EXAMPLES = ("duties partners 区住建委",)


def command(
    context: typer.Context,
    unit: UnitArgument,
    direct: DirectOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the units that a unit shares tasks with."""
    session = session_of(context)
    session.give(answer_partners(session.book, unit, direct=direct), format_)
