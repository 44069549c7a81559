"""Collectives whose members only one of two plans states."""

from typing import NamedTuple

from duties.model import Plan, Unit
from duties.naming.names import Register


class Completed(NamedTuple):
    """A plan with the members that another plan states, and the collectives that took them over."""

    plan: Plan
    collectives: tuple[str, ...]


def completed(plan: Plan, other: Plan) -> Completed:
    """Return a plan in which collectives of unknown members have those that another plan states.

    That nobody has said who they are does not mean that there are none: a document seldom says so.
    """
    register = Register(plan)
    taken: dict[str, Unit] = {}
    for unit in other.units:
        if unit.members is None:
            continue
        names = (unit.name, *(alias.text for alias in unit.aliases))
        found = (register.known(name) for name in names)
        known = next((name for name in found if name is not None), None)
        if known is None or known in taken:
            continue
        own = register.units[known]
        if own is None:
            taken[known] = Unit(unit.spans, unit.span, known, members=unit.members)
        elif own.members is None:
            taken[known] = own._replace(members=unit.members)
    if not taken:
        return Completed(plan, ())
    kept = [taken.get(unit.name, unit) for unit in plan.units]
    registered = {unit.name for unit in plan.units}
    added = [unit for name, unit in taken.items() if name not in registered]
    return Completed(plan._replace(units=(*kept, *added)), tuple(taken))
