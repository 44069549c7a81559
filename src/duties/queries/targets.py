"""Which targets are there, who answers for them, which tasks carry them, and how do they stand?"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from duties.model import Plan
from duties.naming.names import Register
from duties.periods import Period
from duties.queries.task_targets import is_carried, task_ids
from duties.tracking.targets import TargetStanding, TargetStatus


class TargetWish(NamedTuple):
    """Which targets are wanted; what is None or empty asks for nothing.

    `ids` are of targets, `owners` units, `tasks` ids of tasks; `by` is the stretch of the calendar
    in which the target's last day lies.
    """

    ids: Collection[str] = ()
    owners: Collection[str] = ()
    tasks: Collection[str] = ()
    by: Period | None = None
    statuses: Collection[TargetStatus] = ()
    uncarried: bool = False
    unowned: bool = False


def select_targets(
    standings: Iterable[TargetStanding], plan: Plan, register: Register, wish: TargetWish
) -> tuple[TargetStanding, ...]:
    """Return the targets that are wanted, in the order of the plan."""
    tasks = task_ids(plan)

    def fits(standing: TargetStanding) -> bool:
        target = standing.target
        owner = None if target.owner is None else register.unit_of(target.owner.text)
        return (
            (not wish.ids or target.id in wish.ids)
            and (not wish.owners or owner in wish.owners)
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
