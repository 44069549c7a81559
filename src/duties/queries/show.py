"""What does the plan say of a task, all of it?"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from duties.model import Action, Plan, Role, Task
from duties.naming.names import Register
from duties.task_or_step import TaskOrStep


class Participant(NamedTuple):
    """A unit as a task names it; `members` are those it stands for, if it is a collective.

    `members` is None where the unit is no collective, empty where nobody has said who they are.
    """

    name: str
    members: tuple[str, ...] | None
    is_registered: bool = True


class Card(NamedTuple):
    """A task, or a step as a task, with its action and its units by role; `part` is which it is."""

    task: Task
    action: Action | None
    parties: Mapping[Role, tuple[Participant, ...]]
    part: TaskOrStep


def show(plan: Plan, register: Register, parts: Iterable[TaskOrStep]) -> tuple[Card, ...]:
    """Return the whole card of each of `parts`, collectives unfolded."""
    actions = {action.id: action for action in reversed(plan.actions)}
    return tuple(
        Card(
            task=task,
            action=actions.get(task.action) if task.action is not None else None,
            parties={
                role: tuple(_party(register, name.text) for name in task.units(role))
                for role in Role
            },
            part=part,
        )
        for part in parts
        for task in (part.as_task(),)
    )


def _party(register: Register, name: str) -> Participant:
    unit = register.unit_of(name)
    if register.units[unit] is None:
        return Participant(name, None, is_registered=False)
    members = tuple(register.unfold(unit))
    return Participant(name, members if members or register.is_collective(unit) else None)
