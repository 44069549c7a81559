"""Who carries how much, and how much coordination runs through whom?"""

from typing import NamedTuple

from duties.graph import PlanGraph, coordination
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.counts import Counts, unit_counts


class Load(NamedTuple):
    """What a unit carries: its tasks, how many units it shares them with, and its betweenness.

    `betweenness` is the unit's share (0 to 1) of the shortest chains between two other units.
    """

    name: str
    counts: Counts
    partners: int
    betweenness: float


class Workload(NamedTuple):
    """Every unit with a task, the busiest first.

    `sampled` is the number of units that the betweenness was estimated from, None if it is exact.
    """

    loads: tuple[Load, ...]
    sampled: int | None


def workload(plan: Plan, register: Register, *, direct: bool = False) -> Workload:
    """Return what each unit carries; `direct` leaves out what reaches it through a collective."""
    measured = coordination(PlanGraph(plan, register, direct=direct).cooperation())
    loads = [
        Load(unit.name, unit.counts, measured.partners[unit.name], measured.betweenness[unit.name])
        for unit in unit_counts(plan, register, direct=direct)
        if unit.counts.tasks
    ]
    return Workload(tuple(sorted(loads, key=busiest)), measured.sampled)


def busiest(load: Load) -> tuple[int, int]:
    """Return the place of a unit in the order that begins with the busiest."""
    return -load.counts.tasks, -load.partners
