"""What is drawn on a page of a PDF besides its letters: ruled lines, boxes, pictures."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

_MOST_OBJECTS = 60_000  # on a page
_DEEPEST = 8  # forms within forms
Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""
_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Shapes(NamedTuple):
    """Boxes of the page of a PDF, in points, y going up.

    `rules` are straight lines and thin bars, `fills` areas of a colour other than white.
    """

    rules: list[Box]
    fills: list[Box]
    pictures: list[Box]
    is_drawn: bool


def shapes_of(page: Any) -> Shapes:
    """Return what is drawn on a page; of a page with very much drawn on it, the first part."""
    from pypdfium2 import raw

    found = Shapes([], [], [], is_drawn=False)
    is_drawn = False
    for number, (each, matrix) in enumerate(_objects(page)):
        kind = raw.FPDFPageObj_GetType(each)
        is_drawn = is_drawn or kind != raw.FPDF_PAGEOBJ_TEXT
        if number >= _MOST_OBJECTS:
            break
        if kind == raw.FPDF_PAGEOBJ_PATH:
            found.rules.extend(_rules(each, matrix, found.fills))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and (box := _box(each, matrix)) is not None:
            found.pictures.append(box)
    return found._replace(is_drawn=is_drawn)


def _objects(page: Any) -> Iterator[tuple[Any, _Matrix]]:
    """Yield what a page and the forms on it have, with what places it on the page."""
    from pypdfium2 import raw

    def within(form: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
        for at in range(max(raw.FPDFFormObj_CountObjects(form), 0)):
            yield from each(raw.FPDFFormObj_GetObject(form, at), matrix, depth)

    def each(object_: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
        if raw.FPDFPageObj_GetType(object_) == raw.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                yield from within(object_, _times(_matrix_of(object_), matrix), depth + 1)
        else:
            yield object_, matrix

    for at in range(max(raw.FPDFPage_CountObjects(page), 0)):
        yield from each(raw.FPDFPage_GetObject(page, at), _PLAIN, 0)


def _matrix_of(object_: Any) -> _Matrix:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(object_, ctypes.byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(object_: Any, matrix: _Matrix) -> Box | None:
    from pypdfium2 import raw

    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(object_, *map(ctypes.byref, sides)):
        return None
    left, bottom, right, top = (side.value for side in sides)
    if matrix is _PLAIN:
        return left, bottom, right, top
    corners = [_moved(x, y, matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


_THIN = 4.0  # points


def _rules(path: Any, matrix: _Matrix, fills: list[Box]) -> Iterator[Box]:
    """Yield the straight lines of a path that are level or upright; a thin bar is one line.

    An area that it fills is added to `fills`.
    """
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    box = _box(path, matrix)
    if box is None or not (fill.value or stroke.value):
        return
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        if max(box[2] - box[0], box[3] - box[1]) > _THIN:
            yield box
        return
    if fill.value and not is_white(path):
        fills.append(box)
    if not stroke.value:
        return
    own = _times(_matrix_of(path), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = None
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = _moved(x.value, y.value, own)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield from _rule(last, here)
        if first is not None and raw.FPDFPathSegment_GetClose(segment):
            yield from _rule(here, first)
        last = here


def _rule(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    if min(abs(start[0] - end[0]), abs(start[1] - end[1])) < 1:
        yield (
            min(start[0], end[0]),
            min(start[1], end[1]),
            max(start[0], end[0]),
            max(start[1], end[1]),
        )


_WHITE = 250  # of 255, each of the three colours


def is_white(object_: Any) -> bool:
    """Tell whether something is filled with white, or with nothing."""
    from pypdfium2 import raw

    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(object_, *map(ctypes.byref, parts)):
        return False
    *colours, cover = (part.value for part in parts)
    return cover == 0 or min(colours) >= _WHITE
