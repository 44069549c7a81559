"""Word documents → lines with their automatic numbers, headings, and tables, in their order."""

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from duties.importing.document import Paragraph, Place, Row
from duties.importing.raw import BREAK, RawBlock, RawLine
from duties.naming.numerals import numeral_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(_: str, data: bytes) -> list[RawBlock]:
    """Return the lines, headings and rows of a Word document."""
    import docx

    return list(_WordReader(docx.Document(io.BytesIO(data))).blocks())


class _WordReader:
    def __init__(self, document: "WordDocument") -> None:
        self._body: Any = document.element.body
        self._numbering = _Numbering(document)
        self._styles: dict[str, Any] = {
            style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")
        }
        self._tables = 0
        self._paragraphs = 0

    def blocks(self) -> Iterator[RawBlock]:
        """Yield the blocks without the table of contents; a paragraph has the lines it was broken
        into by hand.
        """
        for element in _content(self._body):
            if element.tag == f"{_W}p":
                self._paragraphs += 1
                place = Place(paragraph=self._paragraphs)
                text = self._text(element)
                if self._is_contents(element):
                    continue
                heading = self._heading(element)
                if heading is None:
                    yield from (RawLine(line, place) for line in text.split("\n"))
                elif text.strip():
                    yield Paragraph(" ".join(text.split()), place, heading)
                else:
                    yield BREAK
            else:
                self._tables += 1
                yield from self._rows(element, self._tables)

    def _text(self, paragraph: Any) -> str:
        text = _text(paragraph)
        if not text.strip():
            return ""
        return self._numbering.label(paragraph, self._style(paragraph)) + text

    def _style(self, paragraph: Any) -> Any:
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return None if named is None else self._styles.get(named.get(f"{_W}val"))

    def _is_contents(self, paragraph: Any) -> bool:
        """Tell whether a paragraph is a line of the table of contents."""
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style = self._style(paragraph)
        name = style.find(f"{_W}name") if style is not None else None
        words = [each.get(f"{_W}val") or "" for each in (named, name) if each is not None]
        return any(word.lower().startswith("toc") for word in words)

    def _heading(self, paragraph: Any) -> int | None:
        level = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        style = self._style(paragraph)
        seen = 0
        while level is None and style is not None and seen < 10:
            level = style.find(f"{_W}pPr/{_W}outlineLvl")
            based = style.find(f"{_W}basedOn")
            style = None if based is None else self._styles.get(based.get(f"{_W}val"))
            seen += 1
        value = None if level is None else level.get(f"{_W}val")
        return (
            int(value) + 1 if value is not None and value.isdecimal() and int(value) < 9 else None
        )

    def _rows(self, table: Any, number: int) -> Iterator[Row]:
        above: dict[int, str] = {}
        for at, row in enumerate(_children(table, f"{_W}tr"), 1):
            cells: list[str] = []
            before = row.find(f"{_W}trPr/{_W}gridBefore")
            cells += [""] * (_columns(before) if before is not None else 0)
            for cell in _children(row, f"{_W}tc"):
                properties = cell.find(f"{_W}tcPr")
                merge = None if properties is None else properties.find(f"{_W}vMerge")
                span = None if properties is None else properties.find(f"{_W}gridSpan")
                text = "\n".join(
                    line.replace("\t", " ")
                    for each in cell.iter(f"{_W}p")
                    if (line := self._text(each).strip())
                )
                if merge is not None and merge.get(f"{_W}val") != "restart":
                    text = above.get(len(cells), "")
                for _ in range(_columns(span) if span is not None else 1):
                    above[len(cells)] = text
                    cells.append(text)
            yield Row(tuple(cells), Place(table=number, row=at), number)


def _number(element: Any) -> int:
    value = element.get(f"{_W}val") or ""
    return int(value) if value.isdecimal() and len(value) < _MOST_DIGITS else 1


def _columns(element: Any) -> int:
    return min(_number(element), _MOST_COLUMNS)


_MOST_DIGITS = 7
_MOST_COLUMNS = 63  # of a table in Word


_INSIDE = {
    f"{_W}sdt",
    f"{_W}sdtContent",
    f"{_W}ins",
    f"{_W}moveTo",
    f"{_W}customXml",
    f"{_W}smartTag",
}


def _content(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a body, those inside content controls too."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in _INSIDE:
            yield from _content(child)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _INSIDE:
            yield from _children(child, tag)


def _text(paragraph: Any) -> str:
    """Return the text of a paragraph, with insertions and without what was deleted."""
    parts: list[str] = []
    pending = [iter(paragraph)]
    while pending:
        element = next(pending[-1], None)
        if element is None:
            pending.pop()
        elif element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif element.tag == f"{_W}tab":
            parts.append("\t")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif element.tag not in (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", _FALLBACK):
            pending.append(iter(element))
    return "".join(parts)


class _Level(NamedTuple):
    """A level of a list: its first number, and how its numbers are written: 第%1章.

    `is_legal` says that those of the levels above it are written in digits too.
    """

    start: int
    form: str
    pattern: str
    is_legal: bool


def _level(element: Any) -> _Level:
    start, form, text = (element.find(f"{_W}{tag}") for tag in ("start", "numFmt", "lvlText"))
    return _Level(
        _number(start) if start is not None else 1,
        form.get(f"{_W}val") if form is not None else "decimal",
        (text.get(f"{_W}val") or "") if text is not None else "",
        element.find(f"{_W}isLgl") is not None,
    )


class _Numbering:
    """The automatic numbers of paragraphs, counted as Word does."""

    def __init__(self, document: "WordDocument") -> None:
        self._levels: dict[str, dict[int, _Level]] = {}  # of each list
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}  # of each list, by level
        self._restarts: dict[tuple[str, int], int] = {}
        try:
            root: Any = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.iter(f"{_W}abstractNum"):
            self._levels[abstract.get(f"{_W}abstractNumId")] = {
                int(level.get(f"{_W}ilvl")): _level(level) for level in abstract.iter(f"{_W}lvl")
            }
        for num in root.iter(f"{_W}num"):
            key = num.get(f"{_W}numId")
            abstract = num.find(f"{_W}abstractNumId")
            if abstract is not None:
                self._list_of[key] = abstract.get(f"{_W}val")
            for override in num.iter(f"{_W}lvlOverride"):
                start = override.find(f"{_W}startOverride")
                if start is not None:
                    self._restarts[key, int(override.get(f"{_W}ilvl"))] = _number(start)

    def label(self, paragraph: Any, style: Any) -> str:
        """Return the number before a paragraph, "" where it has none, and count on."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is None and style is not None:
            properties = style.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            return ""
        num, level = properties.find(f"{_W}numId"), properties.find(f"{_W}ilvl")
        key = "" if num is None else num.get(f"{_W}val") or ""
        at = 0 if level is None else int(level.get(f"{_W}val") or 0)
        levels = self._levels.get(self._list_of.get(key, ""), {})
        if at not in levels:
            return ""
        return _label(at, levels, self._counted(key, at, levels[at].start))

    def _counted(self, key: str, at: int, first: int) -> dict[int, int]:
        """Return the numbers of all levels of a list, that of the level `at` counted on."""
        counts = self._counts.setdefault(self._list_of[key], {})
        for deeper in [each for each in counts if each > at]:
            del counts[deeper]
        restart = self._restarts.pop((key, at), None)
        if restart is not None:
            counts[at] = restart
        else:
            counts[at] = counts[at] + 1 if at in counts else first
        for above in range(at):
            counts.setdefault(above, 1)
        return counts


def _label(at: int, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
    """Return a number as the pattern of its level has it, with those of the levels above it."""
    label = levels[at].pattern
    for each in range(at + 1):
        form = levels[each].form if each in levels and not levels[at].is_legal else "decimal"
        label = label.replace(f"%{each + 1}", _formed(counts[each], form))
    return f"{label} " if label and label[-1].isalnum() else label


_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCountingThousand",
    "taiwaneseCounting",
    "japaneseDigitalTenThousand",
}


def _formed(value: int, kind: str) -> str:
    if kind in _CHINESE:
        return numeral_of(value) or str(value)
    if kind.startswith("decimalEnclosedCircle") and 0 < value <= 20:
        return chr(ord("①") + value - 1)
    if kind in ("upperLetter", "lowerLetter") and 0 < value <= 26:
        return chr(ord("A" if kind == "upperLetter" else "a") + value - 1)
    if kind in ("bullet", "none"):
        return ""
    return str(value)
