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
    actions: Collection[str] = (),
    units: Collection[str] = (),
    roles: Collection[Role] = (),
    grep: Collection[str] = (),
    due_before: date | None = None,
    direct: bool = False,
) -> tuple[Task, ...]:
    """Return the tasks that fit every filter given, in the order of the plan.

    Where several are given of one kind, a task fits that has one of them. `actions` are ids;
    `roles` are those that one of `units` has in the task, or, without units, that anybody has;
    `grep` are regular expressions looked for in titles and notes, without regard to case;
    `due_before` leaves out tasks due on that day or later, and those without a date.
    `direct` leaves out what reaches a unit through a collective. Raises `PatternError`.
    """
    patterns = [_compiled(pattern) for pattern in grep]
    found = [
        task
        for task in plan.tasks
        if (not actions or task.action in actions)
        and (not patterns or any(_is_in(task, pattern) for pattern in patterns))
        and (due_before is None or (task.due is not None and task.due < due_before))
    ]
    if not units and not roles:
        return tuple(found)
    narrowed = plan._replace(tasks=tuple(found))
    fitting = {
        duty.place
        for duty in assignments(narrowed, register, direct=direct)
        if (not units or duty.unit in units) and (not roles or duty.role in roles)
    }
    return tuple(task for place, task in enumerate(found) if place in fitting)


def _is_in(task: Task, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(task.title) or pattern.search(task.note or ""))


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        with warnings.catch_warnings(action="ignore"):  # of what may mean something else one day
            return re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise PatternError(pattern, str(error)) from None
