"""Sentences that say who acts, beside notes of the same item: set aside."""

from duties.importing.doubts import Reporter
from duties.importing.notes.note import Note
from duties.importing.structure.tree import Part, Passage, Tree
from duties.messages import N_, Message

NAME = "sentences beside notes"


def set_sentences_aside(tree: Tree, reporter: Reporter) -> Tree:
    """Take sentences above points or lines with notes for none, and tell which."""
    changed: dict[int, Part] = {}
    for part in tree.parts:
        if len(part.passages) < 2:
            continue
        first, *others = part.passages
        if first.has_but_sentences() and any(map(_has_note, others)):
            changed[part.position] = part.with_passages([first.without_notes(), *others])
            tell_left_out(first, reporter)
    return tree.with_changed(changed)


def _has_note(passage: Passage) -> bool:
    """Tell whether a passage has a note of its own that says who leads or answers."""
    if passage.given_by is not None:
        return False
    return any(map(Note.says_whose, [note for note in passage.notes if not note.is_sentence]))


def tell_left_out(passage: Passage, reporter: Reporter) -> None:
    """Tell that the sentences of a passage were left out that say who acts."""
    text = passage.paragraph.text
    said = "".join([text[note.start : note.end] for note in passage.notes])
    reporter.doubt(passage.paragraph.place, left_out_sentence(said))


def left_out_sentence(said: str) -> Message:
    """Return that a sentence was left out that says who acts."""
    message = N_("a sentence outside the notes says who acts; it was left out: {words}")
    return Message(message, {"words": said.strip("。， ")})
