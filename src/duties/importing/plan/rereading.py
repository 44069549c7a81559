"""A draft beside the plan that its file gives when it is read again: nothing may be lost."""

from collections.abc import Iterable
from itertools import zip_longest

from duties.importing.plan.draft import Draft, DraftAction, DraftTarget, DraftTask, Value
from duties.importing.tables.lists_of_an_export import ListedUnit
from duties.model import Action, Name, Plan, Role, Target, Task, Unit


def is_told_by(plan: Plan, draft: Draft) -> bool:
    """Tell whether a plan says of tasks, actions, targets and units what a draft says."""
    starts = {task.id: task.start for task in draft.tasks if task.start is not None}
    return (
        _are_equal(map(_of_task, plan.tasks), map(_of_draft_task, draft.tasks))
        and starts.items() <= {task.id: task.start for task in plan.tasks}.items()
        and _are_equal(map(_of_action, plan.actions), map(_of_draft_action, draft.actions))
        and _are_equal(map(_of_target, plan.targets), map(_of_draft_target, draft.targets))
        and _are_equal(map(_of_unit, plan.units), map(_of_listed_unit, draft.units))
    )


def _are_equal(some: Iterable[object], others: Iterable[object]) -> bool:
    """Tell whether two rows of values are the same, with no more than two in memory."""
    return all(one == other for one, other in zip_longest(some, others))


def _of_task(task: Task) -> tuple[object, ...]:
    units = [_texts(task.units(role)) for role in Role]
    due_text = task.due_text or ""
    return (task.id, task.title, task.action, units, task.open_ended, task.due, due_text)


def _of_draft_task(task: DraftTask) -> tuple[object, ...]:
    units = [task.names(role) for role in Role]
    return (task.id, task.title, task.action, units, task.open_ended, task.due, task.due_text)


def _of_action(action: Action) -> tuple[object, ...]:
    return (action.id, action.title, _texts(action.lead))


def _of_draft_action(action: DraftAction) -> tuple[object, ...]:
    return (action.id, action.title, tuple([each.name for each in action.lead]))


def _of_target(target: Target) -> tuple[object, ...]:
    baseline = target.baseline
    return (
        target.id,
        target.name,
        target.group or "",
        None if target.value is None else target.value.texts,
        target.unit or "",
        target.bound,
        target.by,
        target.sort,
        None if baseline is None or baseline.value is None else baseline.value.texts,
        "" if target.owner is None else target.owner.text,
        _texts(target.tasks),
    )


def _value_texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def _of_draft_target(target: DraftTarget) -> tuple[object, ...]:
    value, baseline = target.value, target.baseline
    return (
        target.id,
        target.name,
        target.group,
        None if value is None else _value_texts(value),
        target.unit,
        target.bound,
        target.by,
        target.kind,
        None if baseline is None else _value_texts(baseline[0]),
        target.owner,
        target.tasks,
    )


def _of_unit(unit: Unit) -> tuple[object, ...]:
    return (unit.name, unit.kind, _texts(unit.aliases), _texts(unit.members or ()))


def _of_listed_unit(unit: ListedUnit) -> tuple[object, ...]:
    return (unit.name, unit.kind, tuple(unit.aliases), tuple(unit.members or ()))


def _texts(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple([name.text for name in names])
