"""The draft of a plan as values: what a document says, each assignment with its place."""

from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.structure.head import Head
from duties.importing.tables.lists_of_an_export import ListedUnit
from duties.model import Role
from duties.periods import Period


class Assigned(NamedTuple):
    """A unit in a role, the place that says so, and the words there."""

    role: Role
    name: str
    place: Place
    words: str


class DraftTask(NamedTuple):
    """A task as the document has it.

    `due_text` is what it says of the time that is more than a date, `text` is its whole text.
    """

    id: str
    title: str
    action: str | None
    assigned: tuple[Assigned, ...]
    open_ended: bool
    due: Period | None
    due_text: str
    remark: str
    text: str
    place: Place

    def names(self, role: Role) -> tuple[str, ...]:
        """Return the units in a role, in order."""
        return tuple([each.name for each in self.assigned if each.role is role])


class DraftAction(NamedTuple):
    """A chapter that holds tasks, with the units that lead it."""

    id: str
    title: str
    lead: tuple[Assigned, ...]
    place: Place


class Expects(NamedTuple):
    """How many actions and tasks an exported document says that the plan announces."""

    actions: int | None = None
    tasks: int | None = None


class Draft(NamedTuple):
    """All that was read of a document."""

    document: str
    head: Head
    expects: Expects
    units: tuple[ListedUnit, ...]
    actions: tuple[DraftAction, ...]
    tasks: tuple[DraftTask, ...]
    doubts: tuple[Doubt[Place], ...]
