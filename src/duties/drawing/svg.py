"""What Graphviz cannot write into an SVG: the size of the paper, texts turned, or just centred."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import groupby

from duties.drawing.sheet import INSET, Box, Sheet

_SIZE = re.compile(rb'(<svg )width="[^"]*" height="[^"]*"')
_TEXT = re.compile(rb'<text [^>]*? y="([^"]*)"')
_NODE, _NODE_END = b'<g id="', b'" class="node">'
_PLACE = re.compile(rb'text-anchor="(?:middle|start)" x="[^"]*"')
_MIDDLE = 0.38  # em from the baseline up to the middle of a Chinese character


def finished(data: bytes, sheet: Sheet) -> bytes:
    """Return the SVG of a sheet as large as its paper, with texts as its boxes want them.

    Engines set texts a little too high, each and every kind of text by another part of its size.
    """
    if sheet.paper is not None:
        size = f'width="{sheet.paper.across:g}mm" height="{sheet.paper.down:g}mm"'
        data = _SIZE.sub(rb"\g<1>" + size.encode(), data, count=1)
    boxes = {box.name: box for box in sheet.boxes if box.lines}
    parts: list[bytes] = []
    end = 0
    for name, owned in groupby(_texts(data), key=lambda text: text[0]):
        box = boxes.get(unescape(name.decode()))
        if box is None:
            continue
        texts = [text for _, text in owned]
        if box.is_turned:
            start, stop = texts[0].start(), texts[-1].end()
            parts += (data[end:start], _turned(data[start:stop], box, sheet.height))
            end = stop
            continue
        levels = [float(text[1]) for text in texts]
        lower = box.middle - sheet.height + _MIDDLE * box.size - sum(levels) / len(levels)
        for text, level in zip(texts, levels, strict=True):
            parts += (data[end : text.start(1)], b"%.2f" % (level + lower))
            end = text.end(1)
    return b"".join((*parts, data[end:]))


def _texts(data: bytes) -> Iterator[tuple[bytes, re.Match[bytes]]]:
    """Yield each text with the name of the node that it is in, up to its level."""
    name, seen = b"", 0
    for text in _TEXT.finditer(data):
        end = data.rfind(_NODE_END, seen, text.start())
        if end >= 0:
            name = data[data.rfind(_NODE, seen, end) + len(_NODE) : end]
        seen = text.end()
        yield name, text


def _turned(texts: bytes, box: Box, height: float) -> bytes:
    x, y = box.x + box.width / 2, box.middle - height
    place = f'transform="rotate(-90 {x:.2f} {y:.2f})" text-anchor="start" '
    start = f'x="{x - box.height / 2 + INSET:.2f}"'
    return _PLACE.sub((place + start).encode(), texts)
