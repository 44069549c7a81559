"""Who has which roles in each task and step of a plan, so that two plans can be compared."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from duties.assignments import assignments
from duties.model import Plan, Role, Task
from duties.naming.names import Register
from duties.task_or_step import TaskOrStep

Roles = dict[Role, str | None]
"""The roles that a unit has in a task, each with the collective by which it comes, if any."""


RolesInSteps = Mapping[int, tuple[Task, dict[str, Roles]]]
"""Steps as tasks, with the roles of each unit, by the identity of the step."""


class Holders(NamedTuple):
    """Who has which roles in the tasks and steps of a plan."""

    tasks: Mapping[int, Mapping[str, Roles]]
    steps: RolesInSteps

    def of(self, task: Task | None) -> Mapping[str, Roles]:
        """Return the roles of each unit in a task; of nobody where there is no task."""
        return self.tasks[id(task)] if task is not None else {}


def holders(plan: Plan, register: Register, key_of: Callable[[str], str]) -> Holders:
    """Return who has which roles, units by the keys that a function gives their names."""
    return Holders(_roles_by_task(plan, register, key_of), _roles_by_step(plan, register, key_of))


def _roles_by_task(
    plan: Plan, register: Register, key_of: Callable[[str], str]
) -> dict[int, dict[str, Roles]]:
    """Return the roles of each unit in each task, collectives unfolded; tasks by their identity."""
    roles: dict[int, dict[str, Roles]] = {id(task): {} for task in plan.tasks}
    for duty in assignments(plan, register):
        mine = roles[id(duty.task)].setdefault(key_of(duty.unit), {})
        mine.setdefault(duty.role, duty.name.text if duty.via else None)
    return roles


def _roles_by_step(plan: Plan, register: Register, key_of: Callable[[str], str]) -> RolesInSteps:
    """Return the steps of a plan as tasks, with their own units or else those of their tasks."""
    tasks = {
        id(step): TaskOrStep(task, step).as_task() for task in plan.tasks for step in task.steps
    }
    if not tasks:
        return {}
    roles = _roles_by_task(plan._replace(tasks=tuple(tasks.values())), register, key_of)
    return {step: (task, roles[id(task)]) for step, task in tasks.items()}
