"""A document as the stages see it: its blocks, and the parts with the passages under each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from duties.importing.document import Block, Document, Paragraph, Place, Row
from duties.importing.lexicon.numbers import Marker
from duties.importing.notes.note import Note
from duties.importing.notes.styles.on_several_items import Shared
from duties.importing.structure.head import NO_HEAD, Head
from duties.importing.tables.lists_of_an_export import ExportLists
from duties.importing.tables.tracking_of_an_export import TrackingOfExport


class Passage(NamedTuple):
    """A paragraph with its notes, what it says without them, and notes that are those of others.

    `given_by` is the name of the stage that found the passage elsewhere and gave it to its part.
    """

    paragraph: Paragraph
    notes: tuple[Note, ...]
    text: str
    shared: tuple[Shared, ...] = ()
    given_by: str | None = None

    def has_but_sentences(self) -> bool:
        """Tell whether all that says who acts are sentences, no notes."""
        return bool(self.notes) and not [note for note in self.notes if not note.is_sentence]

    def without_notes(self) -> "Passage":
        """Return the paragraph as one that says nothing of who acts."""
        return Passage(self.paragraph, (), self.paragraph.text)

    def is_nothing_but_note(self) -> bool:
        """Tell whether the paragraph holds notes and no other word."""
        return bool(self.notes) and not any(letter.isalnum() for letter in self.text)


Level = tuple[int | None, int]
"""Where a part stands: the position of the part that holds it, and its own rank."""


class Part(NamedTuple):
    """A numbered or headed part of a document, with the passages under it up to the next part.

    `position` tells which of the parts of the document it is; all else refers to it by that.
    `ancestors` are the positions of the part that holds it, of the one that holds that, and so on;
    `parent` is the first of them, `level` what parts that stand beside each other have in common,
    `markers_above` are the numbers of those around the part. `title` is what the part begins with,
    without its number; "" where it has no text.
    """

    position: int
    parent: int | None
    level: Level
    ancestors: tuple[int, ...]
    markers_above: tuple[Marker, ...]
    marker: Marker | None
    rank: int
    place: Place
    title: str
    passages: tuple[Passage, ...] = ()
    rows: tuple[Row, ...] = ()

    def has_body(self) -> bool:
        """Tell whether the part says more than its title."""
        return len(self.passages) > 1 or any(
            "。" in passage.text.rstrip("。") for passage in self.passages
        )

    def with_passages(self, passages: Iterable[Passage]) -> "Part":
        """Return the part with other passages."""
        return self._replace(passages=tuple(passages))


class Tree(NamedTuple):
    """What the stages have found in a document so far.

    `blocks` are those still to be read, `register` is what the lists of an exported document say,
    `tracking` what it tells of the work after publication.
    Stages that work on parts replace passages, never a part's place in the tree.
    """

    document: Document
    blocks: Sequence[Block]
    register: ExportLists = ExportLists()
    tracking: TrackingOfExport = TrackingOfExport()
    head: Head = NO_HEAD
    parts: tuple[Part, ...] = ()

    def around(self, part: Part) -> list[Part]:
        """Return the parts around one, the nearest first."""
        return [self.parts[position] for position in part.ancestors]

    def held(self) -> dict[int, list[Part]]:
        """Return the parts that stand directly below each one, but for those with no number above.

        The keys are the positions of those that hold some.
        """
        held: dict[int, list[Part]] = {}
        for part in self.parts:
            holder = part.parent
            if holder is not None and self.parts[holder].rank >= 0:
                held.setdefault(holder, []).append(part)
        return held

    def with_changed(self, changed: Mapping[int, Part]) -> "Tree":
        """Return the tree with some parts changed, given by their positions."""
        if not changed:
            return self
        return self._replace(parts=tuple([changed.get(part.position, part) for part in self.parts]))

    def with_given(self, given: Mapping[int, Sequence[Passage]]) -> "Tree":
        """Return the tree with more passages at the end of some parts, given by their positions."""
        parts = [(self.parts[position], passages) for position, passages in given.items()]
        return self.with_changed(
            {
                part.position: part.with_passages((*part.passages, *passages))
                for part, passages in parts
            }
        )
