"""The letters of a page of a PDF as pdfium has them: which way they go, and what hides them.

https://pdfium.googlesource.com/pdfium/+/main/public/: `fpdf_text.h`, `fpdf_edit.h`.
"""

import ctypes
from enum import Enum, auto
from math import hypot
from typing import Any, NamedTuple

from duties.importing.readers.pdf_shapes import Box, Shapes, is_white


class Way(Enum):
    """Which way letters go, as the page lies in its file."""

    RIGHT = 0
    UP = 1
    LEFT = 2
    DOWN = 3
    ASLANT = 4


class Sort(Enum):
    """What letters are to a reader of the page."""

    SHOWN = auto()
    HIDDEN = auto()
    RECOGNISED = auto()
    """Hidden behind the picture of them, as programs that recognise text leave them."""
    ASIDE = auto()
    """Shown, but marked as no part of the text: headers, numbers of pages."""


class Written(NamedTuple):
    """A letter of a page: its box, and where it stands, in points, y going up.

    `run` counts the stretches that the file writes in one go; `is_told` says that the file tells
    which letter it is.
    """

    text: str
    box: Box
    x: float
    y: float
    size: float
    way: Way
    sort: Sort
    run: int
    is_told: bool


class _RunSetting(NamedTuple):
    """How the letters of a run are set."""

    size: float
    way: Way
    sort: Sort
    is_told: bool


def letters_of(page: Any, shapes: Shapes, bounds: Box) -> list[Written]:
    """Return the letters of a page in the order of its file; `bounds` are those of the page."""
    from pypdfium2 import raw

    text = raw.FPDFText_LoadPage(page)
    if not text:
        return []
    found: list[Written] = []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    address = ctypes.c_void_p
    last, run = None, 0
    high = ""  # the first half of a letter that takes two
    setting = _RunSetting(0.0, Way.ASLANT, Sort.HIDDEN, is_told=False)
    try:
        for at in range(raw.FPDFText_CountChars(text)):
            written = raw.FPDFText_GetTextObject(text, at)
            if not written:
                continue  # a blank that pdfium puts between lines
            place = address.from_buffer(written).value
            raw.FPDFText_GetLooseCharBox(text, at, at_box)
            raw.FPDFText_GetCharOrigin(text, at, at_x, at_y)
            own = box.left, box.bottom, box.right, box.top
            if place != last:
                last, run = place, run + 1
                setting = _setting(text, at, written, own, shapes, bounds)
            code = raw.FPDFText_GetUnicode(text, at)
            is_told = setting.is_told or raw.FPDFText_HasUnicodeMapError(text, at) != 1
            letter = chr(code) if 0 < code < _END and is_told else _UNTOLD
            if "\ud800" <= letter < "\ue000":
                high, letter = (letter, "") if letter < "\udc00" else ("", _paired(high, letter))
            if letter and (letter >= " " or letter == "\t"):
                size, way, sort, _ = setting
                is_told = letter != _UNTOLD
                found.append(Written(letter, own, x.value, y.value, size, way, sort, run, is_told))
    finally:
        raw.FPDFText_ClosePage(text)
    return found


_END = 0x110000
_UNTOLD = "\ufffd"


def _paired(high: str, low: str) -> str:
    return (high + low).encode("utf-16", "surrogatepass").decode("utf-16") if high else _UNTOLD


def _setting(
    text: Any, at: int, written: Any, box: Box, shapes: Shapes, bounds: Box
) -> _RunSetting:
    """Return how a run is set that begins with letter `at`, in this box."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, ctypes.byref(matrix))
    size = raw.FPDFText_GetFontSize(text, at) * hypot(matrix.c, matrix.d)
    return _RunSetting(
        size,
        _way(matrix.a, matrix.b),
        _sort(written, size, box, shapes, bounds),
        raw.FPDFText_HasUnicodeMapError(text, at) != 1,
    )


def _way(across: float, up: float) -> Way:
    long = hypot(across, up)
    if long and abs(up) < _SLANT * long:
        return Way.RIGHT if across > 0 else Way.LEFT
    if long and abs(across) < _SLANT * long:
        return Way.UP if up > 0 else Way.DOWN
    return Way.ASLANT


_SLANT = 0.035  # of a line's length that it may rise or fall: two degrees
_SMALLEST = 1.0  # points of a letter that anybody sees


def _sort(written: Any, size: float, box: Box, shapes: Shapes, bounds: Box) -> Sort:
    from pypdfium2 import raw

    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if raw.FPDFTextObj_GetTextRenderMode(written) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        is_behind = any(_holds(picture, middle) for picture in shapes.pictures)
        return Sort.RECOGNISED if is_behind else Sort.HIDDEN
    if size < _SMALLEST or not _holds(bounds, middle):
        return Sort.HIDDEN
    if is_white(written) and not any(
        _holds(each, middle) for each in (*shapes.fills, *shapes.pictures)
    ):
        return Sort.HIDDEN
    return Sort.ASIDE if _is_aside(written) else Sort.SHOWN


def _holds(box: Box, place: tuple[float, float]) -> bool:
    return box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]


def _is_aside(written: Any) -> bool:
    """Tell whether a run is marked as an artifact: ISO 32000-1, 14.8.2.2."""
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(len(_ARTIFACT))
    long = ctypes.c_ulong()
    for at in range(raw.FPDFPageObj_CountMarks(written)):
        mark = raw.FPDFPageObj_GetMark(written, at)
        into = ctypes.cast(name, ctypes.POINTER(raw.FPDF_WCHAR))
        raw.FPDFPageObjMark_GetName(mark, into, len(_ARTIFACT), ctypes.byref(long))
        if long.value == len(_ARTIFACT) and name.raw == _ARTIFACT:
            return True
    return False


_ARTIFACT = "Artifact\0".encode("utf-16-le")
