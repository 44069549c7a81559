"""duties units [UNIT...]"""

from typing import Annotated

import typer

from duties.answers.units import answer_units
from duties.cli.completion import complete_units
from duties.cli.options import DirectOption, FormatOption
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.messages import N_

EXAMPLES = ("duties units 住建", "duties units --format csv")


def command(
    context: typer.Context,
    parts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[UNIT]...",
            help=N_("Only units with one of these in a name or alias, or in its pinyin."),
            autocompletion=complete_units,
            show_default=False,
        ),
    ] = None,
    direct: DirectOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the units, with their numbers of tasks."""
    session = session_of(context)
    session.give(answer_units(session.book, parts or (), direct=direct), format_)
