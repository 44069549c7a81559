"""The ranking of the units on a board: a table with the rate of normal tasks as a bar."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from duties.drawing.measure import folded, shown_line, text_height
from duties.drawing.palette import (
    BAND,
    DONE_PART,
    HEADING,
    OPEN_BAR,
    PLAIN,
    QUIET,
    RULER,
    SECTION,
    Look,
)
from duties.drawing.panels import Ground, PanelRow
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names
from duties.formats.views.board import hundredths
from duties.formats.views.progress import share
from duties.messages import N_
from duties.tracking.ranking import BoardRow

HEAD_HEIGHT = 48.0
ROW = 15.0  # the least height of a row
_SIZE, _SMALL, _TITLE = 9.0, 8.0, 11.0  # sizes of letters
_NUMBER, _RATE = 34.0, 90.0  # widths of columns
_RATE_AT = 7  # the column with bars
_BAR = 8.0

_WHO = N_("Unit")
_COLUMNS = {
    N_("Rank"): _NUMBER,
    _WHO: 0.0,  # as wide as the layout says
    N_("Tasks"): _NUMBER + 4,
    N_("Done"): _NUMBER,
    N_("Overdue"): _NUMBER + 6,
    N_("Red"): _NUMBER,
    N_("Yellow"): _NUMBER + 6,
    N_("Normal"): _RATE,
    N_("In time"): _NUMBER + 14,
}


class Ranking(NamedTuple):
    """How a ranking is laid out: `unit` is the width of the names of units."""

    scene: Scene
    names: Names
    unit: float

    @property
    def width(self) -> float:
        """The width of the table."""
        return sum(_COLUMNS.values()) + self.unit

    @property
    def ground(self) -> Ground:
        """What stands above the rows."""
        return Ground(self.width, partial(_head_of_ranking, self))

    def rows(self, rows: Sequence[BoardRow]) -> list[PanelRow]:
        """Return the rows of some units."""
        return [
            PanelRow(_ranked(self, row, is_dark=at % 2 == 1), shown_line(row.key))
            for at, row in enumerate(rows)
        ]


def band(scene: Scene, names: Names, text: str, width: float) -> Box:
    """Return a heading across a part of a board."""
    lines = (scene.put(text),)
    high = text_height(lines, _TITLE) + 3
    return Box(names("text"), 0, 0, width, high, lines, _TITLE, SECTION, is_left=True)


def _head_of_ranking(layout: Ranking) -> Block:
    boxes = [band(layout.scene, layout.names, N_("Ranking of the units"), layout.width)]
    y = boxes[0].height + 2
    x = 0.0
    for words, wide in _COLUMNS.items():
        wide = wide or layout.unit
        lines = folded(layout.scene.put(words), _SMALL, wide - 4)[:2]
        name = layout.names("head")
        boxes.append(Box(name, x, y, wide, 24, lines, _SMALL, QUIET, is_left=words == _WHO))
        x += wide
    boxes.append(Box(layout.names("rule"), 0, y + 24, layout.width, 0.6, look=RULER))
    return Block(layout.width, HEAD_HEIGHT, tuple(boxes))


def _ranked(layout: Ranking, row: BoardRow, *, is_dark: bool) -> Block:
    """Return the row of a unit, its rate of normal tasks also as a bar."""
    lines = folded(row.key, _SIZE, layout.unit - 2 * INSET)
    high = max(ROW, text_height(lines, _SIZE) + 2)
    name = layout.names("unit", row.key)
    link = layout.scene.link("unit", row.key)
    look = Look(fill=BAND) if is_dark else PLAIN
    boxes = [Box(name, 0, 0, layout.width, high, look=look, tooltip=row.key, link=link)]
    cells: tuple[tuple[str, ...], ...] = (
        ("" if row.rank is None else str(row.rank),),
        lines,
        (str(row.tasks),),
        (str(row.done or ""),),
        (str(row.overdue or ""),),
        (str(row.red or ""),),
        (str(row.yellow or ""),),
        (share(hundredths(row.normal_rate)) or "",),
        (share(hundredths(row.reported_rate)) or "",),
    )
    x = 0.0
    for number, (cell, wide) in enumerate(zip(cells, _COLUMNS.values(), strict=True)):
        wide = wide or layout.unit
        if number == _RATE_AT and row.normal_rate is not None:
            boxes += _rate(layout, name, x, high, float(row.normal_rate))
            tall = text_height(cell, _SMALL)
            beside = x + _RATE - 38, (high - tall) / 2, 38, tall
            boxes.append(Box(layout.names("text"), *beside, cell, _SMALL, PLAIN, is_left=True))
        elif any(cell):
            look = HEADING if number == 0 else PLAIN
            part = layout.names(name, "cell")
            place = x, 0, wide, high
            boxes.append(Box(part, *place, cell, _SIZE, look, is_left=number == 1))
        x += wide
    return Block(layout.width, high, tuple(boxes))


def _rate(layout: Ranking, owner: str, x: float, high: float, rate: float) -> Iterator[Box]:
    """Yield the bar of a share of all."""
    whole = _RATE - 44
    for part, wide, look in (("rest", whole, OPEN_BAR), ("rate", whole * rate, DONE_PART)):
        if wide:
            place = x + 4, (high - _BAR) / 2, wide, _BAR
            yield Box(layout.names(owner, part), *place, look=look)
