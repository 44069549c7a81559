"""duties problems [TASK...]"""

from functools import partial
from typing import Annotated

import typer

from duties.cli.completion import complete_helpers
from duties.cli.options import AsOfOption, FormatOption, SomeTasksArgument, unit_option
from duties.cli.session import line_width, session_of
from duties.cli.standing import day_of, tell_how_to_begin
from duties.errors.questions import UnknownSpanError
from duties.formats.render import Format
from duties.formats.views.problems import no_problem, problems_caption, problems_view
from duties.ledger.model import Stage
from duties.messages import N_
from duties.naming.lookup import find_unit, find_units
from duties.naming.typed_periods import typed_span
from duties.queries.entries import keys_about
from duties.queries.problems import WantedProblems, helpers_named, select_problems
from duties.queries.selection import select_parts
from duties.task_or_step import parts_by_key
from duties.tracking.problems import problems

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
    """List problems: their stage, how long each took, who shall help."""
    session, day = session_of(context), day_of(as_of)
    ends = None
    if open_over is not None:
        if typed_span(open_over, day) is None:
            raise UnknownSpanError("--open-over", open_over)
        ends = partial(typed_span, open_over)
    plan, register = session.plan, session.register
    keys = None
    if tasks:
        keys = {key for part in select_parts(plan, tasks) for key in keys_about(plan, part)}
    wanted = WantedProblems(
        keys,
        stages or (),
        find_units(units or (), partial(find_unit, register)),
        [name for query in needs or () for name in helpers_named(plan, register, query)],
        None if is_open is is_solved else is_open,
        ends,
    )
    tell_how_to_begin(session)
    found = problems(session.ledger, day)
    cases = select_problems(found, wanted, register, parts_by_key(plan).get, day)
    session.answer(
        problems_view(plan, line_width()),
        cases,
        format_,
        caption=partial(problems_caption, day=day),
        nothing=no_problem(day),
    )
