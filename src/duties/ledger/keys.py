"""What the entries of a ledger name: tasks (19) and their steps (19/2)."""

from typing import NamedTuple

from duties.model import Plan, Step, Task


class TaskOrStep(NamedTuple):
    """A task, or a step of it."""

    task: Task
    step: Step | None


def step_key(task: Task, step: Step) -> str:
    """Return what entries call a step: 19/2."""
    return f"{task.id}/{step.id}"


def parts_by_key(plan: Plan) -> dict[str, TaskOrStep]:
    """Return every task and every step of a plan by what entries call it.

    A task that is itself called 19/2 comes before the step; of two with one id, the first counts.
    """
    parts: dict[str, TaskOrStep] = {}
    for task in plan.tasks:
        if task.id:
            parts.setdefault(task.id, TaskOrStep(task, None))
    for task in plan.tasks:
        for step in task.steps:
            if task.id and step.id:
                parts.setdefault(step_key(task, step), TaskOrStep(task, step))
    return parts
