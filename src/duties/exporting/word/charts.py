"""Charts of a Word document: rows of shaded cells, which every program shows and prints alike."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from duties.exporting.reports.document import Bars, TimeBar, Timeline
from duties.exporting.reports.scales import Ruler, TimeCell, cells, ruler, runs, shares
from duties.exporting.reports.shades import HOUSE, Shade, marked, shade_of
from duties.exporting.tables import lines_of
from duties.exporting.word.paper import Paper
from duties.exporting.word.xml import element, put_text, style_id
from duties.formats.light_marks import light_label, light_order
from duties.messages import Translator, shown

_CELLS = 60  # columns that a bar is measured in
_LABEL, _ROOM, _END = 34, 57, 9  # shares of the width
_CELL_ROOM = 0.75  # columns of text of such a column
_LEFT = Shade("#E4E9ED", "#1a1a1a")


class Patch(NamedTuple):
    """A cell of a chart: its words, how many columns it takes, its colours, a line beside it."""

    text: str = ""
    span: int = 1
    shade: Shade | None = None
    style: str = "Chart Centre"
    has_line: bool = False


def write_bars(paper: Paper, chart: Bars, into: Translator) -> None:
    """Write a chart of bars under its title, with what the colours of lights mean."""
    lights = {stripe.light for bar in chart.bars for stripe in bar.stripes}
    legend = [_said(light_label(light), into) for light in sorted(lights, key=light_order)]
    title = _said(chart.title, into)
    paper.write(f"{title}　{'　'.join(legend)}" if chart.has_lights else title, "Caption")
    widths = (_LABEL, *(_ROOM / _CELLS,) * _CELLS, _END)
    paper.patchwork(widths, _rows(list(_bars(chart, into))))


def _bars(chart: Bars, into: Translator) -> Iterator[Sequence[Patch]]:
    for bar in chart.bars:
        lengths = shares(bar, chart.whole, _CELLS)
        stripes = [
            Patch(
                marked(_said(stripe.words, into), stripe.light, length * _CELL_ROOM - 1),
                length,
                shade_of(stripe.light) if chart.has_lights else HOUSE,
            )
            for stripe, length in zip(bar.stripes, lengths, strict=True)
            if length
        ]
        rest = _CELLS - sum(lengths)
        empty = (Patch(span=rest),) if rest else ()
        label = Patch(_said(bar.label, into), style="Chart End")
        yield (label, *stripes, *empty, Patch(_said(bar.end, into), style="Chart Text"))


def write_timeline(paper: Paper, chart: Timeline, into: Translator) -> None:
    """Write a timeline under its title, with the years at its head and a line on its day."""
    scale = ruler(chart)
    day = _said(chart.day, into)
    paper.write(f"{_said(chart.title, into)}　┃ {day}", "Caption")
    count = len(scale.periods)
    widths = (_LABEL, *((_ROOM + _END) / count,) * count)
    rows: list[Sequence[Patch]] = [_years(scale)]
    rows += [_span(span, scale, into) for span in chart.spans]
    paper.patchwork(widths, _rows(rows))


def _years(scale: Ruler) -> Sequence[Patch]:
    return (
        Patch(),
        *(
            Patch(str(year) if count > 1 else "", count, Shade("#D3DCE4", "#1a1a1a"))
            for year, count in scale.years()
        ),
    )


def _span(span: TimeBar, scale: Ruler, into: Translator) -> Sequence[Patch]:
    row = cells(span, scale)
    parts = (*runs(row[: scale.today + 1]), *runs(row[scale.today + 1 :]))
    patches = [
        Patch(
            span=count, shade={TimeCell.DONE: shade_of(span.light), TimeCell.LEFT: _LEFT}.get(cell)
        )
        for cell, count in parts
    ]
    at = len(runs(row[: scale.today + 1])) - 1
    patches[at] = patches[at]._replace(has_line=True)
    return (Patch(_said(span.label, into), style="Chart End"), *patches)


def _said(fact: object, into: Translator) -> str:
    return " ".join(lines_of(str(shown(fact, into))).split())


def _rows(rows: Sequence[Sequence[Patch]]) -> list[Any]:
    """Return rows that stay on one page where they are few; otherwise the first do."""
    kept = len(rows) - 1 if len(rows) <= _FEW else _FIRST
    return [_row(row, is_kept=place < kept) for place, row in enumerate(rows)]


_FEW, _FIRST = 12, 3  # rows


def _row(patches: Sequence[Patch], *, is_kept: bool) -> Any:
    row, properties = element("w:tr"), element("w:trPr")
    properties.append(element("w:cantSplit"))
    row.append(properties)
    row.extend([_cell(patch, is_kept=is_kept) for patch in patches])
    return row


def _cell(patch: Patch, *, is_kept: bool) -> Any:
    properties = element("w:tcPr")
    if patch.span > 1:
        properties.append(element("w:gridSpan", val=str(patch.span)))
    properties.append(_borders(has_line=patch.has_line))
    if patch.shade is not None:
        fill = patch.shade.fill.removeprefix("#").upper()
        properties.append(element("w:shd", val="clear", color="auto", fill=fill))
    margins = element("w:tcMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="40", type="dxa"))
    properties.append(margins)
    properties.append(element("w:vAlign", val="center"))
    look, paragraph, run = element("w:pPr"), element("w:p"), element("w:r")
    look.append(element("w:pStyle", val=style_id(patch.style)))
    if is_kept:
        look.append(element("w:keepNext"))
    if patch.shade is not None:
        colour = element("w:rPr")
        colour.append(element("w:color", val=patch.shade.ink.removeprefix("#").upper()))
        run.append(colour)
    put_text(run, patch.text)
    paragraph.extend((look, run))
    cell = element("w:tc")
    cell.extend((properties, paragraph))
    return cell


def _borders(*, has_line: bool) -> Any:
    """Return white lines above and below, which part the bars, and perhaps one on the right."""
    borders = element("w:tcBorders")
    for side in ("top", "bottom"):
        borders.append(element(f"w:{side}", val="single", sz="24", color="FFFFFF"))
    if has_line:
        borders.append(element("w:right", val="single", sz="18", color="B03A00"))
    return borders
