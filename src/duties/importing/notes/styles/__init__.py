"""The styles in which officials write responsibility notes, one file each.

They are asked in the order of `STYLES`. Those that a label or a bracket sets apart come first; a
sentence, or a line that lacks its colon, counts only where none of them found a note.

Each file has a `STYLE`, and cases in `tests/importing/styles/NAME.md`. `on_several_items` is not
among `STYLES`: the outline asks it before all others, since it claims whole paragraphs, whose
notes belong to items above; the notes that it gives bear its style all the same.
"""

from duties.importing.notes.note import Style
from duties.importing.notes.styles import (
    bare_list,
    bracketed,
    clause_ahead,
    labelled,
    line_without_colon,
    sentences,
)

STYLES: tuple[Style, ...] = (
    bracketed.STYLE,
    bare_list.STYLE,
    labelled.STYLE,
    sentences.STYLE,
    clause_ahead.STYLE,
    line_without_colon.STYLE,
)
