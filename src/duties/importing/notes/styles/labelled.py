"""Notes that a label begins, without brackets: 加固桥墩。牵头单位：市交通局。

The label stands at the beginning of a paragraph, perhaps after a bullet or a number, or follows
the end of a sentence; amid one, 牵头单位：is part of what is said. The note ends with its sentence,
unless the next one says how it is to be read. A label whose list is empty is a note only at the
beginning of a paragraph. 【牵头单位】甲局 is but another spelling of the label, see `with_colons`.
"""

import re
from collections.abc import Sequence

from duties.importing.lexicon import labels as words
from duties.importing.notes.note import Note, Style
from duties.importing.notes.parser import parse


def with_colons(text: str) -> str:
    """Return a text with labels in square brackets as labels with colons, of the same length."""
    if "】" not in text and "]" not in text:
        return text
    return _BEFORE_WORDS.sub(" \\g<label>：", text)


_BEFORE_WORDS = re.compile(f"{words.BOXED_LABEL.pattern}(?=[^。；;])")


def find(text: str, found: Sequence[Note]) -> list[Note]:
    """Return the notes that labels begin, outside those found already."""
    notes: list[Note] = []
    begin = 0
    for note in found:
        notes += _labelled(text, begin, note.start)
        begin = note.end
    return notes + _labelled(text, begin, len(text)) if begin < len(text) else notes


STYLE = Style("labelled", find)


def _labelled(text: str, begin: int, limit: int) -> list[Note]:
    """Return the notes that labels begin between two places in a text."""
    found: list[Note] = []
    if text.find("：", begin, limit) < 0 and text.find(":", begin, limit) < 0:
        return found
    done = begin
    for colon in words.COLON_SIGN.finditer(text, begin, limit):
        label = _label_before(text, colon.end()) if colon.start() >= done else None
        if label is None:
            continue
        stop = _SENTENCE_END.search(text, colon.end(), limit)
        end = stop.start() if stop is not None else limit
        parsed = parse(text[label:end])
        done = min(end + 1, len(text))
        if parsed is not None and (
            parsed.parties or parsed.deadlines or _is_blank_before(text, label)
        ):
            found.append(parsed.placed(label, done, label, STYLE))
    return found


def _is_blank_before(text: str, at: int) -> bool:
    return at <= words.LONGEST_LABEL and not text[:at].strip()


def _label_before(text: str, end: int) -> int | None:
    """Return where the label begins that ends at `end`; None where there is none."""
    start = max(0, end - words.LONGEST_LABEL)
    label = _LABEL_BEFORE.search(text[start:end])
    if label is None or (start and not label.start("head")):
        return None
    at = start + label.start("head")
    before = text[max(0, at - words.LONGEST_LABEL) : at].rstrip(_BULLETS)
    if before and before[-1] not in "。；;！？）)]】〕." and not _NUMBER_ONLY.fullmatch(before):
        return None
    return at


_LABEL_BEFORE = re.compile(
    "(?:^|(?<=[。；;！？）)\\]】〕\\s●•·○◆■▲*、.．—–-]))(?P<head>" + words.ANY_HEAD + ")$"
)
_BULLETS = "●•·○◆■▲*—- \t\u3000"
_NUMBER_ONLY = re.compile("[①-⑳]|\\d{1,2}[.．、]?")
_SENTENCE_END = re.compile(
    "。(?!\\s{0,2}(?:列|排|第|以[下上]))|\\.(?=\\s[A-Z][a-z]{0,20} [a-z])(?!\\s[A-Za-z ]{2,25}:)"
)
