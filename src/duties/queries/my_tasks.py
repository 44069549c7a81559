"""Which tasks are ours, in which role?"""

from collections.abc import Collection, Sequence

from duties.assignments import Assignment, assignments
from duties.model import Plan, Role
from duties.naming.names import Register


def my_tasks(
    plan: Plan,
    register: Register,
    units: Sequence[str],
    *,
    roles: Collection[Role] = (),
    actions: Collection[str] = (),
    direct: bool = False,
) -> tuple[Assignment, ...]:
    """Return what each of `units` has to do, its leads first, then in the order of the plan.

    `roles` and `actions` (ids) keep only those; `direct` leaves out what reaches a unit through
    a collective.
    """
    order = {unit: place for place, unit in enumerate(units)}
    ours = [
        duty
        for duty in assignments(plan, register, direct=direct, units=order.keys())
        if (not roles or duty.role in roles) and (not actions or duty.task.action in actions)
    ]
    ranks = {role: rank for rank, role in enumerate(Role)}
    return tuple(sorted(ours, key=lambda duty: (order[duty.unit], ranks[duty.role])))
