"""Which tasks may be a unit's, though the plan does not say so?"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from duties.assignments import assignments, last_role
from duties.model import Name, Plan, Role, Task, UnitKind
from duties.naming.collectives import may_stand_for, sounds_like_several
from duties.naming.kinds import guessed_kind
from duties.naming.names import Chain, Register
from duties.queries.due import TaskOrder, ranks


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
    order: TaskOrder | None = None,
    direct: bool = False,
) -> tuple[Possibility, ...]:
    """Return the tasks that each of `units` may have, each once.

    Those of collectives come before those of open lists, both in the order of the plan, unless
    `order` asks for another. `roles` keeps only those, `fits` the tasks for which it is true;
    `direct` leaves out what would reach a unit through a collective.
    """
    found = [
        possibility
        for possibility in all_possibilities(plan, register, units)
        if (not roles or possibility.role in roles)
        and fits(possibility.task)
        and not (direct and possibility.name is not None)
    ]
    once = {(each.unit, each.place): each for each in reversed(found)}
    at = {unit: place for place, unit in enumerate(units)}
    if order is not None:
        by_task = ranks(plan, register, order, direct=direct)
        return tuple(sorted(once.values(), key=lambda each: (at[each.unit], by_task[each.place])))
    return tuple(
        sorted(once.values(), key=lambda each: (at[each.unit], each.name is None, each.place))
    )


def all_possibilities(
    plan: Plan, register: Register, units: Collection[str]
) -> Iterator[Possibility]:
    """Yield every way in which the tasks of a plan may be a unit's, in the order of the plan.

    The plan need not name the unit: what is meant by 各街道 may be any street.
    """
    if not _leaves_open(plan, register):
        return
    wanted = set(units)
    parts = {(duty.unit, duty.place) for duty in assignments(plan, register, units=wanted)}
    kinds = {unit: _kind(register, unit) for unit in units}
    openings = Openings(register)
    for place, task in enumerate(plan.tasks):
        for opening in openings.of(task):
            for unit, kind in kinds.items():
                if (unit, place) not in parts and (
                    opening.name is None or may_stand_for(opening.via[-1], unit, kind)
                ):
                    yield Possibility(place, task, opening.role, unit, opening.name, opening.via)


def _leaves_open(plan: Plan, register: Register) -> bool:
    """Tell whether any task can leave open who has it: most plans can be told apart so at once."""
    return any(task.open_ended for task in plan.tasks) or any(
        stands_for_unknown(unit, register) for unit in register.units
    )


def _kind(register: Register, unit: str) -> UnitKind | None:
    if unit not in register.units:
        return guessed_kind(unit)
    registered = register.units[unit]
    return registered.kind if registered is not None else None


class Openings:
    """Finds where tasks leave open who has them."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._unlisted: dict[str, tuple[Chain, ...]] = {}

    def of(self, task: Task) -> Iterator[Opening]:
        """Yield where a task leaves open who has it: collectives by role, then 等."""
        seen: set[tuple[Role, str]] = set()
        for role in Role:
            for name in task.units(role):
                if not (chains := self._chains(name.text)):
                    continue
                named = self._register.unit_of(name.text)
                if (role, named) not in seen:
                    seen.add((role, named))
                    yield from (Opening(role, name, via) for via in chains)
        last = last_role(task)
        if task.open_ended and last is not None:
            yield Opening(last, None, ())

    def _chains(self, name: str) -> tuple[Chain, ...]:
        """Return the chain to each collective without members that a named unit is or holds."""
        found = self._unlisted.get(name)
        if found is None:
            unit = self._register.unit_of(name)
            held = self._register.unfold(unit).items()
            chains = ((unit,), *((*via, member) for member, via in held))
            found = self._unlisted[name] = tuple(
                chain for chain in chains if stands_for_unknown(chain[-1], self._register)
            )
        return found


def stands_for_unknown(unit: str, register: Register) -> bool:
    """Return whether a unit stands for several that nobody has listed."""
    is_several = register.is_collective(unit) or sounds_like_several(unit)
    return is_several and not register.members(unit)
