"""Who works on how much, and with whom: the tasks of each unit counted, the team of each task."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from duties.assignments import Assignment, assignments
from duties.model import Plan, Role
from duties.naming.names import Register


class Counts(NamedTuple):
    """In how many tasks, and in how many of them by each role."""

    tasks: int
    by_role: Mapping[Role, int]


class Team(NamedTuple):
    """The units of a task, sorted by their names; `task` is its id."""

    task: str
    units: Sequence[str]


class Teamwork(NamedTuple):
    """Every unit of a plan, in the order of its register, and the teams of its tasks, in theirs."""

    counts: Mapping[str, Counts]
    teams: Sequence[Team]


def teamwork(plan: Plan, register: Register, *, direct: bool = False) -> Teamwork:
    """Return who works on what; `direct` leaves out what reaches units through a collective."""
    duties = list(assignments(plan, register, direct=direct))
    counted = counts_by_unit(duties)
    teams: dict[int, set[str]] = {}
    for duty in duties:
        teams.setdefault(duty.place, set()).add(duty.unit)
    return Teamwork(
        {name: counted.get(name, NO_TASKS) for name in register.units},
        [Team(plan.tasks[place].id, sorted(units)) for place, units in teams.items()],
    )


def counts_by_unit(duties: Iterable[Assignment]) -> dict[str, Counts]:
    """Count the tasks of each unit that has any."""
    by_role: dict[str, dict[Role, int]] = {}
    tasks: dict[str, set[int]] = {}
    for duty in duties:
        roles = by_role.setdefault(duty.unit, dict.fromkeys(Role, 0))
        roles[duty.role] += 1
        tasks.setdefault(duty.unit, set()).add(duty.place)
    return {unit: Counts(len(tasks[unit]), roles) for unit, roles in by_role.items()}


NO_TASKS = Counts(0, dict.fromkeys(Role, 0))
