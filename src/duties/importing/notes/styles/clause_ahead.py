"""A clause at the beginning of an item: 由甲局牵头，开展试点."""

import re

from duties.importing.lexicon.numbers import marker_of
from duties.importing.notes.note import Note
from duties.importing.notes.styles.sentences import as_sentence, units_in


def clause_before(text: str) -> Note | None:
    """Parse what an item begins with where it says who acts before what: 由甲局牵头，开展试点."""
    marker = marker_of(text)
    start = marker.end if marker is not None else 0
    told = _BEFORE.match(text, start)
    note = units_in(told["who"], 1) if told is not None else None
    if told is None or note is None:
        return None
    return as_sentence(note, told["who"], start, told.end())


_BEFORE = re.compile(
    "(?P<who>由[^，。；由]{2,60}(?:牵头|负责)(?:，[^，。；]{2,60}(?:配合|参与|参加|协助))?)，(?=[^。；]{6})"
)
