"""Documents that LibreOffice makes readable: what is said of them, and what is read of them."""

import io
from pathlib import Path
from typing import Any, cast

import docx
import openpyxl
import pytest
from conftest import Duties
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from duties import office

RTF = b"{\\rtf1\\ansi text}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_without_libreoffice_the_sentence_says_what_to_save_as(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "found", lambda: None)
    Path("plan.rtf").write_bytes(RTF)
    Path("plan.et").write_bytes(OLE + "Workbook".encode("utf-16-le"))

    assert duties("import", "plan.rtf") == (
        2,
        "",
        "error: plan.rtf: RTF is read by way of LibreOffice, which was not found here; save the "
        "document as .docx, or install LibreOffice\n",
    )
    assert duties("import", "plan.et", "--lang", "zh") == (
        2,
        "",
        "错误: plan.et: .xls (.et) 文件要借助 LibreOffice 读取，本机没有找到；请另存为 .xlsx，"
        "或者安装 LibreOffice\n",
    )


def test_its_failure_is_one_sentence(duties: Duties, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("plan.rtf").write_bytes(RTF)
    for is_late, sentence in (
        (False, "LibreOffice could not read the document; open it in its own program and save it"),
        (True, "LibreOffice takes more than 180 seconds for the document, so it was given up;"),
    ):

        def convert(*_: object, is_late: bool = is_late) -> bytes:
            raise office.NotConvertedError(is_late=is_late)

        monkeypatch.setattr(office, "found", lambda: "soffice")
        monkeypatch.setattr(office, "converted", convert)
        answer = duties("import", "plan.rtf")

        assert answer.code == 2
        assert answer.err.startswith(
            f"note: plan.rtf is read by way of LibreOffice\nerror: plan.rtf: {sentence}"
        )


def test_a_locked_document_does_not_reach_it(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "found", lambda: "soffice")
    word = "WordDocument".encode("utf-16-le")
    locked = OLE + bytes(504) + b"\xec\xa5\xc1\0" + bytes(7) + b"\x13" + bytes(500) + word
    Path("plan.doc").write_bytes(locked)

    assert duties("import", "plan.doc").err == (
        "error: plan.doc: the document is locked with a password; save a copy without one\n"
    )


def written() -> bytes:
    """Return a Word document with automatic numbers and a table."""
    document = docx.Document()
    document.add_paragraph("清水县植树方案")
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in (("start", "1"), ("numFmt", "chineseCounting"), ("lvlText", "（%1）")):
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), value)
        level.append(element)
    abstract.append(level)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "90")
    pointer = OxmlElement("w:abstractNumId")
    pointer.set(qn("w:val"), "90")
    number.append(pointer)
    numbering.append(number)
    for text in (
        "种植树木。（牵头单位：县林业局，责任单位：县财政局）",
        "修剪树木。（牵头单位：县城管局）",
    ):
        paragraph = document.add_paragraph(text)
        properties = cast("Any", paragraph._p.get_or_add_pPr()).get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = 90
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def booked() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(("序号", "工作任务", "牵头单位", "责任单位", "完成时限"))
    sheet.append((1, "种植树木", "县林业局", "县财政局", "2027年6月"))
    sheet.append((2, "修剪树木", "县城管局", None, None))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("ending", ["doc", "rtf", "odt", "wps"])
@pytest.mark.system
@pytest.mark.skipif(office.found() is None, reason="LibreOffice is not installed")
def test_documents_of_word_processors(duties: Duties, ending: str) -> None:
    kind = "doc" if ending == "wps" else ending
    data = office.converted(str(office.found()), written(), "docx", kind)
    Path(f"plan.{ending}").write_bytes(data)

    answer = duties("import", f"plan.{ending}", "--dry-run")

    assert answer.err == f"note: plan.{ending} is read by way of LibreOffice\n"
    assert answer.out == (
        "No.    Task      Lead      Responsible    Place\n"
        "-----  --------  --------  -------------  -----------\n"
        "1      种植树木  县林业局  县财政局       paragraph 2\n"
        "2      修剪树木  县城管局                 paragraph 3\n"
    )


@pytest.mark.parametrize("ending", ["xls", "ods", "et"])
@pytest.mark.system
@pytest.mark.skipif(office.found() is None, reason="LibreOffice is not installed")
def test_workbooks(duties: Duties, ending: str) -> None:
    kind = "xls" if ending == "et" else ending
    data = office.converted(str(office.found()), booked(), "xlsx", kind)
    Path(f"plan.{ending}").write_bytes(data)

    answer = duties("import", f"plan.{ending}", "--dry-run")

    assert answer.out == (
        "No.    Task      Lead      Responsible    Due      Place\n"
        "-----  --------  --------  -------------  -------  ------------------\n"
        "1      种植树木  县林业局  县财政局       2027-06  sheet Sheet, row 2\n"
        "2      修剪树木  县城管局                          sheet Sheet, row 3\n"
    )
