"""duties bulletin FILE"""

from typing import Annotated

import typer

from duties.cli.imprint import (
    DateOption,
    ForceOption,
    NumberOption,
    SignedOption,
    imprint_of,
    signed_by_issuer,
)
from duties.cli.reporting import BulletinWishes, period_named, write_bulletin
from duties.cli.session import session_of
from duties.exporting.reports.format import ReportFormat
from duties.messages import N_

EXAMPLES = (
    "duties bulletin 通报.docx --signed 县政府督查室",
    "duties bulletin 通报.html --period 2026-Q1",
    "duties bulletin - -f md",
)


def command(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help=N_("The file to write; its ending decides the format. - is the standard output."),
            show_default=False,
        ),
    ],
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="PERIOD",
            help=N_(
                "The period that it is about (2026-03, 2026-Q1), judged on its last day; otherwise "
                "the last that is over."
            ),
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="PERIOD",
            help=N_("The earlier period that it is compared with; otherwise the one before."),
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
        typer.Option("--format", "-f", help=N_("The format, if the ending does not decide it.")),
    ] = None,
    signed: SignedOption = None,
    number: NumberOption = None,
    day: DateOption = None,
    force: ForceOption = False,
) -> None:
    """Write a bulletin on a period: how all stands, what is asked."""
    session = session_of(context)
    wishes = BulletinWishes(
        None if period is None else period_named("--period", period),
        None if against is None else period_named("--against", against),
        addressee,
        signed_by_issuer(imprint_of(signed, number, day), signed, session.plan),
        force,
    )
    write_bulletin(session, file, format_, wishes)
