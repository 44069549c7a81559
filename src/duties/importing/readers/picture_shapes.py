"""A picture of a page → the picture set straight, and the ruled lines in it.

A picture is grey here: an array of rows of numbers, 0 black, 255 white. All lengths are its dots.
"""

from collections.abc import Iterator
from typing import Any

_MOST_TURNED = 5.0  # degrees that a page may lie turned on the glass
_COARSE, _FINE = 0.5, 0.05  # degrees from one try to the next
_LOOKED_AT = 600  # dots of the width in which the turn is looked for
_LEAST_TURNED = 0.1  # degrees; what is turned less stays as it is
_PAPER = 255


def straightened(picture: Any) -> Any:
    """Return a picture turned back so that its lines of print are level."""
    turn = _turn(picture)
    return picture if abs(turn) < _LEAST_TURNED else _turned(picture, turn)


def _turn(picture: Any) -> float:
    """Return by how many degrees the lines go down to the left.

    Of a page whose lines are level, rows of dots are either dark with print or white.
    """
    import cv2

    height, width = picture.shape
    scale = _LOOKED_AT / width
    small = cv2.resize(picture, (_LOOKED_AT, max(round(height * scale), 1)), interpolation=3)
    _, dark = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)

    def striped(turn: float) -> float:
        rows = _turned(dark, turn, around=0).sum(axis=1, dtype="float64")
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    def best(tries: Iterator[float]) -> float:
        return max(tries, key=lambda turn: (striped(turn), -abs(turn)))

    steps = round(_MOST_TURNED / _COARSE)
    near = best(at * _COARSE for at in range(-steps, steps + 1))
    steps = round(_COARSE / _FINE)
    return best(near + at * _FINE for at in range(-steps, steps + 1))


def _turned(picture: Any, turn: float, around: int = _PAPER) -> Any:
    import cv2

    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), turn, 1.0)
    return cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(around,) * 3
    )


_SPECK = 6  # dots of a speck where a page is 1654 wide, as A4 at 200 dots an inch is
_USUAL_WIDTH = 1654
_DARK = 230


def without_specks(picture: Any) -> Any:
    """Return a picture without the dust on it: what is smaller than any sign."""
    import cv2

    scale = min(picture.shape) / _USUAL_WIDTH
    _, shapes, facts, _ = cv2.connectedComponentsWithStats(
        (picture < _DARK).astype("uint8"), connectivity=8
    )
    is_speck = facts[:, cv2.CC_STAT_AREA] <= _SPECK * min(scale, 2.0) ** 2
    clean = picture.copy()
    clean[is_speck[shapes]] = _PAPER
    return clean


_Box = tuple[int, int, int, int]
_LONG = 0.04  # of the width of a page: letters have no line as long
_THICK = 0.006  # of the width of a page
_DUST = 3  # dots that a line may be parted by
_NEIGHBOURS = 0.02  # of the width of a page: what a dot must be darker than


def ruled_lines(picture: Any) -> list[_Box]:
    """Return the level and upright lines in a picture: left, top, right and bottom of each."""
    import cv2

    size = round(picture.shape[1] * _NEIGHBOURS) * 2 + 1
    dark = cv2.adaptiveThreshold(
        picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, size, 15
    )
    long = max(round(picture.shape[1] * _LONG), 2)
    return [*_lines(dark, (long, 1)), *_lines(dark, (1, long))]


def _lines(dark: Any, shape: tuple[int, int]) -> Iterator[_Box]:
    import cv2

    near = (_DUST, 1) if shape[0] > 1 else (1, _DUST)
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, cv2.getStructuringElement(0, near))
    left = cv2.morphologyEx(closed, cv2.MORPH_OPEN, cv2.getStructuringElement(0, shape))
    _, _, found, _ = cv2.connectedComponentsWithStats(left, connectivity=8)
    most = max(dark.shape[1] * _THICK, 4)
    for x, y, width, height, _ in found[1:].tolist():
        if min(width, height) <= most and max(width, height) >= max(shape):
            yield x, y, x + width, y + height
