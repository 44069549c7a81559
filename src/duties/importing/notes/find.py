"""Where responsibility notes stand in a paragraph: in brackets, behind a label, as a sentence."""

import re

from duties.importing.lexicon import labels as words
from duties.importing.notes.note import Note
from duties.importing.notes.styles.bare_list import lists_within
from duties.importing.notes.styles.bracketed import bracketed
from duties.importing.notes.styles.clause_ahead import clause_before
from duties.importing.notes.styles.labelled import unbracketed
from duties.importing.notes.styles.line_without_colon import line_without_colon
from duties.importing.notes.styles.sentences import sentences_in


def find_notes(text: str) -> list[Note]:
    """Return the notes in a paragraph, in order; the text's length decides how long it takes."""
    if not text.endswith(_ENDS) and words.SIGN.search(text) is None:
        return []
    if "】" in text or "]" in text:
        text = _BOXED_LABEL.sub(" \\g<label>：", text)
    enclosed = bracketed(text)
    if enclosed and enclosed[-1].is_unlabelled:
        enclosed = [*lists_within(text, enclosed), *enclosed]
    found = enclosed + unbracketed(text, enclosed)
    if not found:
        if sentences := sentences_in(text):
            return sentences
        said = clause_before(text) or line_without_colon(text)
        return [] if said is None else [said]
    if len(found) > 1:
        found.sort(key=lambda note: note.start)
    return found


_BOXED_LABEL = re.compile(f"[【\\[](?P<label>{words.BARE_LABEL})[】\\]](?=[^。；;])")
"""【牵头单位】甲局: a label in brackets, and the list behind them; it takes as many letters as one
with a colon."""
_ENDS = tuple(f"{bracket}{stop}" for bracket in "）)〕】］]" for stop in ("", "。"))
