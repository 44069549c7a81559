"""The charts of a report as pictures that stand in a page: shapes and escaped text, no style."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from duties.drawing.measure import folded
from duties.drawing.palette import ALARM, FAINT, INK, RULE
from duties.exporting.reports.document import Bar, Bars, TimeBar, Timeline
from duties.exporting.reports.scales import ruler
from duties.exporting.reports.shades import HOUSE, marked, shade_of
from duties.formats.light_marks import light_label, light_order
from duties.formats.text import printable
from duties.messages import Message, Translator, shown

_WIDTH, _LABEL, _END = 760, 210, 60
_ROW, _THICK, _SIZE = 26, 18, 13
_SMALL = 11  # the size of a label in two lines
_ROOM = _WIDTH - _LABEL - _END


def bars_picture(chart: Bars, into: Translator) -> str:
    """Return a chart of bars as SVG."""
    lights = {stripe.light for bar in chart.bars for stripe in bar.stripes}
    legend = sorted(lights, key=light_order) if chart.has_lights else []
    top = _ROW if legend else 0
    parts = list(_legend(legend, into))
    for at, bar in enumerate(chart.bars):
        parts += _bar(chart, bar, top + at * _ROW, into)
    return _svg(top + len(chart.bars) * _ROW, parts, _said(chart.title, into))


def _bar(chart: Bars, bar: Bar, y: int, into: Translator) -> Iterator[str]:
    middle = y + _ROW / 2
    yield from _label(_said(bar.label, into), middle)
    x = float(_LABEL)
    for stripe in bar.stripes:
        width = _ROOM * stripe.length / chart.whole if chart.whole else 0
        shade = shade_of(stripe.light) if chart.has_lights else HOUSE
        yield _rect(x, middle - _THICK / 2, width, shade.fill)
        if stripe.words:
            words = marked(_said(stripe.words, into), stripe.light, 2 * width / _SIZE)
            yield _text(x + width / 2, middle, words, "middle", shade.ink)
        x += width
    if bar.end:
        yield _text(x + 6, middle, _said(bar.end, into))


def _label(words: str, middle: float) -> Iterator[str]:
    """Yield the words beside a bar, in small letters where they take more than one line."""
    room = _LABEL - 16
    lines = folded(words, _SIZE, room)
    size = _SIZE
    if len(lines) > 1:
        size, lines = _SMALL, folded(words, _SMALL, room)
    for at, line in enumerate(lines):
        y = middle + (at - (len(lines) - 1) / 2) * (_SMALL + 1)
        yield _text(_LABEL - 8, y, line, "end", size=size)


def _legend(lights: Sequence[str | None], into: Translator) -> Iterator[str]:
    x = float(_LABEL)
    for light in lights:
        words = _said(light_label(light), into)
        yield _rect(x, 6, 14, shade_of(light).fill, 14)
        yield _text(x + 20, 13, words)
        x += 40 + _SIZE * sum(0.6 if c.isascii() else 1 for c in words)


def timeline_picture(chart: Timeline, into: Translator) -> str:
    """Return a timeline as SVG, with the years at its head and a line on its day."""
    scale = _DayScale(chart.first, chart.last)
    top = 2 * _ROW
    height = top + len(chart.spans) * _ROW + 4
    periods = ruler(chart).periods
    parts = [_line(scale.at(period.first), top, height - 4, RULE) for period in periods]
    parts += _years(chart, scale)
    for at, span in enumerate(chart.spans):
        parts += _span(span, scale, top + at * _ROW, into)
    today = scale.at(chart.day)
    anchor = "end" if today > _LABEL + _ROOM / 2 else "start"
    parts.append(_line(today, _ROW, height - 4, ALARM, 1.6, "5 3"))
    shift = -4 if anchor == "end" else 4
    parts.append(_text(today + shift, 1.5 * _ROW, _said(chart.day, into), anchor, ALARM))
    return _svg(height, parts, _said(chart.title, into))


class _DayScale:
    """Turns days into places across the picture."""

    def __init__(self, first: date, last: date) -> None:
        self._first = first.toordinal()
        self._days = max(last.toordinal() + 1 - self._first, 1)

    def at(self, day: date) -> float:
        """Return the place of the beginning of a day."""
        return _LABEL + (_ROOM + _END) * (day.toordinal() - self._first) / self._days


def _years(chart: Timeline, scale: _DayScale) -> Iterator[str]:
    for year in range(chart.first.year, chart.last.year + 1):
        first = max(date(year, 1, 1), chart.first)
        last = min(date(year, 12, 31), chart.last)
        if scale.at(last) - scale.at(first) > 3 * _SIZE:
            yield _text(scale.at(first) + 4, _ROW / 2, str(year))
        yield _line(scale.at(first), 0, _ROW, FAINT)


def _span(span: TimeBar, scale: _DayScale, y: int, into: Translator) -> Iterator[str]:
    middle = y + _ROW / 2
    shade = shade_of(span.light)
    left, right = scale.at(span.first), max(scale.at(span.last), scale.at(span.first) + 2)
    yield from _label(_said(span.label, into), middle)
    yield _rect(left, middle - _THICK / 2, right - left, "#ffffff", border=FAINT)
    yield _rect(left, middle - _THICK / 2, (right - left) * span.done, shade.fill)


def _said(fact: str | Message | date, into: Translator) -> str:
    return printable(str(shown(fact, into)))


def _rect(
    x: float, y: float, width: float, fill: str, height: float = _THICK, border: str | None = None
) -> str:
    line = f' stroke="{border}"' if border else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}"{line}/>'
    )


def _line(
    x: float, top: float, bottom: float, colour: str, width: float = 0.8, dashes: str = ""
) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{x:.1f}" y1="{top:.1f}" x2="{x:.1f}" y2="{bottom:.1f}" stroke="{colour}" '
        f'stroke-width="{width}"{dashed}/>'
    )


def _text(
    x: float, y: float, words: str, anchor: str = "start", ink: str = INK, size: int = _SIZE
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y + size * 0.36:.1f}" font-size="{size}" fill="{ink}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )


def _svg(height: float, parts: Sequence[str], title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )
