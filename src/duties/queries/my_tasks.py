"""Which tasks are ours, in which role?"""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from duties.assignments import Assignment, assignments, step_assignments
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
    order, whatever its role; `direct` leaves out what reaches a unit through a collective. A step
    that gives a unit more to do than its task does comes after it, as a task.
    """
    at = {unit: place for place, unit in enumerate(units)}
    duties = list(assignments(plan, register, direct=direct, units=at.keys()))
    ours = [
        duty
        for duty in _with_steps(plan, register, duties, direct=direct, units=at.keys())
        if (not roles or duty.role in roles)
        and (not actions or duty.task.action in actions)
        and due.fits(duty.task)
    ]
    by_role = {role: rank for rank, role in enumerate(Role)}
    if order is None:
        return tuple(sorted(ours, key=lambda duty: (at[duty.unit], by_role[duty.role])))
    by_task = ranks(plan, register, order, direct=direct)
    return tuple(sorted(ours, key=lambda duty: (at[duty.unit], by_task[duty.place])))


def _with_steps(
    plan: Plan,
    register: Register,
    duties: list[Assignment],
    *,
    direct: bool,
    units: AbstractSet[str],
) -> list[Assignment]:
    """Return assignments with those of steps after what their tasks give.

    A step counts in which a unit has a higher role than in its task, or has none there.
    """
    found = list(step_assignments(plan, register, direct=direct, units=units))
    if not found:
        return duties
    rank = {role: place for place, role in enumerate(Role)}
    best: dict[tuple[str, int], int] = {}
    for duty in duties:
        key = (duty.unit, duty.place)
        best[key] = min(rank[duty.role], best.get(key, len(rank)))
    own = [duty for duty in found if rank[duty.role] < best.get((duty.unit, duty.place), len(rank))]
    return sorted([*duties, *own], key=lambda duty: duty.place)
