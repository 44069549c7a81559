"""Deadlines in brackets of their own beside a note: （责任单位：甲局）（2026年6月底前）."""

import re
from collections.abc import Sequence

from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.notes.note import Note


def with_deadlines_beside(text: str, notes: Sequence[Note]) -> list[Note]:
    """Return notes with the deadlines that stand right before and after them.

    After a note a sign may part the two; before it nothing, since what stands in brackets at the
    end of a sentence belongs to the sentence: 公开结果（按月）。（责任单位：甲局）
    """
    found: list[Note] = []
    for place, note in enumerate(notes):
        start, end = note.start, note.end
        if start and text[start - 1] in _MAY_END:
            begin = max(found[-1].end if found else 0, start - _LONGEST)
            before = _BEFORE.search(text, begin, start)
            if before is not None and is_deadline(before["when"]):
                deadlines = (before["when"], *note.deadlines)
                note = note._replace(start=before.start(), deadlines=deadlines)
        if end < len(text) and text[end] in _MAY_GO_ON:
            limit = notes[place + 1].start if place + 1 < len(notes) else len(text)
            behind = _BEHIND.match(text, end, limit)
            if behind is not None and is_deadline(behind["when"]):
                deadlines = (*note.deadlines, behind["when"])
                note = note._replace(end=behind.end(), deadlines=deadlines)
        found.append(note)
    return found


_LONGEST = 50  # letters of a deadline with its brackets
_MAY_END = frozenset(")）〕】] \u3000\t")
_MAY_GO_ON = frozenset("（(〔【[，,；;。 \u3000\t")
_WHEN = "[（(〔【\\[](?P<when>[^（()）〔〕【】\\[\\]]{2,40})[)）〕】\\]]"
_BEFORE = re.compile(f"{_WHEN}\\s{{0,3}}$")
_BEHIND = re.compile(f"[\\s，,；;。]{{0,3}}{_WHEN}")
