"""What is drawn on a page of OFD → letters where they stand, straight lines, and whether pictures.

An object has a box on the page (`Boundary`) and a matrix (`CTM`) that leads from its own places
into this box; an object within another one (`CompositeObject`) is placed in it alike.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice, pairwise, repeat
from math import hypot, isfinite
from typing import Any, NamedTuple

from duties.importing.readers.ofd_package import child, children, local, numbers

Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 8  # objects within objects


class Glyph(NamedTuple):
    """A letter as it is drawn: where it stands, and how far it reaches along its line.

    `across` is the direction of its line, of length 1; `is_hidden` says that it leaves no trace.
    """

    text: str
    x: float
    y: float
    across: tuple[float, float]
    length: float
    size: float
    is_hidden: bool


class DrawnBox(NamedTuple):
    """What is drawn from one corner of a box to the other: a straight line, a bar, a picture."""

    x0: float
    y0: float
    x1: float
    y1: float


class PageDrawing(NamedTuple):
    """What is drawn, in millimetres of the page, y going down."""

    glyphs: list[Glyph]
    strokes: list[DrawnBox]
    pictures: list[DrawnBox]


def drawing_of(
    layers: tuple[Any, ...], composites: Mapping[str, Any], place: Matrix = PLAIN
) -> PageDrawing:
    """Return what layers have; `composites` are what objects may stand for, by their ids."""
    found = PageDrawing([], [], [])
    for layer in layers:
        _Drawer(composites, found).draw(layer, place, is_hidden=False, depth=0)
    return found


class _Drawer:
    def __init__(self, composites: Mapping[str, Any], into: PageDrawing) -> None:
        self._composites = composites
        self._into = into

    def draw(self, parent: Any, outer: Matrix, *, is_hidden: bool, depth: int) -> None:
        """Take what stands in a layer or a block."""
        for each in parent:
            kind = local(each)
            if kind == "PageBlock" and depth < _DEEPEST:
                self.draw(each, outer, is_hidden=is_hidden, depth=depth + 1)
                continue
            if kind not in _DRAWN:
                continue
            hides = is_hidden or each.get("Visible") == "false"
            matrix = _times(_placed(each), outer)
            if kind == "TextObject":
                hides = hides or _leaves_no_trace(each)
                self._into.glyphs.extend(_glyphs(each, matrix, is_hidden=hides))
            elif kind == "CompositeObject":
                whole = self._composites.get(each.get("ResourceID", ""))
                content = child(whole, "Content")
                if content is not None and depth < _DEEPEST:
                    self.draw(content, matrix, is_hidden=hides, depth=depth + 1)
            elif not hides and kind == "PathObject":
                self._into.strokes.extend(_strokes(each, matrix))
            elif not hides:
                self._into.pictures.append(_box_of(each, outer))


_DRAWN = frozenset(("TextObject", "PathObject", "ImageObject", "CompositeObject"))


def _placed(each: Any) -> Matrix:
    """Return what leads from an object's own places to those that its box is placed in."""
    a, b, c, d, e, f = (*numbers(each.get("CTM")), *PLAIN)[:6] if each.get("CTM") else PLAIN
    left, top = (*numbers(each.get("Boundary")), 0.0, 0.0)[:2]
    return (a, b, c, d, e + left, f + top)


def _box_of(each: Any, outer: Matrix) -> DrawnBox:
    left, top, width, height = (*numbers(each.get("Boundary")), *(0.0,) * 4)[:4]
    return DrawnBox(*_moved(left, top, outer), *_moved(left + width, top + height, outer))


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        *(a * g + b * i, a * h + b * j),
        *(c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


# Text


def _leaves_no_trace(text: Any) -> bool:
    is_drawn = text.get("Fill") != "false" or text.get("Stroke") == "true"
    return text.get("Alpha") == "0" or not is_drawn


def _glyphs(text: Any, matrix: Matrix, *, is_hidden: bool) -> Iterator[Glyph]:
    size = (*numbers(text.get("Size")), _USUAL_SIZE)[0]
    wide = (*numbers(text.get("HScale")), 1.0)[0]
    a, b, c, d, _, _ = matrix
    along, up = hypot(a, b), hypot(c, d)
    if not (along and up and isfinite(along) and isfinite(up)):
        return
    across = (a / along, b / along)
    x = y = 0.0
    for code in children(text, "TextCode"):
        x, y = (*numbers(code.get("X")), x)[0], (*numbers(code.get("Y")), y)[0]
        words = code.text or ""
        has_steps = code.get("DeltaX") or code.get("DeltaY")
        steps = zip(
            _steps(code.get("DeltaX")), _steps(code.get("DeltaY")), range(len(words)), strict=False
        )
        at_x, at_y = x, y
        for letter, (right, down, at_letter) in zip(words, steps, strict=True):
            natural = size * wide * (_OF_LATIN if letter.isascii() else 1.0)
            if not has_steps:
                right = natural
            reach = min(right, size * wide * (_OF_WIDE_LATIN if letter.isascii() else 1.0))
            if right <= size * wide * _OF_WIDE_FIGURE and _is_in_number(words, at_letter):
                reach = right
            at = _moved(at_x, at_y, matrix)
            length = (reach if right > 0 else natural) * along
            if isfinite(at[0]) and isfinite(at[1]):
                yield Glyph(letter, *at, across, length, size * up, is_hidden)
            at_x, at_y = at_x + right, at_y + down


def _is_in_number(words: str, at: int) -> bool:
    """Tell whether a letter and the next one are of one number, which no wide setting parts."""
    return _NUMBER.match(words, at) is not None


_NUMBER = re.compile("[0-9](?=[0-9.%‰])|[.](?=[0-9])")
_USUAL_SIZE = 3.7  # millimetres: a letter of 10.5 points
_OF_LATIN = 0.5  # of the size of the font: how far a figure reaches
_OF_WIDE_LATIN = 0.8
_OF_WIDE_FIGURE = 1.25


def _steps(text: str | None) -> Iterator[float]:
    """Yield by how much each letter stands further than the one before it; the last goes on.

    `g 3 4.2` stands for `4.2 4.2 4.2`.
    """
    words = iter((text or "").split())
    last = 0.0
    try:
        for word in words:
            count = 1
            if word == "g":
                count, word = int(next(words, "0")), next(words, "0")
            last = float(word)
            yield from repeat(last, max(count, 0))
    except ValueError:
        pass
    yield from repeat(last)


# Lines

_THIN = 1.4  # millimetres
_PATH = re.compile(r"[A-Za-z]|[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?")
_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_MOST_POINTS = 20_000  # of a path


def _strokes(path: Any, matrix: Matrix) -> Iterator[DrawnBox]:
    """Yield the straight lines of a path (9.1) that are level or upright; a thin bar is one."""
    data = child(path, "AbbreviatedData")
    is_drawn, is_filled = path.get("Stroke") != "false", path.get("Fill") == "true"
    if data is None or not (is_drawn or is_filled):
        return
    figures = list(_figures(data.text or "", matrix))
    points = list(chain.from_iterable(figures))
    if not points:
        return
    xs, ys = zip(*points, strict=True)
    box = DrawnBox(min(xs), min(ys), max(xs), max(ys))
    sides = (box.x1 - box.x0, box.y1 - box.y0)
    if min(sides) <= _THIN:
        if max(sides) > _THIN:
            yield box
        return
    for figure in figures if is_drawn else ():
        for (x0, y0), (x1, y1) in pairwise(figure):
            if min(abs(x0 - x1), abs(y0 - y1)) < _LEVEL:
                yield DrawnBox(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


_LEVEL = 0.35  # millimetres by which a line may rise
_Points = list[tuple[float, float]]


def _figures(data: str, matrix: Matrix) -> Iterator[_Points]:
    """Yield the corners of each figure of a path; a curve is the line between its ends."""
    words = (found[0] for found in islice(_PATH.finditer(data), _MOST_POINTS * 3))
    points: _Points = []
    for word in words:
        takes = _TAKES.get(word)
        if takes is None:
            continue
        given = list(islice(words, takes))
        try:
            told = [float(each) for each in given]
        except ValueError:
            break
        if word == "C":
            points += points[:1]
        elif len(told) < takes:
            break
        else:
            if word in "SM" and points:
                yield points
                points = []
            points.append(_moved(told[-2], told[-1], matrix))
    if points:
        yield points
