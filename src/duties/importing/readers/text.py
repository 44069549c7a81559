"""Text and Markdown → blocks."""

import re
from collections.abc import Iterator

from duties.errors.documents import UnreadableDocumentError
from duties.importing.document import Block, Line, Paragraph, Place, Row
from duties.importing.lexicon.labels import ANY_HEAD
from duties.importing.lexicon.numbers import marker_of
from duties.importing.passes.site_footer import without_footer
from duties.importing.tables.flattened import FlatTable, flat_tables
from duties.importing.tables.tabbed import TAB, tabbed_tables, untabbed
from duties.importing.text.wrapping import paragraphs


def read_text_file(name: str, data: bytes) -> list[Block]:
    """Return the blocks of a file of text or Markdown; raises `UnreadableDocumentError`."""
    return read_text(decoded(name, data))


def read_text(text: str) -> list[Block]:
    """Return the paragraphs and Markdown tables of a text, without the footer of a site."""
    return without_footer(_blocks(text))


def _blocks(text: str) -> list[Block]:
    lines = text.splitlines()
    if not any(sign in text for sign in _MARKUP):
        return list(paragraphs([Line(line, Place(None, at)) for at, line in enumerate(lines, 1)]))
    blocks: list[Block] = []
    pending: list[Line] = []
    table = 0
    barred = flat_tables(lines) if "|" in text else ()
    tabbed = tabbed_tables(lines) if TAB in text else ()
    flattened = {each.start + 1: each for each in (*barred, *tabbed)}
    behind = 0  # the last line of a flattened table
    for number, line in enumerate(lines, 1):
        if number <= behind:
            continue
        if number in flattened:
            blocks += paragraphs(pending)
            pending = []
            table += 1
            behind = flattened[number].end
            blocks += _flattened_rows(flattened[number], table)
            continue
        place = Place(line=number)
        heading = _HEADING.match(line)
        if heading is not None or _TABLE_ROW.match(line):
            blocks += paragraphs(pending)
            pending = []
        if heading is not None:
            blocks.append(
                Paragraph(_unmarked(line[heading.end() :]).strip(" #"), place, len(heading[1]))
            )
        elif _TABLE_ROW.match(line):
            previous = blocks[-1] if blocks else None
            if not (isinstance(previous, Row) and previous.place.line in (number - 1, number - 2)):
                table += 1
            if not _RULE.fullmatch(line):
                cells = tuple(_unmarked(part).strip() for part in _cells(line))
                blocks.append(Row(cells, Place(line=number), table, is_filled=False))
        else:
            pending += [Line(part, place) for part in _unmarked(untabbed(line)).split("\n")]
    return blocks + list(paragraphs(pending))


def _flattened_rows(flat: FlatTable, table: int) -> Iterator[Row]:
    for at, parts in flat.rows:
        cells = tuple(_unmarked(part) for part in parts)
        yield Row(cells, Place(line=at + 1), table, is_filled=False)


_MARKUP = "#|*_\\<>\t+-"
"""A text with none of these is plain: it has no headings, tables, quotes or emphasis."""
_HEADING = re.compile("\\s{0,3}(#{1,6})\\s+(?=\\S)")
_TABLE_ROW = re.compile("\\s*\\|.*\\|\\s*$")
_RULE = re.compile("[\\s|:+=-]+")
_EMPHASIS = re.compile("\\*\\*|__|<br\\s*/?>|\\\\(?P<escaped>[!-/:-@\\[-`{-~])")
_SLANTED = re.compile("^\\s*(?P<sign>[*_])(?P<text>[^*_\\s][^*_]*)(?P=sign)\\s*$")
_SLANTED_WORDS = re.compile(
    f"(?<![*_\\w])(?P<sign>[*_])(?P<text>{ANY_HEAD}(?:[^*_]*[^*_\\s])?)(?P=sign)(?![*_\\w])"
)
_BULLET = re.compile("\\s*[*+-]\\s+")
"""It goes where an official number stands behind it."""
_QUOTE = re.compile("^\\s{0,3}>\\s?")


def _unmarked(line: str) -> str:
    if "*" in line or "_" in line or "\\" in line or "<" in line:
        line = _EMPHASIS.sub(_meant, _SLANTED.sub(r"\g<text>", line))
        line = _SLANTED_WORDS.sub(r"\g<text>", line)
    if ">" in line:
        line = _QUOTE.sub("", line)
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet and marker_of(line, bullet.end()) else line


def _meant(sign: re.Match[str]) -> str:
    return "\n" if sign[0].startswith("<") else sign["escaped"] or ""


def _cells(line: str) -> list[str]:
    return re.split("(?<!\\\\)\\|", line.strip().removeprefix("|").removesuffix("|"))


def decoded(name: str, data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030.

    Raises `UnreadableDocumentError` for bytes that are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data:
        encodings = ()
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableDocumentError(name)
