"""What a document is made of, whatever its kind: paragraphs and rows of tables, each in a place."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from duties.importing.fates import Fate
from duties.messages import N_, Message


class Place(NamedTuple):
    """Where something stands in a document, counted from 1; None where the kind has no such part.

    `sheet` is the name of a sheet. A row is that of a sheet, or of the table numbered `table`.
    """

    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None

    def known(self) -> dict[str, object]:
        """Return the parts that the kind of document has, for programs."""
        return {key: value for key, value in self._asdict().items() if value}

    def message(self) -> Message:
        """Return the place in words."""
        facts = self._asdict()
        if self.sheet is not None:
            return Message(N_("sheet {sheet}, row {row}"), facts)
        if self.table is not None:
            if self.page is not None:
                return Message(N_("page {page}, table {table}, row {row}"), facts)
            return Message(N_("table {table}, row {row}"), facts)
        if self.page is not None:
            if self.line is None:
                return Message(N_("page {page}"), facts)
            return Message(N_("page {page}, line {line}"), facts)
        if self.line is not None:
            return Message(N_("line {line}"), facts)
        return Message(N_("paragraph {paragraph}"), facts)


class Paragraph(NamedTuple):
    """A paragraph. `heading` is its level (1 is the highest) where the document marks it as one.

    `joints` are the offsets at which the later lines begin that it was put together from, with
    their places.
    """

    text: str
    place: Place
    heading: int | None = None
    joints: tuple[tuple[int, Place], ...] = ()

    def place_at(self, offset: int) -> Place:
        """Return the place of a letter."""
        if not self.joints:
            return self.place
        later = bisect_right(self.joints, offset, key=itemgetter(0))
        return self.joints[later - 1][1] if later else self.place

    def lines(self) -> Iterator[tuple[Place, str]]:
        """Yield the lines that it was put together from, with their places."""
        starts = [(0, self.place), *self.joints]
        for at, (start, place) in enumerate(starts):
            end = starts[at + 1][0] if at + 1 < len(starts) else len(self.text)
            yield place, self.text[start:end]

    def part(self, start: int, end: int) -> "Paragraph":
        """Return a stretch of the paragraph as one of its own."""
        joints = tuple(
            (begin - start, place) for begin, place in self.joints if start < begin < end
        )
        return Paragraph(self.text[start:end], self.place_at(start), self.heading, joints)


class Row(NamedTuple):
    """A row of a table. A cell that spans several rows or columns stands in each of them.

    `is_filled` says that a blank cell is really blank; otherwise it may be the lower part of one
    that spans several rows. `rest` is where the part of it stands that the end of a page cut off.
    """

    cells: tuple[str, ...]
    place: Place
    table: int
    is_filled: bool = True
    rest: Place | None = None

    def filled(self, cells: Iterable[str]) -> "Row":
        """Return the row with other cells, of which blank ones are really blank."""
        return self._replace(cells=tuple(cells), is_filled=True)

    def is_across(self) -> bool:
        """Tell whether the row has one text across the table, and nothing else."""
        return len({cell for cell in self.cells if cell}) == 1


Block = Paragraph | Row


def words_of(block: Block) -> str:
    """Return what a block says, that of a cell over several columns once."""
    if isinstance(block, Paragraph):
        return block.text
    return " | ".join(dict.fromkeys(filter(None, map(str.strip, block.cells))))


TOP = 12  # rows of a table in which its heading is looked for


class LeftOut(NamedTuple):
    """Something that is no block of a document as it is read further: where, its words, and why."""

    place: Place
    words: str
    fate: Fate


Leave = Callable[[LeftOut], None]
"""Takes note of what is left out."""


def forget(_: LeftOut) -> None:
    """Take no note of what is left out."""


class HeldUnit(NamedTuple):
    """A unit as an exported document holds it; `kind` is the word of the plan file for it."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]


class Facts(NamedTuple):
    """What the properties of an exported document say of its plan; None where they do not say.

    `actions` and `tasks` are the numbers that the plan announces. `units` are those that a Word
    document holds out of sight.
    """

    title: str
    issuer: str | None = None
    issued: date | None = None
    horizon: int | None = None
    actions: int | None = None
    tasks: int | None = None
    units: tuple[HeldUnit, ...] = ()


class Document(NamedTuple):
    """A document that was read: the name to call it by, and its blocks in order.

    `facts` are those of one that `duties export` wrote, `doubts` what its reader doubts, and where,
    `left_out` what is none of the blocks.
    """

    name: str
    blocks: tuple[Block, ...]
    facts: Facts | None = None
    doubts: tuple[tuple[Message, Place], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
