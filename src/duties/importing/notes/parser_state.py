"""What is known of a note while it is parsed, and what is said of doubtful words in it."""

from collections.abc import Iterable
from enum import Enum, auto

from duties.importing.doubts import Doubt
from duties.importing.lexicon.name_lists import ListedUnits, Named
from duties.importing.notes.note import Division, Party
from duties.messages import N_, Message
from duties.model import Role

NO_NAME_LEFT_OUT = N_("{words} is not the name of a unit; it is left out")
INFORMED_LEFT_OUT = N_("{words}: who is only informed has no part in the task; it is left out")
PERSON_LEFT_OUT = N_("{words} is left out, because a plan names only units")
STRANGE_END = N_("{name} does not end like the name of a unit; it is kept as printed")
COLON_MISSING = N_("a colon is missing after {label}")
BLANK_PARTS = N_("the blank after {name} is treated as a separator")
SENTENCE_TAKEN = N_("this sentence is treated as a note: {words}")


def left_out_before(words: str, name: str, at: int) -> Doubt[int]:
    """Return the doubt that words before the name of a unit are left out."""
    message = N_("{words} before {name} is left out")
    return Doubt(Message(message, {"words": words, "name": name}), at)


COMMAS = frozenset("，,")
SEMICOLONS = frozenset("；;。")
_GOES_ON = frozenset("、，,")
_LONGEST_GAP = 3  # letters between two parts of one deadline: a comma and blanks


class Mode(Enum):
    """What the next words of a note are."""

    UNITS = auto()
    DEADLINE = auto()
    PERSON = auto()
    STANDING = auto()  # an instruction for more than the task at hand
    LEFT_OUT = auto()  # what a label that is no role has after it


class ParserState:
    """A note while it is parsed, piece by piece."""

    is_open = False
    has_verb = False
    is_apart = False
    all_apart_lead = False
    concerns_action = False
    division: Division | None = None
    rest: Role | None = None  # what those are that a division makes no leads
    commas = semicolons = 0
    _group = 0

    def __init__(self, column: Role | None = None) -> None:
        """Begin a note, or with a `column` the cell of a table, which gives units that role."""
        self.label = column  # the role that the last label gives
        self.has_label = column is not None
        self.parties: list[Party] = []
        self.deadlines: list[str] = []
        self._deadline_end = -1
        self.doubts: list[Doubt[int]] = []
        self.mode = Mode.UNITS
        self._pending: list[tuple[Named, int, int, int]] = []  # with group and ranks

    def separate(self, sign: str) -> None:
        """Take note of the sign before a piece."""
        if sign in COMMAS:
            self.commas += 1
        if sign in SEMICOLONS:
            self.semicolons += 1
        if sign != "、":
            self._group += 1
        if sign in SEMICOLONS and self.label is None:
            self.flush(None)

    def name(self, named: Named) -> None:
        """Let a unit wait for its role."""
        self._pending.append((named, self._group, self.commas, self.semicolons))

    def take(self, names: ListedUnits) -> None:
        """Let units that a piece names wait for their role."""
        for named in names.names:
            self.name(named)
        self.is_open = self.is_open or names.is_open

    def enlist(self, listed: Iterable[ListedUnits]) -> None:
        """Give the units of a list the role of its label."""
        role = self.label or Role.RESPONSIBLE
        for names in listed:
            for name, is_starred in names.names:
                party = Party(role, name, self.commas, self.semicolons, is_starred)
                self.parties.append(party)
            self.is_open = self.is_open or names.is_open

    def tell_deadline(self, text: str, at: int, after: str) -> None:
        """Take a deadline; one that goes on after a comma is told as the document prints it."""
        if after in _GOES_ON and 0 < at - self._deadline_end <= _LONGEST_GAP and self.deadlines:
            self.deadlines[-1] += f"{after}{text}"
        else:
            self.deadlines.append(text)
        self._deadline_end = at + len(text)

    def only_names(self) -> ListedUnits | None:
        """Return the names that wait, where nothing else was read and nothing is doubtful."""
        if not self._pending or self.parties or self.doubts or self.deadlines:
            return None
        if self.mode is not Mode.UNITS or self.division is not None:
            return None
        return ListedUnits(tuple(named for named, *_ in self._pending), self.is_open, ())

    def flush(self, verb: Role | None) -> None:
        """Give the names that wait their role: the verb's, the label's, or the plain one."""
        for named, group, commas, semicolons in self._pending:
            if verb is not None and (self.label is None or group == self._group):
                role = verb
            else:
                role = self.label or Role.RESPONSIBLE
            self.parties.append(Party(role, named.name, commas, semicolons, named.is_starred))
        self._pending.clear()

    def waiting(self) -> tuple[str, ...]:
        """Return the names that have no role yet."""
        return tuple(named.name for named, *_ in self._pending)

    def mark(self, role: Role) -> None:
        """Give the names that wait this role, whatever the label."""
        label, self.label = self.label, role
        self.flush(None)
        self.label = label
        self.has_verb = True

    def go_on(self, text: str) -> None:
        """Add to the words that are left out, the last doubt that was read."""
        message, at = self.doubts[-1]
        facts = {"words": f"{message.facts['words']}{text}"}
        self.doubts[-1] = Doubt(message._replace(facts=facts), at)
