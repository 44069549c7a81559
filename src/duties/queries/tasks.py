"""Which tasks fit these filters?"""

import re
import warnings
from collections.abc import Collection

from duties.assignments import assignments
from duties.errors.options import PatternError
from duties.model import Plan, Role, Task
from duties.naming.names import Register
from duties.queries.due import ANY_TIME, Due, TaskOrder, ranks


def tasks(
    plan: Plan,
    register: Register,
    *,
    actions: Collection[str] = (),
    units: Collection[str] = (),
    roles: Collection[Role] = (),
    grep: Collection[str] = (),
    due: Due = ANY_TIME,
    order: TaskOrder = TaskOrder.PLAN,
    direct: bool = False,
) -> tuple[Task, ...]:
    """Return the tasks that fit every filter given.

    Where several are given of one kind, a task fits that has one of them. `actions` are ids;
    `roles` are those that one of `units` has in the task, or, without units, that anybody has;
    `grep` are regular expressions looked for in titles and notes, without regard to case; `due`
    says which deadlines. `direct` leaves out what reaches a unit through a collective. Raises
    `PatternError`.
    """
    patterns = [_compiled(pattern) for pattern in grep]
    found = [
        place
        for place, task in enumerate(plan.tasks)
        if (not actions or task.action in actions)
        and (not patterns or any(_is_in(task, pattern) for pattern in patterns))
        and due.fits(task)
    ]
    if units or roles:
        narrowed = plan._replace(tasks=tuple(plan.tasks[place] for place in found))
        fitting = {
            found[duty.place]
            for duty in assignments(narrowed, register, direct=direct)
            if (not units or duty.unit in units) and (not roles or duty.role in roles)
        }
        found = sorted(fitting)
    if order is not TaskOrder.PLAN:
        found.sort(key=ranks(plan, register, order, direct=direct).__getitem__)
    return tuple(plan.tasks[place] for place in found)


def _is_in(task: Task, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(task.title) or pattern.search(task.note or ""))


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        with warnings.catch_warnings(action="ignore"):  # of what may mean something else one day
            return re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise PatternError(pattern, str(error)) from None
