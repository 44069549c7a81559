"""Which tasks fit these filters?"""

import re
import warnings
from collections.abc import Collection

from duties.assignments import assignments
from duties.errors.questions import PatternError
from duties.model import Plan, Role, Task
from duties.naming.names import Register
from duties.queries.due import ANY_TIME, Due, TaskOrder, ranks


def tasks(
    plan: Plan,
    register: Register,
    *,
    action: str | None = None,
    unit: str | None = None,
    roles: Collection[Role] = (),
    grep: str | None = None,
    due: Due = ANY_TIME,
    order: TaskOrder = TaskOrder.PLAN,
    direct: bool = False,
) -> tuple[Task, ...]:
    """Return the tasks that fit every filter given.

    `action` is an id; `roles` are those that `unit` has in the task, or, without a unit, those
    that anybody has; `grep` is a regular expression looked for in titles and notes, without regard
    to case; `due` says which deadlines. `direct` leaves out what reaches a unit through a
    collective. Raises `PatternError`.
    """
    pattern = _compiled(grep)
    found = [
        place
        for place, task in enumerate(plan.tasks)
        if (action is None or task.action == action)
        and (pattern is None or pattern.search(task.title) or pattern.search(task.note or ""))
        and due.fits(task)
    ]
    if unit is not None or roles:
        narrowed = plan._replace(tasks=tuple(plan.tasks[place] for place in found))
        fitting = {
            found[duty.place]
            for duty in assignments(narrowed, register, direct=direct)
            if (unit is None or duty.unit == unit) and (not roles or duty.role in roles)
        }
        found = sorted(fitting)
    if order is not TaskOrder.PLAN:
        found.sort(key=ranks(plan, register, order, direct=direct).__getitem__)
    return tuple(plan.tasks[place] for place in found)


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    try:
        with warnings.catch_warnings(action="ignore"):  # of what may mean something else one day
            return re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise PatternError(pattern, str(error)) from None
