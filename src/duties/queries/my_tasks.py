"""Which tasks are ours, in which role?"""

from collections.abc import Collection, Sequence

from duties.assignments import Assignment, assignments
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.queries.due import ANY_TIME, Due, TaskOrder, ranks


def my_tasks(
    plan: Plan,
    register: Register,
    units: Sequence[str],
    *,
    roles: Collection[Role] = (),
    actions: Collection[str] = (),
    due: Due = ANY_TIME,
    order: TaskOrder | None = None,
    direct: bool = False,
) -> tuple[Assignment, ...]:
    """Return what each of `units` has to do, its leads first, then in the order of the plan.

    `roles`, `actions` (ids) and `due` keep only those; `order` lists the tasks of each unit in that
    order, whatever its role; `direct` leaves out what reaches a unit through a collective.
    """
    at = {unit: place for place, unit in enumerate(units)}
    ours = [
        duty
        for duty in assignments(plan, register, direct=direct, units=at.keys())
        if (not roles or duty.role in roles)
        and (not actions or duty.task.action in actions)
        and due.fits(duty.task)
    ]
    by_role = {role: rank for rank, role in enumerate(Role)}
    if order is None:
        return tuple(sorted(ours, key=lambda duty: (at[duty.unit], by_role[duty.role])))
    by_task = ranks(plan, register, order, direct=direct)
    return tuple(sorted(ours, key=lambda duty: (at[duty.unit], by_task[duty.place])))
