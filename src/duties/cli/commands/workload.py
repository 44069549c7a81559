"""duties workload"""

from typing import Annotated

import typer

from duties.cli.options import DirectOption, FormatOption
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.workload import WORKLOAD
from duties.messages import N_, Message
from duties.queries.workload import workload

EXAMPLES = ("duties workload", "duties workload --top 10")


def command(
    context: typer.Context,
    top: Annotated[
        int | None, typer.Option(min=1, metavar="N", help=N_("Only the busiest units."))
    ] = None,
    direct: DirectOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show what each unit carries, and how much it coordinates."""
    session = session_of(context)
    found = workload(session.plan, session.register, direct=direct)
    if found.sampled is not None:
        session.note(
            Message(
                N_("the plan is large, so coordination is estimated from {sampled} units"),
                {"sampled": found.sampled},
            )
        )
    session.answer(WORKLOAD, found.loads[:top], format_)
