"""Where responsibility notes stand in a paragraph: in brackets, behind a label, as a sentence."""

import re
from collections.abc import Iterator, Sequence

from duties.importing.lexicon import bodies, declarations
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import LONGEST, SHORTEST, is_unit, names_body
from duties.importing.lexicon.brackets import Pair, pairs
from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.lexicon.name_lists import join_places, pieces
from duties.importing.notes.note import Note
from duties.importing.notes.note_labels import opens_note
from duties.importing.notes.parser import parse
from duties.importing.notes.styles.sentences import clause_before, line_without_colon, sentences_in
from duties.messages import N_, Message
from duties.model import Role


def find_notes(text: str) -> list[Note]:
    """Return the notes in a paragraph, in order; the text's length decides how long it takes."""
    if not text.endswith(_ENDS) and words.SIGN.search(text) is None:
        return []
    if "】" in text or "]" in text:
        text = _BOXED_LABEL.sub(" \\g<label>：", text)
    bracketed = _bracketed(text)
    if bracketed and bracketed[-1].is_unlabelled:
        bracketed = [*_lists_within(text, bracketed), *bracketed]
    found = bracketed + _unbracketed(text, bracketed)
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


def _bracketed(text: str) -> list[Note]:
    found = []
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
            found.append(note)
            done = note.end
    return found


_LONGEST_NOTE = 1000  # letters, of one that no label begins
_MOST_NAMES_IN_BRACKETS = 30  # in one that no label begins


def _closed(text: str, pair: Pair, end: int, *, is_crowded: bool) -> Note | None:
    is_large = is_crowded or end - pair.start > _LONGEST_NOTE
    is_doubtful = is_large or words.ROLE_WORD.search(text, pair.start, end) is None
    if is_doubtful and not opens_note(text, pair.start + 1):
        return None if is_large else _bare_list(text, pair.start, end)
    note = parse(text[pair.start + 1 : end])
    if note is None:
        return _bare_list(text, pair.start, end)
    note = note.placed(pair.start, end + 1, pair.start + 1)
    if not pair.is_mixed:
        return note
    message = Message(
        N_("the bracket {opening} is closed by {closing}"),
        {"opening": text[pair.start], "closing": text[end]},
    )
    return note.doubted(message, end)


def _bare_list(text: str, start: int, end: int) -> Note | None:
    """Parse a bracket behind the last sentence that holds units and nothing else."""
    if end - start < _SHORTEST_LIST or len(text) - end > _BEHIND:
        return None
    behind = text[end + 1 :].strip("。；; ")
    if behind and not (behind[0] in "（(" and is_deadline(behind)):
        return None
    return _unit_list(text, start, end)


def _lists_within(text: str, found: Sequence[Note]) -> Iterator[Note]:
    """Yield the lists of units behind sentences before the last one, which such a list ends."""
    for pair in pairs(text[: found[0].start]):
        if pair.end is None or pair.end - pair.start > _LONGEST_NOTE:
            continue
        if text[: pair.start].rstrip()[-1:] in ("。", "；"):
            note = _unit_list(text, pair.start, pair.end)
            if note is not None:
                yield note


def _unit_list(text: str, start: int, end: int) -> Note | None:
    """Parse a bracket that holds units and nothing else."""
    listed = [
        _OTHERS_BEHIND.sub("", piece.text).strip(declarations.STAR)
        for piece in join_places(pieces(_ASIDE_BEHIND.sub("", text[start + 1 : end])))
        if not is_deadline(piece.text)
    ]
    if not listed or words.COLON_SIGN.search(text, start, end) is not None:
        return None
    if not all(SHORTEST <= len(name) <= LONGEST and _is_listed(name) for name in listed):
        return None
    bodies = [name for name in listed if names_body(name)]
    own = [name for name in listed if name in bodies or _has_level(name)]
    if len(own) * 2 < len(listed):
        return None
    is_within_sentence = text[:start].rstrip()[-1:] not in ("。", "；", "”", "！")
    if listed[0] not in (bodies if is_within_sentence else own):
        return None
    if is_within_sentence and len(listed) == 1:
        return None
    note = parse(text[start + 1 : end], role=Role.RESPONSIBLE)
    if note is None:
        return None
    note = note.placed(start, end + 1, start + 1)
    return note._replace(is_unlabelled=not any(party.is_starred for party in note.parties))


def _is_listed(name: str) -> bool:
    return is_unit(name) or _EACH.fullmatch(name) is not None


_EACH = re.compile("各[\\u4e00-\\u9fff（）]{2,8}")


def _has_level(name: str) -> bool:
    """Tell whether the level before a name shows a body; a hospital or a park may be a place."""
    is_long = len(name) >= _SHORTEST_LIST
    return is_long and name[-1] not in "园院室馆校" and bodies.LEVEL.match(name) is not None


_ASIDE_BEHIND = re.compile("[，,。；;](?:以?下同|以[下上][^、，]{0,10}[均都需由皆]|[列排]|第一).*$")
"""What a note says beside its units: 列第一位的为牵头单位，下同."""
_OTHERS_BEHIND = re.compile("等(?:有关|相关)?(?:部门|单位)?$")
_SHORTEST_LIST = 4  # letters of the shortest name, and its bracket
_BEHIND = 20  # letters that may stand behind the bracket: a full stop, a deadline


def _unclosed(
    text: str, brackets: list[Pair], place: int, closed_at: dict[int | None, Pair]
) -> Note | None:
    """Parse a note whose bracket nothing closes: it ends with the paragraph, or a full stop."""
    start = brackets[place].start
    if not opens_note(text, start + 1):
        return None
    end = len(text)
    for later in brackets[place + 1 : place + _MOST_NAMES_IN_BRACKETS]:
        if opens_note(text, later.start + 1):
            end = later.start
            break
    stop = _STOP.search(text, start, min(end, start + _LONGEST_NOTE))
    if stop is not None:
        end = stop.end()
    content = text[start + 1 : end].rstrip("。 ")
    inner = closed_at.get(start + len(content))
    if inner is not None and (cut := _SIGN.search(text, inner.start, end)) is not None:
        # The one that closes the note was taken for that of a name: （甲部（乙办、丙局）
        content = f"{text[start + 1 : cut.start()]}）{text[cut.start() : inner.end]}"
    note = parse(content)
    if note is None:
        return None
    message = Message(N_("a bracket in this note, or the note itself, is never closed"))
    return note.placed(start, end, start + 1).doubted(message, start)


_SIGN = re.compile("[、，,；;]")
_STOP = re.compile("。(?!\\s{0,2}(?:牵头|责任|配合|协办|参与|完成|列|排|第))")


_LABEL_BEFORE = re.compile(
    "(?:^|(?<=[。；;！？）)\\]】〕\\s●•·○◆■▲*、-]))(?P<head>" + words.ANY_HEAD + ")$"
)
_BULLETS = "●•·○◆■▲*—- \t\u3000"
_SENTENCE_END = re.compile("。(?!\\s{0,2}(?:列|排|第|以[下上]))")


def _unbracketed(text: str, bracketed: Sequence[Note]) -> list[Note]:
    """Return the notes without brackets: a label at a line's beginning, or behind a full stop."""
    found: list[Note] = []
    begin = 0
    for note in bracketed:
        found += _labelled(text, begin, note.start)
        begin = note.end
    return found + _labelled(text, begin, len(text))


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
            found.append(parsed.placed(label, done, label))
    return found


def _is_blank_before(text: str, at: int) -> bool:
    return at <= words.LONGEST_LABEL and not text[:at].strip()


def _label_before(text: str, end: int) -> int | None:
    """Return where the label begins that ends at `end`; None where there is none.

    It stands at the beginning of the paragraph, perhaps behind a bullet or a number, or behind the
    end of a sentence.
    """
    start = max(0, end - words.LONGEST_LABEL)
    label = _LABEL_BEFORE.search(text[start:end])
    if label is None or (start and not label.start("head")):
        return None
    at = start + label.start("head")
    before = text[max(0, at - words.LONGEST_LABEL) : at].rstrip(_BULLETS)
    if before and before[-1] not in "。；;！？）)]】〕" and not _NUMBER_ONLY.fullmatch(before):
        return None
    return at


_NUMBER_ONLY = re.compile("[①-⑳]|\\d{1,2}[.．、]?")
