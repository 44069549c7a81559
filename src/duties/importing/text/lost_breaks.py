"""A paragraph that holds several, their line breaks being lost → each of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from duties.importing.document import Paragraph
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.brackets import pairs
from duties.importing.lexicon.numbers import DOT, Marker, Rank, marker_of, numeral
from duties.importing.text.printed_lines import BLANKS, FURNITURE, HEAD

_NUMERALS = "一二三四五六七八九十"
_NUMERAL = f"[{_NUMERALS}]"
_CANDIDATE = re.compile(
    f"{_NUMERAL}{{1,3}}、|[（(](?:{_NUMERAL}{{1,3}}|\\d{{1,2}})[）)]"
    f"|\\d{{1,3}}\\s?{DOT}"
    f"|第{_NUMERAL}{{1,3}}[条章节]"
)
_HINT = re.compile(
    f"[。！？；）)】〕”{BLANKS}](?=[\\d第（({_NUMERALS}])(?:{_CANDIDATE.pattern}|二是)"
)
_NOTE = 400  # letters before a bracket's end in which its note begins
_LONG = 80  # letters; a paragraph that holds several numbered ones is longer


def split_lost(paragraph: Paragraph) -> list[Paragraph]:
    """Split a paragraph that holds several, their line breaks being lost.

    A number begins a paragraph where it goes on with the count and stands after the end of a
    sentence and a blank, or after the end of a note, or, in a long text without breaks, anywhere.
    """
    text = paragraph.text
    if len(text) < FURNITURE or _HINT.search(text) is None:
        return [paragraph]
    cuts = [*_lost_breaks(text), len(text)]
    parts = [paragraph.part(start, end) for start, end in pairwise(cuts)]
    return [part._replace(text=part.text.rstrip()) for part in parts]


def split_before_points(paragraph: Paragraph) -> list[Paragraph]:
    """Split a paragraph before its first point, 一是, where the next paragraph is the second one.

    What stands before it is a title then, if the point has a note of its own.
    """
    text = paragraph.text
    first = _FIRST_POINT.search(text)
    if (
        first is None
        or not _is_noted(text, first.end(), len(text))
        or _is_noted(text, 0, first.start())
    ):
        return [paragraph]
    title = paragraph.part(0, first.start())
    return [title._replace(text=title.text.rstrip()), paragraph.part(first.start(), len(text))]


_FIRST_POINT = re.compile("(?<=[。；：:）)】〕\\s])一是")


def _lost_breaks(text: str) -> list[int]:
    """Return where the paragraphs begin that a text holds."""
    own = marker_of(text)
    is_lost = len(text) >= _LONG and _is_lost(text, own)
    count = _Count(own)
    cuts = [0]
    for match in _CANDIDATE.finditer(text):
        at = match.start()
        marker = marker_of(text, at)
        if not at or marker is None or marker.rank > Rank.ARABIC:
            continue
        if not _may_begin(text, at, marker, own, is_lost=is_lost):
            continue
        is_likely = not is_lost or (text[at - 1].isspace() and _is_after_sentence(text, at))
        if count.goes_on(marker, is_likely=is_likely):
            cuts.append(at)
    cuts = sorted({*cuts, *_noted_numbers(text, cuts)})
    return sorted({*cuts, *_points(text, cuts)}) if is_lost else cuts


class _Count:
    """The last number of each rank that began a paragraph, `own` being that of the first."""

    def __init__(self, own: Marker | None) -> None:
        self._last: dict[Rank, int] = {} if own is None else {own.rank: own.number}
        self._is_restart_due = False  # a section has begun since the last number of the rank

    def goes_on(self, marker: Marker, *, is_likely: bool) -> bool:
        """Tell whether a number goes on with the count, and take it into the count if so.

        One of a rank that is new does where it is the first, or where it `is_likely` a number.
        """
        is_known = marker.rank in self._last
        is_first = marker.number == 1 and (not is_known or self._is_restart_due)
        is_next = is_known and marker.number == self._last[marker.rank] + 1
        if not (is_first or is_next or (not is_known and is_likely)):
            return False
        self._is_restart_due = not is_known or any(rank > marker.rank for rank in self._last)
        self._last[marker.rank] = marker.number
        return True


def _noted_numbers(text: str, cuts: Sequence[int]) -> Iterator[int]:
    """Yield where numbers begin, counted from 1, two or more of which have notes of their own."""
    for start, end in pairwise([*cuts, len(text)]):
        own = marker_of(text, start)
        for rank, number in _NUMBERS.items():
            if own is not None and own.rank >= rank:
                continue
            found: list[int] = []
            for match in number.finditer(text, start, end):
                if match["number"] in (str(len(found) + 1), numeral(len(found) + 1)):
                    found.append(match.start())
            spans = list(pairwise([*found, end]))
            noted = [_is_noted(text, *span) for span in spans]
            if sum(noted) > 1 and (rank != _OF_POINTS or _are_noted_once(text, spans)):
                yield from found


def _are_noted_once(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether each stretch of a text has one note in brackets, after a sentence."""
    notes = [list(_NOTE_OPENS.finditer(text, *span)) for span in spans]
    return all(len(found) == 1 and text[found[0].start() - 1] == "。" for found in notes)


def _is_noted(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a text has a note: a label, or a bracket with a verb at its end."""
    return (
        HEAD.search(text, start, end) is not None
        or _VERB_AT_END.search(text, start, end) is not None
    )


_VERB_AT_END = re.compile(f"[（(][^（）()]{{1,{_NOTE}}}(?:牵头|负责|配合)[）)]")
_NOTE_OPENS = re.compile(f"[（(【〔\\[]\\s?{words.ANY_HEAD}")
_OF_POINTS = Rank.CIRCLED + 1  # below all numbers: 一是
_NUMBERS = {
    Rank.ARABIC: re.compile("(?<=[。！？；：:）)】〕\\s])(?P<number>\\d{1,2})" + DOT),
    Rank.PAREN: re.compile("[（(](?P<number>\\d{1,2})[）)](?=[\\u4e00-\\u9fff“])"),
    _OF_POINTS: re.compile("(?<=[。；）)】〕\\s])(?P<number>[一二三四五六七八九十]{1,2})是"),
}


def _points(text: str, cuts: Sequence[int]) -> Iterator[int]:
    """Yield where points without numbers begin that have notes of their own, two or more a part."""
    for start, end in pairwise([*cuts, len(text)]):
        found = [match.end() for match in _POINT.finditer(text, start, end)]
        ends = [*found[1:], end][: len(found)]
        noted = [
            words.ROLE_WORD.search(text, max(here, there - _NOTE), there) is not None
            for here, there in zip(found, ends, strict=True)
        ]
        if sum(noted) > 1:
            yield from found


_POINT = re.compile(
    "[。）)]\\s?(?=(?:“[^”]{1,12}”|(?![^：]{0,12}(?:单位|部门|时限|责任|牵头))[\u4e00-\u9fffA-Z]{2,14})：)"
)


def _may_begin(text: str, at: int, marker: Marker, own: Marker | None, *, is_lost: bool) -> bool:
    before = text[at - 1]
    if before.isspace():
        return is_lost or _is_after_sentence(text, at)
    if before in CLOSERS and ends_note(text[max(0, at - _NOTE) : at]):
        return own is None or marker.rank <= own.rank or is_lost
    if before in "：:":
        return is_lost and marker.rank <= Rank.BRACKET
    if not is_lost:
        return before in "。！？" and own is not None and marker.rank == own.rank
    return before in _SENTENCE_ENDS or "\u4e00" <= before <= "\u9fff"


def _is_after_sentence(text: str, at: int) -> bool:
    """Tell whether the blank before a number has the end of a sentence before it."""
    return at > 1 and text[at - 2] in _SENTENCE_ENDS


def ends_note(text: str) -> bool:
    """Tell whether the bracket that closes a text holds a note."""
    start = next((pair.start for pair in pairs(text) if pair.end == len(text) - 1), None)
    return start is not None and words.ROLE_WORD.search(text, start) is not None


_SENTENCE_ENDS = "。！？；）)】〕”"
CLOSERS = "）)】〕"


def _is_lost(text: str, own: Marker | None) -> bool:
    """Tell whether a long text holds chapters or several tasks with notes."""
    ranks = set()
    for match in _CANDIDATE.finditer(text):
        marker = marker_of(text, match.start())
        if (
            marker is not None
            and match.start()
            and text[match.start() - 1] in _SENTENCE_ENDS + " \u3000"
        ):
            ranks.add(marker.rank)
    return (
        Rank.CLAUSE in ranks
        or (own is None and Rank.BRACKET in ranks)
        or (len(ranks) > 0 and own is not None and min(ranks) < own.rank)
        or (Rank.BRACKET in ranks and Rank.ARABIC in ranks)
    )
