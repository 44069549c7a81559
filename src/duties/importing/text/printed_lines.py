"""Lines as pages and files have them → those of the text: what pages print beside it left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from duties.importing.document import Leave, LeftOut, Place, forget
from duties.importing.fates import Fate
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import is_unit
from duties.importing.lexicon.brackets import balance
from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.lexicon.numbers import Rank, marker_of
from duties.importing.raw import RawLine

_DASHES = "—－–―-"
BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""All that `\\s` stands for; in a set of letters these are found sooner."""
_AFTER_NUMBER = f"{_DASHES}页·.）){BLANKS}"
"""What stands after the number at the end of a page, or of a line of a table of contents."""
_PAGE_LINE = re.compile(
    "[\\s·.]*(?:[—－–―-]+\\s*\\d{1,4}\\s*[—－–―-]+|第\\s*\\d{1,4}\\s*页(?:[\\s，,/]*共\\s*\\d{1,4}\\s*页)?|[Pp]age\\s*\\d+"
    "(?:\\s*of\\s*\\d+)?|\\d{1,4}\\s*/\\s*\\d{1,4}|(?<=·)\\s*\\d{1,4}\\s*(?=·))[\\s·.]*"
)
_PAGE_MARK_AFTER = re.compile("\\s[—－–―]+\\s*\\d{1,4}\\s*[—－–―]+\\s*$")
_PAGE_MARK_BEFORE = re.compile("^\\s*[—－–―]+\\s*\\d{1,4}\\s*[—－–―]+\\s+")
_CONTENTS_LINE = re.compile(
    "(?:\\.{4}|…{2}|·{4}|．{4})\\s{0,4}[-—（(]?\\s?\\d{1,4}\\s?[-—）)]?\\s*$"
)
TAB = "\t"
_INNER_TABS = re.compile("(?<=\\S)[ \\u3000]*\\t\\s*(?=\\S)")
FURNITURE = 30  # letters at a line's end in which a page mark is looked for


class PrintedLine(NamedTuple):
    """A line of the text, without the blanks before it, and how it stands on its page."""

    text: str
    place: Place
    indent: int  # columns
    is_after_blank: bool
    is_after_page: bool  # the first line of a page

    @property
    def width(self) -> int:
        """How many columns it takes with its indent: one a Latin letter, two a Chinese one."""
        return self.indent + (len(self.text.encode("utf-8", "replace")) + len(self.text)) // 2

    @property
    def is_indented(self) -> bool:
        """Tell whether blanks set the line in."""
        return self.indent >= 2


def untabbed(line: str) -> str:
    """Return a line of text with wide blanks for the tabs in it."""
    return _INNER_TABS.sub("  ", line) if TAB in line else line


def is_page_mark(line: str) -> bool:
    """Tell whether a line is nothing but the number of a page, marked as one."""
    return len(line) < _WIDEST and _PAGE_LINE.fullmatch(line.strip()) is not None


def printed_lines(lines: Sequence[RawLine], leave: Leave = forget) -> list[PrintedLine]:
    """Return the lines of a text without the numbers of pages, and the titles that run on them."""
    return _with_dots(_without_running_heads(list(_cleaned(lines, leave)), leave))


def _cleaned(lines: Sequence[RawLine], leave: Leave) -> Iterator[PrintedLine]:
    is_after_blank = is_after_page = True
    page_numbers = _page_numbers(lines)
    for at, line in enumerate(lines):
        text = line.text.rstrip()
        if text.rstrip(_AFTER_NUMBER)[-1:].isdecimal():
            if at in page_numbers or is_page_mark(text):
                is_after_page = True
                leave(LeftOut(line.place, text, Fate.PAGE_NUMBER))
                continue
            if _CONTENTS_LINE.search(text, max(len(text) - 2 * FURNITURE, 0)):
                leave(LeftOut(line.place, text, Fate.CONTENTS))
                continue
            tail = _PAGE_MARK_AFTER.search(text, max(len(text) - FURNITURE, 0))
            if tail is not None:
                leave(LeftOut(line.place, tail[0], Fate.PAGE_NUMBER))
                text = text[: tail.start()].rstrip()
        stripped = text.lstrip()
        if stripped and stripped[0] in _DASHES:
            mark = _PAGE_MARK_BEFORE.match(text)
            if mark is not None:
                leave(LeftOut(line.place, mark[0], Fate.PAGE_NUMBER))
                text = text[mark.end() :]
            stripped = text.lstrip()
        if not stripped:
            is_after_blank = True
            continue
        indent = line.indent
        if len(stripped) < len(text):
            indent = max(indent, _width_of_blanks(text[: -len(stripped)]))
        yield PrintedLine(stripped, line.place, indent, is_after_blank, is_after_page)
        is_after_blank = is_after_page = False


def _without_running_heads(lines: list[PrintedLine], leave: Leave) -> list[PrintedLine]:
    """Return the lines without the title that stands at the top of several pages."""
    heads = _running_heads(lines)
    if not heads:
        return lines
    for at in sorted(heads):
        leave(LeftOut(lines[at].place, lines[at].text, Fate.RUNNING_HEAD))
    return [
        line._replace(is_after_blank=False) if at - 1 in heads else line
        for at, line in enumerate(lines)
        if at not in heads
    ]


def _running_heads(lines: Sequence[PrintedLine]) -> set[int]:
    """Return which lines are a title that stands at the top of several pages.

    The first time it may be a title of its own, unless it stands amid a sentence. A line that
    stands at one top is one where it stands apart between the parts of a sentence.
    """
    tops = [at for at, line in enumerate(lines) if line.is_after_page]
    heads: set[int] = set()
    if len(tops) < 2:
        return heads
    are_spaced = _are_spaced(lines)
    counts = Counter(_without_digits(lines[at].text) for at in tops)
    seen = {_without_digits(lines[0].text)}
    for at in tops[1:]:
        text = _without_digits(lines[at].text)
        if at + 1 == len(lines) or not _may_run(lines[at].text, counts[text]):
            continue
        above = lines[at - 1].text
        if above[-1] in "、，,：:" and (is_unit(lines[at].text) or is_deadline(lines[at].text)):
            continue
        is_amid = above[-1] not in TERMINAL
        is_apart = not are_spaced and _breaks_sentence(lines, at)
        if is_apart or (counts[text] > 1 and (is_amid or text in seen)):
            heads.add(at)
        seen.add(text)
    return heads


def _are_spaced(lines: Sequence[PrintedLine]) -> bool:
    """Tell whether blanks part all lines, not only those at the top of pages from the others."""
    within = [
        line.is_after_blank
        for above, line in pairwise(lines)
        if not line.is_after_page and not above.is_after_page
    ]
    return sum(within) * 2 > len(within)


def _without_digits(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdecimal())


def _may_run(text: str, pages: int) -> bool:
    """Tell whether a line that stands on so many pages may be a title.

    It is no sentence, no item and no part of a note; who issued the document may stand on many.
    """
    if len(text) >= FURNITURE or _SENTENCE.search(text) is not None or is_numbered(text):
        return False
    return balance(text) == 0 and (not is_unit(text) or pages > _FEW)


_FEW = 2  # pages at the top of which one unit may stand in the lists of two tasks


def _breaks_sentence(lines: Sequence[PrintedLine], at: int) -> bool:
    """Tell whether a line stands for itself between the parts of a sentence."""
    above, line, below = lines[at - 1 : at + 2]
    is_apart = line.is_after_blank and below.is_after_blank
    clause = above.text.rpartition("。")
    is_within = bool(clause[0]) and HEAD.match(clause[2]) is None
    is_amid = above.text[-1] in "、，," or balance(above.text) > 0 or is_within
    return is_apart and is_amid and above.text[-1] not in TERMINAL and not starts(below.text)


_SENTENCE = re.compile("[，。；：！？、]")


def _page_numbers(lines: Sequence[RawLine]) -> set[int]:
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


def _with_dots(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Put a dot after numbers that only a blank parts from their text, where all count from 1."""
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


TERMINAL = "。！？；：.!?;:”）)】〕》"  # signs with which a paragraph may end


_START = re.compile("[一二三四五六七八九十]{1,2}是|——|[#|]|附件|注[：:]")
_IMPRINT = re.compile(
    "[\\u4e00-\\u9fff]{4,30}\\s*20\\d\\d\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日印发"
)
"""Who printed a document, and when."""
HEAD = re.compile(words.ANY_HEAD)


def is_numbered(text: str) -> bool:
    """Tell whether a line begins with the number of an item."""
    if text[0] not in _FIRST_LETTERS and not text[0].isdigit():
        return False
    marker = marker_of(text)
    return marker is not None and marker.rank is not Rank.CIRCLED


def starts(text: str) -> bool:
    """Tell whether a line surely begins a paragraph."""
    return (
        is_numbered(text)
        or _START.match(text) is not None
        or (text.endswith("印发") and _IMPRINT.fullmatch(text) is not None)
        or (
            words.COLON_SIGN.search(text, 0, FURNITURE) is not None and HEAD.match(text) is not None
        )
        or (text[0] in "【[" and words.BOXED_LABEL.match(text) is not None)
        or (text[0] in words.BULLETS and words.BULLETED_LABEL.match(text) is not None)
        or (text[0] in words.FIRST_OF_FIELD and words.FIELD.match(text) is not None)
    )


_FIRST_LETTERS = frozenset(
    "第壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十百（(〔【[★☆▲●◆■㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩任举事科实重工具专行AIMPRST"
)
