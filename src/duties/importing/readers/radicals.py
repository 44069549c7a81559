"""Radicals that stand for ordinary letters, as fonts of old PDFs leave them → those letters.

⼯⾏⺠ (U+2F00 on, U+2E80 on) look like 工行民, but nobody finds a unit by typing them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from duties.importing.document import LeftOut, Paragraph, Place, Row
from duties.importing.doubts import Doubt
from duties.importing.raw import Found, PageTable, RawBlock, RawLine
from duties.messages import Message, counted

_SUPPLEMENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬"
    "⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺶羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠"
    "⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉"
    "⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Each radical of the supplement (U+2E80 to U+2EF3) before its letter: Unicode's file
EquivalentUnifiedIdeograph.txt. Normal forms know only two of them.
"""
_LETTER_OF = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
_RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
_HALVES = (0x2E, 0x2F, 0xF9, 0xFA)
"""The upper halves of the numbers of all radicals."""


def with_letters(found: Iterable[Found]) -> list[Found]:
    """Return what a reader found with letters for radicals; then, if there are any, say so."""
    met, folding = list(found), _Folding()
    if _may_hold_radicals("".join([each.text for each in met if type(each) is RawLine])):
        met = list(map(folding.found, met))
    else:
        met = [each if type(each) is RawLine else folding.found(each) for each in met]
    return [*met, *folding.told()]


def _may_hold_radicals(text: str) -> bool:
    """Tell whether a text may hold a radical; False is certain."""
    halves = text.encode("utf-16-be", "surrogatepass")[::2]
    return any(map(halves.__contains__, _HALVES))


class _Folding:
    def __init__(self) -> None:
        self._count = 0
        self._first: tuple[str, Place] | None = None

    def found(self, found: Found) -> Found:
        """Return a finding with letters for its radicals."""
        if isinstance(found, Doubt | LeftOut):
            return found
        if isinstance(found, PageTable):
            text = tuple(_Folding().blocks(found.text))  # the same letters as those of the rows
            return PageTable(tuple(map(self._row, found.rows)), text)
        return self._block(found)

    def blocks(self, blocks: Iterable[RawBlock]) -> Iterator[RawBlock]:
        """Yield blocks with letters for their radicals."""
        return map(self._block, blocks)

    def _block(self, block: RawBlock) -> RawBlock:
        if isinstance(block, Row):
            return self._row(block)
        if _RADICAL.search(block.text) is None:
            return block
        text = self._text(block.text, block.place)
        if isinstance(block, Paragraph):
            return block._replace(text=text)
        return RawLine(text, block.place, block.indent)

    def _row(self, row: Row) -> Row:
        if not any(map(_RADICAL.search, row.cells)):
            return row
        return row._replace(cells=tuple([self._text(cell, row.place) for cell in row.cells]))

    def _text(self, text: str, place: Place) -> str:
        folded, count = _RADICAL.subn(_letter, text)
        if folded != text:
            self._count += count
            radical = next(sign for sign in _RADICAL.findall(text) if _letter_of(sign) != sign)
            self._first = self._first or (radical, place)
        return folded

    def told(self) -> Iterator[Doubt[Place]]:
        """Yield that letters were put for radicals."""
        if self._first is None:
            return
        radical, place = self._first
        yield Doubt(_folded(self._count, radical), place)


def _folded(count: int, radical: str) -> Message:
    code = f"{ord(radical):04X}"
    return counted(
        "{radical} is a radical (U+{code}), not the letter {letter}; the letter is read",
        "{count} letters are radicals such as {radical} (U+{code}), not {letter}; the letters are "
        "read",
        count,
        radical=radical,
        code=code,
        letter=_letter_of(radical),
    )


def _letter(match: re.Match[str]) -> str:
    return _letter_of(match[0])


def _letter_of(radical: str) -> str:
    return _LETTER_OF.get(radical) or unicodedata.normalize("NFKC", radical)
