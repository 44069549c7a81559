"""Which unit of one plan is which of another: by their register, or by who issued the plans."""

from collections.abc import Callable

from duties.book import Book
from duties.naming.joining import units_by_name
from duties.naming.names import normal_form
from duties.queries.unit_totals import UnitShare
from duties.teamwork import Counts


def sharing(book: Book) -> Callable[[str, Counts], UnitShare]:
    """Return what makes of a unit of the plan, and its tasks, a share in those of many plans."""
    plan, register = book.plan, book.shared_register
    known = {} if register is None else units_by_name(register.units)
    issuer = plan.issuer or plan.title or book.source.name

    def share(name: str, counts: Counts) -> UnitShare:
        unit = known.get(normal_form(name))
        if unit is None or register is None:
            return UnitShare(issuer, name, counts)
        return UnitShare(register.source.name, unit.name, counts)

    return share
