"""Which problems are there, by words that were typed?"""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial

from duties.answers.deadlines import span_typed
from duties.answers.left_open import unit_named
from duties.answers.progress import how_to_begin
from duties.answers.reply import Reply
from duties.book import Book
from duties.formats.views.problems import problems_view
from duties.ledger.model import Stage
from duties.naming.lookup import find_units
from duties.naming.typed_periods import typed_span
from duties.queries.entries import keys_about
from duties.queries.problems import Case, WantedProblems, helpers_named, select_problems
from duties.queries.selection import select_parts
from duties.task_or_step import parts_by_key
from duties.tracking.problems import problems

Ends = Callable[[date], date | None]
"""What tells when an open problem has been open too long, by the day from which it counts."""


def ends_of_span(option: str, text: str, day: date) -> Ends:
    """Return what adds the span that an option got, such as 30d; raises `UnknownSpanError`."""
    span_typed(option, text, day)
    return partial(typed_span, text)


def answer_problems(
    book: Book,
    day: date,
    tasks: Sequence[str] = (),
    *,
    stages: Collection[Stage] = (),
    units: Collection[str] = (),
    needs: Collection[str] = (),
    is_open: bool | None = None,
    ends: Ends | None = None,
    width: int | None = None,
) -> Reply[Case]:
    """Return the problems of a day that fit what was typed.

    The filters are those of `queries.problems`; `width` is that of a table. Raises what
    `find_unit`, `helpers_named` and `select_parts` raise.
    """
    plan, register = book.plan, book.register
    keys = None
    if tasks:
        keys = {key for part in select_parts(plan, tasks) for key in keys_about(plan, part)}
    wanted = WantedProblems(
        keys,
        stages,
        find_units(units, partial(unit_named, book)),
        [name for query in needs for name in helpers_named(plan, register, query)],
        is_open,
        ends,
    )
    notes = how_to_begin(book)
    found = problems(book.ledger, day)
    cases = select_problems(found, wanted, register, parts_by_key(plan).get, day)
    return Reply(problems_view(plan, width), cases, notes)
