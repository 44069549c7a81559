"""duties urge DIR"""

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from duties.cli.completion import complete_lights, complete_tasks
from duties.cli.imprint import (
    DateOption,
    ForceOption,
    NumberOption,
    SignedOption,
    imprint_of,
    signed_by_issuer,
)
from duties.cli.options import AsOfOption, day_option
from duties.cli.session import session_of
from duties.cli.standing import day_of
from duties.cli.urging import UrgeWishes, write_urges
from duties.messages import N_

EXAMPLES = (
    "duties urge 督办单 --signed 县政府督查室",
    "duties urge 提示单 --light yellow",
    "duties urge 督办单 --task 6 --answer-by 2026-06-12",
)
_DAYS = 7  # for an answer, if no day is given


def _later(day: date) -> date:
    return day + min(timedelta(_DAYS), date.max - day)


def command(
    context: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help=N_("The folder for the documents; it is made if needed."),
            show_default=False,
        ),
    ],
    lights: Annotated[
        list[str] | None,
        typer.Option(
            "--light",
            "-l",
            metavar="LIGHT",
            help=N_(
                "Tasks with this light (red,yellow), otherwise red; may be given more than once."
            ),
            autocompletion=complete_lights,
        ),
    ] = None,
    tasks: Annotated[
        list[str] | None,
        typer.Option(
            "--task",
            metavar="TASK",
            help=N_("Only this task, if it has such a light; may be given more than once."),
            autocompletion=complete_tasks,
        ),
    ] = None,
    answer_by: Annotated[
        date | None,
        day_option(
            "--answer-by", N_("The day by which they shall answer; otherwise a week later.")
        ),
    ] = None,
    as_of: AsOfOption = None,
    signed: SignedOption = None,
    number: NumberOption = None,
    day: DateOption = None,
    force: ForceOption = False,
) -> None:
    """Write an order to act on each red task, with a receipt to return."""
    session = session_of(context)
    imprint = signed_by_issuer(imprint_of(signed, number, day), signed, session.plan)
    asked = day_of(as_of)
    wishes = UrgeWishes(
        asked,
        answer_by or _later(imprint.day or asked),
        lights or ("red",),
        tasks or (),
        imprint,
        force,
    )
    write_urges(session, folder, wishes)
