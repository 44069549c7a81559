"""Names over columns: Chinese from top to bottom, names with words in letters turned."""

import re
from collections.abc import Iterator

from duties.drawing.measure import LEADING, folded, shown_line, text_width, widest
from duties.drawing.palette import COLLECTIVE, PLAIN
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names
from duties.formats.text import width_of

CELL = 16.0  # the least width of a column
_SIZE = 9.0
_PADDING = 4.0
_UPRIGHT = 16  # characters of a name below each other
_TIGHT = 1.2  # their distance, in em
_TURNED = 120.0  # points that a turned name may be long, unless it has a longer word
_MIXED = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u04ff]{2}")  # names with words in letters


def name_head(scene: Scene, names: Names, unit: str) -> Block:
    """Return the name of a unit as it stands over a column."""
    return (_turned if _MIXED.search(unit) else _upright)(scene, names, unit)


def _turned(scene: Scene, names: Names, unit: str) -> Block:
    """Return a name written from bottom to top, in a few lines if it is long."""
    longest = max(_TURNED, widest(unit, _SIZE))
    lines = folded(unit, _SIZE, longest)
    width = max(CELL, len(lines) * _SIZE * LEADING + _PADDING)
    height = max(text_width(line, _SIZE) for line in lines) + 2 * INSET
    look = COLLECTIVE if scene.register.is_collective(unit) else PLAIN
    box = Box(
        names("unit", unit),
        1.5,
        0,
        width - 3,
        height,
        lines,
        _SIZE,
        look,
        leading=_TIGHT,
        tooltip=unit,
        link=scene.link("unit", unit),
        is_turned=True,
    )
    return Block(width, height, (box,))


def _upright(scene: Scene, names: Names, unit: str) -> Block:
    """Return a name written from top to bottom; a long one continues in the next column."""
    characters = list(_characters(shown_line(unit)))
    strips = [characters[at : at + _UPRIGHT] for at in range(0, len(characters), _UPRIGHT)]
    step = 1.3 * _SIZE
    width = max(CELL, len(strips) * step + _PADDING)
    height = len(strips[0]) * round(_SIZE * _TIGHT) + _PADDING
    look = COLLECTIVE if scene.register.is_collective(unit) else PLAIN
    link = scene.link("unit", unit)
    frame = Box(names("unit", unit), 1.5, 0, width - 3, height, look=look, tooltip=unit, link=link)
    texts = [
        Box(
            names("unit", unit, "name"),
            (width - len(strips) * step) / 2 + number * step + (step - _SIZE) / 2 - INSET,
            _PADDING / 2,
            _SIZE + 2 * INSET,
            len(strip) * round(_SIZE * _TIGHT),
            tuple(strip),
            _SIZE,
            is_left=True,
            leading=_TIGHT,
            tooltip=unit,
            link=link,
        )
        for number, strip in enumerate(strips)
    ]
    return Block(width, height, (frame, *texts))


def _characters(text: str) -> Iterator[str]:
    """Yield the characters of a text, each with any that join it or take no room."""
    whole = ""
    for character in text:
        if whole and width_of(character) and not whole.endswith("\u200d"):
            yield whole
            whole = ""
        whole += character
    yield whole
