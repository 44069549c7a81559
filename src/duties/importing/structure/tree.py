"""The parts of a document and the passages under each."""

from collections.abc import Sequence
from typing import NamedTuple

from duties.importing.document import Paragraph, Place, Row
from duties.importing.lexicon.numbers import Marker
from duties.importing.notes.note import Note
from duties.importing.notes.styles.on_several_items import Shared
from duties.importing.structure.titles import title_of


class Passage(NamedTuple):
    """A paragraph with its notes, what it says without them, and notes that are those of others.

    One that `is_given` stands elsewhere, with a note that speaks of this part.
    """

    paragraph: Paragraph
    notes: tuple[Note, ...]
    text: str
    shared: tuple[Shared, ...] = ()
    is_given: bool = False

    def has_but_sentences(self) -> bool:
        """Tell whether all that says who acts are sentences, no notes."""
        return bool(self.notes) and not [note for note in self.notes if not note.is_sentence]

    def without_notes(self) -> "Passage":
        """Return the paragraph as one that says nothing of who acts."""
        return Passage(self.paragraph, (), self.paragraph.text)


class Part:
    """A numbered or headed part of a document, with the passages under it up to the next part."""

    __slots__ = (
        "ancestors",
        "marker",
        "markers_above",
        "parent",
        "passages",
        "place",
        "rank",
        "rows",
        "title",
    )

    def __init__(
        self, parent: "Part | None", marker: Marker | None, rank: int, place: Place
    ) -> None:
        self.parent = parent
        self.marker = marker
        self.rank = rank
        self.place = place
        self.title = ""
        """The title that the part begins with, without its number; "" where it has no text."""
        self.passages: list[Passage] = []
        self.rows: list[Row] = []
        self.ancestors: tuple[Part, ...] = ()
        """The part that holds this one, the one that holds that, and so on."""
        self.markers_above: tuple[Marker, ...] = ()
        """The numbers of the parts around this one, the nearest first."""
        if parent is not None:
            self.ancestors = (parent, *parent.ancestors)
            above = parent.markers_above
            self.markers_above = above if parent.marker is None else (parent.marker, *above)

    def add(self, passage: Passage) -> None:
        """Put a passage behind the others; the first one gives the part its title."""
        if not self.passages:
            self.title = title_of(passage.text, self.marker.end if self.marker is not None else 0)
        self.passages.append(passage)

    def has_body(self) -> bool:
        """Tell whether the part says more than its title."""
        return len(self.passages) > 1 or any(
            "。" in passage.text.rstrip("。") for passage in self.passages
        )


def held_parts(parts: Sequence[Part]) -> dict[Part, list[Part]]:
    """Return the parts that stand directly below each one; not those with no number above."""
    held: dict[Part, list[Part]] = {}
    for part in parts:
        if part.parent is not None and part.parent.rank >= 0:
            held.setdefault(part.parent, []).append(part)
    return held


def is_nothing_but_note(passage: Passage) -> bool:
    """Tell whether a paragraph holds notes and no other word."""
    return bool(passage.notes) and not any(letter.isalnum() for letter in passage.text)
