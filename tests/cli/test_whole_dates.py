"""No document that people get breaks a date at the end of a line."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import Duties, begin_demo
from docx.oxml.ns import qn
from openpyxl import load_workbook

from duties.exporting.dates import DATE, dates_apart
from duties.formats.text import width_of

TODAY = date(2026, 6, 18)
UNIT = "县住建局"
WRITTEN_AS_DATE = re.compile(
    r"(?<![0-9A-Za-z.])(?:20[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?|0[1-9]-[0-9]{2})(?![.0-9A-Za-z])"
)
DOCUMENTS = {
    "annex": ("export", "d.docx"),
    "notice": ("export", "d.docx", "--unit", UNIT, "--date", "2026-06-18"),
    "order": ("export", "d.docx", "--unit", UNIT, "--form", "order"),
    "bulletin": ("bulletin", "d.docx", "--period", "2026-05"),
    "urging": ("urge", ".", "--task", "6"),
    "page": ("export", "d.html"),
    "bulletin page": ("bulletin", "d.html", "--period", "2026-05"),
    "workbook": ("export", "d.xlsx"),
    "form": ("forms", ".", "--period", "2026-05", "--unit", UNIT),
}
MOST_OF_A_COLUMN = 140  # twips that a cell keeps free at its sides


@pytest.fixture(autouse=True)
def demo(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo in the folder to work in, on its day."""
    begin_demo(workplace, monkeypatch, TODAY)


def written(duties: Duties, kind: str, language: str) -> Path:
    before = set(Path().iterdir())
    answer = duties(*DOCUMENTS[kind], "--lang", language)
    assert answer.code == 0, answer.err
    [file] = set(Path().iterdir()) - before
    return file


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["annex", "notice", "order", "bulletin", "urging"])
def test_word_does_not_break_a_date(duties: Duties, kind: str, language: str) -> None:
    document = docx.Document(str(written(duties, kind, language)))
    cells = [cell for table in document.tables for row in table._tbl.tr_lst for cell in row.tc_lst]
    alone = [cell for cell in cells if DATE.fullmatch(text_of(cell))]

    assert len(list(document.element.iter(qn("w:t")))) > 10
    for cell in alone:
        room = (cell.width or 0) / 635 - MOST_OF_A_COLUMN
        assert printed_width(text_of(cell)) * 120 <= room, text_of(cell)
    whole = [text for cell in alone for text in cell.iter(qn("w:t"))]
    for text in document.element.iter(qn("w:t")):
        if text not in whole:
            assert not WRITTEN_AS_DATE.search(text.text or ""), text.text


def test_a_date_in_a_sentence_of_word_reads_as_it_was_written(duties: Duties) -> None:
    document = docx.Document(str(written(duties, "bulletin", "en")))

    assert "It is due on 2027-01-31." in "".join(each.text for each in document.paragraphs)
    assert list(document.element.iter(qn("w:noBreakHyphen")))
    assert "‑" not in document.element.xml


def text_of(cell: Any) -> str:
    return "".join(each.text for each in cell.p_lst)


def printed_width(text: str) -> float:
    """Return the columns of text that a date takes, with the gaps between Chinese and figures."""
    seams = re.findall("(?<=[0-9])(?=[^0-9-])|(?<=[^0-9-])(?=[0-9])", text)
    return width_of(text) + 0.4 * len(seams)


class Texts(HTMLParser):
    """The texts of a page, each with the classes around it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, set[str]]] = []
        self._around: list[tuple[str, set[str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = (dict(attributes).get("class") or "").split()
        if tag not in ("meta", "link", "br", "input", "col"):
            self._around.append((tag, set(named)))

    def handle_endtag(self, tag: str) -> None:
        while self._around and self._around.pop()[0] != tag:
            pass

    def handle_data(self, text: str) -> None:
        self.found.append((text, {name for tag, names in self._around for name in (tag, *names)}))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["page", "bulletin page"])
def test_a_page_does_not_break_a_date(duties: Duties, kind: str, language: str) -> None:
    page = written(duties, kind, language).read_text("utf-8")
    unbroken = {"day", "short", "number", "caption", "svg", "script", "style", "title", "option"}

    assert re.search(r"\.day[^{}]*\{ white-space: nowrap; \}", page)
    found = Texts(page).found
    assert any("day" in around for _, around in found)
    for text, around in found:
        dates = [piece for piece, is_date in dates_apart(text) if is_date and len(piece) > 5]
        assert not dates or unbroken & around, text


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["workbook", "form"])
def test_columns_of_excel_are_wide_enough_for_dates(
    duties: Duties, kind: str, language: str
) -> None:
    book = load_workbook(written(duties, kind, language))
    found = 0
    for sheet in book:
        if sheet.sheet_state != "visible":
            continue
        for cell in dates_in(sheet):
            found += 1
            text = cell.value if isinstance(cell.value, str) else "2026年12月31日"
            [room] = (
                columns.width
                for columns in sheet.column_dimensions.values()
                if columns.min <= cell.column <= columns.max
            )
            assert width_of(text) + 1 <= room, (sheet.title, cell.coordinate)
    assert found


def dates_in(sheet: Any) -> Iterator[Any]:
    merged = {place for area in sheet.merged_cells.ranges for place in area.cells}
    for row in sheet.iter_rows():
        for cell in row:
            is_day = isinstance(cell.value, date) or (
                isinstance(cell.value, str) and DATE.fullmatch(cell.value)
            )
            if is_day and (cell.row, cell.column) not in merged:
                yield cell
