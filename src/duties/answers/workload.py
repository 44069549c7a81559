"""What each unit carries, of all work or of what is open."""

from datetime import date

from duties.answers.open_work import plan_on
from duties.answers.reply import Reply
from duties.book import Book
from duties.formats.views.workload import WORKLOAD
from duties.messages import N_, Message
from duties.queries.workload import Load, workload
from duties.teamwork import teamwork


def answer_workload(
    book: Book, open_on: date | None = None, *, direct: bool = False
) -> Reply[Load]:
    """Return what each unit carries; of open work on a day, if one is given.

    Raises `TooManyPairsError`.
    """
    plan, notes = plan_on(book, open_on)
    is_whole = plan is book.plan
    found = workload(
        book.teamwork(direct=direct) if is_whole else teamwork(plan, book.register, direct=direct)
    )
    if found.sampled is not None:
        text = N_("the plan is large, so coordination is estimated from {sampled} units")
        notes = (*notes, Message(text, {"sampled": found.sampled}))
    return Reply(WORKLOAD, found.loads, notes)
