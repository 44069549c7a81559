"""What joins two units?"""

from itertools import pairwise
from typing import NamedTuple

from duties.errors.questions import NoChainError, SameUnitError
from duties.graph import PlanGraph
from duties.model import Plan, Role, Task
from duties.naming.names import Register
from duties.queries.possible import Openings


class Link(NamedTuple):
    """A task that two units share, and their roles in it; `step` counts along the chain from 1."""

    step: int
    first: str
    first_roles: tuple[Role, ...]
    second: str
    second_roles: tuple[Role, ...]
    task: Task


def between(
    plan: Plan, register: Register, graph: PlanGraph, first: str, second: str
) -> tuple[Link, ...]:
    """Return the tasks that two units share, or those along a shortest chain of units.

    Raises `SameUnitError` and, where no chain joins the two, `NoChainError`.
    """
    if first == second:
        raise SameUnitError(first)
    chain = graph.chain(first, second)
    if chain is None:
        openings = Openings(register)
        open_tasks = sum(any(openings.of(task)) for task in plan.tasks)
        raise NoChainError(first, second, open_tasks)
    return tuple(
        Link(
            step=step,
            first=here,
            first_roles=graph.roles(here, place),
            second=there,
            second_roles=graph.roles(there, place),
            task=plan.tasks[place],
        )
        for step, (here, there) in enumerate(pairwise(chain), 1)
        for place in graph.partners(here)[there]
    )
