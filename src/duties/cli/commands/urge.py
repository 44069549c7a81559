"""duties urge DIR"""

from datetime import date, timedelta
from typing import Annotated

import typer

from duties.cli.completion import complete_lights, complete_tasks
from duties.cli.imprint import ForceOption, ImprintOptions
from duties.cli.options import AsOfOption, FolderArgument, day_option
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
    *,
    folder: FolderArgument,
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
        day_option("--answer-by", N_("The day by which they must answer; otherwise a week later.")),
    ] = None,
    as_of: AsOfOption = None,
    imprint: ImprintOptions,
    force: ForceOption = False,
) -> None:
    """Write an order to act on each red task, with a receipt to return."""
    session = session_of(context)
    signed = imprint.imprint_or_issuer(session.plan)
    asked = day_of(as_of)
    wishes = UrgeWishes(
        asked,
        answer_by or _later(signed.day or asked),
        lights or ("red",),
        tasks or (),
        signed,
        force,
    )
    write_urges(session, folder, wishes)
