"""Workbooks → the cells of their sheets, with what tells a percentage or a day from a number.

Read from the XML itself: what tells a formula that was never computed from an empty cell, and 0.6
from 60%, is all that forms need, and costs a third of what a whole workbook does. Formulas are
never computed, links never followed, macros never looked at.
"""

import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from posixpath import join, normpath
from typing import TYPE_CHECKING, NamedTuple

from duties.collecting.cells import EPOCH, Cell, Flaw, Number
from duties.errors.documents import EndlessTableError, OldFormatError, UnreadableDocumentError
from duties.errors.forms import NoWorkbookError
from duties.importing.raw import FileKind
from duties.importing.readers import kind_of

if TYPE_CHECKING:
    from lxml import etree

_MOST_ROWS = 20_000
_MOST_COLUMNS = 200
_MOST_COPIES = 200_000  # cells that merged ones are copied into


class CellGrid(NamedTuple):
    """A sheet: the cells of each row that holds something, by their columns, both from 1."""

    name: str
    is_hidden: bool
    rows: Mapping[int, Mapping[int, Cell]]


def read_grids(name: str, data: bytes) -> list[CellGrid]:
    """Return the sheets of a workbook, hidden ones as well.

    Merged cells count for each row that they cover, in their first column. Raises a `DutiesError`
    for what is no workbook, or too large; a damaged one raises anything.
    """
    try:
        is_workbook = kind_of(name, data) is FileKind.EXCEL
    except (OldFormatError, UnreadableDocumentError):
        is_workbook = False
    if not is_workbook:
        raise NoWorkbookError(name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = _Workbook(name, archive)
        return [book.grid(*sheet) for sheet in book.sheets()]


class _Workbook:
    """The parts of a workbook that sheets refer to."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name = name
        self._archive = archive
        self._members = {member.casefold(): member for member in archive.namelist()}
        root, home = self._main()
        self._root = root
        self._targets = self._relations(home)
        self._strings = self._shared_strings()
        self._formats = self._number_formats()
        properties = next(root.iter("{*}workbookPr"), None)
        is_of_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._epoch = date(1904, 1, 1) if is_of_1904 else EPOCH

    def _main(self) -> "tuple[etree._Element, str]":
        for relation in self._parse("_rels/.rels").iter("{*}Relationship"):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                path = (relation.get("Target") or "").lstrip("/")
                return self._parse(path), path
        raise UnreadableDocumentError(self._name)

    def _parse(self, path: str) -> "etree._Element":
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(self._archive.read(self._members[path.casefold()]), parser)

    def _relations(self, home: str) -> Mapping[str, tuple[str, str]]:
        """Return the kind and the path of each part that the workbook names, by its id."""
        folder, _, file = home.rpartition("/")
        found = {}
        for relation in self._parse(join(folder, "_rels", f"{file}.rels")).iter("{*}Relationship"):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target") or ""
                path = target[1:] if target.startswith("/") else normpath(join(folder, target))
                kind = (relation.get("Type") or "").rpartition("/")[2]
                found[relation.get("Id") or ""] = (kind, path)
        return found

    def _of_kind(self, kind: str) -> "etree._Element | None":
        path = next((path for each, path in self._targets.values() if each == kind), None)
        is_there = path is not None and path.casefold() in self._members
        return self._parse(path) if path is not None and is_there else None

    def _shared_strings(self) -> list[str]:
        root = self._of_kind("sharedStrings")
        return [] if root is None else [_words_of(item) for item in root.iterchildren("{*}si")]

    def _number_formats(self) -> list[str]:
        """Return what each style shows a number as: "%", "d" for a day, or ""."""
        root = self._of_kind("styles")
        if root is None:
            return []
        codes = {
            each.get("numFmtId"): each.get("formatCode") or "" for each in root.iter("{*}numFmt")
        }
        styles = next(root.iter("{*}cellXfs"), None)
        kinds: dict[str, str] = {}
        found = []
        for style in () if styles is None else styles.iterchildren("{*}xf"):
            number = style.get("numFmtId") or "0"
            if number not in kinds:
                kinds[number] = _shown_as(int(number), codes.get(number))
            found.append(kinds[number])
        return found

    def sheets(self) -> Iterator[tuple[str, bool, str]]:
        """Yield the name of each sheet, whether it is hidden, and where it is."""
        for sheet in self._root.iter("{*}sheet"):
            id_ = next(
                (str(sheet.get(key)) for key in sheet.attrib if str(key).endswith("}id")), ""
            )
            kind, path = self._targets.get(id_, ("", ""))
            if kind == "worksheet" and path.casefold() in self._members:
                is_hidden = sheet.get("state") in ("hidden", "veryHidden")
                yield sheet.get("name") or "", is_hidden, path

    def grid(self, title: str, is_hidden: bool, path: str) -> CellGrid:
        root = self._parse(path)
        rows: dict[int, dict[int, Cell]] = {}
        number = 0
        for row in root.iter("{*}row"):
            number = int(row.get("r") or number + 1)
            cells = dict(self._cells(row))
            if cells:
                rows[number] = cells
            if len(rows) > _MOST_ROWS:
                raise EndlessTableError(self._name, title, _MOST_ROWS)
        self._spread(title, rows, (each.get("ref") or "" for each in root.iter("{*}mergeCell")))
        return CellGrid(title, is_hidden, rows)

    def _cells(self, row: "etree._Element") -> Iterator[tuple[int, Cell]]:
        column = 0
        for cell in row:
            place = cell.get("r")
            column = _column(place) if place else column + 1
            if len(cell) and column <= _MOST_COLUMNS:
                value = self._value(cell)
                if value is not None:
                    yield column, value

    def _value(self, cell: "etree._Element") -> Cell | None:
        text, has_formula = None, False
        for part in cell:
            match part.tag.rpartition("}")[2]:
                case "v":
                    text = part.text
                case "f":
                    has_formula = True
                case "is":
                    text = _words_of(part)
        if not text:
            # An empty text is what a formula may well give.
            return Flaw("") if has_formula and cell.get("t") != "str" else None
        match cell.get("t", "n"):
            case "s":
                return self._strings[int(text)] or None
            case "n":
                return self._number(text, cell.get("s"))
            case "e":
                return Flaw(text)
            case "b":
                return "TRUE" if text == "1" else "FALSE"
            case "d":
                return date.fromisoformat(text[:10])
        return _unescaped(text)

    def _number(self, text: str, style: str | None) -> Cell:
        place = int(style or 0)
        shown_as = self._formats[place] if place < len(self._formats) else ""
        if shown_as == "d":
            try:
                return self._epoch + timedelta(int(float(text)))
            except OverflowError:
                return Number(text)  # 20260305, typed where a day was expected
        return Number(text, shown_as == "%")

    def _spread(self, title: str, rows: dict[int, dict[int, Cell]], areas: Iterable[str]) -> None:
        """Copy what stands in a merged cell into every row that it covers."""
        filled = sorted(rows)
        copies = 0
        for area in areas:
            match = _AREA.fullmatch(area)
            if match is None:
                continue
            column, first, last = _column(match[1]), int(match[2]), int(match[4])
            value = rows.get(first, {}).get(column)
            if value is None or last <= first:
                continue
            for row in filled[bisect_left(filled, first + 1) : bisect_right(filled, last)]:
                rows[row].setdefault(column, value)
                copies += 1
                if copies > _MOST_COPIES:
                    raise EndlessTableError(self._name, title, _MOST_ROWS)


_AREA = re.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


def _column(place: str) -> int:
    """Return the number of the column in A1, B7, AA3."""
    number = 0
    for letter in place:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter) - 64
    return number


def letters(column: int) -> str:
    """Return what a column is called: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def _words_of(item: "etree._Element") -> str:
    """Return the text of a string, which may be in several runs; readings of it are left out."""
    parts = []
    for child in item:
        match child.tag.rpartition("}")[2]:
            case "t":
                parts.append(child.text or "")
            case "r":
                parts += [each.text or "" for each in child.iterchildren("{*}t")]
    return _unescaped("".join(parts))


_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def _unescaped(text: str) -> str:
    """Return a text with the characters that the format writes as _x000D_; line ends are one."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


_PERCENTS = {9, 10}
_DAYS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
"""The built-in formats of numbers (ECMA-376, 18.8.30) that show a day."""
_ASIDE = re.compile(r'"[^"]*"|\[[^]]*\]|\\.')


def _shown_as(number: int, code: str | None) -> str:
    if code is None:
        return "%" if number in _PERCENTS else "d" if number in _DAYS else ""
    letters_ = _ASIDE.sub("", code.partition(";")[0]).lower()
    if "%" in letters_:
        return "%"
    return "d" if "y" in letters_ or ("d" in letters_ and "general" not in letters_) else ""
