"""A task or a step of it: what everybody calls it, and whose it is."""

from typing import NamedTuple

from duties.model import Name, Plan, Role, Step, Task


def step_key(task: Task, step: Step) -> str:
    """Return what a step is called everywhere: 19/2."""
    return f"{task.id}/{step.id}"


class TaskOrStep(NamedTuple):
    """A task, or a step of it."""

    task: Task
    step: Step | None = None

    @property
    def key(self) -> str:
        """What it is called everywhere: 19, 19/2."""
        return self.task.id if self.step is None else step_key(self.task, self.step)

    @property
    def title(self) -> str:
        """Its own title."""
        return self.task.title if self.step is None else self.step.title

    @property
    def owner(self) -> Task | Step:
        """What names its leads and its responsible units.

        The step, if it names any of these; otherwise the task, also where the step names units
        that support it.
        """
        step = self.step
        return step if step is not None and (step.lead or step.responsible) else self.task

    @property
    def answering(self) -> tuple[Name, ...]:
        """The names of those who answer for it: its leads, or without any its responsible units."""
        owner = self.owner
        return owner.lead or owner.responsible

    def as_task(self) -> Task:
        """Return a step as a task of its own, with its task's units if it names none."""
        task, step, owner = self.task, self.step, self.owner
        if step is None:
            return task
        return Task(
            spans=step.spans,
            span=step.span,
            id=self.key,
            action=task.action,
            title=step.title,
            lead=owner.lead,
            responsible=owner.responsible,
            support=step.support or owner.support,
            open_ended=not names_units(step) and task.open_ended,
            due=step.due,
            due_text=step.due_text,
            start=step.start,
            leader=step.leader,
            contact=step.contact,
        )


def names_units(step: Step) -> bool:
    """Tell whether a step names any units of its own."""
    return any(step.units(role) for role in Role)


def parts_by_key(plan: Plan) -> dict[str, TaskOrStep]:
    """Return every task and every step of a plan by what it is called.

    A task that is itself called 19/2 comes before the step; of two with one id, the first counts.
    """
    parts: dict[str, TaskOrStep] = {}
    for task in plan.tasks:
        if task.id:
            parts.setdefault(task.id, TaskOrStep(task))
    for task in plan.tasks:
        for step in task.steps:
            if task.id and step.id:
                parts.setdefault(step_key(task, step), TaskOrStep(task, step))
    return parts
