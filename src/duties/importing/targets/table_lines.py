"""The lines of a document, as tables in text are looked for in them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from duties.importing.document import Block, Paragraph, Place


class TableLine(NamedTuple):
    """A line of a paragraph, its blanks kept; `block` is the number of the paragraph."""

    text: str
    place: Place
    block: int


def lines_of(blocks: Sequence[Block]) -> Iterator[TableLine]:
    """Yield the lines of all paragraphs."""
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        cuts = [0, *(offset for offset, _ in block.joints), len(block.text)]
        for start, end in pairwise(cuts):
            yield TableLine(block.text[start:end], block.place_at(start), number)


def closed(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())


def ends_table(text: str) -> bool:
    """Tell whether a line below a table is no more a part of it."""
    return (
        re.match(
            "\\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章节]|注[：:]|备注)",
            text,
        )
        is not None
        or "。" in text
    )
