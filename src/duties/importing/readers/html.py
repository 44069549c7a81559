"""Saved web pages → lines, headings and tables."""

import re
from collections.abc import Iterator
from typing import Any

from duties.importing.document import Paragraph, Place, Row
from duties.importing.raw import BREAK, Found, PageTable, RawBlock, RawLine
from duties.importing.readers.decoding import Decoded, decoded_bytes
from duties.importing.readers.html_lists import numbers_of_items

_HIDDEN = {
    "script",
    "style",
    "noscript",
    "head",
    "template",
    "svg",
    "nav",
    "footer",
    "button",
    "select",
    "iframe",
    "object",
    "form",
    "input",
    "textarea",
    "del",
    "rt",
    "rp",
}
_BLOCK = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "section",
    "article",
    "header",
    "main",
    "aside",
    "tr",
    "td",
    "th",
    "table",
    "tbody",
    "thead",
    "blockquote",
    "pre",
    "dl",
    "dt",
    "dd",
    "body",
    "html",
    "center",
    "figure",
    "figcaption",
    "address",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACES = re.compile("[ \\t\\r\\n\\f]+")
_MOST_COLUMNS = 100
_MOST_SPANNED_ROWS = 2000


def read_html(name: str, data: bytes) -> list[Found]:
    """Return what a web page, or a piece of one, shows; places are the lines of its source.

    Raises `UnreadableDocumentError` for bytes that are no text.
    """
    text, doubts = decoded_page(name, data)
    return [*blocks_of_page(text), *doubts]


def blocks_of_page(text: str) -> list[RawBlock | PageTable]:
    """Return what the source of a web page shows."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    source = _FRONT_MATTER.sub(_blank_lines, text, count=1)
    if _WHOLE.search(source) is None:  # a piece that begins with a style would be all head
        source = f"<html><body>{source}"
    page = source.encode("utf-8", "replace")
    return _PageReader().blocks(html.document_fromstring(page, parser=parser))


_FRONT_MATTER = re.compile(
    "\\A\\s*---[ \\t]*\\r?\\n(?:(?!---).*\\r?\\n){0,99}---[ \\t]*\\r?\\n(?=\\s*<)"
)
"""What generators of pages read before a page: title: …, between two lines of dashes."""
_WHOLE = re.compile("<(?:html|head|body|frameset)[\\s>]", re.IGNORECASE)


def _blank_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)")


def decoded_page(name: str, data: bytes, charset: str = "") -> Decoded:
    """Return the text of a page: in the encoding that it names, if its bytes agree.

    `charset` is what is said of it elsewhere. Raises `UnreadableDocumentError` for other bytes.
    """
    declared = _CHARSET.search(data[:4096])
    said = (declared[1].decode("ascii") if declared else charset).lower()
    wished = ["gb18030" if said.startswith(("gb", "x-gbk")) else said] if said else []
    return decoded_bytes(name, data, wished)


class _PageReader:
    def __init__(self) -> None:
        self._blocks: list[RawBlock] = []  # of the page, or of the table that is being read
        self._above: list[RawBlock | PageTable] = []  # before that table
        self._open: list[str] = []  # the words of the line that is being read
        self._line_number = 1
        self._tables = 0
        self._heading: int | None = None
        self._numbers: dict[Any, str] = {}  # of the items of lists that are being read
        self._number = ""  # of an item that has no text yet

    def blocks(self, root: Any) -> list[RawBlock | PageTable]:
        self._walk(root)
        self._end_line()
        return [*self._above, *self._blocks]

    def _walk(self, root: Any) -> None:
        """Go through the tree without recursion, as deep as it may be."""
        pending: list[tuple[str, Any]] = [("enter", root)]
        while pending:
            step, element = pending.pop()
            if step == "tail":
                self._say(element.tail)
            elif step == "leave":
                self._leave(element)
            elif step == "leave table":
                self._leave(element)
                self._close_table(element)
            elif isinstance(element.tag, str):
                tag = element.tag.lower()
                if tag in _HIDDEN or _is_invisible(element):
                    continue
                is_table = tag == "table" and element.find(".//table") is None
                if is_table:
                    self._open_table()
                self._enter(element, tag)
                pending.append(("leave table" if is_table else "leave", element))
                for child in reversed(element):
                    pending.append(("tail", child))
                    pending.append(("enter", child))

    def _enter(self, element: Any, tag: str) -> None:
        if self._heading is not None and tag == "br":
            self._open.append(" ")
        elif tag in _BLOCK or tag == "br":
            self._end_line()
            self._line_number = element.sourceline or self._line_number
        if tag in _HEADINGS:
            self._end_line()
            self._blocks.append(BREAK)
            self._heading = _HEADINGS[tag]
        elif tag == "ol":
            self._numbers.update(numbers_of_items(element))
        elif tag == "li":
            self._number = self._numbers.pop(element, "")
        self._say(element.text)

    def _leave(self, element: Any) -> None:
        tag = element.tag.lower()
        if tag in _HEADINGS:
            text = self._closed()
            if text:
                self._blocks.append(Paragraph(text, Place(line=self._line_number), self._heading))
            self._heading = None
        elif tag in _BLOCK:
            self._end_line()
        if tag == "li":
            self._number = ""

    def _say(self, text: str | None) -> None:
        if text:
            self._open.append(text)

    def _end_line(self) -> None:
        text = self._closed()
        if text:
            self._blocks.append(RawLine(text, Place(line=self._line_number)))

    def _closed(self) -> str:
        """Return the line that was being read, "" where it is blank; another one begins."""
        text = _joined(self._open)
        self._open = []
        if not text.strip():
            return ""
        number, self._number = self._number, ""
        return number + text.lstrip() if number else text

    def _open_table(self) -> None:
        self._end_line()
        self._above += self._blocks
        self._blocks = []

    def _close_table(self, table: Any) -> None:
        self._tables += 1
        self._above.append(PageTable(tuple(_rows(table, self._tables)), tuple(self._blocks)))
        self._blocks = []


def _is_invisible(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    is_hidden = "display:none" in style or "visibility:hidden" in style
    return is_hidden or element.get("hidden") is not None


def _joined(words: list[str]) -> str:
    text = _SPACES.sub(" ", "".join(words)).replace("\xa0", " ")
    return text.rstrip()


def _rows(table: Any, number: int) -> Iterator[Row]:
    below: dict[int, tuple[str, int]] = {}  # texts that go on into the next rows, by column
    for at, row in enumerate(table.iter("tr"), 1):
        if _is_invisible(row):
            continue
        cells: list[str] = []
        held: dict[int, tuple[str, int]] = {}
        for cell in row.iterchildren("td", "th"):
            _fill(cells, below, held)
            text = _cell_text(cell)
            height = min(_span(cell, "rowspan"), _MOST_SPANNED_ROWS)
            for _ in range(min(_span(cell, "colspan"), _MOST_COLUMNS)):
                if height > 1:
                    held[len(cells)] = (text, height - 1)
                cells.append(text)
        _fill(cells, below, held)
        below.update(held)
        if any(cells):
            yield Row(tuple(cells[:_MOST_COLUMNS]), Place(table=number, row=at), number)


def _fill(
    cells: list[str], below: dict[int, tuple[str, int]], held: dict[int, tuple[str, int]]
) -> None:
    """Add the cells that come down from the rows above."""
    while len(cells) in below:
        text, rows = below.pop(len(cells))
        if rows > 1:
            held[len(cells)] = (text, rows - 1)
        cells.append(text)


def _span(cell: Any, key: str) -> int:
    value = (cell.get(key) or "1").strip()
    return max(int(value), 1) if value.isdecimal() and len(value) < 6 else 1


def _cell_text(cell: Any) -> str:
    parts: list[str] = []
    pending: list[tuple[Any, bool]] = [(cell, True)]
    while pending:
        element, is_entered = pending.pop()
        if not is_entered:
            parts.append(_SPACES.sub(" ", element.tail or ""))
            continue
        if element is not cell:
            pending.append((element, False))
        if not isinstance(element.tag, str) or element.tag in _HIDDEN or _is_invisible(element):
            continue
        if element is not cell and element.tag in ("br", "p", "div", "li"):
            parts.append("\n")
        parts.append(_SPACES.sub(" ", element.text or ""))
        pending += [(child, True) for child in reversed(element)]
    lines = "".join(parts).replace("\xa0", " ").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
