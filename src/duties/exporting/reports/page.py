"""A report as a web page to be read and printed: its style in it, and nothing from outside."""

import re
from functools import partial
from importlib import resources

from duties.exporting.languages import tag_of
from duties.exporting.marks import WRITER
from duties.exporting.page.policy import policy_of
from duties.exporting.reports.document import Block, DataTable, Dispatch, headed, numbered, title_of
from duties.exporting.reports.svg import bars_picture, timeline_picture
from duties.exporting.templates import environment
from duties.formats.grid import Grid, grid
from duties.formats.text import printable
from duties.messages import Message, Translator, day_name, shown

_MARK = f'<meta name="generator" content="{WRITER} report">'
_HEAD = 2000  # bytes


def render(document: Dispatch, into: Translator) -> bytes:
    """Return the page."""
    templates = environment("reports", into)
    templates.filters.update(
        say=partial(_said, into),
        kind=_kind,
        head=lambda point: printable(headed(point, into)),
        number=lambda part, level, at: printable(numbered(level, at, part.heading, into)),
        cells=partial(_cells, into),
        of_figures=_of_figures,
        bars=lambda chart: bars_picture(chart, into),
        timeline=lambda chart: timeline_picture(chart, into),
    )
    style = resources.files("duties.exporting.reports").joinpath("report.css").read_text("utf-8")
    imprint = document.imprint
    text = templates.get_template("report.html.jinja").render(
        language=tag_of(into),
        mark=_MARK,
        style=style,
        policy=policy_of(style),
        document=document,
        title=printable(title_of(document, into)),
        closing=(*imprint.signed, *((day_name(imprint.day),) if imprint.day else ())),
    )
    return text.encode()


def is_own(data: bytes) -> bool:
    """Tell whether the file has the mark that such a page has in its head."""
    return _MARK.encode() in data[:_HEAD]


def _said(into: Translator, fact: str | Message) -> str:
    return printable(str(shown(fact, into)))


def _kind(block: Block) -> str:
    """Return what a block is, by which the template chooses."""
    return type(block).__name__


def _cells(into: Translator, table: DataTable) -> Grid:
    return grid(table.filled(), table.items, into, printable)


def _of_figures(table: Grid) -> list[bool]:
    """Tell of each column whether it holds numbers or percentages alone, and some."""
    columns = zip(*table.rows, strict=True) if table.rows else [() for _ in table.headings]
    return [any(cells) and all(map(_FIGURE.fullmatch, cells)) for cells in columns]


_FIGURE = re.compile(r"(?:[-+]?[0-9]+(?:\.[0-9]+)?%?)?")
