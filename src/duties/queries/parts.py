"""Which tasks and steps somebody means: 19, 19/2."""

from collections.abc import Iterable
from typing import NamedTuple

from duties.errors.questions import UnknownStepError, UnknownTaskError
from duties.model import Plan, Step, Task
from duties.naming.names import normal_form
from duties.queries.selection import select_tasks


class Part(NamedTuple):
    """A task, or a step of it."""

    task: Task
    step: Step | None = None

    @property
    def key(self) -> str:
        """What the ledger calls it: 19, 19/2."""
        return self.task.id if self.step is None else f"{self.task.id}/{self.step.id}"

    @property
    def title(self) -> str:
        """Its title."""
        return self.task.title if self.step is None else self.step.title

    @property
    def keys(self) -> frozenset[str]:
        """What the ledger calls it and, of a task, its steps."""
        if self.step is not None:
            return frozenset({self.key})
        return frozenset({self.key, *(f"{self.task.id}/{step.id}" for step in self.task.steps)})


def select_parts(plan: Plan, wanted: Iterable[str]) -> tuple[Part, ...]:
    """Return the tasks and steps that each of `wanted` names, in the order asked for, each once.

    A step is its task, / and its own number. Whatever means a task does so: see `select_tasks`,
    whose errors are raised, and `UnknownStepError` where the task has no such step.
    """
    chosen: dict[tuple[int, str | None], Part] = {}
    for query in wanted:
        for part in _meant(plan, query):
            chosen.setdefault((id(part.task), part.step and part.step.id), part)
    return tuple(chosen.values())


def _meant(plan: Plan, query: str) -> list[Part]:
    try:
        return [Part(task) for task in select_tasks(plan, [query])]
    except UnknownTaskError:
        head, sign, step = normal_form(query).rpartition("/")
        if not sign or not head:
            raise
        tasks = select_tasks(plan, [head])
    found = [
        Part(task, each) for task in tasks for each in task.steps if normal_form(each.id) == step
    ]
    if not found:
        raise UnknownStepError(step, tasks[0].id, tuple(each.id for each in tasks[0].steps))
    return found
