"""The notes in a paragraph, found by asking the styles one after the other."""

from operator import attrgetter

from duties.importing.lexicon.gates import may_hold_note
from duties.importing.notes.deadlines_beside import with_deadlines_beside
from duties.importing.notes.note import Note
from duties.importing.notes.styles import STYLES
from duties.importing.notes.styles.labelled import with_colons


def find_notes(text: str) -> list[Note]:
    """Return the notes in a paragraph, in order; the text's length decides how long it takes."""
    if not may_hold_note(text):
        return []
    text = with_colons(text)
    found: list[Note] = []
    for find in _FIRST:
        more = find(text, found)
        if more:
            found = sorted([*found, *more], key=_START) if found else more
    for find in _LAST_RESORTS:
        if found:
            break
        found = find(text, found)
    return with_deadlines_beside(text, found) if found else found


_START = attrgetter("start")
_FIRST = [style.find for style in STYLES if not style.is_last_resort]
_LAST_RESORTS = [style.find for style in STYLES if style.is_last_resort]
