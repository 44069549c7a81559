"""duties workload"""

from typing import Annotated

import typer

from duties.answers.same_units import sharing
from duties.answers.workload import answer_workload
from duties.cli.open_work import open_day
from duties.cli.options import DirectOption, FormatOption, OpenAsOfOption, OpenOption
from duties.cli.session import session_of
from duties.formats.over_plans import Totals
from duties.formats.render import Format
from duties.formats.views.unit_totals import UNIT_TOTALS, unit_totals_caption
from duties.messages import N_
from duties.queries.unit_totals import unit_totals
from duties.queries.workload import busiest

EXAMPLES = ("duties workload", "duties workload --top 10", "duties workload --open")


def command(
    context: typer.Context,
    top: Annotated[
        int | None, typer.Option(min=1, metavar="N", help=N_("Only the busiest units."))
    ] = None,
    is_open: OpenOption = False,
    as_of: OpenAsOfOption = None,
    direct: DirectOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show what each unit carries, and how much it coordinates."""
    session = session_of(context)
    day = open_day(is_open=is_open, as_of=as_of)
    share = sharing(session.book)
    answer = answer_workload(session.book, day, direct=direct)
    session.give(
        answer,
        format_,
        order=None if top is None else busiest,
        most=top,
        totals=Totals(
            [share(load.name, load.counts) for load in answer.items],
            lambda shares: unit_totals(shares)[:top],
            UNIT_TOTALS,
            unit_totals_caption,
        ),
    )
