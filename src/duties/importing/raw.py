"""What a file holds, as its reader finds it: lines, headings and rows, no word understood."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from duties.importing.document import Facts, LeftOut, Paragraph, Place, Row
from duties.importing.doubts import Doubt


class FileKind(Enum):
    """A kind of file; each has a reader, and the steps of `shape.py` that its blocks go through."""

    TEXT = auto()
    PAGE = auto()
    SAVED_PAGE = auto()
    WORD = auto()
    EXCEL = auto()
    PDF = auto()
    OFD = auto()
    PICTURE = auto()
    CSV = auto()


class RawLine(NamedTuple):
    """A line as a page or a text file has it. `indent` counts the letters' widths before it."""

    text: str
    place: Place
    indent: int = 0


RawBlock = RawLine | Paragraph | Row
"""A paragraph is one that the file marks as a heading."""


BREAK = Paragraph("", Place())
"""Stands between lines that are parts of no one paragraph: an empty heading or table was there."""


class PageTable(NamedTuple):
    """A table of a web page: its rows, and the text in it where it only lays out the page."""

    rows: tuple[Row, ...]
    text: tuple[RawBlock, ...]


Found = RawBlock | PageTable | Doubt[Place] | LeftOut
"""What a reader finds. A doubt says what it left out, or did not read as it stands, and a person
should look at; what is left out and needs no look is a `LeftOut`.
"""


class Raw(NamedTuple):
    """A file that was read: the name to call it by, and its blocks in order.

    `facts` are those of one that `duties export` wrote, `doubts` what its reader doubts, `left_out`
    what it left out besides.
    """

    name: str
    kind: FileKind
    blocks: Sequence[RawBlock | PageTable]
    facts: Facts | None = None
    doubts: tuple[Doubt[Place], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
