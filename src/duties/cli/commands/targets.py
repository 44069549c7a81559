"""duties targets"""

from functools import partial
from typing import Annotated

import typer

from duties.cli.completion import complete_targets, complete_tasks, complete_units
from duties.cli.options import AsOfOption, FormatOption
from duties.cli.session import line_width, session_of
from duties.cli.standing import day_of
from duties.errors.questions import UnknownPeriodError, UnknownTargetError
from duties.formats.render import Format
from duties.formats.views.targets import (
    COVERAGE,
    coverage_caption,
    how_they_are_judged,
    no_target,
    targets_caption,
    targets_view,
)
from duties.messages import N_
from duties.model import Plan, Target
from duties.naming.lookup import find_unit, find_units
from duties.naming.typed_periods import typed_period
from duties.queries.selection import select_tasks
from duties.queries.targets import TargetWish, coverage, select_targets
from duties.queries.task_targets import targets_named
from duties.tracking.targets import TargetStatus, readings_by_target, standings

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
    plan, register = session.plan, session.register
    period = None
    if by is not None and (period := typed_period(by, day)) is None:
        raise UnknownPeriodError("--by", by)
    wish = TargetWish(
        ids={target.id for name in names or () for target in _named(plan, name)},
        owners=find_units(owners or (), partial(find_unit, register)),
        tasks={task.id for task in select_tasks(plan, tasks)} if tasks else (),
        by=period,
        statuses=frozenset(statuses or ()),
        uncarried=uncarried,
        unowned=unowned,
    )
    found = standings(plan, readings_by_target(session.ledger), day)
    listed = select_targets(found, plan, register, wish)
    nothing = no_target(bool(plan.targets))
    if with_coverage:
        groups = coverage(listed, plan)
        session.answer(COVERAGE, groups, format_, caption=coverage_caption, nothing=nothing)
        return
    view, caption = targets_view(len(listed), line_width()), partial(targets_caption, day=day)
    session.answer(view, listed, format_, caption=caption, nothing=nothing)
    session.add(format_, how_they_are_judged(view, listed))


def _named(plan: Plan, name: str) -> tuple[Target, ...]:
    found = targets_named(plan, name)
    if not found:
        raise UnknownTargetError(name, tuple(f"{each.id} {each.name}" for each in plan.targets))
    return found
