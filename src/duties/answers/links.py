"""What joins units."""

from datetime import date

from duties.answers.open_work import plan_on
from duties.answers.reply import Reply
from duties.book import Book
from duties.formats.views.between import BETWEEN
from duties.formats.views.partners import PARTNERS
from duties.graph import PlanGraph
from duties.naming.lookup import find_unit
from duties.queries.between import Link, between
from duties.queries.partners import Partner, partners


def answer_partners(book: Book, unit: str, *, direct: bool = False) -> Reply[Partner]:
    """Return the units that a unit, as typed, shares tasks with; raises what `find_unit` raises."""
    from duties.answers.left_open import what_is_left_open

    name = find_unit(book.register, unit)
    found = partners(book.plan, PlanGraph(book.plan, book.register, direct=direct), name)
    return Reply(PARTNERS, found, remark=what_is_left_open(book, [name], direct=direct))


def answer_between(
    book: Book, first: str, second: str, open_on: date | None = None, *, direct: bool = False
) -> Reply[Link]:
    """Return the tasks that link two units, as typed; of open work on a day, if one is given.

    Raises what `find_unit` and `between` raise.
    """
    names = [find_unit(book.register, unit) for unit in (first, second)]
    plan, notes = plan_on(book, open_on)
    graph = PlanGraph(plan, book.register, direct=direct)
    return Reply(BETWEEN, between(plan, book.register, graph, *names), notes)
