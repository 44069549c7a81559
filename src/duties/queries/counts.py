"""How many tasks each unit and each action has."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from duties.assignments import Assignment, assignments
from duties.model import Action, Plan, Role, Unit
from duties.naming.names import Register


class Counts(NamedTuple):
    """In how many tasks, and in how many of them by each role."""

    tasks: int
    by_role: Mapping[Role, int]


class UnitCounts(NamedTuple):
    """A unit with its tasks. `unit` is None where the plan does not register it."""

    name: str
    unit: Unit | None
    counts: Counts


class ActionCounts(NamedTuple):
    """An action with the number of its tasks, and of the units that take part in them."""

    action: Action
    tasks: int
    units: int


def unit_counts(plan: Plan, register: Register, *, direct: bool = False) -> tuple[UnitCounts, ...]:
    """Return every unit with its tasks: registered ones in file order, then those only named."""
    counted = counts_by_unit(assignments(plan, register, direct=direct))
    return tuple(
        UnitCounts(name, unit, counted.get(name, _NONE)) for name, unit in register.units.items()
    )


def counts_by_unit(duties: Iterable[Assignment]) -> dict[str, Counts]:
    """Count the tasks of each unit that has any."""
    by_role: dict[str, dict[Role, int]] = {}
    tasks: dict[str, set[int]] = {}
    for duty in duties:
        roles = by_role.setdefault(duty.unit, dict.fromkeys(Role, 0))
        roles[duty.role] += 1
        tasks.setdefault(duty.unit, set()).add(duty.place)
    return {unit: Counts(len(tasks[unit]), roles) for unit, roles in by_role.items()}


_NONE = Counts(0, dict.fromkeys(Role, 0))


def action_counts(plan: Plan, register: Register) -> tuple[ActionCounts, ...]:
    """Return every action with its tasks, in file order."""
    tasks = dict.fromkeys((action.id for action in plan.actions), 0)
    units: dict[str, set[str]] = {action.id: set() for action in plan.actions}
    for task in plan.tasks:
        if task.action in tasks:
            tasks[task.action] += 1
            for _, name in task.assignments():
                units[task.action].add(register.unit_of(name.text))
    return tuple(
        ActionCounts(action, tasks[action.id], len(units[action.id])) for action in plan.actions
    )
