"""duties between UNIT UNIT"""

import typer

from duties.answers.links import answer_between
from duties.cli.open_work import open_day
from duties.cli.options import (
    DirectOption,
    FormatOption,
    OpenAsOfOption,
    OpenOption,
    UnitArgument,
)
from duties.cli.session import session_of
from duties.formats.render import Format

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
    day = open_day(is_open=is_open, as_of=as_of)
    session.give(answer_between(session.book, first, second, day, direct=direct), format_)
