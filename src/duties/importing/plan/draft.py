"""The draft of a plan as values: what a document says, each assignment with its place."""

from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.fates import Fate
from duties.importing.structure.head import Head
from duties.importing.tables.lists_of_an_export import ListedUnit
from duties.importing.tables.tracking_of_an_export import TrackingOfExport
from duties.messages import N_, Message
from duties.model import Bound, Role, TargetKind
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
    start: Period | None = None

    def names(self, role: Role) -> tuple[str, ...]:
        """Return the units in a role, in order."""
        return tuple([each.name for each in self.assigned if each.role is role])


UNTITLED = "（无标题）"
"""What is written where a task or an action has no title."""


class DraftAction(NamedTuple):
    """A chapter that holds tasks, with the units that lead it."""

    id: str
    title: str
    lead: tuple[Assigned, ...]
    place: Place


Value = str | tuple[str, str]
"""What a target comes to: a number as printed, a range, or words."""


class DraftTarget(NamedTuple):
    """A target as the document has it: see `model.Target`.

    A range is a pair of numbers; a baseline has a value, with the time it is of where that is said.
    Only lists of exports, and tables of indicators by years, name an `owner`.
    """

    id: str
    name: str
    group: str
    value: Value | None
    unit: str
    bound: Bound
    by: Period | None
    kind: TargetKind
    baseline: tuple[Value, Period | None] | None
    tasks: tuple[str, ...]
    place: Place
    owner: str = ""


class Expects(NamedTuple):
    """How many actions and tasks an exported document says that the plan announces."""

    actions: int | None = None
    tasks: int | None = None


class Contradiction(NamedTuple):
    """What the text and an annexed table, at a place, say differently in a field of a task.

    `text` and `table` are the names of units, or one title or deadline each; `worded` is how people
    read the two, where that is something else.
    """

    task: str
    field: str
    text: tuple[str, ...]
    table: tuple[str, ...]
    place: Place
    worded: tuple[object, object] | None = None

    def message(self) -> Message:
        """Return the two in words, of units only those in which they differ."""
        of_text = tuple(each for each in self.text if each not in self.table)
        of_table = tuple(each for each in self.table if each not in self.text)
        if not of_text:
            how = N_("only the table ({place}) has {table}")
        elif not of_table:
            how = N_("only the text has {text}, not the table ({place})")
        elif (of_text, of_table) == (self.text, self.table):
            how = N_("{text} in the text, {table} in the table ({place})")
        else:
            how = N_("only the text has {text}, only the table ({place}) {table}")
        text, table = self.worded or (of_text, of_table)
        told = Message(how, {"text": text, "table": table, "place": self.place.message()})
        facts = {"field": Message(_FIELDS[self.field]), "how": told}
        return Message(N_("text and table differ on {field}: {how}"), facts)


_FIELDS = {
    "title": N_("the title"),
    "lead": N_("the lead"),
    "responsible": N_("the responsible units"),
    "support": N_("the supporting units"),
    "due": N_("the deadline"),
}


class Accounted(NamedTuple):
    """What became of something that stands in a document, and in words as what it was taken, why it
    was left out, or what is told of it.
    """

    place: Place
    words: str
    fate: Fate
    what: Message


class Draft(NamedTuple):
    """All that was read of a document; the `account` is made only where it is asked for."""

    document: str
    head: Head
    expects: Expects
    units: tuple[ListedUnit, ...]
    actions: tuple[DraftAction, ...]
    tasks: tuple[DraftTask, ...]
    doubts: tuple[Doubt[Place], ...]
    contradictions: tuple[Contradiction, ...] = ()
    targets: tuple[DraftTarget, ...] = ()
    tracking: TrackingOfExport = TrackingOfExport()
    account: tuple[Accounted, ...] = ()
