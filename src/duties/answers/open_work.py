"""A plan, or of it what is open work on a day."""

from datetime import date

from duties.book import Book
from duties.messages import N_, Message, counted
from duties.model import Plan


def plan_on(book: Book, open_on: date | None) -> tuple[Plan, tuple[Message, ...]]:
    """Return the plan, or of it what is open work on a day; and how much is left out."""
    plan = book.plan
    if open_on is None:
        return plan, ()
    if not book.has_ledger:
        return plan, (Message(N_("nothing has been reported on this plan, so all of it is open")),)
    from duties.queries.open_work import open_work

    left = open_work(plan, book.tracker.on(open_on))
    if not (over := len(plan.tasks) - len(left.tasks)):
        return left, ()
    left_out = counted(
        "{count} task that was done or cancelled by {day} is left out",
        "{count} tasks that were done or cancelled by {day} are left out",
        over,
        day=open_on,
    )
    return left, (left_out,)
