"""A responsibility note as a value: its parties, its deadlines, what it declares."""

from enum import Enum
from typing import NamedTuple

from duties.importing.doubts import Doubt
from duties.messages import Message
from duties.model import Role

ROLES = tuple(Role)  # the weightiest first


class Division(Enum):
    """How a document says, once for all, which units of a note lead."""

    BEFORE_COMMA = "comma"
    BEFORE_SEMICOLON = "semicolon"
    STARRED = "star"
    FIRST = "first"
    ALL = "all"


class Party(NamedTuple):
    """A unit with its role; `commas` and `semicolons` count those that stand before it."""

    role: Role
    name: str
    commas: int = 0
    semicolons: int = 0
    is_starred: bool = False


class Note(NamedTuple):
    """A note at its place in a paragraph: who does what, what is doubtful, what it says besides.

    `concerns_action` is set where the label speaks of a whole chapter. `division` and `rest` say
    how the document tells leads from others from here on.
    """

    start: int
    end: int
    parties: tuple[Party, ...]
    is_open: bool
    deadlines: tuple[str, ...]
    doubts: tuple[Doubt[int], ...]
    concerns_action: bool
    division: Division | None
    rest: Role | None
    is_unlabelled: bool = False  # nothing says what the units do
    is_sentence: bool = False  # neither label nor bracket sets it apart
    is_apart: bool = False  # its units act 分别, each for itself
    all_apart_lead: bool = False  # it says that those lead who act so

    def says_whose(self) -> bool:
        """Tell whether the note says who leads or answers, not only who joins."""
        return any(party.role is not Role.SUPPORT for party in self.parties)

    def placed(self, start: int, end: int, by: int) -> "Note":
        """Return the note as it stands from `start` to `end`, its words `by` letters further on."""
        note = Note._make((start, end, *self[2:]))
        if not self.doubts:
            return note
        doubts = tuple([Doubt(doubt.message, doubt.place + by) for doubt in self.doubts])
        return note._replace(doubts=doubts)

    def doubted(self, message: Message, at: int) -> "Note":
        """Return the note with one more thing that is uncertain."""
        return self._replace(doubts=(Doubt(message, at), *self.doubts))
