"""Who carries how much, and how much coordination runs through whom?"""

from typing import NamedTuple

from duties.graph import cooperation, coordination
from duties.teamwork import Counts, Teamwork


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


def workload(work: Teamwork) -> Workload:
    """Return what each unit carries. Raises `TooManyPairsError`."""
    measured = coordination(cooperation(work))
    loads = [
        Load(name, counts, measured.partners[name], measured.betweenness[name])
        for name, counts in work.counts.items()
        if counts.tasks
    ]
    return Workload(tuple(sorted(loads, key=busiest)), measured.sampled)


def busiest(load: Load) -> tuple[int, int]:
    """Return the place of a unit in the order that begins with the busiest."""
    return -load.counts.tasks, -load.partners
