"""Sentences that say who acts, beside notes of the same item: set aside."""

from collections.abc import Iterator, Sequence

from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.notes.note import Note
from duties.importing.structure.tree import Part, Passage
from duties.messages import N_, Message


def set_sentences_aside(parts: Sequence[Part]) -> Iterator[Doubt[Place]]:
    """Take sentences above points or lines with notes for none; yield which were left out."""
    for part in [part for part in parts if len(part.passages) > 1]:
        first, *others = part.passages
        if not first.has_but_sentences() or not any(map(_has_note, others)):
            continue
        part.passages[0] = first.without_notes()
        yield told_left_out(first)


def _has_note(passage: Passage) -> bool:
    """Tell whether a passage has a note of its own that says who leads or answers."""
    notes = [note for note in passage.notes if not (note.is_sentence or passage.is_given)]
    return any(map(Note.says_whose, notes))


def told_left_out(passage: Passage) -> Doubt[Place]:
    text = passage.paragraph.text
    said = "".join([text[note.start : note.end] for note in passage.notes])
    return Doubt(left_out_sentence(said), passage.paragraph.place)


def left_out_sentence(said: str) -> Message:
    """Return that a sentence was left out that says who acts."""
    message = N_("a sentence, no note, says who acts; it was left out: {words}")
    return Message(message, {"words": said.strip("。， ")})
