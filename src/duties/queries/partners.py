"""Whom does a unit work with?"""

from typing import NamedTuple

from duties.graph import PlanGraph
from duties.model import Plan, Task


class Partner(NamedTuple):
    """A unit and the tasks that it shares with the one asked about."""

    name: str
    tasks: tuple[Task, ...]


def partners(plan: Plan, graph: PlanGraph, unit: str) -> tuple[Partner, ...]:
    """Return the units that share tasks with `unit`, those with the most first."""
    shared = graph.partners(unit)
    return tuple(
        Partner(name, tuple(plan.tasks[place] for place in places))
        for name, places in sorted(shared.items(), key=lambda item: -len(item[1]))
    )
