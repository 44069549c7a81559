"""A paragraph as it is looked through for figures: one kind of digits and signs, no blanks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_PLAIN = str.maketrans(
    "０１２３４５６７８９％．＋＜＞－～;:()＝"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
    "0123456789%.+<>-~；：（）=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
)
_COMMA = re.compile(",(?!\\d{3}(?!\\d))")
_BLANKS = re.compile("\\s+")
_LOST_POINT = re.compile(
    "(?<![\\d.])(?P<whole>\\d{1,3})(?:[\ue000-\uf8ff]\\s?|["
    " \u3000])(?P<rest>\\d{1,2})(?=\\s?(?:万亿|亿|万|%))"
)
"""Two numbers where a decimal point was lost: its sign was one of the font's own, or a blank."""


class PlainText(NamedTuple):
    """A text without blanks, and where its letters stood in the printed one.

    `kept` are pairs: from which letter on, and how much further on it was printed. `points` are the
    places at which a decimal point was put between two numbers that only a blank parted.
    """

    text: str
    kept: tuple[tuple[int, int], ...] = ()
    points: tuple[int, ...] = ()

    def printed(self, at: int) -> int:
        """Return where a letter stood in the printed text."""
        found = bisect_right(self.kept, (at, 10**9))
        return at + (self.kept[found - 1][1] if found else 0)


def plain(printed: str, hidden: Iterable[tuple[int, int]] = ()) -> PlainText:
    """Return a printed text for looking through; stretches that are `hidden` end a sentence."""
    text = _COMMA.sub("，", printed.translate(_PLAIN))
    for start, end in hidden:
        text = text[:start] + "。" * (end - start) + text[end:]
    lost = [match.end("whole") for match in _LOST_POINT.finditer(text)]
    for at in lost:
        text = f"{text[:at]}.{text[at + 1 :]}"
    if _BLANKS.search(text) is None:
        return PlainText(text, (), tuple(lost))
    pieces: list[str] = []
    kept: list[tuple[int, int]] = []
    length = done = 0
    for blank in _BLANKS.finditer(text):
        pieces.append(text[done : blank.start()])
        length += blank.start() - done
        done = blank.end()
        if _parts_words(text, blank.start(), done):
            pieces.append(" ")
            length += 1
        kept.append((length, done - length))
    pieces.append(text[done:])
    closed = PlainText("".join(pieces), tuple(kept))
    points = [
        at for at, letter in enumerate(closed.text) if letter == "." and closed.printed(at) in lost
    ]
    return closed._replace(points=tuple(points))


def _parts_words(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isascii() and after.isascii() and before.isalpha() and after.isalpha()


class Slice(NamedTuple):
    """Part of a text, by its first letter and the one after its last."""

    start: int
    end: int


_SENTENCE = re.compile("[^。；！？\\n]{1,1000}")
_CLAUSE = re.compile("[^，（）]+")


def sentences(text: str) -> Iterator[Slice]:
    """Yield the sentences of a text, also those that semicolons part."""
    return (Slice(match.start(), match.end()) for match in _SENTENCE.finditer(text))


def clauses(text: str, sentence: Slice) -> Iterator[Slice]:
    """Yield the clauses of a sentence, which commas part, and brackets that count."""
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        yield Slice(match.start(), match.end())
