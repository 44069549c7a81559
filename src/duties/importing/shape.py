"""What a file holds → the document that the stages read: paragraphs, and the rows of its tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from duties.collector import collector_paused
from duties.errors.documents import EmptyDocumentError
from duties.importing.document import Block, Document, Row
from duties.importing.raw import BREAK, FileKind, PageTable, Raw, RawBlock, RawLine
from duties.importing.readers import read
from duties.importing.tables.flattened import FlatTable
from duties.importing.tables.recognise import divides_tasks, sheets_of_tasks, tables_in_text
from duties.importing.tables.tabbed import tabbed_tables
from duties.importing.text.markdown import has_marks, of_markdown
from duties.importing.text.printed_lines import TAB, untabbed
from duties.importing.text.site_footer import without_footer
from duties.importing.text.wrapping import paragraphs


@collector_paused()
def read_document(name: str, data: bytes, *, is_recognising: bool = False) -> Document:
    """Read a document of any kind; its bytes tell which, and for CSV its name.

    `is_recognising` asks for the text of pictures too.
    Raises a `DutiesError` where it is empty, too large, locked, damaged or of no kind known here.
    """
    return shape(read(name, data, is_recognising=is_recognising))


def shape(raw: Raw) -> Document:
    """Return the paragraphs and rows of a file; raises `EmptyDocumentError` where it has none."""
    blocks = _shaped(raw)
    if not blocks:
        raise EmptyDocumentError(raw.name)
    return Document(raw.name, tuple(blocks), raw.facts, raw.doubts)


def _shaped(raw: Raw) -> list[Block]:
    blocks = _with_tables_of_pages(raw.blocks)
    match raw.kind:
        case FileKind.TEXT:
            lines = [block for block in raw.blocks if isinstance(block, RawLine)]
            return without_footer(_of_text(lines))
        case FileKind.PAGE | FileKind.SAVED_PAGE:
            return without_footer(_wrapped(blocks))
        case FileKind.WORD:
            return _wrapped(map(_untabbed, _with_tables(blocks, tabbed_tables)))
        case FileKind.EXCEL:
            rows = (block for block in blocks if isinstance(block, Row))
            return list(sheets_of_tasks(rows, is_export=raw.facts is not None))
        case FileKind.PDF | FileKind.OFD | FileKind.PICTURE:
            return without_footer(_of_pages(list(_with_tables(blocks, tables_in_text))))
        case FileKind.CSV:
            return _wrapped(blocks)


def _wrapped(blocks: Iterable[RawBlock]) -> list[Block]:
    """Return the blocks with lines that follow each other put together to paragraphs."""
    found: list[Block] = []
    lines: list[RawLine] = []
    for block in blocks:
        if isinstance(block, RawLine):
            lines.append(block)
            continue
        if lines:
            found += paragraphs(lines)
            lines = []
        if block is not BREAK:
            found.append(block)
    return found + paragraphs(lines)


def _of_text(lines: Sequence[RawLine]) -> list[Block]:
    if has_marks("\n".join([line.text for line in lines])):
        return of_markdown(_with_tables(lines, tables_in_text))
    return list(paragraphs(lines))


def _of_pages(blocks: Sequence[RawBlock]) -> list[Block]:
    """Return what pages of print hold; bars may part the cells of rows, as in Markdown."""
    if any(isinstance(block, RawLine) and block.text.startswith("|") for block in blocks):
        return [block for block in of_markdown(blocks) if block is not BREAK]
    return _wrapped(map(_untabbed, blocks))


def _with_tables_of_pages(blocks: Iterable[RawBlock | PageTable]) -> Iterator[RawBlock]:
    """Yield the blocks with rows for the tables that divide tasks, and the text of the others."""
    number = 0
    for block in blocks:
        if not isinstance(block, PageTable):
            yield block
        elif divides_tasks(block.rows):
            number += 1
            if block.rows[0].place.page is not None:
                yield from block.rows  # numbered among the other tables of its document
                continue
            for row in block.rows:
                place = row.place._replace(table=number)
                yield row._replace(place=place, table=number)
        else:
            yield from block.text


def _with_tables(
    blocks: Iterable[RawBlock], tables_in: Callable[[Sequence[str]], Iterable[FlatTable]]
) -> Iterator[RawBlock]:
    """Yield the blocks with rows for the lines that are tables.

    Tables count down from -1: those that the file marks as tables have the numbers from 1 on.
    """
    number = 0
    for is_line, stretch in groupby(blocks, lambda block: isinstance(block, RawLine)):
        run = list(stretch)
        texts = [block.text for block in run if isinstance(block, RawLine)]
        end = 0
        for table in tables_in(texts) if is_line else ():
            yield from run[end : table.start]
            number -= 1
            for at, cells in table.rows:
                yield Row(cells, run[at].place, number, is_filled=False)
            end = table.end
        yield from run[end:]


def _untabbed(block: RawBlock) -> RawBlock:
    if not isinstance(block, RawLine) or TAB not in block.text:
        return block
    return block._replace(text=untabbed(block.text).replace(TAB, " "))
