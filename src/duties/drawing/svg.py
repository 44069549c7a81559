"""What Graphviz cannot write into an SVG: the size of the paper, texts turned, or just centred."""

import re
from html import unescape

from duties.drawing.sheet import INSET, Box, Sheet

_SIZE = re.compile(rb'(<svg )width="[^"]*" height="[^"]*"')
_GROUP = re.compile(rb'<g id="([^"]*)" class="node">.*?</g>', re.DOTALL)
_PLACE = re.compile(rb'text-anchor="(?:middle|start)" x="[^"]*"')


_LEVEL = re.compile(rb'(<text [^>]*? y=")([^"]*)')
_MIDDLE = 0.38  # em from the baseline up to the middle of a Chinese character


def finished(data: bytes, sheet: Sheet) -> bytes:
    """Return the SVG of a sheet as large as its paper, with texts as its boxes want them.

    Engines set texts a little too high, each and every kind of text by another part of its size.
    """
    if sheet.paper is not None:
        size = f'width="{sheet.paper.across:g}mm" height="{sheet.paper.down:g}mm"'
        data = _SIZE.sub(rb"\g<1>" + size.encode(), data, count=1)
    boxes = {box.name: box for box in sheet.boxes if box.lines}

    def mend(group: re.Match[bytes]) -> bytes:
        if (box := boxes.get(unescape(group[1].decode()))) is None:
            return group[0]
        if box.is_turned:
            return _turned(group[0], box, sheet.height)
        levels = [float(level) for _, level in _LEVEL.findall(group[0])]
        wanted = box.middle - sheet.height + _MIDDLE * box.size
        lower = wanted - sum(levels) / max(len(levels), 1)
        return _LEVEL.sub(lambda text: text[1] + b"%.2f" % (float(text[2]) + lower), group[0])

    return _GROUP.sub(mend, data)


def _turned(group: bytes, box: Box, height: float) -> bytes:
    x, y = box.x + box.width / 2, box.middle - height
    place = f'transform="rotate(-90 {x:.2f} {y:.2f})" text-anchor="start" '
    start = f'x="{x - box.height / 2 + INSET:.2f}"'
    return _PLACE.sub((place + start).encode(), group)
