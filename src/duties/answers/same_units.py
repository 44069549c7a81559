"""Which unit of one plan is which of another: by their register, or by who issued the plans."""

from typing import Protocol, TypeVar

from duties.book import Book
from duties.naming.joining import units_by_name
from duties.naming.names import normal_form
from duties.queries.unit_totals import UnitShare

Count = TypeVar("Count")


class Sharing(Protocol):
    """Makes of a unit of the plan, and what is counted of it, a share in that of many plans."""

    def __call__(self, name: str, counts: Count, /) -> UnitShare[Count]: ...


def sharing(book: Book) -> Sharing:
    """Return what tells which unit of many plans a unit of this plan is."""
    plan, register = book.plan, book.shared_register
    known = {} if register is None else units_by_name(register.units)
    issuer = plan.issuer or plan.title or book.source.name

    def share(name: str, counts: Count) -> UnitShare[Count]:
        unit = known.get(normal_form(name))
        if unit is None or register is None:
            return UnitShare(issuer, name, counts)
        return UnitShare(register.source.name, unit.name, counts)

    return share
