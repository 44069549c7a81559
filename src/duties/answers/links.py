"""What joins units, and what each carries, where open work alone may be asked about."""

from datetime import date

from duties.answers.left_open import unit_named, what_is_left_open
from duties.answers.open_work import plan_on
from duties.answers.reply import Reply
from duties.book import Book
from duties.formats.views.between import BETWEEN
from duties.formats.views.partners import PARTNERS
from duties.formats.views.workload import WORKLOAD
from duties.graph import PlanGraph
from duties.messages import N_, Message
from duties.queries.between import Link, between
from duties.queries.partners import Partner, partners
from duties.queries.workload import Load, workload


def answer_partners(book: Book, unit: str, *, direct: bool = False) -> Reply[Partner]:
    """Return the units that a unit, as typed, shares tasks with; raises what `find_unit` raises."""
    name = unit_named(book, unit)
    found = partners(book.plan, PlanGraph(book.plan, book.register, direct=direct), name)
    return Reply(PARTNERS, found, remark=what_is_left_open(book, [name], direct=direct))


def answer_between(
    book: Book, first: str, second: str, open_on: date | None = None, *, direct: bool = False
) -> Reply[Link]:
    """Return the tasks that link two units, as typed; of open work on a day, if one is given.

    Raises what `find_unit` and `between` raise.
    """
    names = [unit_named(book, unit) for unit in (first, second)]
    plan, notes = plan_on(book, open_on)
    graph = PlanGraph(plan, book.register, direct=direct)
    return Reply(BETWEEN, between(plan, book.register, graph, *names), notes)


def answer_workload(
    book: Book, open_on: date | None = None, *, direct: bool = False
) -> Reply[Load]:
    """Return what each unit carries; of open work on a day, if one is given.

    Raises `TooManyPairsError`.
    """
    plan, notes = plan_on(book, open_on)
    found = workload(plan, book.register, direct=direct)
    if found.sampled is not None:
        text = N_("the plan is large, so coordination is estimated from {sampled} units")
        notes = (*notes, Message(text, {"sampled": found.sampled}))
    return Reply(WORKLOAD, found.loads, notes)
