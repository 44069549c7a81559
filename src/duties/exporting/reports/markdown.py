"""A report as a Markdown document, in GitHub's flavour; charts are bars of signs in tables."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from duties.exporting.marks import WRITER
from duties.exporting.reports.document import (
    Bar,
    Bars,
    Block,
    BodyText,
    DataTable,
    Dispatch,
    DispatchPart,
    Footnote,
    NumberedPoint,
    TimeBar,
    Timeline,
    headed,
    numbered,
    title_of,
)
from duties.exporting.reports.scales import Ruler, cells, ruler
from duties.formats.light_marks import light_label
from duties.formats.markdown import heading, paragraph
from duties.formats.markdown import render as table
from duties.formats.view import Column, View
from duties.messages import N_, Message, Translator, day_name

_MARK = f"<!-- {WRITER} report -->\n"
_SIGN = "█"
_LONGEST_BAR = 20  # signs
_TODAY = "│"


def render(document: Dispatch, into: Translator) -> bytes:
    """Return the document."""
    return "\n".join((_MARK, *_lines(document, into))).encode()


def is_own(data: bytes) -> bool:
    """Tell whether the file begins with the mark that a report begins with."""
    return data.startswith(_MARK.encode())


def _lines(document: Dispatch, into: Translator) -> Iterator[str]:
    imprint = document.imprint
    yield heading(1, title_of(document, into))
    if imprint.number:
        yield _paragraph(imprint.number)
    if document.addressee is not None:
        yield _paragraph(document.addressee.put(into))
    yield from _blocks(document.opening, into, 0)
    yield from _blocks(document.parts, into, 0)
    for name in imprint.signed:
        yield _paragraph(name)
    if imprint.day is not None:
        yield _paragraph(day_name(imprint.day).put(into))


def _paragraph(text: str) -> str:
    return f"{paragraph(text)}\n"


def _blocks(blocks: Sequence[Block], into: Translator, level: int) -> Iterator[str]:
    parts = 0
    for block in blocks:
        match block:
            case DispatchPart():
                parts += 1
                yield heading(level + 2, numbered(level, parts, block.heading, into))
                yield from _blocks(block.blocks, into, level + 1)
            case BodyText() | Footnote():
                yield _paragraph(block.text.put(into))
            case NumberedPoint():
                yield _paragraph(headed(block, into))
                yield _paragraph(block.text.put(into))
            case DataTable():
                yield table(block.filled(), block.items, into, None)
            case Bars():
                yield table(_bars_view(block), block.bars, into, block.title)
            case Timeline():
                yield table(_timeline_view(block), block.spans, into, _told(block))
            case _:
                assert_never(block)


def _bars_view(chart: Bars) -> View[Bar]:
    """Return the view of bars: lights with their numbers, others as so many signs."""

    def strip(bar: Bar) -> object:
        if chart.has_lights:
            return tuple(
                Message(
                    N_("{what} {count}"), {"what": light_label(each.light), "count": each.words}
                )
                for each in bar.stripes
            )
        return _SIGN * round(_LONGEST_BAR * sum(each.length for each in bar.stripes) / chart.whole)

    return View(
        (
            Column(chart.heading, lambda bar: bar.label),
            Column(N_("Bar"), strip),
            Column(N_("Figure"), lambda bar: bar.end or None, optional=True),
        ),
        {},
    )


def _told(chart: Timeline) -> Message:
    facts = {"title": chart.title, "day": chart.day}
    return Message(N_("{title} (█ done, ░ left, │ {day})"), facts)


def _timeline_view(chart: Timeline) -> View[TimeBar]:
    scale = ruler(chart)
    return View(
        (
            Column(N_("Task"), lambda span: span.label),
            Column(N_("Start"), lambda span: span.first),
            Column(N_("Calendar"), lambda span: _strip(span, scale)),
            Column(N_("Deadline"), lambda span: span.last),
        ),
        {},
    )


def _strip(span: TimeBar, scale: Ruler) -> str:
    signs = [cell.value for cell in cells(span, scale)]
    return "".join((*signs[: scale.today + 1], _TODAY, *signs[scale.today + 1 :]))
