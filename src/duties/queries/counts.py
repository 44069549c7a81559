"""How many tasks each unit and each action has."""

from typing import NamedTuple

from duties.model import Action, Plan, Unit
from duties.naming.names import Register
from duties.teamwork import Counts, Teamwork, teamwork


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
    return units_counted(register, teamwork(plan, register, direct=direct))


def units_counted(register: Register, work: Teamwork) -> tuple[UnitCounts, ...]:
    """Return every unit with its tasks as they have been counted."""
    return tuple(
        UnitCounts(name, register.units[name], counts) for name, counts in work.counts.items()
    )


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
