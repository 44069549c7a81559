"""duties bulletin FILE"""

from typing import Annotated

import typer

from duties.cli.imprint import ForceOption, ImprintOptions
from duties.cli.options import ending_option, file_argument, period_option
from duties.cli.reporting import BulletinWishes, write_bulletin
from duties.cli.session import session_of
from duties.exporting.reports.format import ReportFormat
from duties.messages import N_
from duties.periods import Period

EXAMPLES = (
    "duties bulletin 通报.docx --signed 县政府督查室",
    "duties bulletin 通报.html --period 2026-Q1",
    "duties bulletin - -f md",
)


def command(
    context: typer.Context,
    *,
    file: Annotated[str, file_argument("FILE")],
    period: Annotated[
        Period | None,
        period_option(
            "--period",
            N_(
                "The period that it is about (2026-03, 2026-Q1), judged on its last day; otherwise "
                "the last that is over."
            ),
        ),
    ] = None,
    against: Annotated[
        Period | None,
        period_option(
            "--against",
            N_("The earlier period that it is compared with; otherwise the one before."),
        ),
    ] = None,
    addressee: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="WHOM",
            help=N_("Whom it is addressed to; otherwise all units concerned."),
        ),
    ] = None,
    format_: Annotated[
        ReportFormat | None,
        ending_option(),
    ] = None,
    imprint: ImprintOptions,
    force: ForceOption = False,
) -> None:
    """Write a bulletin on a period: how all stands, what is asked."""
    session = session_of(context)
    wishes = BulletinWishes(
        period,
        against,
        addressee,
        imprint.imprint_or_issuer(session.plan),
        force,
    )
    write_bulletin(session, file, format_, wishes)
