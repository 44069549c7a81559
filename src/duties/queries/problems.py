"""Which problems are there, in which stage of the closed loop, and for how long?"""

from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from duties.errors.questions import UnknownBodyError, UnknownUnitError
from duties.ledger.model import Stage
from duties.model import Body, Name, Plan, Step, Task
from duties.naming.lookup import find_unit
from duties.naming.names import Register, normal_form
from duties.queries.selection import select_bodies
from duties.task_or_step import TaskOrStep
from duties.tracking.problems import Problem


class Case(NamedTuple):
    """A problem with the task that it is about, and the step if it is about one."""

    problem: Problem
    task: Task | None
    step: Step | None


class WantedProblems(NamedTuple):
    """Which problems are asked for; what is empty or None leaves out nothing.

    `keys` are tasks and steps as the ledger names them. `units` have the problem, `needed` are
    asked for help, by the names of units or bodies; both also as members of a collective. `ends`
    tells when an open problem has been open too long, by the day from which it counts; one is asked
    for on the days after.
    """

    keys: Collection[str] | None = None
    stages: Collection[Stage] = ()
    units: Collection[str] = ()
    needed: Collection[str] = ()
    is_open: bool | None = None
    ends: Callable[[date], date | None] | None = None


def select_problems(
    found: Iterable[Problem],
    wanted: WantedProblems,
    register: Register,
    part_of: Callable[[str], TaskOrStep | None],
    day: date,
) -> tuple[Case, ...]:
    """Return the problems of a day that are wanted, with their tasks, in the order given.

    `part_of` gives the task and the step that the ledger means by a key.
    """
    return tuple(
        Case(problem, *((problem.task and part_of(problem.task)) or (None, None)))
        for problem in found
        if _fits(problem, wanted, register, day)
    )


def _fits(problem: Problem, wanted: WantedProblems, register: Register, day: date) -> bool:
    if wanted.keys is not None and problem.task not in wanted.keys:
        return False
    if wanted.stages and problem.stage not in wanted.stages:
        return False
    if wanted.is_open is not None and problem.is_open is not wanted.is_open:
        return False
    if wanted.units and not _means(problem.unit, wanted.units, register):
        return False
    if wanted.needed and not any(_means(name, wanted.needed, register) for name in problem.needs):
        return False
    if wanted.ends is not None:
        end = wanted.ends(day - timedelta(problem.open_days))
        return problem.is_open and end is not None and end < day
    return True


def _means(name: Name | None, units: Collection[str], register: Register) -> bool:
    """Tell whether a name means one of these units, or a collective that one of them is in."""
    if name is None:
        return False
    unit = register.known(name.text)
    if unit is None:
        return normal_form(name.text) in map(normal_form, units)
    return unit in units or not register.unfold(unit).keys().isdisjoint(units)


def helpers_named(plan: Plan, register: Register, query: str) -> tuple[str, ...]:
    """Return the names by which a problem may ask the unit, or the body, for help that is meant.

    A body is found by its id, its name or a part of it. Raises what `find_unit` raises, and
    `AmbiguousBodyError`.
    """
    typed = normal_form(query)
    named = [
        body for body in plan.bodies if typed in (normal_form(body.id), normal_form(body.name))
    ]
    unit = register.known(query)
    if named:
        return (*_names(named), *(() if unit is None else (unit,)))
    try:
        return (find_unit(register, query),)
    except UnknownUnitError:
        try:
            ids = select_bodies(plan, [query])
        except UnknownBodyError:
            ids = ()
        if not ids:
            raise
    return _names([body for body in plan.bodies if body.id in ids])


def _names(bodies: Iterable[Body]) -> tuple[str, ...]:
    return tuple(name for body in bodies for name in (body.id, body.name))
