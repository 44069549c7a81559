"""What changed since an earlier plan, as a page tells it: each change leads to what it is about."""

from collections.abc import Iterator

from duties.exporting.file_parts import FilePart
from duties.exporting.page.addresses import part_address
from duties.exporting.page.linked import LinkedTable
from duties.formats.differences import parts_of
from duties.formats.grid import grid
from duties.formats.text import printable
from duties.messages import Translator, shown
from duties.model import Action, Body, Target, Task
from duties.queries.comparison import ActionDifference, Difference, PartDifference
from duties.queries.handover import Revision, UnitMoves


def changes(revision: Revision, addresses: frozenset[str], into: Translator) -> list[LinkedTable]:
    """Return the tables of what changed; they lead to `addresses` only."""
    return list(_tables(revision, addresses, into))


def _tables(
    revision: Revision, addresses: frozenset[str], into: Translator
) -> Iterator[LinkedTable]:
    for view, items, caption in parts_of(revision):
        parts = tuple(part if (part := _part_of(item)) in addresses else None for item in items)
        said = printable(str(shown(caption, into)))
        yield LinkedTable(said, grid(view, items, into, printable), parts)


def _part_of(change: object) -> str | None:
    """Return where a change leads: to its task, unit or action, or to the list of its kind."""
    match change:
        case Difference(new=Task() as task):
            return part_address(task.id, "task")
        case UnitMoves():
            return part_address(change.unit, "unit")
        case ActionDifference(new=Action() as action):
            return part_address(action.id, "action")
        case PartDifference(new=Target()):
            return FilePart.TARGETS
        case PartDifference(new=Body()):
            return FilePart.BODIES
    return None
