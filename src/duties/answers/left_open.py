"""What to say beside an answer about a unit: that the plan may give it more than it names.

A unit that the plan does not name at all may have tasks, too: those of 各街道, say.
"""

from collections.abc import Callable, Collection, Sequence

from duties.book import Book
from duties.errors.questions import UnknownUnitError
from duties.formats.views.my_tasks import left_open
from duties.messages import Message, counted
from duties.model import Role, Task
from duties.naming.collectives import sounds_like_several
from duties.naming.lookup import find_unit
from duties.queries.possible import possibilities


def what_is_left_open(
    book: Book,
    units: Sequence[str],
    *,
    roles: Collection[Role] = (),
    fits: Callable[[Task], bool] = lambda _: True,
    direct: bool = False,
) -> Message | None:
    """Return a remark on the tasks that may be the units' too, None where there are none.

    The filters are those of `possibilities`.
    """
    possible = possibilities(book.plan, book.register, units, roles=roles, fits=fits, direct=direct)
    return left_open(possible, _listing(units))


def _listing(units: Sequence[str]) -> str:
    """Return the command that lists what may be the units'."""
    words = " ".join(unit if unit.isalnum() else f'"{unit}"' for unit in units)
    return f"duties my-tasks {words} --possible"


def unit_named(book: Book, query: str) -> str:
    """Return the unit of the plan that `query` means; raises what `find_unit` raises."""
    return find_unit(book.register, query)


def unit_or_unnamed(book: Book, query: str, note: Callable[[Message], None]) -> str:
    """Return the unit that `query` means, or, with a note, `query` if the plan may mean it unnamed.

    Raises what `find_unit` raises where it cannot be a unit.
    """
    try:
        return unit_named(book, query)
    except UnknownUnitError as error:
        if not _may_be_a_unit(book, query):
            raise
        note(error.message)
        return query.strip()


def what_an_unnamed_unit_may_have(book: Book, query: str) -> Message | None:
    """Return a remark on the tasks that a unit which the plan does not name may have, if any."""
    if not _may_be_a_unit(book, query):
        return None
    unit = query.strip()
    if not (found := possibilities(book.plan, book.register, [unit])):
        return None
    return counted(
        "{count} task leaves open who has it; if {unit} is a unit that the plan does not name, "
        "`{command}` lists what may be its task",
        "{count} tasks leave open who has them; if {unit} is a unit that the plan does not name, "
        "`{command}` lists what may be its tasks",
        len(found),
        unit=unit,
        command=_listing([unit]),
    )


def _may_be_a_unit(book: Book, query: str) -> bool:
    """Return whether this may be the name of one unit: one in ASCII, if the plan has such names."""
    name = query.strip()
    if name.isascii():
        return any(unit.isascii() for unit in book.register.units)
    is_list = any(sign in name for sign in "、，,；;")
    return len(name) >= _SHORTEST and not is_list and not sounds_like_several(name)


_SHORTEST = 3  # letters of a unit's name
