"""What Graphviz cannot write into an SVG: the size of the paper, and texts that are turned."""

import re
from html import unescape

from duties.drawing.sheet import INSET, Sheet

_SIZE = re.compile(rb'(<svg )width="[^"]*" height="[^"]*"')
_GROUP = re.compile(rb'<g id="([^"]*)" class="node">.*?</g>', re.DOTALL)
_PLACE = re.compile(rb'text-anchor="(?:middle|start)" x="[^"]*"')


def finished(data: bytes, sheet: Sheet) -> bytes:
    """Return the SVG of a sheet as large as its paper, and its turned texts turned."""
    if sheet.paper is not None:
        size = f'width="{sheet.paper.across:g}mm" height="{sheet.paper.down:g}mm"'
        data = _SIZE.sub(rb"\g<1>" + size.encode(), data, count=1)
    turned = {box.name: box for box in sheet.boxes if box.is_turned}
    if not turned:
        return data

    def turn(group: re.Match[bytes]) -> bytes:
        if (box := turned.get(unescape(group[1].decode()))) is None:
            return group[0]
        x, y = box.x + box.width / 2, box.middle - sheet.height
        place = f'transform="rotate(-90 {x:.2f} {y:.2f})" text-anchor="start" '
        start = f'x="{x - box.height / 2 + INSET:.2f}"'
        return _PLACE.sub((place + start).encode(), group[0])

    return _GROUP.sub(turn, data)
