"""Which tasks fit these filters?"""

import re
import warnings
from collections.abc import Collection
from datetime import date

from duties.assignments import assignments
from duties.errors.questions import PatternError
from duties.model import Plan, Role, Task
from duties.naming.names import Register


def tasks(
    plan: Plan,
    register: Register,
    *,
    action: str | None = None,
    unit: str | None = None,
    roles: Collection[Role] = (),
    grep: str | None = None,
    due_before: date | None = None,
    direct: bool = False,
) -> tuple[Task, ...]:
    """Return the tasks that fit every filter given, in the order of the plan.

    `action` is an id; `roles` are those that `unit` has in the task, or, without a unit, those
    that anybody has; `grep` is a regular expression looked for in titles and notes, without regard
    to case; `due_before` leaves out tasks due on that day or later, and those without a date.
    `direct` leaves out what reaches a unit through a collective. Raises `PatternError`.
    """
    pattern = _compiled(grep)
    found = [
        task
        for task in plan.tasks
        if (action is None or task.action == action)
        and (pattern is None or pattern.search(task.title) or pattern.search(task.note or ""))
        and (due_before is None or (task.due is not None and task.due.last < due_before))
    ]
    if unit is None and not roles:
        return tuple(found)
    narrowed = plan._replace(tasks=tuple(found))
    fitting = {
        duty.place
        for duty in assignments(narrowed, register, direct=direct)
        if (unit is None or duty.unit == unit) and (not roles or duty.role in roles)
    }
    return tuple(task for place, task in enumerate(found) if place in fitting)


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    try:
        with warnings.catch_warnings(action="ignore"):  # of what may mean something else one day
            return re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise PatternError(pattern, str(error)) from None
