"""duties my-tasks UNIT..."""

from collections.abc import Collection, Iterable
from functools import partial
from typing import Annotated

import typer

from duties.assignments import Assignment
from duties.cli.deadlines import Deadlines, steps_too, worded
from duties.cli.left_open import unit_named, unit_or_unnamed
from duties.cli.options import (
    ActionsOption,
    AsOfOption,
    DirectOption,
    FormatOption,
    RoleOption,
    UnitsArgument,
    order_option,
)
from duties.cli.session import session_of
from duties.cli.standing import day_of, due_in_force, standings_by_task
from duties.formats.render import Format
from duties.formats.views.my_tasks import (
    Duty,
    left_open,
    my_tasks_caption,
    my_tasks_view,
    targets_told,
)
from duties.formats.views.progress import StandingOf
from duties.messages import N_
from duties.model import Task
from duties.naming.lookup import find_units
from duties.queries.due import ANY_TIME, NO_DATE, Due, TaskOrder, urgency
from duties.queries.my_tasks import my_tasks
from duties.queries.possible import possibilities
from duties.queries.selection import select_actions
from duties.queries.task_targets import targets_of, targets_owned

EXAMPLES = (
    "duties my-tasks 区住建委",
    "duties my-tasks qzjw --role lead --action 二",
    "duties my-tasks 区住建委 --due-within 30d --sort due",
    "duties my-tasks 区住建委 --possible",
)


def command(
    context: typer.Context,
    units: UnitsArgument,
    *,
    roles: RoleOption = None,
    actions: ActionsOption = None,
    deadlines: Deadlines,
    as_of: AsOfOption = None,
    order: Annotated[
        TaskOrder | None,
        order_option(
            N_(
                "The earliest deadline first, the most units first, or as in the plan; otherwise "
                "leads first."
            )
        ),
    ] = None,
    direct: DirectOption = False,
    with_possible: Annotated[
        bool,
        typer.Option(
            "--possible",
            help=N_(
                "Also list tasks that may be the unit's: by a collective without members, or 等."
            ),
        ),
    ] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the tasks of one or more units, with their role in each."""
    session, day = session_of(context), day_of(as_of)
    asked = deadlines.on(day)
    meant = unit_or_unnamed if with_possible else unit_named
    names = find_units(units, partial(meant, session))
    chosen = select_actions(session.plan, actions or ())
    ask = partial(
        my_tasks,
        session.plan,
        session.register,
        names,
        roles=roles or (),
        actions=chosen,
        order=order,
        direct=direct,
    )
    ask_possible = partial(
        possibilities,
        session.plan,
        session.register,
        names,
        roles=roles or (),
        order=order,
        direct=direct,
    )
    standing_of = standings_by_task(session, day)
    in_force = partial(due_in_force, standing_of=standing_of)
    wanted, undated_too = in_force(asked), in_force(NO_DATE)
    duties = ask(due=wanted)
    possible = ask_possible(fits=lambda task: _is_of(chosen, task) and wanted.fits(task))
    if wanted.asks_for_days:
        undated = {(duty.place, duty.task.id): duty.task for duty in ask(due=undated_too)}
        if with_possible:
            too = ask_possible(fits=lambda task: _is_of(chosen, task) and undated_too.fits(task))
            undated.update(((each.place, each.task.id), each.task) for each in too)
        if (left_out := worded(undated.values())) is not None:
            session.note(left_out)
        session.remark(steps_too(_steps_due(ask(due=in_force(ANY_TIME)), asked, standing_of)))
    place_of = {unit: place for place, unit in enumerate(names)}
    listed: list[Duty] = [*duties, *possible] if with_possible else [*duties]
    listed.sort(key=lambda duty: place_of[duty.unit])
    owned = None
    if not (roles or actions or asked.asks_for_days):
        owned = targets_told(targets_owned(session.plan, session.register, names))
    if not listed:
        session.remark(owned)
    session.answer(
        my_tasks_view(several=len(names) > 1, standing_of=standing_of, of=targets_of(session.plan)),
        listed,
        format_,
        caption=my_tasks_caption,
        remark=None if with_possible else left_open(possible, "--possible"),
        order=(lambda duty: urgency(duty.task)) if order is TaskOrder.DUE else None,
    )
    session.remark(owned)


def _steps_due(duties: Iterable[Assignment], due: Due, standing_of: StandingOf) -> int:
    """Return how many steps of tasks are due then, not done, and have no units of their own.

    Those that have are listed for these as tasks are.
    """
    found = set()
    for task in {duty.place: duty.task for duty in duties}.values():
        standing = standing_of(task)
        if standing is not None:
            found |= {
                each.id
                for each in standing.steps
                if each.days_left is not None and each.step is not None
                if not (each.step.lead or each.step.responsible)
                if each.step.due is not None and due.holds(each.due)
            }
        else:
            found |= {
                f"{task.id}/{step.id}"
                for step in task.steps
                if not (step.lead or step.responsible)
                and due.holds(None if step.due is None else step.due.last)
            }
    return len(found)


def _is_of(actions: Collection[str], task: Task) -> bool:
    """Return whether a task belongs to one of these actions, or any will do."""
    return not actions or task.action in actions
