"""What Graphviz cannot write into an SVG: the size of the paper, and where each line of text is."""

import re
from itertools import pairwise

from duties.drawing.sheet import INSET, Box, Sheet

_SIZE = re.compile(rb'(<svg )width="[^"]*" height="[^"]*"')
_NODE = b'" class="node">'  # what follows its id, and stands nowhere else
_PLACE = re.compile(rb'text-anchor="middle" x="[^"]*" y="[^"]*"')
_MIDDLE = 0.38  # em from the baseline up to the middle of a Chinese character
_CENTRED = 1.2  # em between lines that are centred


def finished(data: bytes, sheet: Sheet) -> bytes:
    """Return the SVG of a sheet as large as its paper, with texts as its boxes want them.

    The engine has centred them all, each engine and kind of text at another height.
    """
    if sheet.paper is not None:
        size = f'width="{sheet.paper.across:g}mm" height="{sheet.paper.down:g}mm"'
        data = _SIZE.sub(rb"\g<1>" + size.encode(), data, count=1)
    boxes = {box.name.encode(): box for box in sheet.boxes if box.lines}
    drawn = data.split(_NODE)
    parts = drawn[:1]
    for before, node in pairwise(drawn):
        name = before[before.rfind(b'"') + 1 :].replace(b"&#45;", b"-")
        box = boxes.get(name)
        parts.append(node if box is None else _set(node, box, sheet.height))
    return _NODE.join(parts)


def _set(node: bytes, box: Box, page: float) -> bytes:
    """Return the drawing of a box with its texts where they belong."""
    before, *lines = _PLACE.split(node)
    x, middle = box.x + box.width / 2, box.middle - page
    start, attributes = f"{x:.2f}", 'text-anchor="middle"'
    if box.is_turned:
        start = f"{x - box.height / 2 + INSET:.2f}"
        attributes = f'transform="rotate(-90 {x:.2f} {middle:.2f})" text-anchor="start"'
    elif box.is_left:
        start, attributes = f"{box.x + INSET:.2f}", 'text-anchor="start"'
        if box.look.is_bold:
            attributes += ' font-weight="bold"'
    step = box.size * _CENTRED
    if box.is_left or box.is_turned:
        room = box.width if box.is_turned else box.height
        step = min(box.size * box.leading, room / max(len(lines), 1))
    y = middle + _MIDDLE * box.size - (len(lines) - 1) / 2 * step
    parts = [before]
    for number, line in enumerate(lines):
        parts.append(f'{attributes} x="{start}" y="{y + number * step:.2f}"'.encode())
        parts.append(line)
    return b"".join(parts)
