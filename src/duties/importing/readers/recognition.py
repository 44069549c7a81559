"""Pictures of pages → the words in them with their places, recognised by RapidOCR.

It carries its models for Chinese and needs no network: https://github.com/RapidAI/RapidOCR. It is
an addition (`duties[ocr]`), imported only here. Of each letter it tells how sure it is.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from duties.errors.documents import NoRecogniserError
from duties.importing.readers.misread import mended
from duties.importing.readers.page_lines import Letter
from duties.importing.readers.page_tables import DrawnLine
from duties.importing.readers.pages import Page
from duties.importing.readers.picture_shapes import ruled_lines, straightened, without_specks

if TYPE_CHECKING:
    from PIL.Image import Image

CERTAIN = 0.9
"""How sure the recogniser must be of a letter, from 0 to 1: of less, a person is told."""
_HARDLY = 0.5  # of a line of print: what is less sure is dust, a seal, a picture
_SHORT_SIDE = 595.0  # points of the short side of a page of A4
_UPRIGHT = 0.8  # how sure of its lines it is on average where a page stands upright
_THREADS = 4


class SeenLetter(NamedTuple):
    """A letter that was recognised: its box, and how sure that is."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    certainty: float


class RecognisedWords(NamedTuple):
    """Words of one line, close together: `words` as they are read, and what is unsure in them."""

    words: str
    unsure: tuple[str, ...]


class RecognisedPage(NamedTuple):
    """A page of recognised words; `dropped` are some that could hardly be recognised."""

    page: Page
    pieces: tuple[RecognisedWords, ...]
    dropped: tuple[str, ...]


class Recogniser:
    """Recognises one page after the other; raises `NoRecogniserError` where it is not installed."""

    def __init__(self, name: str) -> None:
        try:
            from rapidocr_onnxruntime import RapidOCR
        except ImportError:
            raise NoRecogniserError(name) from None
        import os

        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        threads = min(os.cpu_count() or 1, _THREADS)
        self._engine = RapidOCR(intra_op_num_threads=threads, inter_op_num_threads=1)

    def page(self, picture: "Image", number: int) -> RecognisedPage:
        """Return what is written on a picture of a page."""
        import numpy

        grey = without_specks(numpy.asarray(picture.convert("L")))
        straight = straightened(grey)
        lines = self._lines(straight)
        if lines and (_lie(lines) or _mean(lines) < _UPRIGHT):
            for quarters in (1, 2, 3):
                other = straightened(numpy.rot90(grey, quarters))
                found = self._lines(other)
                if (not _lie(found), _mean(found)) > (not _lie(lines), _mean(lines)):
                    straight, lines = other, found
        return page_of(lines, ruled_lines(straight), straight.shape[:2], number)

    def _lines(self, grey: Any) -> list[list[SeenLetter]]:
        """Return the letters of each line of print."""
        import cv2

        coloured = cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)
        found, _ = self._engine(coloured, use_cls=False, return_word_box=True, text_score=0.0)
        lines = []
        for corners, text, certainty, boxes, letters, certainties in found or ():
            xs, ys = zip(*corners, strict=True)
            if len(letters) == len(boxes) == len(certainties):
                sides = [(min(x for x, _ in box), max(x for x, _ in box)) for box in boxes]
                lines.append(
                    [  # each letter is as high as its line
                        SeenLetter(letter, left, min(ys), right, max(ys), sure)
                        for letter, (left, right), sure in zip(
                            letters, sides, certainties, strict=True
                        )
                    ]
                )
            elif text:
                lines.append([SeenLetter(text, min(xs), min(ys), max(xs), max(ys), certainty)])
        return [line for line in lines if line]


def _mean(lines: Sequence[Sequence[SeenLetter]]) -> float:
    told = [seen.certainty for line in lines for seen in line]
    return sum(told) / len(told) if told else 0.0


_FEW = 3


def _lie(lines: Sequence[Sequence[SeenLetter]]) -> bool:
    """Tell whether most lines of print go up or down."""
    high = sum(
        line[0].bottom - line[0].top > 1.5 * (line[-1].right - line[0].left) for line in lines
    )
    return high > _FEW and high * 2 > len(lines)


def page_of(
    lines: Sequence[Sequence[SeenLetter]],
    rules: Sequence[tuple[int, int, int, int]],
    shape: tuple[int, int],
    number: int,
) -> RecognisedPage:
    """Return lines of print as a page; `rules` are lines drawn in the picture of that height and
    width.
    """
    height, width = shape
    scale = _SHORT_SIDE / min(height, width)
    letters: list[Letter] = []
    pieces: list[RecognisedWords] = []
    dropped: list[str] = []
    for line in lines:
        if _mean([line]) < _HARDLY:
            dropped.append("".join(seen.text for seen in line))
            continue
        for piece in _pieces(_mended(line), rules):
            words = "".join(seen.text for seen in piece)
            if piece[0].top > _FOOT * height:
                words = _PAGE_NUMBER.sub("— \\g<number> —", words)
            box = (piece[0].left, piece[0].top, piece[-1].right, piece[-1].bottom)
            letters.append(Letter.in_box(words, *(side * scale for side in box)))
            pieces.append(RecognisedWords(words, tuple(_unsure(piece))))
    drawn = [DrawnLine(*(side * scale for side in rule)) for rule in rules]
    page = Page(number, width * scale, height * scale, letters, drawn, is_drawn=True)
    return RecognisedPage(page, tuple(pieces), tuple(dropped))


def _mended(line: Sequence[SeenLetter]) -> Sequence[SeenLetter]:
    """Return a line with the letters that are meant by some that are known to be misread."""
    if all(seen.certainty >= CERTAIN for seen in line):
        return line
    words = "".join(seen.text for seen in line)
    if len(words) > len(line):  # a letter that holds several
        return line
    return [
        seen if seen.certainty >= CERTAIN else seen._replace(text=mended(words, at))
        for at, seen in enumerate(line)
    ]


_FOOT = 0.85  # of a page: where its number may stand below
_PAGE_NUMBER = re.compile("^[-—–一―]{1,2}\\s?(?P<number>[0-9]{1,3})(?:\\s?[-—–一―]{1,2})?$")
"""— 5 —, whose dashes may be taken for other strokes."""

_GAP = 1.5  # heights of a line that part words of it


def _pieces(
    line: Sequence[SeenLetter], rules: Sequence[tuple[int, int, int, int]]
) -> Iterator[Sequence[SeenLetter]]:
    """Yield a line in pieces, parted at wide gaps and where a line is drawn across it."""
    middle = (line[0].top + line[0].bottom) / 2
    height = line[0].bottom - line[0].top
    walls = [
        (left + right) / 2
        for left, top, right, bottom in rules
        if right - left < bottom - top and top <= middle <= bottom
    ]
    begun = 0
    for at in range(1, len(line)):
        before, here = line[at - 1], line[at]
        middles = (before.left + before.right) / 2, (here.left + here.right) / 2
        if here.left - before.right > _GAP * height or any(
            middles[0] < wall < middles[1] for wall in walls
        ):
            yield line[begun:at]
            begun = at
    yield line[begun:]


_AROUND = 3  # letters that are told beside one that is unsure


def _unsure(piece: Sequence[SeenLetter]) -> Iterator[str]:
    """Yield the stretches of which the recogniser is unsure, with the letters around them."""
    stretches = groupby(range(len(piece)), lambda at: piece[at].certainty < CERTAIN)
    for is_unsure, stretch in stretches:
        if is_unsure:
            at = list(stretch)
            around = piece[max(at[0] - _AROUND, 0) : at[-1] + 1 + _AROUND]
            yield "".join(seen.text for seen in around)
