"""duties forms DIR"""

from datetime import date
from typing import Annotated

import typer

from duties.cli.options import FolderArgument, day_option, period_option, unit_option
from duties.cli.session import session_of
from duties.messages import N_
from duties.periods import Period

EXAMPLES = (
    "duties forms 填报 --period 2026-03",
    "duties forms 填报 --period 3月 --unit 区住建委",
    "duties forms 填报 --period 2026-Q1 --back-by 2026-04-08",
)


def command(
    context: typer.Context,
    folder: FolderArgument,
    period: Annotated[
        Period, period_option("--period", N_("The period to report on (2026-03, 2026-Q1, 3月)."))
    ],
    units: Annotated[
        list[str] | None,
        unit_option(N_("Only the form of this unit; may be given more than once.")),
    ] = None,
    back_to: Annotated[
        str | None,
        typer.Option(
            metavar="OFFICE",
            help=N_("To whom the forms go back; otherwise who issued the plan."),
        ),
    ] = None,
    back_by: Annotated[
        date | None,
        day_option("--back-by", N_("The day they are due back; otherwise as the plan says.")),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help=N_("Also replace a form that somebody has filled in.")),
    ] = False,
) -> None:
    """Write an Excel form for each unit to report in."""
    from duties.cli.asking_units import write_forms
    from duties.collecting.workbook import Sender

    write_forms(
        session_of(context),
        folder,
        period,
        units or [],
        Sender(back_to, back_by),
        force=force,
    )
