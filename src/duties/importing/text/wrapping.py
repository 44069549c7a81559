"""Lines as pages and text files have them → whole paragraphs."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median, mode

from duties.importing.document import Leave, Paragraph, forget
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.brackets import BRACKET, balance
from duties.importing.lexicon.days import is_day
from duties.importing.lexicon.english import is_english
from duties.importing.lexicon.numbers import SUB_POINT
from duties.importing.raw import RawLine
from duties.importing.text.lost_breaks import (
    CLOSERS,
    ends_note,
    split_before_points,
    split_lost,
)
from duties.importing.text.printed_lines import (
    HEAD,
    TERMINAL,
    PrintedLine,
    is_numbered,
    printed_lines,
    starts,
)


def paragraphs(lines: Sequence[RawLine], leave: Leave = forget) -> list[Paragraph]:
    """Put lines together to paragraphs; `leave` is told what goes, such as the numbers of pages.

    A line goes on in the next one where the text is wrapped (most lines are about
    as long as the longest and end in the middle of a sentence), or where a bracket is open.
    """
    cleaned = printed_lines(lines, leave)
    setting = _Setting(cleaned)
    found: list[Paragraph] = []
    begin = 0
    for at in range(1, len(cleaned) + 1):
        if at == len(cleaned) or not setting.goes_on(cleaned, begin, at):
            parts = split_lost(_joined(cleaned[begin:at]))
            if at < len(cleaned) and cleaned[at].text.startswith("二是"):
                parts[-1:] = split_before_points(parts[-1])
            found += parts
            begin = at
    return found


_LOOK_AROUND = 6  # lines before and after one in which a bracket opens and closes
_SENTENCE_ENDS = frozenset(TERMINAL) - set("”）)】〕》")


class _Setting:
    """How the lines of a document are set: wrapped at a margin or not, indented or not."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        broken = dict(_broken_off(lines))
        self._lines = lines
        self.full = median(broken.values()) if broken else 0.0
        self._by_page = _full_by_page(lines, broken)
        near = [at for at, width in broken.items() if abs(width - self.full) <= _RAGGED]
        self.is_wrapped = (
            len(broken) >= 2
            and len(broken) * 6 >= len(lines)
            and len(near) * 3 >= len(broken) * 2
            and self._overlong(near[0], near[-1]) * 10 <= len(lines)
        )
        indents = [line.indent for line in lines if line.is_indented]
        self.has_indents = 0 < len(indents) < len(lines) * 0.8
        self._indent = mode(indents) if indents else 0

    def _overlong(self, first: int, last: int) -> int:
        """Count the lines beyond the margin among those that are wrapped; an annex may be wider."""
        most = self.full + 2 * _RAGGED
        return sum(line.width > most for line in self._lines[first : last + 1])

    def goes_on(self, lines: Sequence[PrintedLine], begin: int, at: int) -> bool:
        """Tell whether the line `at` belongs to the paragraph of those from `begin` on."""
        last, line = lines[at - 1], lines[at]
        if _FRACTION.match(line.text) and _is_broken_off(last):
            return True
        if is_numbered(line.text):
            return False
        near = lines[max(begin, at - _LOOK_AROUND) : at]
        told = _told_by_words(near, lines[at : at + _LOOK_AROUND])
        if told is not None:
            return told
        if self.is_wrapped:
            return self._hangs(lines[begin], last, line) or self._goes_on_wrapped(near, line)
        return self._goes_on_unwrapped(last, line)

    def _hangs(self, first: PrintedLine, last: PrintedLine, line: PrintedLine) -> bool:
        """Tell whether a line goes on with an English item, indented beside its number."""
        return (
            first.indent < line.indent
            and not line.is_after_blank
            and is_numbered(first.text)
            and is_english(first.text)
            and self._is_full(last)
        )

    def _goes_on_wrapped(self, above: Sequence[PrintedLine], line: PrintedLine) -> bool:
        """Tell whether a line goes on with those above it where lines end at a margin."""
        last = above[-1]
        if is_day(last.text) or is_day(line.text):
            return False
        if self.has_indents and not line.is_after_blank:
            if self._is_set_apart(last) or not self._is_full(last):
                return False
            return not line.is_indented or (last.is_indented and last.text[-1] not in TERMINAL)
        if self.has_indents and line.is_indented and not last.is_indented:
            return False
        if not self._is_full(last) or last.text[-1] in _SENTENCE_ENDS:
            return False
        return last.text[-1] not in CLOSERS or not ends_note("".join(each.text for each in above))

    def _goes_on_unwrapped(self, last: PrintedLine, line: PrintedLine) -> bool:
        """Tell whether a line goes on with the last one where most lines are whole paragraphs."""
        if line.is_after_blank or len(last.text) == 1:
            return False
        if last.text[-1] in "、，,（(":
            return True
        if _FIGURE.match(line.text) and _is_broken_off(last) and not _is_heading(last.text):
            return True
        is_cut = last.text[-1] not in TERMINAL and not line.is_indented
        return is_cut and last.width >= self._reaches_margin

    @cached_property
    def _reaches_margin(self) -> float:
        """The columns from which on a line reaches the margin, infinite where there is none."""
        widths = [line.width for line in _longest(self._lines)]
        margin = max(widths, default=0)
        reaches = margin - _RAGGED
        is_margin = margin >= _SHORTEST_MARGIN and sum(width >= reaches for width in widths) > 1
        return reaches if is_margin else math.inf

    def _is_set_apart(self, line: PrintedLine) -> bool:
        """Tell whether a line stands in the middle, or at the right, rather than at the left."""
        is_short = line.width < self.full - _RAGGED or line.indent * 2 > self.full
        return is_short and line.indent > self._indent + 2

    def _is_full(self, line: PrintedLine) -> bool:
        """Tell whether a line reaches its margin; pages of print tell theirs better than files."""
        of_page = self._by_page.get(line.place.page)
        return line.width >= (self.full * _FULL if of_page is None else of_page * _FULL_IN_PRINT)


def _full_by_page(
    lines: Sequence[PrintedLine], broken: Mapping[int, int]
) -> dict[int | None, float]:
    """Return how wide full lines are on each page that has several."""
    widths: dict[int | None, list[int]] = {}
    for at, width in broken.items():
        if lines[at].place.page is not None:
            widths.setdefault(lines[at].place.page, []).append(width)
    near = {
        page: [width for width in found if width >= max(found) - 2 * _RAGGED]
        for page, found in widths.items()
    }
    return {page: median(found) for page, found in near.items() if len(found) >= _SEVERAL}


def _broken_off(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, int]]:
    """Yield where lines end in the middle of a sentence, and their widths."""
    for at, (line, below) in enumerate(pairwise(lines)):
        if line.text[-1] in TERMINAL or (width := line.width) < _SHORTEST_MARGIN:
            continue
        if not starts(below.text) or _cuts_label(line.text, below.text):
            yield at, width


def _told_by_words(above: Sequence[PrintedLine], below: Sequence[PrintedLine]) -> bool | None:
    """Tell whether the first line below goes on with those above; None where only layout tells."""
    last, line = above[-1], below[0]
    if _opens(above) and _is_closed_in(below):
        return True
    if _cuts_label(last.text, line.text):
        return True
    if starts(line.text):
        return False
    if _ends_in_label(last.text) and not line.is_after_blank:
        return SUB_POINT.match(line.text) is None
    return None


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
_FULL_IN_PRINT = 0.8
_SEVERAL = 4  # lines of a page that tell where its margin is


def _is_heading(text: str) -> bool:
    return is_numbered(text) and "。" not in text


def _is_broken_off(line: PrintedLine) -> bool:
    """Tell whether a line stops in the middle of a long sentence."""
    is_long = line.width >= _SHORTEST_LONG and "，" in line.text
    return is_long and line.text[-1] not in TERMINAL and HEAD.match(line.text) is None


def _cuts_label(before: str, after: str) -> bool:
    """Tell whether the end of a line stands in a label: 完成 and 时限：."""
    if words.COLON_SIGN.search(after, 0, words.LONGEST_LABEL) is None:
        return False
    head = before[-_LONGEST_CUT:]
    joined = head + after[: words.LONGEST_LABEL]
    label = _HEAD_WITHIN.search(joined)
    return label is not None and label.start() < len(head) < label.end()


_LONGEST_CUT = 8  # letters of a label at a line's end
_HEAD_WITHIN = re.compile(f"(?:^|(?<=[、，,；;。（(\\s])){words.ANY_HEAD}")
_LABEL_AT_END = re.compile(f"{_HEAD_WITHIN.pattern}$")


def _ends_in_label(text: str) -> bool:
    if text[-1] in "】]":
        return words.BOXED_LABEL.fullmatch(text) is not None
    return text[-1] in "：:" and _LABEL_AT_END.search(text[-words.LONGEST_LABEL :]) is not None


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
