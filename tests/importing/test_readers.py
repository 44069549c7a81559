"""One document in every kind of file gives one plan; what cannot be read, one clear sentence."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import openpyxl
import pytest
from documents import EN, tasks_text
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from duties.errors.base import DutiesError
from duties.errors.documents import (
    BloatedDocumentError,
    DamagedDocumentError,
    EmptyDocumentError,
    EntityError,
    OldFormatError,
    PasswordError,
    ScannedDocumentError,
    UnreadableDocumentError,
)
from duties.importing.document import Row
from duties.importing.pipeline import draft
from duties.importing.plan.draft import Draft
from duties.importing.shape import read_document
from duties.model import Role

LINES = [
    "某市桥梁建设实施方案",
    "一、重点任务",
    "（一）改造东桥。对东桥桥面进行全面改造，力争年底前恢复通车。（牵头单位：市交通局，责任单位：市财政局、市文化广电和旅游局等）",
    "（二）加固西桥。对西桥桥墩进行加固处理，并安装监测设备。（牵头单位：市水务局）",
]
WANTED = """\
actions:
  - {id: 1, title: 重点任务}

tasks:
  - id: 1
    action: 1
    title: 改造东桥
    lead: 市交通局
    responsible: [市财政局, 市文化广电和旅游局]
    open_ended: true
  - id: 2
    action: 1
    title: 加固西桥
    lead: 市水务局
"""
TEXT = "\n".join(LINES)
HEADINGS = ("序号", "行动", "任务", "牵头单位", "责任单位", "配合单位", "完成时限", "备注")


def read(name: str, data: bytes) -> Draft:
    return draft(read_document(name, data))


def word_file(*, build: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word() -> bytes:
    def build(document: docx.document.Document) -> None:
        for line in LINES:
            document.add_paragraph(line)

    return word_file(build=build)


def pdf(lines: list[str], width: int = 30) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    top = 780
    number = 1
    for line in lines:
        for at in range(0, len(line), width):
            page.setFont("STSong-Light", 14)
            page.drawString(60 if at else 88, top, line[at : at + width])
            top -= 24
            if top < 700:
                page.drawString(280, 30, f"— {number} —")
                page.showPage()
                top, number = 780, number + 1
    page.save()
    return out.getvalue()


def pdf_table(*pages: Sequence[tuple[str, ...]], width: int) -> bytes:
    """Return a PDF with a ruled table a page, whose columns of units are `width` points wide."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=12, leading=16, wordWrap="CJK")
    story: list[Flowable] = [Paragraph("某区重点任务分解表", style)]
    for rows in pages:
        table = Table(
            [[Paragraph(cell, style) for cell in row] for row in rows],
            colWidths=[40, 120, width, width],
        )
        table.setStyle([("GRID", (0, 0), (-1, -1), 0.7, (0, 0, 0))])
        story += [table, PageBreak()]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def web_page() -> bytes:
    body = "".join(f"<p>&nbsp;&nbsp;{line}</p>" for line in LINES)
    return (
        "<!DOCTYPE html><html><head><meta charset='gb2312'><title>x</title></head><body>"
        f"<nav>首页</nav><script>var a='（责任单位：假局）'</script><div>{body}</div></body></html>"
    ).encode("gb18030")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.txt", TEXT.encode()),
        ("plan.txt", b"\xef\xbb\xbf" + TEXT.encode()),
        ("plan.txt", TEXT.encode("gb18030")),
        ("plan.txt", TEXT.replace("\n", "\r\n").encode("utf-16")),
        ("plan.md", TEXT.replace("一、", "## 一、").encode()),
        ("plan.docx", word()),
        ("plan.pdf", pdf(LINES)),
        ("plan.html", web_page()),
        ("no ending at all", word()),
    ],
    ids=["utf-8", "bom", "gb18030", "utf-16", "markdown", "word", "pdf", "html", "by its bytes"],
)
def test_one_document_in_every_kind_of_file(name: str, data: bytes) -> None:
    assert tasks_text(read(name, data)) == WANTED


def test_automatic_numbers_of_word_are_read() -> None:
    def build(document: docx.document.Document) -> None:
        numbering = document.part.numbering_part.element
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), "90")
        for level, (form, text) in enumerate([("chineseCounting", "%1、"), ("decimal", "%2.")]):
            entry = OxmlElement("w:lvl")
            entry.set(qn("w:ilvl"), str(level))
            for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
                element = OxmlElement(tag)
                element.set(qn("w:val"), value)
                entry.append(element)
            abstract.append(entry)
        numbering.insert(0, abstract)
        num = OxmlElement("w:num")
        num.set(qn("w:numId"), "90")
        reference = OxmlElement("w:abstractNumId")
        reference.set(qn("w:val"), "90")
        num.append(reference)
        numbering.append(num)
        for level, text in [
            (0, "修桥"),
            (1, "东桥。改造。（责任单位：市交通局）"),
            (1, "西桥。加固。（责任单位：市水务局）"),
            (0, "铺路"),
            (1, "大街。翻新。（责任单位：市城管局）"),
        ]:
            properties = OxmlElement("w:numPr")
            for tag, value in (("w:ilvl", str(level)), ("w:numId", "90")):
                element = OxmlElement(tag)
                element.set(qn("w:val"), value)
                properties.append(element)
            document.add_paragraph(text)._p.get_or_add_pPr().append(properties)

    found = read("plan.docx", word_file(build=build))

    assert [task.id for task in found.tasks] == ["一-1", "一-2", "二-1"]
    assert [action.title for action in found.actions] == ["修桥", "铺路"]


ROWS = [
    ("1", "桥梁", "改造东桥", "市交通局", "市财政局、市水务局等", "", "2025-12-31", "重点"),
    ("2", "桥梁", "加固西桥", "市交通局", "", "各区政府", "", ""),
    ("3", "道路", "翻新大街", "", "市城管局", "", "", ""),
]


def told(found: Draft) -> list[tuple[object, ...]]:
    return [
        (task.id, task.title, *(task.names(role) for role in Role), task.open_ended, str(task.due))
        for task in found.tasks
    ]


TOLD = [
    ("1", "改造东桥", ("市交通局",), ("市财政局", "市水务局"), (), True, "2025-12-31"),
    ("2", "加固西桥", ("市交通局",), (), ("各区政府",), False, "None"),
    ("3", "翻新大街", (), ("市城管局",), (), False, "None"),
]


def test_a_table_of_word_with_merged_cells() -> None:
    def build(document: docx.document.Document) -> None:
        table = document.add_table(rows=0, cols=len(HEADINGS))
        for row in (HEADINGS, *ROWS[:2], HEADINGS, ROWS[2]):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        for column, text in ((1, "桥梁"), (3, "市交通局")):
            merged = table.cell(1, column).merge(table.cell(2, column))
            merged.text = text

    found = read("table.docx", word_file(build=build))

    assert told(found) == TOLD
    assert [action.title for action in found.actions] == ["桥梁", "道路"]


def test_only_the_sheet_with_the_table_of_tasks_is_read() -> None:
    book = openpyxl.Workbook()
    units = book.active
    assert units is not None
    units.title = "单位清单"
    units.append(["单位", "类别", "任务数", "牵头", "责任", "配合"])
    units.append(["市交通局", "部门", 2, 2, 0, 0])
    sheet = book.create_sheet("任务分工表")
    sheet.append(["某市桥梁方案任务分工表"])
    sheet.merge_cells("A1:H1")
    for row in (HEADINGS, *ROWS):
        sheet.append(list(row))
    sheet["D5"] = None
    matrix = book.create_sheet("责任矩阵")
    matrix.append(["序号", "任务", "市交通局", "市财政局", "市水务局"])
    matrix.append([1, "改造东桥", "牵头", "", ""])
    findings = book.create_sheet("检查结果")
    findings.append(["级别", "规则", "位置", "发现", "任务"])
    findings.append(["警告", "DUT101", "3", "没有牵头单位", "翻新大街"])
    out = io.BytesIO()
    book.save(out)

    found = read("plan.xlsx", out.getvalue())

    assert told(found) == TOLD
    assert found.tasks[0].remark == "重点"
    assert found.tasks[0].place.sheet == "任务分工表"


MATRIX = (
    ("序号", "任务", "市交通局", "市财政局", "市水务局"),
    ("1", "改造东桥", "▲", "○", ""),
    ("2", "改造西桥", "", "○", "▲"),
)
CARDS = (
    ("序号", "1"),
    ("任务", "改造东桥"),
    ("牵头单位", "市交通局"),
    ("配合单位", "市财政局"),
    ("序号", "2"),
    ("任务", "改造西桥"),
    ("牵头单位", "市水务局"),
    ("配合单位", "市财政局"),
)
LEGEND = "▲牵头 ○配合"


def rows_of_page(rows: tuple[tuple[str, ...], ...]) -> bytes:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><table>{lines}</table><p>{LEGEND}</p></body></html>".encode()


def rows_of_workbook(rows: tuple[tuple[str, ...], ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (*rows, ("", "", LEGEND)):
        sheet.append(list(row))
    notes = book.create_sheet("填报说明")
    notes.append(["每月填报"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows_of_document(rows: tuple[tuple[str, ...], ...]) -> bytes:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
    document.add_paragraph(LEGEND)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("rows", [MATRIX, CARDS], ids=["matrix", "cards"])
@pytest.mark.parametrize(
    ("name", "made"),
    [("t.html", rows_of_page), ("t.xlsx", rows_of_workbook), ("t.docx", rows_of_document)],
    ids=["html", "excel", "word"],
)
def test_cards_and_matrices(
    name: str,
    made: Callable[[tuple[tuple[str, ...], ...]], bytes],
    rows: tuple[tuple[str, ...], ...],
) -> None:
    found = read(name, made(rows))

    by_role = [{role: task.names(role) for role in Role} for task in found.tasks]
    assert [(task.id, task.title, own) for task, own in zip(found.tasks, by_role, strict=True)] == [
        (
            "1",
            "改造东桥",
            {Role.LEAD: ("市交通局",), Role.RESPONSIBLE: (), Role.SUPPORT: ("市财政局",)},
        ),
        (
            "2",
            "改造西桥",
            {Role.LEAD: ("市水务局",), Role.RESPONSIBLE: (), Role.SUPPORT: ("市财政局",)},
        ),
    ]
    assert not found.actions


def test_a_table_of_a_web_page_with_cells_over_several_rows() -> None:
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    first = "".join(
        f"<td{' rowspan=2' if at in (1, 3) else ''}>{text}</td>" for at, text in enumerate(ROWS[0])
    )
    second = "".join(f"<td>{text}</td>" for at, text in enumerate(ROWS[1]) if at not in (1, 3))
    third = "".join(f"<td>{text}</td>" for text in ROWS[2])
    page = f"<html><body><table><tr>{head}</tr><tr>{first}</tr><tr>{second}</tr><tr>{third}</tr>"

    assert told(read("table.html", page.encode())) == TOLD


def test_text_right_after_the_table_of_a_web_page_has_the_line_where_the_table_ends() -> None:
    rows = "\n".join(f"<tr><td>{'<td>'.join(row)}</tr>" for row in (HEADINGS, *ROWS))
    page = f"<html><body><p>某市方案</p>\n<table>\n{rows}\n</table>注：本表长期有效"

    last = read_document("table.html", page.encode()).blocks[-1]

    assert last.place.line == 3 + len(ROWS)


MERGED = (
    ("序号", "反馈问题", "整改措施", "省牵头单位", "市牵头单位", "主责单位"),
    ("一、水环境",) * 6,
    ("1", "东河有垃圾", "清理河面", "省水利厅", "市水务局", "市城管局"),
    ("1", "东河有垃圾", "增设岗亭", "省水利厅", "市城管局", "各街道"),
)
"""A table with a cell across it and, in its first two columns, cells over two rows."""


def merged_word() -> bytes:
    def build(document: docx.document.Document) -> None:
        table = document.add_table(rows=0, cols=len(MERGED[0]))
        for row in MERGED:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        for first, last in (((1, 0), (1, 5)), ((2, 0), (3, 0)), ((2, 1), (3, 1))):
            text = table.cell(*first).text
            table.cell(*first).merge(table.cell(*last)).text = text

    return word_file(build=build)


def merged_workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in MERGED:
        sheet.append(list(row))
    for area in ("A2:F2", "A3:A4", "B3:B4"):
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def merged_page() -> bytes:
    rows = [
        "".join(f"<td>{text}" for text in MERGED[0]),
        f"<td colspan=6>{MERGED[1][0]}",
        "".join(f"<td{' rowspan=2' * (at < 2)}>{text}" for at, text in enumerate(MERGED[2])),
        "".join(f"<td>{text}" for text in MERGED[3][2:]),
    ]
    return f"<html><table>{''.join(f'<tr>{row}' for row in rows)}</table></html>".encode()


def merged_text() -> bytes:
    lines = [*map("|".join, MERGED[:3]), "||" + "|".join(MERGED[3][2:])]
    lines[1] = f"{MERGED[1][0]}|||||"
    return "".join(f"|{line}|\n" for line in lines).encode()


def test_a_term_of_a_web_page_heads_what_stands_beside_it() -> None:
    page = (
        "<html><body><h3>1.1 修好老桥</h3><dl><dt>牵头单位</dt><dd>市交通局</dd><dt>责任单位：</dt>"
        "<dd>市财政局</dd><dd>市水利局</dd><dt>Lead agency</dt></dl></body></html>"
    )

    found = read_document("terms.html", page.encode()).blocks

    assert [block.text for block in found if not isinstance(block, Row)] == [
        "1.1 修好老桥",
        "牵头单位: 市交通局",
        "责任单位：市财政局；市水利局",
        "Lead agency",
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("table.docx", merged_word()),
        ("table.xlsx", merged_workbook()),
        ("table.html", merged_page()),
        ("table.md", merged_text()),
    ],
    ids=["word", "excel", "html", "markdown"],
)
def test_what_several_rows_share_is_one_thing_in_every_kind_of_file(name: str, data: bytes) -> None:
    found = read(name, data)

    assert [action.title for action in found.actions] == ["水环境"]
    assert [(task.id, task.title) for task in found.tasks] == [
        ("1", "清理河面"),
        ("1-2", "增设岗亭"),
    ]
    assert [(task.names(Role.LEAD), task.names(Role.RESPONSIBLE)) for task in found.tasks] == [
        (("市水务局",), ("市城管局",)),
        (("市城管局",), ("各街道",)),
    ]
    shared = "反馈问题：东河有垃圾\n省牵头单位：省水利厅"
    assert [task.remark for task in found.tasks] == [shared, shared]
    told = [doubt.message.put(EN) for doubt in found.doubts]
    assert (
        "the column 市牵头单位 is treated as the lead; the column 省牵头单位 is kept in the notes"
        in told
    )


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/"), data)
    return out.getvalue()


OLD_WORD = bytes(600) + "WordDocument".encode("utf-16-le")
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    b"<document>&b;</document>"
)


@pytest.mark.parametrize(
    ("error", "name", "data"),
    [
        (EmptyDocumentError, "empty.txt", b""),
        (EmptyDocumentError, "blank.txt", b"\xef\xbb\xbf \n\n"),
        (EmptyDocumentError, "blank.docx", word_file(build=lambda _: None)),
        (OldFormatError, "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + OLD_WORD),
        (OldFormatError, "plan.rtf", b"{\\rtf1 text}"),
        (UnreadableDocumentError, "slides.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        (
            PasswordError,
            "locked.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        ),
        (ScannedDocumentError, "picture.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
        (UnreadableDocumentError, "program", b"\x7fELF\0\0\0\xff\xfe\xfd"),
        (UnreadableDocumentError, "other.zip", archive(readme=b"text")),
        (DamagedDocumentError, "cut.docx", word()[:2000]),
        (DamagedDocumentError, "cut.pdf", pdf(LINES)[:300]),
        (DamagedDocumentError, "odd.xlsx", archive(xl__workbook=b"no workbook")),
        (EntityError, "bomb.docx", archive(**{"word__document.xml": BOMB})),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_one_sentence(
    error: type[DutiesError], name: str, data: bytes
) -> None:
    with pytest.raises(error) as caught:
        read(name, data)

    assert caught.value.place == name
    assert caught.value.message.put(EN)


def test_a_scan_is_told_from_an_empty_page(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "scan.png"
    Image.new("RGB", (200, 200), "white").save(picture)
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.drawImage(str(picture), 50, 50)
    page.save()

    with pytest.raises(ScannedDocumentError):
        read("scan.pdf", out.getvalue())


def test_a_word_file_that_unfolds_to_too_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("word/document.xml", b" " * 210_000_000)

    with pytest.raises(BloatedDocumentError):
        read("bomb.docx", out.getvalue())


def test_a_locked_pdf_is_refused() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    out = io.BytesIO()
    page = canvas.Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    page.drawString(100, 100, "x")
    page.save()

    with pytest.raises(PasswordError):
        read("locked.pdf", out.getvalue())


def test_a_pdf_that_unfolds_to_too_much_is_refused() -> None:
    import zlib

    stream = zlib.compress(b" " * 210_000_000, 1)
    data = b"%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + stream + b"\nendstream\n"

    with pytest.raises(BloatedDocumentError):
        read("bomb.pdf", data)


HEADED = ("序号", "任务", "牵头单位", "责任单位")


@pytest.mark.parametrize("width", range(42, 140, 6))
def test_lines_wrapped_in_the_cells_of_a_pdf_are_joined(width: int) -> None:
    names = "各街道办事处、区住建委、区财政局、区国林事务中心、区文化旅游委、江南城投公司"
    rows = [HEADED, ("1", "建设人才公寓，做好服务", "区人力社保局", names)]

    [task] = read("plan.pdf", pdf_table(rows, width=width)).tasks

    assert task.names(Role.LEAD) == ("区人力社保局",)
    assert task.names(Role.RESPONSIBLE) == tuple(names.split("、"))


def test_names_a_line_each_in_a_cell_of_a_pdf_stay_apart() -> None:
    listed = "<br/>".join(["区财政局", "区水利局", "市医院", "市总工会", "各街道", "江南城投公司"])
    found = read("plan.pdf", pdf_table([HEADED, ("1", "清理河道", "区住建委", listed)], width=120))

    assert found.tasks[0].names(Role.RESPONSIBLE) == tuple(listed.split("<br/>"))
    assert [doubt.message.facts for doubt in found.doubts] == [{"name": "各街道"}]


@pytest.mark.parametrize("is_headed_again", [True, False])
@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            ("4", "修建公园，铺设", "区城管局", "区园林公司、区"),
            ("", "步道", "", "水利局、区财政局"),
        ),
        (
            ("4", "修建公园，铺设步道", "区城管局", "区园林公司、"),
            ("", "", "", "区水利局、区财政局"),
        ),
        (("4", "修建公园，铺设步道", "区城", "区园林公司、区水利局"), ("", "", "管局", "区财政局")),
    ],
)
def test_a_row_goes_on_at_the_next_page(
    above: tuple[str, ...], below: tuple[str, ...], is_headed_again: bool
) -> None:
    first = [HEADED, ("3", "清理河道", "区水利局", "区住建委"), above]
    second = [HEADED, below] if is_headed_again else [below]

    found = read("plan.pdf", pdf_table(first, second, width=120))

    assert [task.title for task in found.tasks] == ["清理河道", "修建公园，铺设步道"]
    assert found.tasks[1].names(Role.LEAD) == ("区城管局",)
    assert found.tasks[1].names(Role.RESPONSIBLE) == ("区园林公司", "区水利局", "区财政局")
    [doubt] = found.doubts
    assert doubt.place.page == 2
    assert "the rest of the last row" in doubt.message.put(EN)


def test_a_row_alone_on_the_next_page_is_a_task() -> None:
    first = [HEADED, ("1", "清理河道", "区水利局", "区住建委")]

    found = read(
        "plan.pdf", pdf_table(first, [("2", "铺设步道", "区城管局", "区财政局")], width=120)
    )

    assert [task.title for task in found.tasks] == ["清理河道", "铺设步道"]
    assert found.doubts == ()


def test_a_row_of_its_own_without_a_number_is_not_joined() -> None:
    first = [HEADED, ("1", "清理河道。", "区水利局", "区住建委")]
    second = [HEADED, ("", "铺设步道。", "区城管局", "区财政局")]

    found = read("plan.pdf", pdf_table(first, second, width=120))

    assert [task.title for task in found.tasks] == ["清理河道", "铺设步道"]
