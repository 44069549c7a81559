"""What a file holds → the document that the stages read: paragraphs, and the rows of its tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from duties.collector import collector_paused
from duties.errors.documents import EmptyDocumentError
from duties.importing.document import Block, Document, Leave, LeftOut, Place, Row, words_of
from duties.importing.doubts import Doubt
from duties.importing.fates import Fate
from duties.importing.raw import BREAK, FileKind, PageTable, Raw, RawBlock, RawLine
from duties.importing.readers import read
from duties.importing.readers.left_out import at_edges
from duties.importing.tables.boxed import boxed_tables, may_be_boxed
from duties.importing.tables.flattened import FlatTable
from duties.importing.tables.recognise import divides_tasks, sheets_of_tasks, tables_in_text
from duties.importing.tables.tabbed import tabbed_tables
from duties.importing.text.lists_below_labels import with_lists_below_labels
from duties.importing.text.markdown import has_marks, of_markdown
from duties.importing.text.printed_lines import TAB, is_page_mark, untabbed
from duties.importing.text.site_footer import without_footer
from duties.importing.text.wrapping import paragraphs
from duties.messages import counted


@collector_paused()
def read_document(name: str, data: bytes, *, is_recognising: bool = False) -> Document:
    """Read a document of any kind; its bytes tell which, and for CSV its name.

    `is_recognising` asks for the text of pictures too.
    Raises a `DutiesError` where it is empty, too large, locked, damaged or of no kind known here.
    """
    return shape(read(name, data, is_recognising=is_recognising))


def shape(raw: Raw) -> Document:
    """Return the paragraphs and rows of a file; raises `EmptyDocumentError` where it has none."""
    left_out = list(raw.left_out)
    met = list(_with_tables_of_pages(raw.blocks))
    blocks = with_lists_below_labels(_shaped(raw, met, left_out.append))
    if not blocks:
        raise EmptyDocumentError(raw.name)
    doubts = [*raw.doubts, *_lost(met, blocks, left_out)]
    if raw.facts is None:  # an export says on other sheets again what its tasks say
        doubts += _of_sheets(left_out)
        if any(each.fate is Fate.HEADER for each in left_out):
            text = "".join(map(words_of, blocks))
            doubts += at_edges(left_out, "".join(text.split()))
    return Document(raw.name, tuple(blocks), raw.facts, tuple(doubts), tuple(left_out))


def _shaped(raw: Raw, met: Sequence[RawBlock], leave: Leave) -> list[Block]:
    """Return the paragraphs and rows of what a reader `met`, and tell what is left out of it."""
    match raw.kind:
        case FileKind.TEXT:
            lines = [block for block in met if isinstance(block, RawLine)]
            return without_footer(_of_text(lines, leave), leave)
        case FileKind.PAGE | FileKind.SAVED_PAGE:
            return without_footer(_wrapped(_with_boxes(met, leave), leave), leave)
        case FileKind.WORD:
            return _wrapped(map(_untabbed, _with_tables(met, tabbed_tables, leave)), leave)
        case FileKind.EXCEL:
            rows = (block for block in met if isinstance(block, Row))
            return list(sheets_of_tasks(rows, leave, is_export=raw.facts is not None))
        case FileKind.PDF | FileKind.OFD | FileKind.PICTURE:
            lines_and_rows = list(_with_tables(met, tables_in_text, leave))
            return without_footer(_of_pages(lines_and_rows, leave), leave)
        case FileKind.CSV:
            return _wrapped(met, leave)


def _of_sheets(left_out: Iterable[LeftOut]) -> Iterator[Doubt[Place]]:
    """Yield a doubt for each sheet that is left out."""
    sheets: dict[str, list[LeftOut]] = {}
    for each in left_out:
        if each.fate is Fate.SHEET and each.place.sheet is not None:
            sheets.setdefault(each.place.sheet, []).append(each)
    for rows in sheets.values():
        message = counted(
            "this sheet gives nobody a task; its row is left out",
            "this sheet gives nobody a task; its {count} rows are left out",
            len(rows),
        )
        yield Doubt(message, rows[0].place)


def _lost(
    met: Sequence[RawBlock], blocks: Iterable[Block], left_out: Iterable[LeftOut]
) -> Iterator[Doubt[Place]]:
    """Yield a doubt where the reader met something of which nothing is left, and nobody says why.

    No text is known to come here; if one did, it would vanish without a word.
    """
    kept = {each.place for each in left_out}
    for block in blocks:
        kept.add(block.place)
        if isinstance(block, Row):
            if block.rest is not None:
                kept.add(block.rest)
        elif block.joints:
            kept.update([place for _, place in block.joints])
    lost = [block for block in met if block.place not in kept and _says_something(block)]
    if lost:
        message = counted(
            "{count} line or row was lost in reading: {words}",
            "{count} lines or rows were lost in reading, such as {words}",
            len(lost),
            words=words_of(lost[0]) if not isinstance(lost[0], RawLine) else lost[0].text,
        )
        yield Doubt(message, lost[0].place)


def _says_something(block: RawBlock) -> bool:
    text = block.text if not isinstance(block, Row) else "".join(block.cells)
    return any(map(str.isalnum, text))


def _wrapped(blocks: Iterable[RawBlock], leave: Leave) -> list[Block]:
    """Return the blocks with lines that follow each other put together to paragraphs."""
    found: list[Block] = []
    lines: list[RawLine] = []
    for block in blocks:
        if isinstance(block, RawLine):
            lines.append(block)
            continue
        if lines:
            found += paragraphs(lines, leave)
            lines = []
        if block is not BREAK:
            found.append(block)
    return found + paragraphs(lines, leave)


def _of_text(lines: Sequence[RawLine], leave: Leave) -> list[Block]:
    text = "\n".join([line.text for line in lines])
    if has_marks(text):
        return of_markdown(_with_tables(lines, tables_in_text, leave), leave)
    if may_be_boxed(text):
        return _wrapped(_with_tables(lines, boxed_tables, leave), leave)
    return list(paragraphs(lines, leave))


def _with_boxes(blocks: Sequence[RawBlock], leave: Leave) -> Iterable[RawBlock]:
    """Return the blocks with rows for tables that are drawn with signs."""
    if not any(isinstance(block, RawLine) and may_be_boxed(block.text) for block in blocks):
        return blocks
    return _with_tables(blocks, boxed_tables, leave)


def _of_pages(blocks: Sequence[RawBlock], leave: Leave) -> list[Block]:
    """Return what pages of print hold; bars may part the cells of rows, as in Markdown."""
    if any(isinstance(block, RawLine) and block.text.startswith("|") for block in blocks):
        return [block for block in of_markdown(blocks, leave) if block is not BREAK]
    return _wrapped(map(_untabbed, blocks), leave)


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
    blocks: Iterable[RawBlock],
    tables_in: Callable[[Sequence[str]], Iterable[FlatTable]],
    leave: Leave,
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
            begun = {at for at, _ in table.rows}
            for at in range(table.start, table.end):
                if at not in begun and texts[at].strip():
                    fate = Fate.PAGE_NUMBER if is_page_mark(texts[at]) else Fate.ROW
                    leave(LeftOut(run[at].place, texts[at], fate))
            end = table.end
        yield from run[end:]


def _untabbed(block: RawBlock) -> RawBlock:
    if not isinstance(block, RawLine) or TAB not in block.text:
        return block
    return block._replace(text=untabbed(block.text).replace(TAB, " "))
