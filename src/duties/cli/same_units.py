"""Which unit of one plan is which of another: by their register, or by who issued the plans."""

from pathlib import Path
from typing import Protocol, TypeVar

from duties.cli.session import Session
from duties.naming.beside import register_of
from duties.naming.joining import units_by_name
from duties.naming.names import normal_form
from duties.queries.unit_totals import UnitShare

Count = TypeVar("Count")


class Sharing(Protocol):
    """Makes of a unit of the plan, and what is counted of it, a share in that of many plans."""

    def __call__(self, name: str, counts: Count, /) -> UnitShare[Count]: ...


def sharing(session: Session) -> Sharing:
    """Return what tells which unit of many plans a unit of this plan is."""
    plan, file = session.plan, Path(session.plan_path)
    register = register_of(plan, file)
    known = {} if register is None else units_by_name(register.units)
    issuer = plan.issuer or plan.title or str(file)

    def share(name: str, counts: Count) -> UnitShare[Count]:
        unit = known.get(normal_form(name))
        if unit is None or register is None:
            return UnitShare(issuer, name, counts)
        return UnitShare(register.source.name, unit.name, counts)

    return share
