"""A report as a Word document on portrait A4 paper, set as GB/T 9704-2012 sets official ones."""

from collections.abc import Sequence
from typing import assert_never

from duties.exporting.languages import is_chinese
from duties.exporting.reports.document import (
    Bars,
    Block,
    BodyText,
    DataTable,
    Dispatch,
    DispatchPart,
    Footnote,
    NumberedPoint,
    Timeline,
    headed,
    numbered,
    title_of,
)
from duties.exporting.tables import lines_of
from duties.exporting.word.charts import write_bars, write_timeline
from duties.exporting.word.paper import Paper
from duties.exporting.word.signing import write_number, write_signature
from duties.formats.grid import grid
from duties.messages import Translator
from duties.model import Plan

_HEADINGS = ("Heading 1", "Heading 2")


def render(document: Dispatch, plan: Plan, into: Translator) -> bytes:
    """Return the document."""
    paper = Paper(plan, title_of(document, into))
    paper.title(*(line.put(into) for line in document.title))
    write_number(paper, document.imprint)
    if document.addressee is not None:
        paper.write(document.addressee.put(into), "Address")
    write_blocks(paper, document.opening, into)
    write_blocks(paper, document.parts, into)
    write_signature(paper, document.imprint, into)
    return paper.to_bytes()


def write_blocks(paper: Paper, blocks: Sequence[Block], into: Translator, level: int = 0) -> None:
    """Write blocks, the parts among them numbered on their level."""
    parts = 0
    for block in blocks:
        match block:
            case DispatchPart():
                parts += 1
                heading = numbered(level, parts, block.heading, into)
                paper.write(heading, _HEADINGS[level])
                write_blocks(paper, block.blocks, into, level + 1)
            case BodyText():
                paper.write(_line(block.text.put(into)), "Body")
            case Footnote():
                paper.write(_line(block.text.put(into)), "Note")
            case NumberedPoint():
                blank = "" if is_chinese(into) else " "
                paper.write_point(
                    _line(headed(block, into)), _line(f"{blank}{block.text.put(into)}")
                )
            case DataTable():
                table = grid(block.filled(), block.items, into, lines_of)
                paper.table(table, [("", table)])
            case Bars():
                write_bars(paper, block, into)
            case Timeline():
                write_timeline(paper, block, into)
            case _:
                assert_never(block)


def _line(text: str) -> str:
    """Return a text in one line: names may hold ends of lines."""
    return " ".join(text.splitlines())
