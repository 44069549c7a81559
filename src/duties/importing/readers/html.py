"""Saved web pages → lines, headings and tables."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from duties.importing.document import Paragraph, Place, Row
from duties.importing.raw import BREAK, PageTable, RawBlock, RawLine

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


def read_html(_: str, data: bytes) -> list[RawBlock | PageTable]:
    """Return what a web page shows; places are the lines of its source."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    page = _decoded(data).encode("utf-8", "replace")
    return _PageReader().blocks(html.document_fromstring(page, parser=parser))


_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)")


def _decoded(data: bytes) -> str:
    """Return the text of a page: in the encoding that it names, if its bytes agree."""
    declared = _CHARSET.search(data[:4096])
    said = declared[1].decode("ascii").lower() if declared else "utf-8"
    wished = ["gb18030" if said.startswith(("gb", "x-gbk")) else said, "utf-8", "gb18030"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        wished.insert(0, "utf-16")
    for encoding in wished:
        with suppress(UnicodeError, LookupError):
            return data.decode(encoding)
    return data.decode("gb18030", "replace")


class _PageReader:
    def __init__(self) -> None:
        self._blocks: list[RawBlock] = []  # of the page, or of the table that is being read
        self._above: list[RawBlock | PageTable] = []  # before that table
        self._open: list[str] = []  # the words of the line that is being read
        self._line_number = 1
        self._tables = 0
        self._heading: int | None = None

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
        self._say(element.text)

    def _leave(self, element: Any) -> None:
        tag = element.tag.lower()
        if tag in _HEADINGS:
            text = _joined(self._open)
            self._open = []
            if text:
                self._blocks.append(Paragraph(text, Place(line=self._line_number), self._heading))
            self._heading = None
        elif tag in _BLOCK:
            self._end_line()

    def _say(self, text: str | None) -> None:
        if text:
            self._open.append(text)

    def _end_line(self) -> None:
        text = _joined(self._open)
        self._open = []
        if text.strip():
            self._blocks.append(RawLine(text, Place(line=self._line_number)))

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
    return "display:none" in style or element.get("hidden") is not None


def _joined(words: list[str]) -> str:
    text = _SPACES.sub(" ", "".join(words)).replace("\xa0", " ")
    return text.rstrip()


def _rows(table: Any, number: int) -> Iterator[Row]:
    below: dict[int, tuple[str, int]] = {}  # texts that go on into the next rows, by column
    for at, row in enumerate(table.iter("tr"), 1):
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
    for element in cell.iter():
        if not isinstance(element.tag, str):
            continue
        if element is not cell and element.tag in ("br", "p", "div", "li"):
            parts.append("\n")
        parts.append(_SPACES.sub(" ", element.text or ""))
        if element is not cell:
            parts.append(_SPACES.sub(" ", element.tail or ""))
    lines = "".join(parts).replace("\xa0", " ").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
