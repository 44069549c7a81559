"""Notes in brackets, with labels or verbs: （牵头单位：甲局）, （甲局牵头，乙局配合）.

Brackets hold much else, so one without a role word, or a very large one, is parsed only where a
label opens it. Whatever is no such note may still be a bare list of units. A bracket that nothing
closes is a note only if a label opens it; it ends with the paragraph, the next note, or a full
stop, unless the sentence that follows says how the note is to be read.
"""

import re
from collections.abc import Sequence

from duties.importing.lexicon.brackets import Pair, pairs
from duties.importing.lexicon.gates import may_tell_role
from duties.importing.notes.note import Note, Style
from duties.importing.notes.note_labels import opens_note
from duties.importing.notes.parser import parse
from duties.importing.notes.styles.bare_list import LONGEST_LIST, closing_list
from duties.messages import N_, Message


def find(text: str, _found: Sequence[Note]) -> list[Note]:
    """Return the notes in brackets, bare lists among them where they close the paragraph."""
    notes = []
    brackets = pairs(text)
    closed_at: dict[int | None, Pair] = {}
    done = 0
    for place, pair in enumerate(brackets):
        if pair.start < done:
            continue
        if text[pair.start] == "《":  # a title holds no note
            done = pair.end or done
            continue
        if pair.end is None:
            closed_at = closed_at or {each.end: each for each in brackets}
            note = _unclosed(text, brackets, place, closed_at)
        else:
            beyond = place + _MOST_NAMES_IN_BRACKETS
            is_crowded = beyond < len(brackets) and brackets[beyond].start < pair.end
            note = _closed(text, pair, pair.end, is_crowded=is_crowded)
        if note is not None:
            notes.append(note)
            done = note.end
    return notes


STYLE = Style("bracketed", find)

SHORTEST = 3  # letters of a note: no label with its colon is shorter
_MOST_NAMES_IN_BRACKETS = 30  # in a note that no label opens


def _closed(text: str, pair: Pair, end: int, *, is_crowded: bool) -> Note | None:
    if end - pair.start <= SHORTEST:
        return None
    is_large = is_crowded or end - pair.start > LONGEST_LIST
    content = text[pair.start + 1 : end]
    is_doubtful = is_large or not may_tell_role(content)
    if is_doubtful and not opens_note(text, pair.start + 1):
        return None if is_large else closing_list(text, pair.start, end)
    note = parse(content)
    if note is None:
        return closing_list(text, pair.start, end)
    note = note.placed(pair.start, end + 1, pair.start + 1, STYLE)
    if not pair.is_mixed:
        return note
    message = Message(
        N_("the bracket {opening} is closed by {closing}"),
        {"opening": text[pair.start], "closing": text[end]},
    )
    return note.doubted(message, end)


def _unclosed(
    text: str, brackets: list[Pair], place: int, closed_at: dict[int | None, Pair]
) -> Note | None:
    """Parse a note whose bracket nothing closes."""
    start = brackets[place].start
    if not opens_note(text, start + 1):
        return None
    end = len(text)
    for later in brackets[place + 1 : place + _MOST_NAMES_IN_BRACKETS]:
        if opens_note(text, later.start + 1):
            end = later.start
            break
    stop = _STOP.search(text, start, min(end, start + LONGEST_LIST))
    if stop is not None:
        end = stop.end()
    content = text[start + 1 : end].rstrip("。 ")
    inner = closed_at.get(start + len(content))
    if inner is not None and (cut := _SEPARATOR.search(text, inner.start, end)) is not None:
        # The bracket that closes the note was taken for that of a name: （甲部（乙办、丙局）
        content = f"{text[start + 1 : cut.start()]}）{text[cut.start() : inner.end]}"
    note = parse(content)
    if note is None:
        return None
    message = Message(N_("a bracket in this note, or the note itself, is never closed"))
    return note.placed(start, end, start + 1, STYLE).doubted(message, start)


_SEPARATOR = re.compile("[、，,；;]")
_STOP = re.compile("。(?!\\s{0,2}(?:牵头|责任|配合|协办|参与|完成|列|排|第))")
