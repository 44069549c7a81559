"""Lines as pages and text files have them → whole paragraphs; the damage of the layout mended."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median, mode
from typing import NamedTuple

from duties.importing import vocabulary as words
from duties.importing.blocks import Line, Paragraph, Place
from duties.importing.brackets import BRACKET, balance, pairs
from duties.importing.days import is_day
from duties.importing.markers import DOT, Marker, Rank, marker_of, numeral
from duties.importing.units import is_unit

_DASHES = "—－–―-"
_BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""All that `\\s` stands for; in a set of letters these are found sooner."""
_BEHIND_NUMBER = f"{_DASHES}页·.）){_BLANKS}"
"""What stands behind the number at the end of a page, or of a line of a table of contents."""
_PAGE_LINE = re.compile(
    "[\\s·.]*(?:[—－–―-]+\\s*\\d{1,4}\\s*[—－–―-]+|第\\s*\\d{1,4}\\s*页(?:[\\s，,/]*共\\s*\\d{1,4}\\s*页)?|[Pp]age\\s*\\d+"
    "(?:\\s*of\\s*\\d+)?|\\d{1,4}\\s*/\\s*\\d{1,4}|(?<=·)\\s*\\d{1,4}\\s*(?=·))[\\s·.]*"
)
_PAGE_MARK_BEHIND = re.compile("\\s[—－–―]+\\s*\\d{1,4}\\s*[—－–―]+\\s*$")
_PAGE_MARK_BEFORE = re.compile("^\\s*[—－–―]+\\s*\\d{1,4}\\s*[—－–―]+\\s+")
_CONTENTS_LINE = re.compile(
    "(?:\\.{4}|…{2}|·{4}|．{4})\\s{0,4}[-—（(]?\\s?\\d{1,4}\\s?[-—）)]?\\s*$"
)
_FURNITURE = 30  # letters at a line's end in which a page mark is looked for


class _Clean(NamedTuple):
    text: str
    place: Place
    indent: int  # columns
    is_behind_blank: bool
    is_behind_page: bool  # the first line of a page
    width: int  # columns, its indent included

    @property
    def is_indented(self) -> bool:
        return self.indent >= 2


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Put lines together to paragraphs.

    Page numbers go. A line goes on in the next one where the text is wrapped (most lines are about
    as long as the longest and end in the middle of a sentence), or where a bracket is open.
    """
    cleaned = _with_dots(_without_running_heads(list(_cleaned(lines))))
    shape = _Shape(cleaned)
    found: list[Paragraph] = []
    begin = 0
    for at in range(1, len(cleaned) + 1):
        if at == len(cleaned) or not shape.goes_on(cleaned, begin, at):
            found += split_lost(_joined(cleaned[begin:at]))
            begin = at
    return found


_LOOK_AROUND = 6  # lines before and behind one in which a bracket opens and closes


def _cleaned(lines: Sequence[Line]) -> Iterator[_Clean]:
    is_behind_blank = is_behind_page = True
    page_numbers = _page_numbers(lines)
    for at, line in enumerate(lines):
        text = line.text.rstrip()
        if text.rstrip(_BEHIND_NUMBER)[-1:].isdecimal():
            if at in page_numbers or (len(text) < _WIDEST and _PAGE_LINE.fullmatch(text.strip())):
                is_behind_page = True
                continue
            if _CONTENTS_LINE.search(text, max(len(text) - 2 * _FURNITURE, 0)):
                continue
            tail = _PAGE_MARK_BEHIND.search(text, max(len(text) - _FURNITURE, 0))
            if tail is not None:
                text = text[: tail.start()].rstrip()
        stripped = text.lstrip()
        if stripped and stripped[0] in _DASHES:
            text = _PAGE_MARK_BEFORE.sub("", text, count=1)
            stripped = text.lstrip()
        if not stripped:
            is_behind_blank = True
            continue
        indent = line.indent
        if len(stripped) < len(text):
            indent = max(indent, _width_of_blanks(text[: -len(stripped)]))
        width = indent + _width(stripped)
        yield _Clean(stripped, line.place, indent, is_behind_blank, is_behind_page, width)
        is_behind_blank = is_behind_page = False


def _without_running_heads(lines: list[_Clean]) -> list[_Clean]:
    """Return the lines without the title that stands at the top of several pages.

    The first time it may be a title of its own, unless it stands amid a sentence. Once it is one,
    unless it stands apart between the parts of a sentence.
    """
    tops = [at for at, line in enumerate(lines) if line.is_behind_page]
    if len(tops) < 2:
        return lines
    counts = Counter(_without_digits(lines[at].text) for at in tops)
    seen = {_without_digits(lines[0].text)}
    heads = set()
    for at in tops[1:]:
        text = _without_digits(lines[at].text)
        if at + 1 == len(lines) or not _may_run(lines[at].text, counts[text]):
            continue
        is_amid = lines[at - 1].text[-1] not in _TERMINAL
        if (counts[text] > 1 and (is_amid or text in seen)) or _breaks_sentence(lines, at):
            heads.add(at)
        seen.add(text)
    return [
        line._replace(is_behind_blank=False) if at - 1 in heads else line
        for at, line in enumerate(lines)
        if at not in heads
    ]


def _without_digits(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdecimal())


def _may_run(text: str, pages: int) -> bool:
    """Tell whether a line that stands on so many pages may be a title.

    It is no sentence, no item and no part of a note; who issued the document may stand on many.
    """
    if len(text) >= _FURNITURE or _SENTENCE.search(text) is not None or _is_numbered(text):
        return False
    return balance(text) == 0 and (not is_unit(text) or pages > _FEW)


_FEW = 2  # pages at the top of which one unit may stand in the lists of two tasks


def _breaks_sentence(lines: Sequence[_Clean], at: int) -> bool:
    """Tell whether a line stands for itself between the parts of a sentence."""
    above, line, below = lines[at - 1 : at + 2]
    is_apart = line.is_behind_blank and below.is_behind_blank
    return is_apart and above.text[-1] not in _TERMINAL and not _starts(below.text)


_SENTENCE = re.compile("[，。；：！？、]")


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Return which lines are bare numbers of pages: they count up, and are a page apart."""
    numbers = {
        at: int(number)
        for at, line in enumerate(lines)
        if len(line.text) < _WIDEST and (number := line.text.strip()).isdecimal()
    }
    found = list(numbers)
    are_pages = len(found) > 1 and all(
        numbers[there] == numbers[here] + 1 and there - here > _SHORTEST_PAGE
        for here, there in pairwise(found)
    )
    return set(found) if are_pages else set()


_WIDEST = 120  # letters of a line, its indent included, that may be the number of a page
_SHORTEST_PAGE = 9  # lines


def _with_dots(lines: list[_Clean]) -> list[_Clean]:
    """Put a dot behind numbers that only a blank parts from their text, where all count from 1."""
    numbers = {at: match for at, line in enumerate(lines) if (match := _UNDOTTED.match(line.text))}
    last = 0
    for match in numbers.values():
        number = int(match["number"])
        if number not in (1, last + 1):
            return lines
        last = number
    if len(numbers) < _FEWEST_UNDOTTED:
        return lines
    found = lines.copy()
    for at, match in numbers.items():
        text = f"{match['number']}.{lines[at].text[match.end() :]}"
        found[at] = lines[at]._replace(text=text)
    return found


_UNDOTTED = re.compile(
    "(?P<number>\\d{1,2})[ \u3000]{1,4}(?![年月日号万亿个多余项条名家座])(?=[\u4e00-\u9fff“《])"
)
_FEWEST_UNDOTTED = 3  # numbers in a document


def _width_of_blanks(blanks: str) -> int:
    return sum(2 if blank == "\u3000" else 4 if blank == "\t" else 1 for blank in blanks)


_TERMINAL = "。！？；：.!?;:”）)】〕》"


class _Shape:
    """How the lines of a document are set: wrapped at a margin or not, indented or not."""

    def __init__(self, lines: Sequence[_Clean]) -> None:
        widths = [line.width for line in lines]
        broken = [
            width
            for place, (line, width) in enumerate(zip(lines, widths, strict=True))
            if width >= _SHORTEST_MARGIN
            and line.text[-1] not in _TERMINAL
            and place + 1 < len(lines)
            and (not _starts(text := lines[place + 1].text) or _cuts_label(line.text, text))
        ]
        self._margin = max(widths, default=0)
        self._has_margin = self._margin >= _SHORTEST_MARGIN and sum(map(self._is_at, widths)) > 1
        self.full = median(broken) if broken else 0.0
        near = sum(abs(width - self.full) <= _RAGGED for width in broken)
        self.is_wrapped = (
            len(broken) >= 2
            and len(broken) * 6 >= len(lines)
            and near * 3 >= len(broken) * 2
            and sum(width > self.full + 2 * _RAGGED for width in widths) * 10 <= len(lines)
        )
        indents = [line.indent for line in lines if line.is_indented]
        self.has_indents = 0 < len(indents) < len(lines) * 0.8
        self._indent = mode(indents) if indents else 0

    def goes_on(self, lines: Sequence[_Clean], begin: int, at: int) -> bool:
        """Tell whether the line `at` belongs to the paragraph of those from `begin` on."""
        last, line = lines[at - 1], lines[at]
        if _FRACTION.match(line.text) and _is_broken_off(last):
            return True
        if _is_numbered(line.text):
            return False
        near = lines[max(begin, at - _LOOK_AROUND) : at]
        if _opens(near) and _is_closed_in(lines[at : at + _LOOK_AROUND]):
            return True
        if _cuts_label(last.text, line.text):
            return True
        if _starts(line.text):
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
                return not line.is_indented or (last.is_indented and last.text[-1] not in _TERMINAL)
            if last.text[-1] in _TERMINAL and last.text[-1] not in "”）)】〕》":
                return False
            if last.text[-1] in _TERMINAL and not self._is_full(last):
                return False
            if last.text[-1] in "）)】〕" and _ends_note("".join(each.text for each in near)):
                return False
            return self._is_full(last)
        if line.is_behind_blank or len(last.text) == 1:
            return False
        if last.text[-1] in "、，,（(":
            return True
        if _FIGURE.match(line.text) and _is_broken_off(last):
            return True
        is_cut = self._has_margin and self._is_at(last.width) and not line.is_indented
        return is_cut and last.text[-1] not in _TERMINAL

    def _is_at(self, width: int) -> bool:
        return width >= self._margin - _RAGGED

    def _is_set_apart(self, line: _Clean) -> bool:
        """Tell whether a line stands in the middle, or at the right, rather than at the left."""
        is_short = line.width < self.full - _RAGGED or line.indent * 2 > self.full
        return is_short and line.indent > self._indent + 2

    def _is_full(self, line: _Clean) -> bool:
        return line.width >= self.full * _FULL


_MEASURE = "(?:[%％‰万亿亩米吨元倍]|公[里顷斤]|[平立]方|千[米瓦]|兆瓦|个百分)"
_FRACTION = re.compile(f"\\d{{1,3}}[.．]\\d{{1,3}}{_MEASURE}")
_SHORTEST_LONG = 40  # columns of a line that a sentence may be broken off in
_FIGURE = re.compile(f"\\d[\\d.,]*\\s?(?:{_MEASURE}|[个家项件条名人户次场套座处])")
"""How a line begins that goes on with a sentence, wherever lines end: 60%的教室."""
_SHORTEST_MARGIN = 24  # columns of the narrowest page
_RAGGED = 4  # columns by which lines of one margin differ
_FULL = 0.6  # of the margin: a shorter line ends its paragraph


def _is_broken_off(line: _Clean) -> bool:
    """Tell whether a line stops in the middle of a long sentence."""
    is_long = line.width >= _SHORTEST_LONG and "，" in line.text
    return is_long and line.text[-1] not in _TERMINAL and _HEAD.match(line.text) is None


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


def _width(text: str) -> int:
    """Return how many columns a text takes: one a Latin letter, two a Chinese one."""
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2


_START = re.compile("[一二三四五六七八九十]{1,2}是|——|[#|]|附件|注[：:]")
_HEAD = re.compile(words.ANY_HEAD)


def _is_numbered(text: str) -> bool:
    if text[0] not in _FIRST_LETTERS and not text[0].isdigit():
        return False
    marker = marker_of(text)
    return marker is not None and marker.rank is not Rank.CIRCLED


def _starts(text: str) -> bool:
    """Tell whether a line surely begins a paragraph."""
    return (
        _is_numbered(text)
        or _START.match(text) is not None
        or (
            words.COLON_SIGN.search(text, 0, _FURNITURE) is not None
            and _HEAD.match(text) is not None
        )
    )


_FIRST_LETTERS = frozenset("第一二三四五六七八九十百（(〔【[★☆▲●◆■任举事重工具专行")


def _opens(lines: Iterable[_Clean]) -> bool:
    return sum(balance(line.text) for line in lines) > 0


def _is_closed_in(lines: Iterable[_Clean]) -> bool:
    """Tell whether the bracket that is open before these lines is closed in them."""
    for line in lines:
        if _is_numbered(line.text):
            return False
        depth = 0
        for sign in BRACKET.findall(line.text):
            depth += 1 if sign in "（(〔[［【〈《{｛" else -1
            if depth < 0:
                return True
    return False


def _joined(lines: Sequence[_Clean]) -> Paragraph:
    text, joints = "", []
    for line in lines:
        if text:
            if text[-1].isascii() and text[-1].islower() and line.text[0].isascii():
                text += " "
            joints.append((len(text), line.place))
        text += line.text
    return Paragraph(text, lines[0].place, None, tuple(joints))


# Line breaks that were lost


_CANDIDATE = re.compile(
    "[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|\\d{1,2})[）)]"
    f"|\\d{{1,3}}\\s?{DOT}"
    "|第[一二三四五六七八九十]{1,3}[条章节]"
)
_HINT = re.compile(f"[。！？；）)】〕”{_BLANKS}](?:{_CANDIDATE.pattern}|二是)")
_LONG = 80  # letters; a paragraph that holds several numbered ones is longer


def split_lost(paragraph: Paragraph) -> list[Paragraph]:
    """Split a paragraph that holds several, their line breaks being lost.

    A number begins a paragraph where it goes on with the count and stands behind the end of a
    sentence and a blank, or behind the end of a note, or, in a long text without breaks, anywhere.
    """
    text = paragraph.text
    if len(text) < _FURNITURE or _HINT.search(text) is None:
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
            noted = [_HEAD.search(text, *span) for span in pairwise([*found, end])]
            if sum(label is not None for label in noted) > 1:
                yield from found


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
