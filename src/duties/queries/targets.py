"""Which targets are there, who answers for them, which tasks carry them, and how do they stand?"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from duties.errors.ledgers import ManyTargetsError, UnknownTargetError
from duties.model import Plan, Target, Task
from duties.naming.names import Register, normal_form
from duties.periods import Period
from duties.tracking.targets import TargetStanding, TargetStatus

TargetsOf = Callable[[Task], Sequence[Target]]


class TargetWish(NamedTuple):
    """Which targets are wanted; what is None or empty asks for nothing.

    `owners` are units, `tasks` ids; `by` is the stretch of the calendar in which the target's last
    day lies.
    """

    owners: Collection[str] = ()
    tasks: Collection[str] = ()
    by: Period | None = None
    statuses: Collection[TargetStatus] = ()
    uncarried: bool = False
    unowned: bool = False


def target_named(plan: Plan, text: str) -> Target:
    """Return the target that a text means: by its id, its name, or the only one with that in it.

    Raises `UnknownTargetError` or `ManyTargetsError`.
    """
    for target in plan.targets:
        if target.id == text:
            return target
    form = normal_form(text)
    exact = [each for each in plan.targets if form in map(normal_form, (each.id, each.name))]
    found = exact or [each for each in plan.targets if form in normal_form(each.name)]
    if not found or not form:
        raise UnknownTargetError(text, tuple(f"{each.id} {each.name}" for each in plan.targets))
    if len(found) > 1:
        raise ManyTargetsError(text, tuple(f"{each.id} {each.name}" for each in found))
    return found[0]


def is_carried(target: Target, tasks: Collection[str]) -> bool:
    """Tell whether a task of the plan, whose ids are given, carries a target."""
    return any(name.text in tasks for name in target.tasks)


def task_ids(plan: Plan) -> frozenset[str]:
    """Return the ids of all tasks."""
    return frozenset(task.id for task in plan.tasks)


def select_targets(
    standings: Iterable[TargetStanding], plan: Plan, register: Register, wish: TargetWish
) -> tuple[TargetStanding, ...]:
    """Return the targets that are wanted, in the order of the plan."""
    tasks = task_ids(plan)

    def fits(standing: TargetStanding) -> bool:
        target = standing.target
        owner = None if target.owner is None else register.unit_of(target.owner.text)
        return (
            (not wish.owners or owner in wish.owners)
            and (not wish.tasks or any(name.text in wish.tasks for name in target.tasks))
            and (wish.by is None or (target.by is not None and wish.by.holds(target.by.last)))
            and (not wish.statuses or standing.status in wish.statuses)
            and not (wish.uncarried and is_carried(target, tasks))
            and not (wish.unowned and owner is not None)
        )

    return tuple([each for each in standings if fits(each)])


class Coverage(NamedTuple):
    """How many of a group's targets are carried by a task, owned by a unit, and measured.

    `group` is None for the figures that tasks alone promise.
    """

    group: str | None
    total: int
    carried: int
    owned: int
    measured: int


def coverage(standings: Iterable[TargetStanding], plan: Plan) -> tuple[Coverage, ...]:
    """Return the coverage of each group of targets, in the order in which they come first."""
    tasks = task_ids(plan)
    groups: dict[str | None, list[TargetStanding]] = defaultdict(list)
    for standing in standings:
        groups[standing.target.group].append(standing)
    return tuple(
        Coverage(
            group,
            len(those),
            sum(is_carried(each.target, tasks) for each in those),
            sum(each.target.owner is not None for each in those),
            sum(each.reading is not None for each in those),
        )
        for group, those in groups.items()
    )


def targets_of(plan: Plan) -> TargetsOf:
    """Return what gives the targets that a task carries; a step carries none of its own."""
    found: dict[str, list[Target]] = defaultdict(list)
    for target in plan.targets:
        for id_ in dict.fromkeys(name.text for name in target.tasks):
            found[id_].append(target)
    return lambda task: found.get(task.id, ())
