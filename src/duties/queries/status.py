"""How do the tasks stand, or those that match?"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from duties.assignments import assignments
from duties.ledger.model import State
from duties.model import Plan, Role, Task
from duties.naming.names import Register
from duties.periods import Period, Stretch, period_around
from duties.queries.due import ANY_TIME, Due
from duties.task_or_step import TaskOrStep, names_units
from duties.tracking.bodies import tasks_watched
from duties.tracking.lights import GREEN, RED, YELLOW
from duties.tracking.standing import Standing


class Wish(NamedTuple):
    """Which standings are asked for; what is empty leaves out nothing.

    A standing fits that has one of the `lights` (None is no light; what is cancelled has neither),
    one of the `states`, and a deadline of `due`. `late` asks for what is overdue, `unreported` for
    what is not done, had to begin by the end of that period, and was reported neither in it nor
    since.
    """

    lights: frozenset[str | None] = frozenset()
    states: frozenset[State] = frozenset()
    due: Due = ANY_TIME
    late: bool = False
    unreported: Period | None = None

    def fits(self, standing: Standing) -> bool:
        """Tell whether a standing is one of these."""
        return (
            (not self.lights or (_is_lit(standing) and _light(standing) in self.lights))
            and (not self.states or standing.state in self.states)
            and self.due.holds(standing.due)
            and (not self.late or standing.is_overdue)
            and (self.unreported is None or _is_silent(standing, self.unreported))
        )


def _is_lit(standing: Standing) -> bool:
    return standing.state is not State.CANCELLED


def _light(standing: Standing) -> str | None:
    return standing.light and standing.light.name


_OVER = frozenset({State.DONE, State.ACCEPTED, State.CANCELLED})


def _is_silent(standing: Standing, period: Period) -> bool:
    return (
        standing.state not in _OVER
        and (standing.start is None or standing.start <= period.last)
        and (standing.reported is None or standing.reported < period.first)
    )


def last_ended(stretch: Stretch, day: date) -> Period | None:
    """Return the last period of this length that had ended on a day, None before the year 1.

    A period ends on its last day.
    """
    around = period_around(day, stretch)
    if around.last == day:
        return around
    try:
        return around.preceding()
    except OverflowError:
        return None


class Chosen(NamedTuple):
    """Which tasks and steps are asked for; what is empty leaves out nothing.

    `parts` are those that were named, None for every task; `actions` and `bodies` are ids. One of
    `units` must have one of the `roles`: without units anybody, without roles any.
    """

    parts: Sequence[TaskOrStep] | None = None
    actions: Collection[str] = ()
    bodies: Collection[str] = ()
    units: Collection[str] = ()
    roles: Collection[Role] = ()


def status(
    plan: Plan,
    register: Register,
    standings: Sequence[Standing],
    scope: Chosen,
    wish: Wish,
    *,
    steps: bool = False,
) -> tuple[Standing, ...]:
    """Return those of a plan's standings that are asked for.

    They are in the order of the plan, or of `scope.parts`.

    `standings` has one for each task. `steps` lists, too, the steps of each task that is asked for;
    of these, and of the task, those that fit.
    """
    watched = _watched(plan, scope.bodies) if scope.bodies else frozenset()
    found = [
        standing
        for standing in _rows(standings, scope.parts, steps=steps)
        if (not scope.actions or standing.task.action in scope.actions)
        and (not scope.bodies or id(standing.task) in watched)
        and wish.fits(standing)
    ]
    if scope.units or scope.roles:
        return _with_part(plan, register, found, scope)
    return tuple(found)


def _watched(plan: Plan, bodies: Iterable[str]) -> frozenset[int]:
    """Return the `id()` of each task that one of these bodies watches over."""
    watched = tasks_watched(plan)
    return frozenset(id(plan.tasks[place]) for body in bodies for place in watched[body])


def _rows(
    standings: Sequence[Standing], parts: Sequence[TaskOrStep] | None, *, steps: bool
) -> Iterator[Standing]:
    """Yield what was named, in that order and each once, or every task, perhaps with its steps."""
    named = standings if parts is None else [*_named(standings, parts)]
    rows = ((each, *(each.steps if steps else ())) for each in named)
    yield from {id(each): each for row in rows for each in row}.values()


def _named(standings: Iterable[Standing], parts: Iterable[TaskOrStep]) -> Iterator[Standing]:
    of_task = {id(standing.task): standing for standing in standings}
    for task, step in parts:
        standing = of_task[id(task)]
        yield next((each for each in standing.steps if each.step is step), standing)


def _with_part(
    plan: Plan, register: Register, standings: Sequence[Standing], scope: Chosen
) -> tuple[Standing, ...]:
    """Return those in which a unit that is asked for has a part; in a task also by a step of it."""
    parts = [(place, task) for place, one in enumerate(standings) for task in _sharing(one)]
    narrowed = plan._replace(tasks=tuple(task for _, task in parts))
    fitting = {
        parts[duty.place][0]
        for duty in assignments(narrowed, register)
        if (not scope.units or duty.unit in scope.units)
        and (not scope.roles or duty.role in scope.roles)
    }
    return tuple(standings[place] for place in sorted(fitting))


def _sharing(standing: Standing) -> Iterator[Task]:
    task, step = standing.task, standing.step
    yield TaskOrStep(task, step).as_task()
    if step is None:
        yield from (TaskOrStep(task, each).as_task() for each in task.steps if names_units(each))


def lights_of(plan: Plan, standings: Iterable[Standing]) -> frozenset[str]:
    """Return the names of all lights: the usual ones, the rules' own, and those that anything has.

    A ruling may set a light that no rule gives.
    """
    rules = plan.tracking.lights if plan.tracking is not None else ()
    every = (each.light for standing in standings for each in (standing, *standing.steps))
    shown = (light.name for light in every if light is not None)
    return frozenset(filter(None, (RED, YELLOW, GREEN, *(rule.light for rule in rules), *shown)))
