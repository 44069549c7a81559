"""duties problems [TASK...]"""

from typing import Annotated

import typer

from duties.answers.problems import answer_problems, ends_of_span
from duties.cli.completion import complete_helpers
from duties.cli.options import AsOfOption, FormatOption, SomeTasksArgument, unit_option
from duties.cli.session import line_width, session_of
from duties.cli.standing import day_of
from duties.formats.render import Format
from duties.formats.views.problems import no_problem, problems_caption
from duties.ledger.model import Stage
from duties.messages import N_

EXAMPLES = (
    "duties problems --open",
    "duties problems 19 19/2",
    "duties problems --stage found,analysed --open-over 30d",
    "duties problems --needs 区财政局",
)


def command(
    context: typer.Context,
    tasks: SomeTasksArgument = None,
    as_of: AsOfOption = None,
    stages: Annotated[
        list[Stage] | None,
        typer.Option(
            "--stage",
            help=N_("Only in these stages (found,analysed); may be given more than once."),
        ),
    ] = None,
    open_over: Annotated[
        str | None,
        typer.Option(
            "--open-over",
            metavar="SPAN",
            help=N_("Only open ones, for more than 30d (days), 4w (weeks) or 3m (months)."),
        ),
    ] = None,
    units: Annotated[
        list[str] | None,
        unit_option(N_("Only problems of this unit; if given more than once, of any of them.")),
    ] = None,
    needs: Annotated[
        list[str] | None,
        typer.Option(
            "--needs",
            metavar="UNIT",
            help=N_(
                "Only where this unit, or body, is asked for help; may be given more than once."
            ),
            autocompletion=complete_helpers,
        ),
    ] = None,
    is_open: Annotated[
        bool, typer.Option("--open", help=N_("Only those that are not solved."))
    ] = False,
    is_solved: Annotated[
        bool, typer.Option("--solved", help=N_("Only those that are solved."))
    ] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List problems: their stage, how long each took, who is to help."""
    session, day = session_of(context), day_of(as_of)
    ends = None if open_over is None else ends_of_span("--open-over", open_over, day)
    answer = answer_problems(
        session.book,
        day,
        tasks or (),
        stages=stages or (),
        units=units or (),
        needs=needs or (),
        is_open=None if is_open is is_solved else is_open,
        ends=ends,
        width=line_width(),
    )
    session.give(answer, format_, caption=problems_caption(day), nothing=no_problem(day))
