"""Which tasks and steps, or which bodies above the units, somebody means."""

from collections.abc import Callable, Iterable, Iterator

from duties.errors.questions import (
    AmbiguousBodyError,
    AmbiguousTaskError,
    UnknownBodyError,
    UnknownStepError,
    UnknownTaskError,
)
from duties.ledger.keys import TaskOrStep, parts_by_key
from duties.model import Body, Plan
from duties.naming.names import normal_form
from duties.queries.numbering import ways_to_write
from duties.queries.selection import LIST_SIGN, select_tasks


def select_parts(plan: Plan, wanted: Iterable[str]) -> tuple[TaskOrStep, ...]:
    """Return the tasks and steps that each of `wanted` names, in the order asked for, each once.

    One of `wanted` is what `select_tasks` takes, or a task and the number of its step: 19/2. A task
    that is itself called so comes first. Raises what `select_tasks` raises, and `UnknownStepError`.
    """
    keys = parts_by_key(plan)
    ids = {normal_form(task.id) for task in plan.tasks}
    found: dict[tuple[int, int], TaskOrStep] = {}
    for query in wanted:
        head, sign, tail = normal_form(query).rpartition("/")
        if sign and query in keys:
            parts = [keys[query]]
        elif not (sign and head and tail) or f"{head}/{tail}" in ids:
            parts = [TaskOrStep(task, None) for task in select_tasks(plan, [query])]
        else:
            parts = list(_steps(plan, query, head, tail))
        found.update(((id(part.task), id(part.step)), part) for part in parts)
    return tuple(found.values())


def select_part(plan: Plan, query: str) -> TaskOrStep:
    """Return the one task or step that `query` names.

    Raises what `select_parts` raises, and `AmbiguousTaskError` where it names several.
    """
    found = select_parts(plan, [query])
    if len(found) > 1:
        raise AmbiguousTaskError(
            query, tuple(f"{each.task.id} {each.task.title}" for each in found)
        )
    return found[0]


def _steps(plan: Plan, query: str, head: str, tail: str) -> Iterator[TaskOrStep]:
    """Yield the steps that 19/2 means; a title may have a / in it, too."""
    try:
        tasks = select_tasks(plan, [head])
    except UnknownTaskError:
        yield from (TaskOrStep(task, None) for task in select_tasks(plan, [query]))
        return
    ways = {*ways_to_write(tail)}
    steps = [
        TaskOrStep(task, step)
        for task in tasks
        for step in task.steps
        if normal_form(step.id) in ways
    ]
    if not steps:
        try:
            yield from (TaskOrStep(task, None) for task in select_tasks(plan, [query]))
        except UnknownTaskError:
            steps_there = tuple(step.id for task in tasks for step in task.steps)
            raise UnknownStepError(query, tasks[0].id, steps_there) from None
    yield from steps


def select_bodies(plan: Plan, queries: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the bodies that each query means: an id, a name, or a part of a name.

    A query may be a list: 行动一、行动二. Raises `UnknownBodyError` or `AmbiguousBodyError`.
    """
    found: dict[str, None] = {}
    for query in queries:
        try:
            found.setdefault(_body(plan, query))
        except UnknownBodyError:
            parts = [part for part in LIST_SIGN.split(normal_form(query)) if part]
            if len(parts) < 2:
                raise
            found.update((_body(plan, part), None) for part in parts)
    return tuple(found)


def _body(plan: Plan, query: str) -> str:
    typed = normal_form(query)
    attempts: list[Callable[[Body], bool]] = [
        lambda body: body.id == query,
        lambda body: typed in (normal_form(body.id), normal_form(body.name)),
        lambda body: typed in normal_form(body.name),
    ]
    for fits in attempts:
        ids = dict.fromkeys(body.id for body in plan.bodies if typed and fits(body))
        if len(ids) > 1:
            raise AmbiguousBodyError(query, tuple(ids))
        if ids:
            return next(iter(ids))
    raise UnknownBodyError(query, tuple(dict.fromkeys(body.id for body in plan.bodies)))
