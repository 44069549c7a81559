"""Which tasks have a deadline at a certain time, and in which order they are listed."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from duties.assignments import assignments
from duties.model import Plan, Task
from duties.naming.names import Register


class Due(NamedTuple):
    """Which deadlines are asked for; what is None leaves out nothing.

    A deadline counts with its last day. `first` and `last` are in; a task without a date has none
    in between. `is_dated` False asks for the tasks without a date, whatever words they have.
    `last_day` tells the last day of a task's deadline where that is not the plan's alone to say.
    """

    first: date | None = None
    last: date | None = None
    is_dated: bool | None = None
    last_day: Callable[[Task], date | None] | None = None

    @property
    def asks_for_days(self) -> bool:
        """Whether only deadlines with a date can be meant."""
        return self.first is not None or self.last is not None

    def fits(self, task: Task) -> bool:
        """Tell whether the deadline of a task is one of these."""
        if self.last_day is not None:
            return self.holds(self.last_day(task))
        return self.holds(None if task.due is None else task.due.last)

    def holds(self, last: date | None) -> bool:
        """Tell whether a deadline with this last day, None for no date, is one of these."""
        if self.is_dated is not None and self.is_dated is (last is None):
            return False
        if not self.asks_for_days:
            return True
        return (
            last is not None
            and (self.first is None or self.first <= last)
            and (self.last is None or last <= self.last)
        )


ANY_TIME = Due()
NO_DATE = Due(is_dated=False)


class TaskOrder(StrEnum):
    """The order of tasks."""

    DUE = "due"
    """The earliest deadline first; without a date, those with words for it before those without."""
    LOAD = "load"
    """The tasks that the most units take part in first."""
    PLAN = "plan"


def ranks(
    plan: Plan, register: Register, order: TaskOrder, *, direct: bool = False
) -> Sequence[int]:
    """Return for each task of the plan, by its place, where it stands in an order.

    `direct` counts only units that a task names itself.
    """
    places = range(len(plan.tasks))
    match order:
        case TaskOrder.PLAN:
            return places
        case TaskOrder.DUE:
            ordered = sorted(places, key=lambda place: urgency(plan.tasks[place]))
        case TaskOrder.LOAD:
            units: dict[int, set[str]] = defaultdict(set)
            for duty in assignments(plan, register, direct=direct):
                units[duty.place].add(duty.unit)
            ordered = sorted(places, key=lambda place: -len(units[place]))
    found = [0] * len(ordered)
    for rank, place in enumerate(ordered):
        found[place] = rank
    return found


def urgency(task: Task) -> tuple[date, bool]:
    """Return what puts the tasks with the earliest deadline first."""
    return (task.due.last if task.due else date.max, task.due is None and task.due_text is None)
