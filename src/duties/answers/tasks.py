"""Which tasks fit? Deadlines are those in force, and what is left open is told."""

from collections.abc import Collection
from datetime import date
from functools import partial

from duties.answers.deadlines import worded
from duties.answers.left_open import unit_named, what_is_left_open
from duties.answers.progress import due_in_force, standings_by_task
from duties.answers.reply import Reply
from duties.book import Book
from duties.formats.views.tasks import tasks_view
from duties.model import Role, Task
from duties.naming.lookup import find_units
from duties.queries.due import ANY_TIME, NO_DATE, Due, TaskOrder
from duties.queries.selection import select_actions
from duties.queries.tasks import tasks


def answer_tasks(
    book: Book,
    day: date,
    *,
    actions: Collection[str] = (),
    units: Collection[str] = (),
    roles: Collection[Role] = (),
    grep: Collection[str] = (),
    due: Due = ANY_TIME,
    order: TaskOrder = TaskOrder.PLAN,
    direct: bool = False,
) -> Reply[Task]:
    """Return the tasks that fit, as things stand on a day; `actions` and `units` are typed.

    The filters are those of `queries.tasks`. Raises `PatternError`, and what `find_unit` and
    `select_actions` raise.
    """
    plan, register = book.plan, book.register
    standing_of = standings_by_task(book, day)
    in_force = partial(due_in_force, standing_of=standing_of)
    wanted = in_force(due)
    chosen = select_actions(plan, actions)
    names = find_units(units, partial(unit_named, book))
    ask = partial(
        tasks,
        plan,
        register,
        actions=chosen,
        units=names,
        roles=roles,
        grep=grep,
        order=order,
        direct=direct,
    )
    found = ask(due=wanted)
    left_out = worded(ask(due=in_force(NO_DATE))) if wanted.asks_for_days else None
    remark = None
    if names:
        fitting = tasks(plan, register, actions=chosen, grep=grep, due=wanted)
        kept = set(map(id, fitting))
        remark = what_is_left_open(
            book, names, roles=roles, fits=lambda task: id(task) in kept, direct=direct
        )
    return Reply(tasks_view(standing_of), found, (*filter(None, (left_out,)),), remark)
