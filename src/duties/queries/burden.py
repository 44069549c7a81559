"""How many tasks does each unit carry in which role, and how many of them are done?"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from duties.assignments import assignments
from duties.model import Plan, Role
from duties.naming.names import Register

if TYPE_CHECKING:
    from duties.tracking.standing import Standing


class Burden(NamedTuple):
    """The tasks of a unit by the highest role that it has in each; `done` are some of them."""

    name: str
    by_role: Mapping[Role, int]
    done: Mapping[Role, int]

    @property
    def tasks(self) -> int:
        """How many tasks it has."""
        return sum(self.by_role.values())

    @property
    def finished(self) -> int:
        """How many of them are done."""
        return sum(self.done.values())


def burdens(
    plan: Plan,
    register: Register,
    *,
    done: Collection[int] = (),
    left_out: Collection[int] = (),
    direct: bool = False,
) -> tuple[Burden, ...]:
    """Return what each unit with a task carries, the busiest first, then those that lead more.

    `done` and `left_out` are places of tasks in the plan: the latter count for nobody. `direct`
    leaves out what reaches a unit through a collective.
    """
    ranks = {role: rank for rank, role in enumerate(Role)}
    roles: dict[str, dict[int, Role]] = {}
    for duty in assignments(plan, register, direct=direct):
        if duty.place not in left_out:
            own = roles.setdefault(duty.unit, {})
            had = own.get(duty.place)
            if had is None or ranks[duty.role] < ranks[had]:
                own[duty.place] = duty.role
    found = [
        Burden(
            unit,
            Counter(roles[unit].values()),
            Counter(role for place, role in roles[unit].items() if place in done),
        )
        for unit in register.units
        if unit in roles
    ]
    found.sort(key=lambda each: (-each.tasks, *(-each.by_role[role] for role in Role)))
    return tuple(found)


def over(standings: "Sequence[Standing]") -> tuple[frozenset[int], frozenset[int]]:
    """Return the places of the tasks that are done, and of those that were cancelled."""
    from duties.ledger.model import State
    from duties.tracking.standing import Class

    places = list(enumerate(standings))
    cancelled = frozenset(place for place, each in places if each.state is State.CANCELLED)
    return frozenset(place for place, each in places if each.class_ is Class.DONE), cancelled
