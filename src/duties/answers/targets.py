"""Which targets are there, and how do they stand, by words that were typed?"""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial

from duties.answers.deadlines import Spelt, period_typed
from duties.answers.left_open import unit_named
from duties.answers.reply import Reply
from duties.book import Book
from duties.errors.questions import UnknownTargetError
from duties.formats.views.targets import targets_view
from duties.model import Plan, Target
from duties.naming.lookup import find_units
from duties.queries.selection import select_tasks
from duties.queries.targets import TargetWish, select_targets
from duties.queries.task_targets import targets_named
from duties.tracking.targets import TargetStanding, TargetStatus, readings_by_target, standings


def answer_targets(
    book: Book,
    day: date,
    names: Sequence[str] = (),
    *,
    owners: Collection[str] = (),
    tasks: Collection[str] = (),
    by: str | None = None,
    statuses: Collection[TargetStatus] = (),
    uncarried: bool = False,
    unowned: bool = False,
    spelt: Spelt = str,
    width: int | None = None,
) -> Reply[TargetStanding]:
    """Return how the targets stand on a day that fit what was typed.

    `by` is a stretch of the calendar; the other filters are those of `queries.targets`. `spelt` is
    how errors call an option, `width` that of a table. Raises `UnknownPeriodError`,
    `UnknownTargetError`, and what `find_unit` and `select_tasks` raise.
    """
    plan, register = book.plan, book.register
    wish = TargetWish(
        by=None if by is None else period_typed(spelt("--by"), by, day),
        ids={target.id for name in names for target in _named(plan, name)},
        owners=find_units(owners, partial(unit_named, book)),
        tasks={task.id for task in select_tasks(plan, tasks)} if tasks else (),
        statuses=frozenset(statuses),
        uncarried=uncarried,
        unowned=unowned,
    )
    found = standings(plan, readings_by_target(book.ledger), day)
    listed = select_targets(found, plan, register, wish)
    return Reply(targets_view(len(listed), width), listed)


def _named(plan: Plan, name: str) -> tuple[Target, ...]:
    found = targets_named(plan, name)
    if not found:
        raise UnknownTargetError(name, tuple(f"{each.id} {each.name}" for each in plan.targets))
    return found
