"""What only one of two plans says of the units that both name."""

from typing import NamedTuple

from duties.model import Name, Plan, Unit
from duties.naming.names import Register


class Completed(NamedTuple):
    """A plan with what another one states of its units, and the collectives that got members."""

    plan: Plan
    collectives: tuple[str, ...]


def completed(plan: Plan, other: Plan, *, is_document: bool = False) -> Completed:
    """Return a plan in which collectives of unknown members have those that another plan states.

    That nobody has said who they are does not mean that there are none. A document knows no
    aliases either: in its plan, what are names of one unit in the other plan are names of one.
    """
    register = Register(plan)
    units = {name: unit for name, unit in register.units.items() if unit is not None}
    collectives: list[str] = []
    gone: set[str] = set()
    for theirs in other.units:
        names = (Name(theirs.name, theirs.span), *theirs.aliases)
        named = [known for name in names if (known := register.known(name.text)) is not None]
        if not named or named[0] in gone:
            continue
        own = units.get(named[0], Unit(theirs.spans, theirs.span, named[0]))
        if theirs.members is not None and own.members is None:
            own = own._replace(members=theirs.members)
            collectives.append(own.name)
        if is_document:
            gone |= {name for name in named if name != own.name}
            own = own._replace(aliases=(*own.aliases, *_others(names, own)))
        if own != units.get(own.name) and (own.members is not None or own.aliases):
            units[own.name] = own
    kept = tuple(unit for name, unit in units.items() if name not in gone)
    return Completed(plan._replace(units=kept), tuple(collectives))


def _others(names: tuple[Name, ...], own: Unit) -> list[Name]:
    known = {own.name, *(alias.text for alias in own.aliases)}
    return [name for name in names if name.text not in known]
