"""A clause before what is to be done, at the beginning of an item: 由市交通局牵头，开展试点。

It begins with 由 and ends with who leads or answers (负责), perhaps with who joins; at least six
letters of a task follow, or the sentence would only say who acts and be of the style `sentences`.
"""

import re
from collections.abc import Sequence

from duties.importing.lexicon.numbers import marker_of
from duties.importing.notes.note import Note, Style
from duties.importing.notes.styles.sentences import as_sentence, units_in


def find(text: str, _found: Sequence[Note]) -> list[Note]:
    """Return what an item begins with where it says who acts before what."""
    if "由" not in text:
        return []
    marker = marker_of(text)
    start = marker.end if marker is not None else 0
    told = _CLAUSE.match(text, start)
    note = units_in(told["who"], 1) if told is not None else None
    if told is None or note is None:
        return []
    return [as_sentence(note, told["who"], start, told.end(), STYLE)]


STYLE = Style("clause_ahead", find, is_last_resort=True, is_sentence=True)

_CLAUSE = re.compile(
    "(?P<who>由[^，。；由]{2,60}(?:牵头|负责)(?:，[^，。；]{2,60}(?:配合|参与|参加|协助))?)，(?=[^。；]{6})"
)
