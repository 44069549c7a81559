"""Who has which task: the names in a plan resolved to units, collectives unfolded."""

from collections.abc import Iterator
from typing import NamedTuple

from duties.model import Name, Plan, Role, Task
from duties.naming.names import Chain, Register


class Assignment(NamedTuple):
    """A task that a unit has in a role, and how it comes to it.

    `place` is where the task stands among the plan's tasks, counted from 0. `name` is what the
    task says, with its place in the file. `via` is the chain of collectives from the named
    one down, empty where the task names the unit itself.
    """

    place: int
    task: Task
    role: Role
    unit: str
    name: Name
    via: Chain


def assignments(plan: Plan, register: Register, *, direct: bool = False) -> Iterator[Assignment]:
    """Yield every assignment of a plan in document order; `direct` leaves collectives folded.

    A unit has a role in a task once: what the task says of itself goes before what a collective
    brings.
    """
    for place, task in enumerate(plan.tasks):
        for role in Role:
            if names := task.units(role):
                for unit, name, via in _parties(names, register, direct):
                    yield Assignment(place, task, role, unit, name, via)


def _parties(
    names: tuple[Name, ...], register: Register, direct: bool
) -> Iterator[tuple[str, Name, Chain]]:
    named: dict[str, Name] = {}
    for name in names:
        named.setdefault(register.unit_of(name.text), name)
    for unit, name in named.items():
        yield unit, name, ()
    if direct:
        return
    reached = set(named)
    for collective, name in named.items():
        for unit, chain in register.unfold(collective).items():
            if unit not in reached:
                reached.add(unit)
                yield unit, name, chain
