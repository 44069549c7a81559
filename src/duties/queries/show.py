"""What does the plan say of a task, all of it?"""

from collections.abc import Mapping
from typing import NamedTuple

from duties.assignments import steps_by_id
from duties.model import Action, Plan, Role, Step, Task
from duties.naming.names import Register


class Participant(NamedTuple):
    """A unit as a task names it; `members` are those it stands for, if it is a collective.

    `members` is None where the unit is no collective, empty where nobody has said who they are.
    """

    name: str
    members: tuple[str, ...] | None
    is_registered: bool = True


class Card(NamedTuple):
    """A task with its action and its units by role; `step` is what a step is, with its task."""

    task: Task
    action: Action | None
    parties: Mapping[Role, tuple[Participant, ...]]
    step: tuple[Task, Step] | None = None


def show(plan: Plan, register: Register, tasks: tuple[Task, ...]) -> tuple[Card, ...]:
    """Return the whole card of each of `tasks`, collectives unfolded.

    Some may be steps, as `selection.select_parts` gives them.
    """
    actions = {action.id: action for action in reversed(plan.actions)}
    steps = steps_by_id(plan)
    return tuple(
        Card(
            task=task,
            action=actions.get(task.action) if task.action is not None else None,
            parties={
                role: tuple(_party(register, name.text) for name in task.units(role))
                for role in Role
            },
            step=steps.get(task.id),
        )
        for task in tasks
    )


def _party(register: Register, name: str) -> Participant:
    unit = register.unit_of(name)
    if register.units[unit] is None:
        return Participant(name, None, is_registered=False)
    members = tuple(register.unfold(unit))
    return Participant(name, members if members or register.is_collective(unit) else None)
