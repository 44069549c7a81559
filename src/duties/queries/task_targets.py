"""Which target is meant, and which targets does a task carry?"""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from duties.errors.questions import AmbiguousTargetError, UnknownTargetError
from duties.model import Plan, Target, Task
from duties.naming.names import Register, normal_form

TargetsOf = Callable[[Task], Sequence[Target]]


def targets_named(plan: Plan, text: str) -> tuple[Target, ...]:
    """Return the targets that a text means: of that id or name, or else with it in the name."""
    for target in plan.targets:
        if target.id == text:
            return (target,)
    form = normal_form(text)
    if not form:
        return ()
    exact = [each for each in plan.targets if form in map(normal_form, (each.id, each.name))]
    return tuple(exact or [each for each in plan.targets if form in normal_form(each.name)])


def target_named(plan: Plan, text: str) -> Target:
    """Return the target that a text means: by its id, its name, or the only one with that in it.

    Raises `UnknownTargetError` or `AmbiguousTargetError`.
    """
    found = targets_named(plan, text)
    if not found:
        raise UnknownTargetError(text, tuple(f"{each.id} {each.name}" for each in plan.targets))
    if len(found) > 1:
        raise AmbiguousTargetError(text, tuple(f"{each.id} {each.name}" for each in found))
    return found[0]


def is_carried(target: Target, tasks: Collection[str]) -> bool:
    """Tell whether a task of the plan, whose ids are given, carries a target."""
    return any(name.text in tasks for name in target.tasks)


def task_ids(plan: Plan) -> frozenset[str]:
    """Return the ids of all tasks."""
    return frozenset(task.id for task in plan.tasks)


def targets_owned(
    plan: Plan, register: Register, units: Collection[str]
) -> dict[str, list[Target]]:
    """Return the targets that each of some units answers for; units without any are not there."""
    found: dict[str, list[Target]] = defaultdict(list)
    for target in plan.targets:
        if target.owner is not None and (unit := register.unit_of(target.owner.text)) in units:
            found[unit].append(target)
    return found


def no_targets(_: Task) -> Sequence[Target]:
    """Return nothing: the targets of a task where there are none, or nobody asks for them."""
    return ()


def targets_of(plan: Plan) -> TargetsOf:
    """Return what gives the targets that a task carries; a step carries none of its own."""
    if not plan.targets:
        return no_targets
    found: dict[str, list[Target]] = defaultdict(list)
    for target in plan.targets:
        for id_ in dict.fromkeys(name.text for name in target.tasks):
            found[id_].append(target)
    return lambda task: found.get(task.id, ())
