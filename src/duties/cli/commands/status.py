"""duties status [TASK...]"""

from typing import Annotated

import typer

from duties.answers.status import answer_status
from duties.cli.completion import complete_bodies, complete_lights
from duties.cli.deadlines import Deadlines
from duties.cli.options import (
    ActionsOption,
    AsOfOption,
    FormatOption,
    RoleOption,
    SinceOption,
    SomeTasksArgument,
    unit_option,
)
from duties.cli.session import line_width, session_of
from duties.cli.since import answer_since
from duties.cli.standing import day_of
from duties.formats.render import Format
from duties.formats.views.status import status_caption
from duties.ledger.model import State
from duties.messages import N_

EXAMPLES = (
    "duties status",
    "duties status --light red,yellow --unit 区住建委",
    "duties status 19 --steps --as-of 2026-04-30",
    "duties status --since 2026-03-31 --as-of 2026-04-30",
    "duties status --due-within 30d -f csv",
)


def command(
    context: typer.Context,
    *,
    tasks: SomeTasksArgument = None,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    steps: Annotated[
        bool, typer.Option("--steps", help=N_("List the steps of each task below it."))
    ] = False,
    lights: Annotated[
        list[str] | None,
        typer.Option(
            "--light",
            "-l",
            metavar="LIGHT",
            help=N_("Only these lights (red,yellow; none); may be given more than once."),
            autocompletion=complete_lights,
        ),
    ] = None,
    states: Annotated[
        list[State] | None,
        typer.Option(
            "--state",
            help=N_("Only this state, in English or Chinese; may be given more than once."),
        ),
    ] = None,
    units: Annotated[
        list[str] | None,
        unit_option(N_("Only tasks of this unit; if given more than once, of any of them.")),
    ] = None,
    roles: RoleOption = None,
    actions: ActionsOption = None,
    bodies: Annotated[
        list[str] | None,
        typer.Option(
            "--body",
            "-b",
            metavar="BODY",
            help=N_("Only what this body watches over; may be given more than once."),
            autocompletion=complete_bodies,
        ),
    ] = None,
    late: Annotated[
        bool, typer.Option("--late", help=N_("Only what is overdue: not done by its deadline."))
    ] = False,
    unreported: Annotated[
        bool,
        typer.Option(
            "--unreported",
            help=N_("Only what is not done and was not reported in the last period that ended."),
        ),
    ] = False,
    deadlines: Deadlines,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show how tasks stand: lights with their reasons, even pace."""
    session, day = session_of(context), day_of(as_of)
    due = deadlines.on(day)
    answer = answer_status(
        session.book,
        day,
        session.into,
        tasks or (),
        lights=lights or (),
        states=states or (),
        units=units or (),
        roles=roles or (),
        actions=actions or (),
        bodies=bodies or (),
        late=late,
        unreported=unreported,
        due=due,
        steps=steps,
        tells_of_steps=since is None,
        width=line_width(),
    )
    if since is None:
        session.give(answer, format_, caption=status_caption(day))
        return
    for note in answer.notes:
        session.note(note)
    answer_since(session, answer.items, since, day, format_, answer.remark)
