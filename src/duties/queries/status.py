"""How do the tasks stand, or those that match?"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from duties.assignments import assignments
from duties.ledger.model import State
from duties.model import Plan, Role, Step, Task
from duties.naming.names import Register
from duties.periods import Period, Stretch, period_around
from duties.queries.due import ANY_TIME, Due
from duties.queries.selection import Part
from duties.tracking.standing import Standing


class Wish(NamedTuple):
    """Which standings are asked for; what is empty leaves out nothing.

    A standing fits that has one of the `lights` (None is no light), one of the `states`, and a
    deadline of `due`. `late` asks for what is overdue, `unreported` for what is not done, had to
    begin by the end of that period, and was reported neither in it nor since.
    """

    lights: frozenset[str | None] = frozenset()
    states: frozenset[State] = frozenset()
    due: Due = ANY_TIME
    late: bool = False
    unreported: Period | None = None

    def fits(self, standing: Standing) -> bool:
        """Tell whether a standing is one of these."""
        return (
            (not self.lights or (standing.light and standing.light.name) in self.lights)
            and (not self.states or standing.state in self.states)
            and self.due.holds(standing.due)
            and (not self.late or standing.is_overdue)
            and (self.unreported is None or _is_silent(standing, self.unreported))
        )


_OVER = frozenset({State.DONE, State.ACCEPTED, State.CANCELLED})


def _is_silent(standing: Standing, period: Period) -> bool:
    return (
        standing.state not in _OVER
        and (standing.start is None or standing.start <= period.last)
        and (standing.reported is None or standing.reported < period.first)
    )


def last_ended(stretch: Stretch, day: date) -> Period | None:
    """Return the last period of this length that had ended on a day, None before the year 1."""
    try:
        return period_around(day, stretch).preceding()
    except OverflowError:
        return None


def rows(
    standings: Iterable[Standing], parts: Collection[Part] | None, *, steps: bool
) -> Iterator[Standing]:
    """Yield the standings of these parts, in the order of the plan; None means every task.

    `steps` adds the steps of each task that is asked for.
    """
    wanted = None if parts is None else {(id(part.task), id(part.step)) for part in parts}
    for standing in standings:
        is_wanted = wanted is None or (id(standing.task), id(None)) in wanted
        if is_wanted:
            yield standing
        for step in standing.steps:
            if (is_wanted and steps) or (
                wanted is not None and (id(step.task), id(step.step)) in wanted
            ):
                yield step


def with_part(
    plan: Plan,
    register: Register,
    standings: Sequence[Standing],
    *,
    units: Collection[str],
    roles: Collection[Role],
) -> tuple[Standing, ...]:
    """Return the standings of tasks and steps in which a unit has one of the roles.

    Without units, those where anybody has it; without roles, any role will do. A unit has a part in
    a task, too, that only a step of it names.
    """
    parts = [(place, each) for place, one in enumerate(standings) for each in _sharing(one)]
    narrowed = plan._replace(tasks=tuple(task for _, task in parts))
    fitting = {
        parts[duty.place][0]
        for duty in assignments(narrowed, register)
        if (not units or duty.unit in units) and (not roles or duty.role in roles)
    }
    return tuple(standings[place] for place in sorted(fitting))


def _sharing(standing: Standing) -> Iterator[Task]:
    task = standing.task
    if standing.step is not None:
        yield _as_task(task, standing.step)
        return
    yield task
    yield from (_as_task(task, step) for step in task.steps if _names_units(step))


def _as_task(task: Task, step: Step) -> Task:
    """Return a step as a task of the units that it has."""
    if not _names_units(step):
        return task
    return task._replace(lead=step.lead, responsible=step.responsible, support=step.support)


def _names_units(step: Step) -> bool:
    return bool(step.lead or step.responsible)


def lights_shown(standings: Iterable[Standing]) -> frozenset[str]:
    """Return the names of all lights of these tasks and their steps."""
    return frozenset(
        each.light.name
        for standing in standings
        for each in (standing, *standing.steps)
        if each.light is not None and each.light.name is not None
    )
