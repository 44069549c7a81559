"""Word documents → lines with their automatic numbers, headings, and tables, in their order.

What does not stand in the text follows the paragraph that it belongs to: footnotes, and what
is in boxes. A table within a cell is a line a row where it has two columns (a label, what it says),
else a table of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from duties.importing.document import LeftOut, Paragraph, Place, Row
from duties.importing.doubts import Doubt
from duties.importing.fates import Fate
from duties.importing.raw import BREAK, Found, PageTable, RawLine
from duties.importing.readers.left_out import hidden, pictures, unread
from duties.importing.readers.word_numbering import Numbering, based_on, number_in
from duties.importing.readers.word_outside import outside
from duties.importing.readers.word_package import W, WordPackage, package_of
from duties.importing.readers.word_text import ParagraphText, Texts, is_mark_deleted

ReadChunk = Callable[[str, bytes], Iterable[Found] | None]
"""Reads a file that is a part of a document; None where it is of no kind that can be one."""


def read_docx(name: str, data: bytes, read_chunk: ReadChunk | None = None) -> list[Found]:
    """Return the lines, headings and rows of a Word document.

    `read_chunk` reads other files that are parts of it; they are told as left out without it.
    """
    return list(_WordReader(name, package_of(name, data), read_chunk).found())


class _WordCell(NamedTuple):
    """The text of a cell, and what stands in it that comes after its table."""

    text: str
    below: list[Found]


class _WordReader:
    def __init__(self, name: str, package: WordPackage, read_chunk: ReadChunk | None) -> None:
        self._name = name
        self._package = package
        self._read_chunk = read_chunk
        styles = package.part("styles")
        self._styles: dict[str, Any] = {
            style.get(f"{W}styleId"): style
            for style in (() if styles is None else styles.iter(f"{W}style"))
        }
        self._texts = Texts(self._styles)
        self._numbering = Numbering(package.part("numbering"), self._styles)
        self._notes: dict[str, dict[str, Any]] = {}
        self._tables = 0
        self._paragraphs = 0
        self._begun = ""  # text whose paragraph goes on in the next one, its end being deleted
        self._pictures: list[Place] = []

    def found(self) -> Iterator[Found]:
        """Yield the blocks without the table of contents, and what was left out."""
        yield from self._blocks(self._package.document.find(f"{W}body"))
        if self._pictures:
            yield pictures(len(self._pictures), self._pictures[0])
        yield from outside(self._package)

    def _blocks(self, parent: Any) -> Iterator[Found]:
        for element in _content(parent):
            if element.tag == f"{W}p":
                self._paragraphs += 1
                yield from self._paragraph(element, Place(paragraph=self._paragraphs))
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            else:
                yield from self._chunk(element)

    def _paragraph(self, element: Any, place: Place) -> Iterator[Found]:
        """Yield a paragraph: a line for each that it was broken into by hand, or a heading."""
        said = self._texts.of(element)
        text = self._numbered(element, said)
        if text is not None and self._is_contents(element):
            yield LeftOut(place, text, Fate.CONTENTS)
        elif text is not None:
            heading = self._heading(element)
            if heading is None:
                yield from (RawLine(line, place) for line in text.split("\n"))
            elif text.strip():
                yield Paragraph(" ".join(text.split()), place, heading)
            else:
                yield BREAK
        yield from self._aside(said, place)
        for box in said.boxes:
            yield from self._blocks(box)

    def _aside(self, said: ParagraphText, place: Place) -> Iterator[Found]:
        """Yield what stands in a paragraph besides its text: what is left out, and footnotes."""
        if said.hidden.strip():
            yield hidden(said.hidden.strip(), place)
        for words, fate in said.left_out:
            yield LeftOut(place, words, fate)
        for _ in range(said.pictures):
            self._pictures.append(place)
            yield LeftOut(place, "", Fate.PICTURE)
        yield from self._footnotes(said, place)

    def _numbered(self, paragraph: Any, said: ParagraphText) -> str | None:
        """Return the text of a paragraph with its number; None where the next one goes on with it.

        What goes on keeps the number of the paragraph that it began as.
        """
        text, begun = said.text, self._begun
        self._begun = ""
        is_open = is_mark_deleted(paragraph)
        if not begun and (text.strip() or not (is_open or said.hidden or said.boxes)):
            label = self._numbering.label(paragraph)
            text = label + text if text.strip() else ""
        if is_open:
            self._begun = begun + text
            return None
        return begun + text

    def _footnotes(self, said: ParagraphText, place: Place) -> Iterator[RawLine]:
        for kind, id_ in said.notes:
            note = self._notes_of(kind).get(id_)
            for paragraph in () if note is None else note.iter(f"{W}p"):
                text = self._texts.of(paragraph).text.strip()
                if text:
                    yield RawLine(text, place)

    def _notes_of(self, kind: str) -> dict[str, Any]:
        if kind not in self._notes:
            root = self._package.part(kind)
            self._notes[kind] = {
                each.get(f"{W}id"): each for each in (() if root is None else root)
            }
        return self._notes[kind]

    def _is_contents(self, paragraph: Any) -> bool:
        """Tell whether a paragraph is a line of the table of contents."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        if named is None:
            return False
        style = self._styles.get(named.get(f"{W}val"))
        name = style.find(f"{W}name") if style is not None else None
        words = [each.get(f"{W}val") or "" for each in (named, name) if each is not None]
        return any(word.lower().startswith("toc") for word in words)

    def _heading(self, paragraph: Any) -> int | None:
        level = paragraph.find(f"{W}pPr/{W}outlineLvl")
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        for _, style in based_on(named, self._styles) if level is None else ():
            level = style.find(f"{W}pPr/{W}outlineLvl")
            if level is not None:
                break
        value = None if level is None else level.get(f"{W}val")
        return (
            int(value) + 1 if value is not None and value.isdecimal() and int(value) < 9 else None
        )

    # Tables

    def _table(self, table: Any) -> Iterator[Found]:
        rows = []
        for row in _children(table, f"{W}tr"):
            if _is_deleted(row):
                words = "".join([each.text or "" for each in row.iter(f"{W}t", f"{W}delText")])
                yield LeftOut(Place(table=self._tables + 1), words, Fate.DELETED)
            else:
                rows.append(row)
        if _is_only_a_frame(rows):
            for row in rows:
                yield BREAK
                yield from self._blocks(next(_children(row, f"{W}tc")))
            yield BREAK
            return
        self._tables += 1
        number = self._tables
        above: dict[int, str] = {}
        after: list[Found] = []
        for at, row in enumerate(rows, 1):
            place = Place(table=number, row=at)
            cells: list[str] = []
            before = row.find(f"{W}trPr/{W}gridBefore")
            cells += [""] * (_columns(before) if before is not None else 0)
            for cell in _children(row, f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                span = None if properties is None else properties.find(f"{W}gridSpan")
                text, below = self._cell(cell, place)
                after += below
                if _goes_on(properties):
                    text = above.get(len(cells), "")
                for _ in range(_columns(span) if span is not None else 1):
                    above[len(cells)] = text
                    cells.append(text)
            if row.find(f"{W}trPr/{W}hidden") is not None:
                after.append(hidden(" ".join(filter(None, cells)), place))
            else:
                yield Row(tuple(cells), place, number)
        yield from after

    def _cell(self, cell: Any, place: Place) -> _WordCell:
        lines: list[str] = []
        below: list[Found] = []
        for element in _content(cell):
            if element.tag == f"{W}tbl":
                inner = list(self._table(element))
                rows = [row for row in inner if isinstance(row, Row)]
                if rows and all(len(row.cells) == _LABELLED for row in rows):
                    lines += ["：".join(filter(None, row.cells)) for row in rows]
                    inner = [each for each in inner if not isinstance(each, Row)]
                below += inner
            elif element.tag == f"{W}p":
                said = self._texts.of(element)
                text = (self._numbered(element, said) or "").strip()
                if text:
                    lines.append(text.replace("\t", " "))
                below += self._aside(said, place)
                for box in said.boxes:
                    text, inside = self._cell(box, place)
                    lines += filter(None, [text])
                    below += inside
        return _WordCell("\n".join(lines), below)

    # Other files within

    def _chunk(self, element: Any) -> Iterator[Found]:
        """Yield what another file says that is a part of the document (`w:altChunk`)."""
        target = self._package.by_id.get(next(iter(element.attrib.values()), ""), "")
        data = self._package.read(target)
        chunk = None if data is None or self._read_chunk is None else self._read_chunk(target, data)
        if chunk is None:
            yield unread(target, Place(paragraph=max(self._paragraphs, 1)))
            return
        yield BREAK
        for found in chunk:
            if isinstance(found, PageTable):
                self._tables += 1
                rows = enumerate(found.rows, 1)
                yield from (
                    row._replace(place=Place(table=self._tables, row=at), table=self._tables)
                    for at, row in rows
                )
            elif isinstance(found, Row):
                yield found
            else:
                self._paragraphs += not isinstance(found, Doubt | LeftOut)
                yield found._replace(place=Place(paragraph=max(self._paragraphs, 1)))
        yield BREAK


_LABELLED = 2  # columns of a table within a cell that has a label a row


def _columns(element: Any) -> int:
    return min(number_in(element), _MOST_COLUMNS)


_MOST_COLUMNS = 63  # of a table in Word


def _goes_on(properties: Any) -> bool:
    """Tell whether a cell is the lower part of the one above it."""
    for tag in () if properties is None else ("vMerge", "vmerge"):
        merge = properties.find(f"{W}{tag}")
        if merge is not None:
            return bool(merge.get(f"{W}val") != "restart")
    return False


def _is_deleted(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _is_only_a_frame(rows: Sequence[Any]) -> bool:
    """Tell whether rows have one cell each, and tables stand in some of them."""
    cells = [list(_children(row, f"{W}tc")) for row in rows]
    if any(len(of_row) != 1 for of_row in cells):
        return False
    return not cells or any(each.tag == f"{W}tbl" for (cell,) in cells for each in _content(cell))


_INSIDE = {
    f"{W}sdt",
    f"{W}sdtContent",
    f"{W}ins",
    f"{W}moveTo",
    f"{W}customXml",
    f"{W}smartTag",
}


def _is_inside(tag: str) -> bool:
    """Tell whether an element only holds others: a control, or a section of Word 2003."""
    return tag in _INSIDE or tag.endswith(("auxHint}sect", "auxHint}sub-section"))


def _content(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a body or a cell, those inside content controls too.

    Other files that stand between them are yielded too.
    """
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl", f"{W}altChunk"):
            yield child
        elif isinstance(child.tag, str) and _is_inside(child.tag):
            yield from _content(child)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and _is_inside(child.tag):
            yield from _children(child, tag)
