"""duties targets"""

from typing import Annotated

import typer

from duties.answers.targets import answer_targets
from duties.cli.completion import complete_targets, complete_tasks, complete_units
from duties.cli.options import AsOfOption, FormatOption
from duties.cli.session import line_width, session_of
from duties.cli.standing import day_of
from duties.formats.render import Format
from duties.formats.views.targets import (
    COVERAGE,
    coverage_caption,
    how_they_are_judged,
    no_target,
    targets_caption,
)
from duties.messages import N_
from duties.queries.targets import coverage
from duties.tracking.targets import TargetStatus

EXAMPLES = (
    "duties targets",
    "duties targets gdp",
    "duties targets --owner 区统计局 --by 2027",
    "duties targets --status behind --as-of 2026-06-30",
    "duties targets --uncarried",
    "duties targets --coverage",
)


def command(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TARGET]...",
            help=N_("Only these: ids (gdp) or words of the name."),
            autocompletion=complete_targets,
            show_default=False,
        ),
    ] = None,
    *,
    owners: Annotated[
        list[str] | None,
        typer.Option(
            "--owner",
            metavar="UNIT",
            help=N_("Only those that this unit answers for; may be given more than once."),
            autocompletion=complete_units,
        ),
    ] = None,
    tasks: Annotated[
        list[str] | None,
        typer.Option(
            "--task",
            metavar="TASK",
            help=N_("Only those that this task carries; may be given more than once."),
            autocompletion=complete_tasks,
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="PERIOD", help=N_("Only those to be met in this year or period (2027).")
        ),
    ] = None,
    uncarried: Annotated[
        bool, typer.Option("--uncarried", help=N_("Only those that no task carries."))
    ] = False,
    unowned: Annotated[
        bool, typer.Option("--unowned", help=N_("Only those that no unit answers for."))
    ] = False,
    statuses: Annotated[
        list[TargetStatus] | None,
        typer.Option(
            "--status",
            help=N_("Only this status (behind,far-behind); may be given more than once."),
        ),
    ] = None,
    with_coverage: Annotated[
        bool,
        typer.Option("--coverage", help=N_("Count by group what is carried, owned and measured.")),
    ] = False,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the targets: value, year, latest reading, pace, status."""
    session, day = session_of(context), day_of(as_of)
    answer = answer_targets(
        session.book,
        day,
        names or (),
        owners=owners or (),
        tasks=tasks or (),
        by=by,
        statuses=statuses or (),
        uncarried=uncarried,
        unowned=unowned,
        width=line_width(),
    )
    view, listed = answer.view, answer.items
    nothing = no_target(bool(session.plan.targets))
    if with_coverage:
        groups = coverage(listed, session.plan)
        session.answer(COVERAGE, groups, format_, caption=coverage_caption, nothing=nothing)
        return
    session.give(answer, format_, caption=targets_caption(day), nothing=nothing)
    session.add(format_, how_they_are_judged(view, listed))
