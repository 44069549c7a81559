"""Which units are there, and by which lines does one have a task?"""

from collections.abc import Collection, Sequence

from duties.answers.reply import Reply
from duties.book import Book
from duties.formats.views.units import UNITS
from duties.formats.views.why import WHY, tasks_left_open
from duties.model import Task
from duties.naming.search import units_named
from duties.queries.counts import UnitCounts, units_counted
from duties.queries.why import Reason, why


def answer_units(
    book: Book, parts: Collection[str] = (), *, direct: bool = False
) -> Reply[UnitCounts]:
    """Return the units, or those with one of `parts` in a name or alias, or in its pinyin."""
    found = units_counted(book.register, book.teamwork(direct=direct))
    if parts:
        wanted = {unit for part in parts for unit in units_named(book.register, part)}
        found = tuple(unit for unit in found if unit.name in wanted)
    return Reply(UNITS, found)


def answer_why(book: Book, tasks: Sequence[Task], unit: str) -> Reply[Reason]:
    """Return what gives a unit these tasks; only where nothing does, what leaves it open.

    Raises `NoPartError`.
    """
    found = why(book.plan, book.register, book.source, tuple(tasks), unit)
    certain = [reason for reason in found if not reason.is_possible]
    if not certain:
        return Reply(WHY, found)
    left = dict.fromkeys(reason.duty.task.id for reason in found if reason.is_possible)
    return Reply(WHY, certain, remark=tasks_left_open(unit, tuple(left)))
