"""A responsibility note as a value: its parties, its deadlines, what it declares, its style."""

from collections.abc import Callable, Sequence
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


class Style(NamedTuple):
    """A way in which officials write notes; a note bears the style that found it.

    `find` takes a paragraph, and the notes that earlier styles found in it, in their order; it
    gives the notes of its own style.
    """

    name: str
    find: Callable[[str, "Sequence[Note]"], "list[Note]"]
    is_last_resort: bool = False  # asked only where no other style before it found a note
    is_sentence: bool = False  # neither label nor bracket sets its notes apart
    says_roles: bool = True  # False: nothing says what the units do


class Note(NamedTuple):
    """A note at its place in a paragraph: who does what, what is doubtful, what it says besides.

    `concerns_action` is set where the label speaks of a whole chapter. `division` and `rest` say
    how the document tells leads from others from here on. `style` is None where no paragraph
    was searched: in the cell of a table.
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
    is_apart: bool = False  # its units act 分别, each for itself
    all_apart_lead: bool = False  # it says that those lead who act so
    style: Style | None = None

    @property
    def is_sentence(self) -> bool:
        """Tell whether the note is a sentence, which neither label nor bracket sets apart."""
        return self.style is not None and self.style.is_sentence

    @property
    def is_unlabelled(self) -> bool:
        """Tell whether nothing says what the units do, neither a word nor a mark."""
        if self.style is None or self.style.says_roles:
            return False
        return not any(party.is_starred for party in self.parties)

    def says_whose(self) -> bool:
        """Tell whether the note says who leads or answers, not only who joins."""
        return any(party.role is not Role.SUPPORT for party in self.parties)

    def placed(self, start: int, end: int, by: int, style: Style | None = None) -> "Note":
        """Return the note as it stands from `start` to `end`, its words `by` letters further on.

        It is of the given style, or keeps its own.
        """
        note = Note._make((start, end, *self[2:-1], style or self.style))
        if not self.doubts:
            return note
        doubts = tuple([Doubt(doubt.message, doubt.place + by) for doubt in self.doubts])
        return note._replace(doubts=doubts)

    def doubted(self, message: Message, at: int) -> "Note":
        """Return the note with one more thing that is uncertain."""
        return self._replace(doubts=(Doubt(message, at), *self.doubts))
