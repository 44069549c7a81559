"""Which tasks are ours? Deadlines are those in force, and what is left open is told."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from duties.answers.deadlines import steps_too, worded
from duties.answers.left_open import unit_named, unit_or_unnamed
from duties.answers.progress import due_in_force, standings_by_task
from duties.answers.reply import Reply
from duties.assignments import Assignment
from duties.book import Book
from duties.formats.views.my_tasks import Duty, left_open, my_tasks_view, targets_told
from duties.formats.views.progress import StandingOf
from duties.model import Role, Task
from duties.naming.lookup import find_units
from duties.queries.due import ANY_TIME, NO_DATE, Due, TaskOrder
from duties.queries.my_tasks import my_tasks
from duties.queries.possible import possibilities
from duties.queries.selection import select_actions
from duties.queries.task_targets import targets_of, targets_owned
from duties.task_or_step import step_key

if TYPE_CHECKING:
    from duties.messages import Message


def answer_my_tasks(
    book: Book,
    units: Sequence[str],
    day: date,
    *,
    roles: Collection[Role] = (),
    actions: Collection[str] = (),
    due: Due = ANY_TIME,
    order: TaskOrder | None = None,
    direct: bool = False,
    with_possible: bool = False,
) -> Reply[Duty]:
    """Return what each of `units`, as typed, has to do, as things stand on a day.

    `actions` are typed, too; the other filters are those of `queries.my_tasks`. `with_possible`
    adds the tasks that may be a unit's. Raises what `find_unit` and `select_actions` raise.
    """
    plan, register = book.plan, book.register
    notes: list[Message] = []
    if with_possible:
        names = find_units(units, partial(unit_or_unnamed, book, note=notes.append))
    else:
        names = find_units(units, partial(unit_named, book))
    chosen = select_actions(plan, actions)
    ask = partial(
        my_tasks, plan, register, names, roles=roles, actions=chosen, order=order, direct=direct
    )
    ask_possible = partial(
        possibilities, plan, register, names, roles=roles, order=order, direct=direct
    )
    standing_of = standings_by_task(book, day)
    in_force = partial(due_in_force, standing_of=standing_of)
    wanted, undated_too = in_force(due), in_force(NO_DATE)
    duties = ask(due=wanted)
    possible = ask_possible(fits=lambda task: _is_of(chosen, task) and wanted.fits(task))
    if wanted.asks_for_days:
        undated = {(duty.place, duty.task.id): duty.task for duty in ask(due=undated_too)}
        if with_possible:
            too = ask_possible(fits=lambda task: _is_of(chosen, task) and undated_too.fits(task))
            undated.update(((each.place, each.task.id), each.task) for each in too)
        steps = _steps_due(ask(due=in_force(ANY_TIME)), due, standing_of)
        notes += filter(None, (worded(undated.values()), steps_too(steps)))
    place_of = {unit: place for place, unit in enumerate(names)}
    listed: list[Duty] = [*duties, *possible] if with_possible else [*duties]
    listed.sort(key=lambda duty: place_of[duty.unit])
    owned = None
    if not (roles or actions or due.asks_for_days):
        owned = targets_told(targets_owned(plan, register, names))
    targets = () if owned is None else (owned,)
    return Reply(
        my_tasks_view(several=len(names) > 1, standing_of=standing_of, of=targets_of(plan)),
        listed,
        (*notes, *(() if listed else targets)),
        None if with_possible else left_open(possible, "--possible"),
        targets if listed else (),
    )


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
                step_key(task, step)
                for step in task.steps
                if not (step.lead or step.responsible)
                and due.holds(None if step.due is None else step.due.last)
            }
    return len(found)


def _is_of(actions: Collection[str], task: Task) -> bool:
    """Return whether a task belongs to one of these actions, or any will do."""
    return not actions or task.action in actions
