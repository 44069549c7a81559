"""duties status [TASK...]"""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from duties.cli.completion import complete_bodies, complete_lights
from duties.cli.deadlines import Deadlines, steps_too, worded
from duties.cli.left_open import what_is_left_open
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
from duties.cli.standing import day_of, lights_named, standings_on
from duties.formats.render import Format
from duties.formats.views.status import status_caption, status_view
from duties.ledger.model import State
from duties.messages import N_
from duties.model import Tracking
from duties.naming.lookup import find_unit, find_units
from duties.queries.due import NO_DATE
from duties.queries.selection import select_actions, select_bodies, select_parts
from duties.queries.status import Chosen, Wish, last_ended, lights_of, status
from duties.queries.task_targets import targets_of

if TYPE_CHECKING:
    from duties.tracking.standing import Standing

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
    plan, register = session.plan, session.register
    names = find_units(units or (), partial(find_unit, register))
    chosen = Chosen(
        parts=select_parts(plan, tasks) if tasks else None,
        actions=select_actions(plan, actions or ()),
        bodies=select_bodies(plan, bodies or ()),
        units=names,
        roles=roles or (),
    )
    found = standings_on(session, day)
    period = (plan.tracking or Tracking({})).period
    wish = Wish(
        lights=lights_named(lights or (), lights_of(plan, found)),
        states=frozenset(states or ()),
        due=due,
        late=late,
        unreported=last_ended(period, day) if unreported else None,
    )
    ask = partial(status, plan, register, found, chosen, steps=steps)
    listed = ask(wish)
    if due.asks_for_days:
        undated = ask(wish._replace(due=NO_DATE))
        if (left_out := worded(each.step or each.task for each in undated)) is not None:
            session.note(left_out)
        if not steps and since is None:
            with_steps = status(plan, register, found, chosen, wish, steps=True)
            session.remark(steps_too(_open_steps(with_steps)))
    remark = None
    if names:
        anybody = chosen._replace(units=(), roles=())
        kept = {id(each.task) for each in status(plan, register, found, anybody, wish)}
        remark = what_is_left_open(
            session, names, roles=roles or (), fits=lambda task: id(task) in kept
        )
    if since is not None:
        answer_since(session, listed, since, day, format_, remark)
        return
    session.answer(
        status_view(session.into, day, line_width(), targets_of(plan)),
        listed,
        format_,
        caption=partial(status_caption, day=day),
        remark=remark,
    )


def _open_steps(listed: Iterable["Standing"]) -> int:
    """Return how many steps there are among these that have a deadline and are not done."""
    return sum(
        each.step is not None and each.step.due is not None and each.days_left is not None
        for each in listed
    )
