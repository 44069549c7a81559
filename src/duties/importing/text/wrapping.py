"""Lines as pages and text files have them → whole paragraphs; the damage of the layout mended."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median, mode

from duties.importing.document import Paragraph
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.brackets import BRACKET, balance, pairs
from duties.importing.lexicon.days import is_day
from duties.importing.lexicon.numbers import DOT, Marker, Rank, marker_of, numeral
from duties.importing.raw import RawLine
from duties.importing.text.printed_lines import (
    BLANKS,
    FURNITURE,
    HEAD,
    TERMINAL,
    PrintedLine,
    is_numbered,
    printed_lines,
    starts,
)


def paragraphs(lines: Sequence[RawLine]) -> list[Paragraph]:
    """Put lines together to paragraphs.

    Page numbers go. A line goes on in the next one where the text is wrapped (most lines are about
    as long as the longest and end in the middle of a sentence), or where a bracket is open.
    """
    cleaned = printed_lines(lines)
    shape = _Shape(cleaned)
    found: list[Paragraph] = []
    begin = 0
    for at in range(1, len(cleaned) + 1):
        if at == len(cleaned) or not shape.goes_on(cleaned, begin, at):
            found += split_lost(_joined(cleaned[begin:at]))
            begin = at
    return found


_LOOK_AROUND = 6  # lines before and behind one in which a bracket opens and closes


class _Shape:
    """How the lines of a document are set: wrapped at a margin or not, indented or not."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        broken = [
            width
            for line, below in pairwise(lines)
            if line.text[-1] not in TERMINAL
            and (width := line.width) >= _SHORTEST_MARGIN
            and (not starts(below.text) or _cuts_label(line.text, below.text))
        ]
        longest = _longest(lines)
        self._margin = max([line.width for line in longest], default=0)
        self._has_margin = self._margin >= _SHORTEST_MARGIN and sum(map(self._is_at, longest)) > 1
        self.full = median(broken) if broken else 0.0
        near = sum(abs(width - self.full) <= _RAGGED for width in broken)
        self.is_wrapped = (
            len(broken) >= 2
            and len(broken) * 6 >= len(lines)
            and near * 3 >= len(broken) * 2
            and sum(line.width > self.full + 2 * _RAGGED for line in lines) * 10 <= len(lines)
        )
        indents = [line.indent for line in lines if line.is_indented]
        self.has_indents = 0 < len(indents) < len(lines) * 0.8
        self._indent = mode(indents) if indents else 0

    def goes_on(self, lines: Sequence[PrintedLine], begin: int, at: int) -> bool:
        """Tell whether the line `at` belongs to the paragraph of those from `begin` on."""
        last, line = lines[at - 1], lines[at]
        if _FRACTION.match(line.text) and _is_broken_off(last):
            return True
        if is_numbered(line.text):
            return False
        near = lines[max(begin, at - _LOOK_AROUND) : at]
        if _opens(near) and _is_closed_in(lines[at : at + _LOOK_AROUND]):
            return True
        if _cuts_label(last.text, line.text):
            return True
        if starts(line.text):
            return False
        if _ends_in_label(last.text) and not line.is_behind_blank:
            return True
        if self.is_wrapped:
            if is_day(last.text) or is_day(line.text):
                return False
            if self.has_indents and line.is_behind_blank:
                if line.is_indented and not last.is_indented:
                    return False
            elif self.has_indents:
                if self._is_set_apart(last) or not self._is_full(last):
                    return False
                return not line.is_indented or (last.is_indented and last.text[-1] not in TERMINAL)
            if last.text[-1] in TERMINAL and last.text[-1] not in "”）)】〕》":
                return False
            if last.text[-1] in TERMINAL and not self._is_full(last):
                return False
            if last.text[-1] in "）)】〕" and _ends_note("".join(each.text for each in near)):
                return False
            return self._is_full(last)
        if line.is_behind_blank or len(last.text) == 1:
            return False
        if last.text[-1] in "、，,（(":
            return True
        if _FIGURE.match(line.text) and _is_broken_off(last) and not _is_heading(last.text):
            return True
        is_cut = self._has_margin and self._is_at(last) and not line.is_indented
        return is_cut and last.text[-1] not in TERMINAL

    def _is_at(self, line: PrintedLine) -> bool:
        """Tell whether a line reaches the margin."""
        return line.width >= self._margin - _RAGGED

    def _is_set_apart(self, line: PrintedLine) -> bool:
        """Tell whether a line stands in the middle, or at the right, rather than at the left."""
        is_short = line.width < self.full - _RAGGED or line.indent * 2 > self.full
        return is_short and line.indent > self._indent + 2

    def _is_full(self, line: PrintedLine) -> bool:
        return line.width >= self.full * _FULL


def _longest(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return all lines that may reach the margin: told by their letters, none being wider than two.

    To count columns takes longer.
    """
    if not lines:
        return []
    most = [line.indent + 2 * len(line.text) for line in lines]
    reached = lines[most.index(max(most))].width
    return [line for line, columns in zip(lines, most, strict=True) if columns >= reached - _RAGGED]


_MEASURE = "(?:[%％‰万亿亩米吨元倍]|公[里顷斤]|[平立]方|千[米瓦]|兆瓦|个百分)"
_FRACTION = re.compile(f"\\d{{1,3}}[.．]\\d{{1,3}}{_MEASURE}")
_SHORTEST_LONG = 40  # columns of a line that a sentence may be broken off in
_FIGURE = re.compile(f"\\d[\\d.,]*\\s?(?:{_MEASURE}|[个家项件条名人户次场套座处])")
"""How a line begins that goes on with a sentence, wherever lines end: 60%的教室."""
_SHORTEST_MARGIN = 24  # columns of the narrowest page
_RAGGED = 4  # columns by which lines of one margin differ
_FULL = 0.6  # of the margin: a shorter line ends its paragraph


def _is_heading(text: str) -> bool:
    return is_numbered(text) and "。" not in text


def _is_broken_off(line: PrintedLine) -> bool:
    """Tell whether a line stops in the middle of a long sentence."""
    is_long = line.width >= _SHORTEST_LONG and "，" in line.text
    return is_long and line.text[-1] not in TERMINAL and HEAD.match(line.text) is None


def _cuts_label(before: str, behind: str) -> bool:
    """Tell whether the end of a line stands in a label: 完成 and 时限：."""
    if words.COLON_SIGN.search(behind, 0, words.LONGEST_LABEL) is None:
        return False
    head = before[-_LONGEST_CUT:]
    joined = head + behind[: words.LONGEST_LABEL]
    label = _HEAD_WITHIN.search(joined)
    return label is not None and label.start() < len(head) < label.end()


_LONGEST_CUT = 8  # letters of a label at a line's end
_HEAD_WITHIN = re.compile(f"(?:^|(?<=[、，,；;。（(\\s])){words.ANY_HEAD}")
_LABEL_AT_END = re.compile(f"{_HEAD_WITHIN.pattern}$")


def _ends_in_label(text: str) -> bool:
    return text[-1] in "：:" and _LABEL_AT_END.search(text[-words.LONGEST_LABEL :]) is not None


def _ends_note(text: str) -> bool:
    """Tell whether the bracket that closes a text holds a note."""
    start = next((pair.start for pair in pairs(text) if pair.end == len(text) - 1), None)
    return start is not None and words.ROLE_WORD.search(text, start) is not None


def _opens(lines: Iterable[PrintedLine]) -> bool:
    return sum(balance(line.text) for line in lines) > 0


def _is_closed_in(lines: Iterable[PrintedLine]) -> bool:
    """Tell whether the bracket that is open before these lines is closed in them."""
    for line in lines:
        if is_numbered(line.text):
            return False
        depth = 0
        for sign in BRACKET.findall(line.text):
            depth += 1 if sign in "（(〔[［【〈《{｛" else -1
            if depth < 0:
                return True
    return False


def _joined(lines: Sequence[PrintedLine]) -> Paragraph:
    if len(lines) == 1:
        return Paragraph(lines[0].text, lines[0].place)
    text, joints = "", []
    for line in lines:
        if text:
            if text[-1].isascii() and text[-1].islower() and line.text[0].isascii():
                text += " "
            joints.append((len(text), line.place))
        text += line.text
    return Paragraph(text, lines[0].place, None, tuple(joints))


# Line breaks that were lost


_NUMERAL = "[一二三四五六七八九十]"
_CANDIDATE = re.compile(
    f"{_NUMERAL}{{1,3}}、|[（(](?:{_NUMERAL}{{1,3}}|\\d{{1,2}})[）)]"
    f"|\\d{{1,3}}\\s?{DOT}"
    f"|第{_NUMERAL}{{1,3}}[条章节]"
)
_HINT = re.compile(
    f"[。！？；）)】〕”{BLANKS}](?=\\d|第|[（(]?{_NUMERAL}|[（(]\\d)(?:{_CANDIDATE.pattern}|二是)"
)
_LONG = 80  # letters; a paragraph that holds several numbered ones is longer


def split_lost(paragraph: Paragraph) -> list[Paragraph]:
    """Split a paragraph that holds several, their line breaks being lost.

    A number begins a paragraph where it goes on with the count and stands behind the end of a
    sentence and a blank, or behind the end of a note, or, in a long text without breaks, anywhere.
    """
    text = paragraph.text
    if len(text) < FURNITURE or _HINT.search(text) is None:
        return [paragraph]
    cuts = [*_lost_breaks(text), len(text)]
    parts = [paragraph.part(start, end) for start, end in pairwise(cuts)]
    return [part._replace(text=part.text.rstrip()) for part in parts]


def _lost_breaks(text: str) -> list[int]:
    """Return where the paragraphs begin that a text holds."""
    own = marker_of(text)
    last: dict[Rank, int] = {} if own is None else {own.rank: own.number}
    is_restart_due = False  # a section has begun since the last number of the kind
    cuts = [0]
    is_lost = len(text) >= _LONG and _is_lost(text, own)
    for match in _CANDIDATE.finditer(text):
        at = match.start()
        marker = marker_of(text, at)
        if not at or marker is None or marker.rank > Rank.ARABIC:
            continue
        if not _may_begin(text, at, marker, own, is_lost=is_lost):
            continue
        is_next = marker.number == last.get(marker.rank, marker.number - 1) + 1
        is_first = marker.number == 1 and (marker.rank not in last or is_restart_due)
        is_behind_sentence = text[at - 1].isspace() and _is_behind_sentence(text, at)
        if not (
            is_first or (is_next and (marker.rank in last or not is_lost or is_behind_sentence))
        ):
            continue
        is_restart_due = any(rank > marker.rank for rank in last) or marker.rank not in last
        last[marker.rank] = marker.number
        cuts.append(at)
    cuts = sorted({*cuts, *_noted_numbers(text, cuts)})
    return sorted({*cuts, *_points(text, cuts)}) if is_lost else cuts


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
            noted = [HEAD.search(text, *span) is not None for span in spans]
            if sum(noted) > 1 and (rank != _OF_POINTS or _are_noted_once(text, spans)):
                yield from found


def _are_noted_once(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether each stretch of a text has one note in brackets, behind a sentence."""
    notes = [list(_NOTE_OPENS.finditer(text, *span)) for span in spans]
    return all(len(found) == 1 and text[found[0].start() - 1] == "。" for found in notes)


_NOTE_OPENS = re.compile(f"[（(【〔\\[]\\s?{words.ANY_HEAD}")
_OF_POINTS = Rank.CIRCLED + 1  # below all numbers: 一是
_NUMBERS = {
    Rank.ARABIC: re.compile("(?<=[。！？；）)】〕\\s])(?P<number>\\d{1,2})" + DOT),
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
        return is_lost or _is_behind_sentence(text, at)
    if before in _CLOSERS and _ends_note(text[max(0, at - _NOTE) : at]):
        return own is None or marker.rank <= own.rank or is_lost
    if not is_lost:
        return before in "。！？" and own is not None and marker.rank == own.rank
    return before in _SENTENCE_ENDS or "\u4e00" <= before <= "\u9fff"


def _is_behind_sentence(text: str, at: int) -> bool:
    """Tell whether the blank before a number has the end of a sentence before it."""
    return at > 1 and text[at - 2] in _SENTENCE_ENDS


_SENTENCE_ENDS = "。！？；）)】〕”"
_CLOSERS = "）)】〕"
_NOTE = 400  # letters before a bracket's end in which its note begins


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
