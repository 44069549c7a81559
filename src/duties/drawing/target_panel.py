"""A target as a small picture: its line, its readings, and the value to be met by a day.

The line is thin, the readings are dots joined by a thick line, the value is dashed, with a pale
band where it is met, the day that is asked about is dotted: all can be told apart in grey.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from duties.drawing.frame import Sample
from duties.drawing.measure import folded, shown_line, text_width
from duties.drawing.palette import (
    ALARM,
    BAND,
    BAR,
    CARD,
    DEEP,
    FAINT,
    FAULT,
    HEADING,
    INK,
    PAPER,
    PLAIN,
    QUIET,
    RULE,
    TASK,
    Look,
    Stroke,
)
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names, Point, straight
from duties.ledger.model import Reading
from duties.messages import N_, Message, day_name, shown
from duties.tracking.target_reasons import reason_of, rounded
from duties.tracking.targets import (
    PaceLine,
    TargetStanding,
    TargetStatus,
    line_of,
    met_between,
)

WIDTH, HEIGHT = 230.0, 190.0
_PLOT_TOP, _PLOT_HEIGHT = 64.0, 104.0
_LEFT = 8.0  # from the panel's edge to its plot
_NAME, SMALLEST = 12.0, 10.0  # sizes of letters
_DOT, _LAST = 4.0, 7.0
_ROOM = Fraction(1, 4)  # of the plot, above the highest figure and below the lowest
_SHOWN_DECIMALS = 2

_PACE = Stroke(FAINT, 0.9)
_READINGS = Stroke(DEEP, 1.8)
_VALUE = Stroke(INK, 1.1, "dashed")
_TODAY = Stroke(FAINT, 0.8, "dotted")
_READING = Look(fill=DEEP, border=DEEP, shape="circle")
_AREA = Look(fill=PAPER, border=RULE)
_SPREAD = Look(fill=BAND)
_STATUSES = {
    TargetStatus.REACHED: BAR._replace(is_rounded=True),
    TargetStatus.ON_TRACK: CARD._replace(border=DEEP),
    TargetStatus.BEHIND: TASK._replace(border=ALARM, ink=ALARM),
    TargetStatus.FAR_BEHIND: FAULT._replace(shape="box"),
}


class _Scale(NamedTuple):
    """From days and figures to places in a panel."""

    first: int
    last: int
    lowest: Fraction
    highest: Fraction

    def x(self, day: int) -> float:
        room = WIDTH - 2 * _LEFT - _LAST - 1  # for a whole dot on the first day and on the last
        return _LEFT + (_LAST + 1) / 2 + room * (day - self.first) / (self.last - self.first)

    def y(self, figure: Fraction) -> float:
        share = float((self.highest - figure) / (self.highest - self.lowest))
        return _PLOT_TOP + _PLOT_HEIGHT * share

    def at(self, day: int, figure: Fraction) -> Point:
        return Point(self.x(day), self.y(figure))


class TargetPanel:
    """One target; everything is placed from its upper left corner.

    `points` are its readings in numbers, as days and figures, `way` is its line, if it has one.
    """

    def __init__(
        self,
        scene: Scene,
        names: Names,
        standing: TargetStanding,
        readings: Sequence[Reading],
        day: date,
    ) -> None:
        self._scene = scene
        self._names = names
        self._standing = standing
        self.target = standing.target
        self._day = day.toordinal()
        self.points = [
            (reading.date.toordinal(), reading.value.number)
            for reading in readings
            if reading.date and reading.value and reading.value.number is not None
        ]
        self.way = line_of(self.target, readings[0] if readings else None)
        self._name = names("target", self.target.id)
        self._lines: list[Line] = []
        self._boxes: list[Box] = []

    @property
    def _numbers(self) -> Sequence[Fraction]:
        return self.target.value.numbers if self.target.value is not None else ()

    @property
    def has_plot(self) -> bool:
        """Whether there is something to plot: a value in numbers, and readings or a way to it."""
        return bool(self._numbers) and bool(self.points or self.way is not None)

    def block(self) -> Block:
        """Return the panel."""
        self._head()
        if self.has_plot:
            self._plot(self._numbers)
        else:
            self._words()
        return Block(WIDTH, HEIGHT, tuple(self._boxes), tuple(self._lines))

    def _head(self) -> None:
        standing, target, scene = self._standing, self.target, self._scene
        tip = reason_of(standing).put(scene.into)
        self._boxes.append(Box(self._name, 0, 0, WIDTH, HEIGHT, look=CARD, tooltip=tip))
        status = scene.put(standing.status.label)
        wide = text_width(status, SMALLEST) + 14
        room = WIDTH - wide - 2 * _LEFT
        lines = folded(target.name, _NAME, room / 1.1)
        lines = lines if len(lines) < 3 else (lines[0], f"{lines[1][:-1]}…")
        self._text(_LEFT - 4, 7, room + 8, 34, lines, _NAME, HEADING)
        look = _STATUSES.get(standing.status, QUIET)
        chip = Box(
            self._names(self._name, "status"),
            WIDTH - wide - _LEFT / 2,
            6,
            wide,
            17,
            (status,),
            SMALLEST,
            look._replace(is_bold=False),
            tooltip=tip,
        )
        self._boxes.append(chip)
        self._text(_LEFT - 4, 44, WIDTH - _LEFT, 15, (self._asked(),), SMALLEST, QUIET)

    def _asked(self) -> str:
        """Return what is asked for, by when, of whom."""
        target = self.target
        asked = target.asked()
        parts = (
            asked,
            target.by and target.by.name(),
            target.owner and target.owner.text,
        )
        words = " · ".join(str(shown(part, self._scene.into)) for part in parts if part)
        return _cut(shown_line(words), WIDTH - 2 * _LEFT)

    def _text(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        lines: tuple[str, ...],
        size: float,
        look: Look = QUIET,
    ) -> None:
        name = self._names(self._name, "text")
        self._boxes.append(Box(name, x, y, width, height, lines, size, look, is_left=True))

    def _words(self) -> None:
        reading = reason_of(self._standing).put(self._scene.into)
        lines = folded(reading, SMALLEST, WIDTH - 4 * _LEFT)[:6]
        name = self._names(self._name, "words")
        area = _LEFT, _PLOT_TOP, WIDTH - 2 * _LEFT, _PLOT_HEIGHT
        look = _AREA._replace(ink=FAINT) if self._standing.reading is None else _AREA
        self._boxes.append(Box(name, *area, lines, SMALLEST, look))

    def _plot(self, numbers: Sequence[Fraction]) -> None:
        scale = self._scale(numbers)
        area = self._names(self._name, "plot")
        self._boxes.append(Box(area, _LEFT, _PLOT_TOP, WIDTH - 2 * _LEFT, _PLOT_HEIGHT, look=_AREA))
        if (met := met_between(self.target)) is not None:
            lowest, highest = met
            top = _PLOT_TOP if highest is None else max(scale.y(highest), _PLOT_TOP)
            end = _PLOT_TOP + _PLOT_HEIGHT
            bottom = end if lowest is None else min(scale.y(lowest), end)
            band = self._names(self._name, "band")
            inside = _LEFT + 0.5, top, WIDTH - 2 * _LEFT - 1, max(bottom - top, 0.5)
            self._boxes.append(Box(band, *inside, look=_SPREAD))
        for number in dict.fromkeys(numbers):
            ends = Point(_LEFT, scale.y(number)), Point(WIDTH - _LEFT, scale.y(number))
            self._line(area, *ends, _VALUE)
        self._line(
            area, scale.at(self._day, scale.lowest), scale.at(self._day, scale.highest), _TODAY
        )
        if self.way is not None:
            way = self.way
            self._line(area, scale.at(way.since, way.start), scale.at(way.end, way.goal), _PACE)
        places = [scale.at(*point) for point in self.points]
        for before, after in pairwise(places):
            self._line(area, before, after, _READINGS)
        for place in places:
            side = _LAST if place is places[-1] else _DOT
            dot = self._names(self._name, "reading")
            self._boxes.append(
                Box(dot, place.x - side / 2, place.y - side / 2, side, side, look=_READING)
            )
        self._figures(scale, numbers)
        self._ends(scale)

    def _figures(self, scale: _Scale, numbers: Sequence[Fraction]) -> None:
        """Write the value at its line, on the side that the way does not come from, and the start.

        Of a range, each end is written outside.
        """
        way = self.way
        falls = way is not None and way.start > way.goal
        for number in dict.fromkeys(numbers):
            is_below = number == numbers[0] if len(numbers) > 1 else falls
            words = rounded(number, _SHOWN_DECIMALS)
            wide = text_width(words, SMALLEST) + 8
            y = scale.y(number) + (1 if is_below else -14)
            self._text(WIDTH - _LEFT - wide, y, wide, 13, (words,), SMALLEST)
        if way is not None and way.start != way.goal:
            words = rounded(way.start, _SHOWN_DECIMALS)
            y = scale.y(way.start) + (-15 if falls else 2)
            self._text(
                scale.x(way.since), y, text_width(words, SMALLEST) + 8, 13, (words,), SMALLEST
            )

    def _line(self, area: str, first: Point, last: Point, stroke: Stroke) -> None:
        name = self._names(self._name, "line")
        self._lines.append(Line(name, area, area, straight(first, last), stroke))

    def _ends(self, scale: _Scale) -> None:
        """Write the years below the plot, and the latest reading between them."""
        y = _PLOT_TOP + _PLOT_HEIGHT + 2
        first, last = (str(date.fromordinal(day).year) for day in (scale.first, scale.last))
        wide = text_width(last, SMALLEST) + 8
        self._text(_LEFT - 4, y, wide, 14, (first,), SMALLEST)
        self._text(WIDTH - _LEFT - wide + 4, y, wide, 14, (last,), SMALLEST)
        if self.points:
            now = self.target.measured(rounded(self.points[-1][1], _SHOWN_DECIMALS))
            on = day_name(date.fromordinal(self.points[-1][0]))
            facts = {"now": now, "on": on}
            words = Message(N_("{now} ({on})"), facts).put(self._scene.into)
            at = self._names(self._name, "now")
            room = WIDTH - 2 * (wide + 4)
            lines = (_cut(words, room),)
            self._boxes.append(Box(at, wide + 4, y, room, 14, lines, SMALLEST, QUIET))

    def _scale(self, numbers: Sequence[Fraction]) -> _Scale:
        way: PaceLine | None = self.way
        days = [self._day, *(day for day, _ in self.points)]
        figures = [*numbers, *(figure for _, figure in self.points)]
        if way is not None:
            days += [way.since, way.end]
            figures += [way.start, way.goal]
        elif self.target.by is not None:
            days.append(self.target.by.last.toordinal())
        first, last = min(days), max(days)
        if first == last:
            first -= 30
        lowest, highest = min(figures), max(figures)
        room = (highest - lowest) * _ROOM or abs(highest) * _ROOM or Fraction(1)
        return _Scale(first, last, lowest - room, highest + room)


def _cut(words: str, room: float) -> str:
    """Return words of one line, cut with a sign where there is no room for all."""
    if text_width(words, SMALLEST) <= room:
        return words
    while words and text_width(words, SMALLEST) > room - SMALLEST:
        words = words[:-1]
    return f"{words}…"


def panel_samples(scene: Scene, panels: Sequence["TargetPanel"]) -> Iterator[Sample]:
    """Yield what the signs in some panels mean."""
    plots = [panel for panel in panels if panel.has_plot]
    if any(panel.points for panel in plots):
        yield Sample(PLAIN, "━●", scene.put(N_("readings")))
    if any(panel.way is not None for panel in plots):
        yield Sample(PLAIN, "──", scene.put(N_("pace line")))
    if plots:
        yield Sample(PLAIN, "╌╌", scene.put(N_("value to be met")))
    if any(met_between(panel.target) is not None for panel in plots):
        yield Sample(_SPREAD, " ", scene.put(N_("where it is met")))
    if plots:
        yield Sample(PLAIN, "┊", scene.put(N_("the day asked about")))
