"""Who has which task: the names in a plan resolved to units, collectives unfolded."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from duties.model import Name, Plan, Role, Task
from duties.naming.names import Chain, Register
from duties.task_or_step import TaskOrStep, names_units

_ROLES = tuple(Role)  # to go through an enumeration takes longer


class Assignment(NamedTuple):
    """A task that a unit has in a role, and how the unit came by it.

    `place` is the task's index among the plan's tasks, from 0. `name` is the name that the task
    gives, with its place in the file. `via` is the chain of collectives from the named one
    down, empty if the task names the unit itself.
    """

    place: int
    task: Task
    role: Role
    unit: str
    name: Name
    via: Chain


def assignments(
    plan: Plan,
    register: Register,
    *,
    direct: bool = False,
    units: AbstractSet[str] | None = None,
) -> Iterator[Assignment]:
    """Yield every assignment of a plan in document order; `direct` does not unfold collectives.

    A unit has a role in a task only once: a direct mention takes precedence over a collective.
    `units` keeps only theirs, and is quicker than leaving out the others afterwards.
    """
    lead_there: dict[str, bool] = {}  # whether a name of the plan leads to one of the units

    def lead_to_any(names: tuple[Name, ...], units: AbstractSet[str]) -> bool:
        for name in names:
            found = lead_there.get(name.text)
            if found is None:
                unit = register.unit_of(name.text)
                found = unit in units or not (direct or units.isdisjoint(register.unfold(unit)))
                lead_there[name.text] = found
            if found:
                return True
        return False

    for place, task in enumerate(plan.tasks):
        for role in _ROLES:
            names = task.units(role)
            if names and (units is None or lead_to_any(names, units)):
                for unit, name, via in _parties(names, register, direct):
                    if units is None or unit in units:
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


def last_role(task: Task) -> Role | None:
    """Return the last role that a task gives anybody: the one whose list 等 closes."""
    return next((role for role in reversed(Role) if task.units(role)), None)


def step_assignments(
    plan: Plan,
    register: Register,
    *,
    direct: bool = False,
    units: AbstractSet[str] | None = None,
) -> Iterator[Assignment]:
    """Yield the assignments of those steps that name units of their own, as `assignments` does.

    `task` is the step as a task, `place` that of its task.
    """
    found = [
        (place, TaskOrStep(task, step).as_task())
        for place, task in enumerate(plan.tasks)
        for step in task.steps
        if names_units(step)
    ]
    if found:
        steps = plan._replace(tasks=tuple(task for _, task in found))
        for duty in assignments(steps, register, direct=direct, units=units):
            yield duty._replace(place=found[duty.place][0])
