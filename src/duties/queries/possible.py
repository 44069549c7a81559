"""Which tasks may be a unit's, though the plan does not say so?"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from duties.assignments import assignments, last_role
from duties.model import Name, Plan, Role, Task
from duties.naming.collectives import may_stand_for, sounds_like_several
from duties.naming.names import Chain, Register


class Opening(NamedTuple):
    """Where a task leaves open who has it.

    `name` is that of a collective, with its place, and `via` the chain from it down to one whose
    members nobody has listed. Where the document closes the list with 等, `name` is None.
    """

    role: Role
    name: Name | None
    via: Chain


class Possibility(NamedTuple):
    """A task that may be a unit's by way of an opening; the plan gives the unit no part in it."""

    place: int
    task: Task
    role: Role
    unit: str
    name: Name | None
    via: Chain


def possibilities(
    plan: Plan,
    register: Register,
    units: Sequence[str],
    *,
    roles: Collection[Role] = (),
    fits: Callable[[Task], bool] = lambda _: True,
    direct: bool = False,
) -> tuple[Possibility, ...]:
    """Return the tasks that each of `units` may have, each once, in the order of the plan.

    Those of collectives come before those of open lists. `roles` keeps only those, `fits` the tasks
    for which it is true; `direct` leaves out what would reach a unit through a collective.
    """
    found = [
        possibility
        for possibility in all_possibilities(plan, register, units)
        if (not roles or possibility.role in roles)
        and fits(possibility.task)
        and not (direct and possibility.name is not None)
    ]
    once = {(each.unit, each.place): each for each in reversed(found)}
    order = {unit: place for place, unit in enumerate(units)}
    return tuple(
        sorted(once.values(), key=lambda each: (order[each.unit], each.name is None, each.place))
    )


def all_possibilities(
    plan: Plan, register: Register, units: Collection[str]
) -> Iterator[Possibility]:
    """Yield every way in which the tasks of a plan may be a unit's, in the order of the plan."""
    wanted = set(units)
    parts = {(duty.unit, duty.place) for duty in assignments(plan, register) if duty.unit in wanted}
    kinds = {unit: of.kind if (of := register.units[unit]) else None for unit in units}
    for place, task in enumerate(plan.tasks):
        for opening in openings(task, register):
            for unit, kind in kinds.items():
                if (unit, place) not in parts and (
                    opening.name is None or may_stand_for(opening.via[-1], kind)
                ):
                    yield Possibility(place, task, opening.role, unit, opening.name, opening.via)


def openings(task: Task, register: Register) -> Iterator[Opening]:
    """Yield where a task leaves open who has it: collectives by role, then 等."""
    seen: set[tuple[Role, str]] = set()
    for role, name in task.assignments():
        named = register.unit_of(name.text)
        if (role, named) not in seen:
            seen.add((role, named))
            yield from (Opening(role, name, via) for via in _unlisted(named, register))
    last = last_role(task)
    if task.open_ended and last is not None:
        yield Opening(last, None, ())


def _unlisted(unit: str, register: Register) -> Iterator[Chain]:
    """Yield the chain to each collective without members that a unit is or holds."""
    for chain in ((unit,), *((*via, member) for member, via in register.unfold(unit).items())):
        if stands_for_unknown(chain[-1], register):
            yield chain


def stands_for_unknown(unit: str, register: Register) -> bool:
    """Return whether a unit stands for several that nobody has listed."""
    is_several = register.is_collective(unit) or sounds_like_several(unit)
    return is_several and not register.members(unit)
