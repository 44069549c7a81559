"""duties collect FILES…"""

from datetime import date
from typing import Annotated

import typer

from duties.cli.options import DryRunOption, day_option, period_option
from duties.cli.session import session_of
from duties.messages import N_
from duties.periods import Period

EXAMPLES = (
    "duties collect 收回",
    "duties collect 收回 --dry-run",
    "duties collect 区住建委.xlsx --received 2026-04-09",
)


def command(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help=N_("The forms that came back, or folders with them."),
            show_default=False,
        ),
    ],
    period: Annotated[
        Period | None,
        period_option(
            "--period", N_("The period to collect for; otherwise the one that the forms say.")
        ),
    ] = None,
    received: Annotated[
        date | None,
        day_option(
            "--received", N_("The day they came in; otherwise each on the day that it speaks of.")
        ),
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Put what units wrote into their forms into the ledger."""
    from duties.cli.collecting import collect

    collect(session_of(context), files, period, received, is_dry=dry_run)
