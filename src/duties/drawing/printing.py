"""A sheet for the system's Graphviz, which draws PDF and PNG with texts too high and coarse dashes.

Its dashes and dots are of one length, whatever the size of a picture, and rows of text are whole
points high: so a sheet is drawn several times larger, and made small again by who asked for it.
How far texts are too high was measured with Noto Sans CJK, as a part of the size of the letters.
"""

from functools import cache

from duties.drawing.palette import Look
from duties.drawing.sheet import INSET, Box, Line, Point, Sheet

LARGER = 2
_CENTRED, _LEFT, _BOLD = 0.131, 0.136, 0.156


def printed(sheet: Sheet) -> Sheet:
    """Return a sheet `LARGER` times as large, its texts apart from their boxes and lower."""
    return sheet._replace(
        width=sheet.width * LARGER,
        height=sheet.height * LARGER,
        boxes=tuple([part for box in sheet.boxes for part in _parts(box)]),
        lines=tuple([_line(line) for line in sheet.lines]),
    )


def _parts(box: Box) -> list[Box]:
    """Return a box without its text, and the text."""
    place = Box(
        box.name,
        box.x * LARGER,
        box.y * LARGER,
        box.width * LARGER,
        box.height * LARGER,
        look=_look(box.look),
        tooltip=box.tooltip,
        link=box.link,
    )
    if not box.lines:
        return [place]
    inset = INSET * (LARGER - 1) if box.is_left else 0.0  # beside that of a box of any size
    lower = (_BOLD if box.look.is_bold else _LEFT) if box.is_left else _CENTRED
    text = box._replace(
        name=f"{box.name} words",  # no other box is called so
        x=place.x + inset,
        y=place.y + lower * box.size * LARGER,
        width=place.width - 2 * inset,
        height=place.height,
        size=box.size * LARGER,
        look=box.look._replace(fill=None, border=None, shape="box"),
    )
    return [place, text]


@cache
def _look(look: Look) -> Look:
    return look._replace(border_width=look.border_width * LARGER)


def _line(line: Line) -> Line:
    return line._replace(
        points=tuple([Point(x * LARGER, y * LARGER) for x, y in line.points]),
        stroke=line.stroke._replace(width=line.stroke.width * LARGER),
    )
