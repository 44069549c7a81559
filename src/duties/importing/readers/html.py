"""Saved web pages → lines, headings and tables."""

import re
from collections.abc import Iterator
from typing import Any

from duties.importing.document import LeftOut, Paragraph, Place, Row
from duties.importing.fates import Fate
from duties.importing.raw import BREAK, Found, PageTable, RawBlock, RawLine
from duties.importing.readers.decoding import Decoded, decoded_bytes
from duties.importing.readers.html_hidden import HidingRules
from duties.importing.readers.html_lists import numbers_of_items
from duties.importing.readers.left_out import hidden

_NO_TEXT = {"script", "style", "noscript", "head", "template", "svg"}
_LEFT_OUT = {
    **dict.fromkeys(
        ("nav", "footer", "button", "select", "iframe", "object", "form", "input", "textarea"),
        Fate.SITE,
    ),
    "del": Fate.DELETED,
    "rt": Fate.SOUND,
    "rp": Fate.SOUND,
}
"""Elements that are not read, and why; a form is, if it is around the text of a page."""
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


def blocks_of_page(text: str) -> list[Found]:
    """Return what the source of a web page shows, and what is left out."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    front = _FRONT_MATTER.match(text)
    source = _FRONT_MATTER.sub(_blank_lines, text, count=1)
    if _WHOLE.search(source) is None:  # a piece that begins with a style would be all head
        source = f"<html><body>{source}"
    page = source.encode("utf-8", "replace")
    root = html.document_fromstring(page, parser=parser)
    rules = HidingRules(sheet.text or "" for sheet in root.iter("style"))
    found = _PageReader(rules).blocks(root)
    if front is not None:
        found.append(LeftOut(Place(line=1), front[0].strip(), Fate.SITE))
    return found


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
    def __init__(self, rules: HidingRules) -> None:
        self._rules = rules
        self._told: list[Found] = []  # what is left out
        self._blocks: list[RawBlock] = []  # of the page, or of the table that is being read
        self._above: list[RawBlock | PageTable] = []  # before that table
        self._open: list[str] = []  # the words of the line that is being read
        self._line_number = 1
        self._paragraphs = 0  # a page may be one line
        self._is_in_table = False
        self._tables = 0
        self._heading: int | None = None
        self._numbers: dict[Any, str] = {}  # of the items of lists that are being read
        self._number = ""  # of an item that has no text yet

    def blocks(self, root: Any) -> list[Found]:
        self._walk(root)
        self._end_line()
        return [*self._above, *self._blocks, *self._told]

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
                if self._is_left_out(element, tag):
                    continue
                is_table = tag == "table" and element.find(".//table") is None
                if is_table:
                    self._open_table()
                self._enter(element, tag)
                pending.append(("leave table" if is_table else "leave", element))
                for child in reversed(element):
                    pending.append(("tail", child))
                    pending.append(("enter", child))

    def _is_left_out(self, element: Any, tag: str) -> bool:
        """Tell whether an element is not read, and note what it says."""
        if tag in _NO_TEXT:
            return True
        place = Place(line=element.sourceline or self._line_number)
        if self._rules.hide(element):
            words = _words(element)
            if words:
                self._told.append(hidden(words, place))
            return True
        if tag == "caption" and self._is_in_table and (words := _words(element)):
            self._above.append(RawLine(words, self._place()))
            return True
        if tag == "img":
            self._told.append(LeftOut(place, element.get("alt") or "", Fate.PICTURE))
        fate = None if tag == "form" and _is_around_text(element) else _LEFT_OUT.get(tag)
        if fate is not None and (words := _words(element)):
            self._told.append(LeftOut(place, words, fate))
        return fate is not None

    def _enter(self, element: Any, tag: str) -> None:
        if self._heading is not None and tag == "br":
            self._open.append(" ")
        elif tag == "dd" and self._open and _is_tag(element.getprevious(), "dt", "dd"):
            self._open.append(_after_term(element, "".join(self._open).rstrip()))
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
                self._blocks.append(Paragraph(text, self._place(), self._heading))
            self._heading = None
        elif tag in _BLOCK and not (tag in ("dt", "dd") and _is_tag(element.getnext(), "dd")):
            self._end_line()
        if tag == "li":
            self._number = ""

    def _say(self, text: str | None) -> None:
        if text:
            self._open.append(text)

    def _end_line(self) -> None:
        text = self._closed()
        if text:
            self._blocks.append(RawLine(text, self._place()))

    def _place(self) -> Place:
        """Return the place of another line of text."""
        self._paragraphs += 1
        return Place(line=self._line_number, paragraph=self._paragraphs)

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
        self._is_in_table = True

    def _close_table(self, table: Any) -> None:
        self._tables += 1
        rows = tuple(_rows(table, self._tables, self._rules))
        self._above.append(PageTable(rows, tuple(self._blocks)))
        self._blocks = []
        self._is_in_table = False


def _words(element: Any) -> str:
    """Return what an element says, without scripts and styles, if that is anything."""
    words: list[str] = []
    for each in element.iter():
        if isinstance(each.tag, str) and each.tag not in _NO_TEXT:
            words.append(each.text or "")
        if each is not element:
            words.append(each.tail or "")
    said = " ".join(" ".join(words).split())
    return said if any(map(str.isalnum, said)) else ""


def _is_around_text(form: Any) -> bool:
    """Tell whether a form is around the text of a page, as some programs for sites set it."""
    holds_blocks = any(form.find(f".//{tag}") is not None for tag in ("p", "table", "h1", "h2"))
    return holds_blocks and len(_words(form)) >= _LEAST_TEXT


_LEAST_TEXT = 200  # letters; a form that is filled in says less


def _is_tag(element: Any, *tags: str) -> bool:
    """Tell whether there is an element, and whether it is of one of these kinds."""
    return element is not None and isinstance(element.tag, str) and element.tag.lower() in tags


def _after_term(definition: Any, term: str) -> str:
    """Return what stands between a term, with what is said of it already, and what more is."""
    if _is_tag(definition.getprevious(), "dd"):
        return "；"
    return "" if term.endswith((":", "：")) else ": "


def _joined(words: list[str]) -> str:
    text = _SPACES.sub(" ", "".join(words)).replace("\xa0", " ")
    return text.rstrip()


def _rows(table: Any, number: int, rules: HidingRules) -> Iterator[Row]:
    below: dict[int, tuple[str, int]] = {}  # texts that go on into the next rows, by column
    for at, row in enumerate(table.iter("tr"), 1):
        if rules.hide(row):
            continue
        cells: list[str] = []
        held: dict[int, tuple[str, int]] = {}
        for cell in row.iterchildren("td", "th"):
            _fill(cells, below, held)
            text = _cell_text(cell, rules)
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


def _cell_text(cell: Any, rules: HidingRules) -> str:
    parts: list[str] = []
    pending: list[tuple[Any, bool]] = [(cell, True)]
    while pending:
        element, is_entered = pending.pop()
        if not is_entered:
            parts.append(_SPACES.sub(" ", element.tail or ""))
            continue
        if element is not cell:
            pending.append((element, False))
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT or rules.hide(element):
            continue
        if element.tag in _LEFT_OUT and element.tag != "form":
            continue
        if element is not cell and element.tag in ("br", "p", "div", "li"):
            parts.append("\n")
        parts.append(_SPACES.sub(" ", element.text or ""))
        pending += [(child, True) for child in reversed(element)]
    lines = "".join(parts).replace("\xa0", " ").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
