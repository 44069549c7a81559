"""Files as offices send them: what each reader takes from them, and what it says of the rest."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime

import openpyxl
import pytest
from documents import EN

from duties.errors.base import DutiesError
from duties.errors.documents import EntityError, OldFormatError, UnreadableDocumentError
from duties.importing.pipeline import draft
from duties.importing.plan.draft import Draft
from duties.importing.shape import read_document
from duties.model import Role

TITLE = "清水县绿化工作方案"
ACTION = "一、增绿行动"
FIRST = "1.种植树木。（牵头单位：县林业局，责任单位：县财政局）"
SECOND = "2.修剪树木。（牵头单位：县城管局）"
BOTH = [("1", "种植树木", ("县林业局",), ("县财政局",)), ("2", "修剪树木", ("县城管局",), ())]


def read(name: str, data: bytes) -> Draft:
    return draft(read_document(name, data))


def told(found: Draft) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return [
        (task.id, task.title, task.names(Role.LEAD), task.names(Role.RESPONSIBLE))
        for task in found.tasks
    ]


def doubts(found: Draft) -> list[str]:
    return [f"{doubt.place.message().put(EN)}: {doubt.message.put(EN)}" for doubt in found.doubts]


# Bytes


@pytest.mark.parametrize("name", ["plan.txt", "plan.html", "plan.csv"])
@pytest.mark.parametrize(
    ("encoding", "byte", "read_as"),
    [("gb18030", 0x80, "“€”"), ("gb18030", 0xFF, "“\ufffd”"), ("utf-8", 0xFF, "“\ufffd”")],
)
def test_a_byte_without_a_letter_costs_itself_alone(
    name: str, encoding: str, byte: int, read_as: str
) -> None:
    lines = [TITLE, ACTION, FIRST, "（略）", SECOND]
    texts = {
        "plan.txt": "\n".join(lines),
        "plan.html": "<meta charset=gb2312>" + "".join(f"<p>{line}</p>\n" for line in lines),
        "plan.csv": "任务,牵头单位,责任单位\n种植树木,县林业局,县财政局\n（略）,,\n"
        "修剪树木,县城管局,\n",
    }
    data = texts[name].encode(encoding)
    mark = "（略".encode(encoding)
    at = data.index(mark) + len(mark)

    found = read(name, data[:at] + bytes([byte]) + data[at:])

    assert [task[1:] for task in told(found) if "略" not in task[1]] == [each[1:] for each in BOTH]
    line = data[:at].count(b"\n") + 1
    assert (
        f"line {line}: the byte 0x{byte:02X} (number {at + 1} of the file) stands for no letter in "
        f"{encoding.upper()}; it is read as {read_as}"
    ) in doubts(found)


def test_bytes_of_which_many_stand_for_no_letter_are_no_text() -> None:
    with pytest.raises(UnreadableDocumentError):
        read("plan.txt", FIRST.encode() + b"\xff" * 200)


def test_letters_of_both_blocks_of_radicals_are_folded_in_every_part_of_a_page() -> None:
    page = (
        "<html><body><h1>清⽔县⽅案</h1><p>1.清扫。（责任单位：县⺠政局）</p><table>"
        "<tr><td>任务<td>责任单位<tr><td>清理⽔⾯<td>县⻛景办</table></body></html>"
    )

    found = read("plan.html", page.encode())

    assert found.head.title == "清水县方案"
    assert [each.name for each in found.units] == ["县民政局", "县风景办"]
    assert any(
        "6 letters are radicals such as ⽔ (U+2F54), not 水" in each for each in doubts(found)
    )


# Word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part(tag: str, content: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} xmlns:w="{W}" xmlns:r="{R}">'
        f"{content}</w:{tag}>"
    ).encode()


def word(*content: str, chunk: tuple[str, bytes] | None = None, **parts: str) -> bytes:
    """Return a document with these paragraphs and tables, and other parts by their kind."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", part("document", f"<w:body>{''.join(content)}</w:body>")
        )
        relations = [(f"{R}/{kind}", f"id{kind}", f"{kind}.xml") for kind in parts]
        for kind, inside in parts.items():
            archive.writestr(f"word/{kind}.xml", part(kind, inside))
        if chunk is not None:
            archive.writestr(f"word/{chunk[0]}", chunk[1])
            relations.append((f"{R}/aFChunk", "idchunk", chunk[0]))
        listed = "".join(
            f'<Relationship Type="{kind}" Id="{id_}" Target="{target}"/>'
            for kind, id_, target in relations
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{listed}</Relationships>")
    return out.getvalue()


def p(text: str, properties: str = "") -> str:
    inside = text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def table(*rows: Sequence[str]) -> str:
    lines = (
        "".join(f"<w:tc>{each if each.startswith('<') else p(each)}</w:tc>" for each in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def test_hidden_text_of_word_is_left_out_and_told() -> None:
    found = read(
        "plan.docx",
        word(
            p(TITLE),
            p(ACTION),
            p(
                r("1.种植树木。（牵头单位：县林业局，责任单位：县财政局")
                + r("、县审计局", "<w:vanish/>")
                + r("）", '<w:vanish w:val="0"/>')
            ),
            p(SECOND),
            p("3.约谈后进单位。（牵头单位：县纪委监委）", '<w:pStyle w:val="Secret"/>'),
            styles='<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:styleId="Secret"><w:basedOn w:val="Base"/></w:style>',
        ),
    )

    assert told(found) == BOTH
    assert doubts(found) == [
        "paragraph 3: hidden text is left out: 、县审计局",
        "paragraph 5: hidden text is left out: 3.约谈后进单位。（牵头单位：县纪委监委）",
    ]


def test_footnotes_stand_behind_their_paragraphs() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'

    found = read(
        "plan.docx",
        word(
            p(TITLE),
            p(r("1.种植树木") + reference + r("。")),
            p(SECOND),
            footnotes='<w:footnote w:id="2">'
            + p("牵头单位：县林业局，责任单位：县财政局。")
            + "</w:footnote>",
        ),
    )

    assert told(found) == BOTH


def test_a_rule_in_a_footnote_holds_for_all_notes() -> None:
    reference = '<w:r><w:endnoteReference w:id="1"/></w:r>'

    found = read(
        "plan.docx",
        word(
            p(TITLE),
            p(r("1.种植树木。（责任单位：县林业局、县财政局）") + reference),
            p("2.修剪树木。（责任单位：县城管局）"),
            endnotes=f'<w:endnote w:id="1">{p("列第一位的为牵头单位，下同。")}</w:endnote>',
        ),
    )

    assert told(found) == BOTH


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.htm", f"<html><body><p>{FIRST}</p></body></html>".encode()),
        ("a.docx", word(p(FIRST))),
        ("a.txt", FIRST.encode()),
    ],
)
def test_other_files_within_a_document_are_read_where_they_stand(name: str, data: bytes) -> None:
    found = read(
        "plan.docx",
        word(p(TITLE), '<w:altChunk r:id="idchunk"/>', p(SECOND), chunk=(name, data)),
    )

    assert told(found) == BOTH


def test_a_table_within_a_cell_has_a_label_a_row() -> None:
    inner = table(("牵头单位", "县林业局"), ("责任单位", "县财政局"))

    found = read("plan.docx", word(table(("工作任务", "责任分工"), ("种植树木", p("") + inner))))

    assert told(found) == [("1", "种植树木", ("县林业局",), ("县财政局",))]


TASKS = table(
    ("工作任务", "牵头单位", "责任单位"),
    ("种植树木", "县林业局", "县财政局"),
    ("修剪树木", "县城管局", ""),
)


@pytest.mark.parametrize(
    "around",
    [
        "<w:p><w:r><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:p/>{}<w:p/></w:tc></w:tr></w:tbl>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    ],
    ids=["box", "frame", "control"],
)
def test_a_table_in_a_box_or_a_frame_is_read_as_one(around: str) -> None:
    assert told(read("plan.docx", word(p(TITLE), around.format(TASKS)))) == BOTH


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next_one() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = f'{numbered}<w:rPr><w:del w:id="1"/></w:rPr>'

    found = read(
        "plan.docx",
        word(
            p(TITLE),
            p("种植树木。（牵头单位：县林业局，责任单位：县财政局）", numbered),
            p("<w:del><w:r><w:delText>拆除围挡。</w:delText></w:r></w:del>", gone),
            p("修剪", gone),
            p("树木。（牵头单位：县城管局）"),
            numbering=NUMBERED,
        ),
    )

    assert told(found) == BOTH


def test_letters_that_are_spelt_out_and_signs_of_fonts() -> None:
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>mǎo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>泖</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>"
    )
    lead = '<w:r><w:sym w:font="Wingdings 3" w:char="F070"/></w:r>'
    support = '<w:r><w:sym w:font="Wingdings" w:char="F0A1"/></w:r>'

    found = read(
        "plan.docx",
        word(
            p("▲牵头 ○配合"),
            table(
                ("工作任务", "县林业局", "县财政局", p(r("县") + ruby + r("湖公司"))),
                ("种植树木", p(lead), p(support), ""),
                ("修剪树木", p(r("\uf0a1")), "", p(lead)),
            ),
        ),
    )

    assert [(task.names(Role.LEAD), task.names(Role.SUPPORT)) for task in found.tasks] == [
        (("县林业局",), ("县财政局",)),
        (("县泖湖公司",), ("县林业局",)),
    ]


def test_a_sign_that_the_legend_shows_otherwise_is_told() -> None:
    found = read(
        "plan.docx",
        word(
            p("▲牵头 ○配合"),
            table(
                ("工作任务", "县林业局", "县财政局", "县城管局"),
                ("种植树木", "■", "○", ""),
                ("修剪树木", "○", "", "■"),
            ),
        ),
    )

    assert [task.names(Role.LEAD) for task in found.tasks] == [("县林业局",), ("县城管局",)]
    assert "nothing says what ■ means; it is read as ▲, which stands in no cell" in " ".join(
        doubts(found)
    )


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERED = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def styles(first: str, second: str, based: str = "") -> str:
    return (
        f'<w:style w:styleId="A"><w:pPr><w:numPr>{first}</w:numPr></w:pPr></w:style>'
        f'<w:style w:styleId="B">{based}<w:pPr><w:numPr>{second}</w:numPr></w:pPr></w:style>'
    )


def levels(first: str = "", second: str = "", more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "chineseCounting", "%1、", first)}'
        f"{level(1, 'decimal', '%2.', second)}</w:abstractNum>"
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{more}</w:num>'
    )


NUM = '<w:numId w:val="1"/>'
BASED = '<w:basedOn w:val="A"/>'
ONE = '<w:ilvl w:val="1"/>'


@pytest.mark.parametrize(
    ("used", "numbering", "ids"),
    [
        (styles(NUM, ONE, BASED), levels(), ["一-1", "一-2", "二-1"]),
        (
            styles(NUM, NUM),
            levels('<w:pStyle w:val="A"/>', '<w:pStyle w:val="B"/>'),
            ["一-1", "一-2", "二-1"],
        ),
        (styles(NUM, ONE, BASED), levels("", '<w:lvlRestart w:val="0"/>'), ["1", "2", "3"]),
        (
            styles(NUM, ONE, BASED),
            levels(more='<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'),
            ["5", "6", "1"],
        ),
        (
            styles(NUM, ONE, BASED),
            levels(
                more='<w:lvlOverride w:ilvl="1">'
                + level(1, "decimalZero", "（%2）")
                + "</w:lvlOverride>"
            ),
            ["1（1）", "1（2）", "2（1）"],
        ),
        (
            styles(NUM, ONE, BASED)
            + '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
            "</w:style>",
            '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
            + levels().replace('numId="1"', 'numId="2"'),
            ["一-1", "一-2", "二-1"],
        ),
    ],
    ids=["based on", "linked", "no restart", "override", "own level", "list style"],
)
def test_numbers_are_those_that_word_prints(used: str, numbering: str, ids: list[str]) -> None:
    a, b = '<w:pStyle w:val="A"/>', '<w:pStyle w:val="B"/>'

    found = read(
        "plan.docx",
        word(
            p(TITLE),
            p("增绿行动", a),
            p("种植树木。（牵头单位：县林业局）", b),
            p("修剪树木。（牵头单位：县城管局）", b),
            p("清点行动", a),
            p("清点树木。（牵头单位：县统计局）", b),
            styles=used,
            numbering=numbering,
        ),
    )

    assert [task.id for task in found.tasks] == ids
    assert [action.title for action in found.actions] == ["增绿行动", "清点行动"]


def test_comments_are_told() -> None:
    found = read(
        "plan.docx",
        word(p(TITLE), p(FIRST), p(SECOND), comments="<w:comment/><w:comment/>"),
    )

    assert told(found) == BOTH
    assert doubts(found) == ["paragraph 1: 2 comments are left out"]


DOCUMENT = part("document", f"<w:body>{''.join(map(p, (TITLE, FIRST, SECOND)))}</w:body>")


def strict() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            DOCUMENT.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        )
    return out.getvalue()


def flat() -> bytes:
    inside = DOCUMENT.partition(b"?>")[2]
    return (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package '
        b'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part '
        b'pkg:name="/word/document.xml"><pkg:xmlData>' + inside + b"</pkg:xmlData></pkg:part>"
        b"</pkg:package>"
    )


def of_2003() -> bytes:
    root = DOCUMENT.replace(b"w:document", b"w:wordDocument")
    hint = 'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
    number = f'<w:listPr {hint}><w:ilfo w:val="1"/><wx:t wx:val="1."/></w:listPr>'
    root = root.replace(p(FIRST).encode(), p(FIRST.removeprefix("1."), number).encode())
    return root.replace(W.encode(), b"http://schemas.microsoft.com/office/word/2003/wordml")


@pytest.mark.parametrize("data", [strict(), flat(), of_2003()], ids=["strict", "flat", "2003"])
def test_word_by_other_names(data: bytes) -> None:
    assert told(read("plan.xml", data)) == BOTH


def test_notes_and_comments_of_2003_stand_in_the_midst_of_the_text() -> None:
    noted = f"<w:r><w:footnote>{p('列第一位的为牵头单位')}</w:footnote></w:r>"
    comment = (
        '<aml:annotation xmlns:aml="http://schemas.microsoft.com/aml/2001/core" '
        f'w:type="Word.Comment"><aml:content>{p("县长办公会待定")}</aml:content></aml:annotation>'
    )
    data = of_2003().replace(
        "县财政局".encode(), f"县财政局</w:t></w:r>{noted}{comment}<w:r><w:t>".encode()
    )
    data = data.replace("牵头单位：县林业局，责任单位：".encode(), "责任单位：县林业局、".encode())
    found = read(
        "plan.xml", data.replace("牵头单位：县城管局".encode(), "责任单位：县城管局".encode())
    )

    assert told(found) == BOTH
    assert doubts(found) == [
        "paragraph 1: a comment is left out",
        "paragraph 3: the leads of 2 tasks follow only from this statement",
    ]


@pytest.mark.parametrize("data", [flat(), of_2003()], ids=["flat", "2003"])
def test_entities_in_one_file_of_xml_are_refused(data: bytes) -> None:
    declared = b'?><!DOCTYPE a [<!ENTITY b "c">]>'

    with pytest.raises(EntityError):
        read("plan.xml", data.replace(b"?>", declared, 1))


# Pages


def test_a_page_saved_with_all_that_belongs_to_it() -> None:
    lines = "".join(f"<p>{line}</p>" for line in (TITLE, FIRST, SECOND))
    page = f'<html><meta charset="gb2312"><body>{lines}</body></html>'.encode("gb18030")
    quoted = "".join(f"={byte:02X}" for byte in page).encode()
    lines_of_file = [
        b"From: <Saved by Blink>",
        b"MIME-Version: 1.0",
        b'Content-Type: multipart/related; boundary="--B"',
        b"",
        b"----B",
        b"Content-Type: text/html",
        b"Content-Transfer-Encoding: quoted-printable",
        b"",
        *(quoted[at : at + 60] + b"=" for at in range(0, len(quoted), 60)),
        b"",
        b"----B--",
    ]

    found = read("方案.doc", b"\r\n".join(lines_of_file))

    assert found.head.title == TITLE
    assert told(found) == BOTH


@pytest.mark.parametrize(
    "page",
    [
        "---\nlayout: default\ntitle: x\n---\n"
        f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>",
        f"<style>p{{}}</style><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>",
    ],
    ids=["front matter", "style first"],
)
def test_pieces_of_pages(page: str) -> None:
    found = read("plan.html", page.encode())

    assert found.head.title == TITLE
    assert told(found) == BOTH


def test_a_table_of_a_page_that_calls_itself_a_workbook() -> None:
    page = (
        "<table border=1><tr><td>序号<td>工作任务<td>牵头单位<td>责任单位"
        "<tr><td>1<td>种植树木<td>县林业局<td>县财政局"
        "<tr style='display:none'><td>9<td>无<td>无<td>无"
        "<tr><td>2<td>修剪树木<td>县城管局<span hidden>、县审计局</span><td></table>"
    )

    assert told(read("导出.xls", page.encode("gb18030"))) == BOTH


def test_a_workbook_of_2003_in_xml_is_left_to_libreoffice() -> None:
    book = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'

    with pytest.raises(OldFormatError):
        read("plan.xls", book)


def test_markdown_that_begins_with_a_piece_of_a_page_is_markdown() -> None:
    text = f'<p align="center">清水县</p>\n\n# {TITLE}\n\n{FIRST}\n\n{SECOND}\n'

    assert told(read("plan.md", text.encode())) == BOTH


# Workbooks

HEADED = ("序号", "工作任务", "牵头单位", "责任单位", "完成时限")
ROWS = ((1, "种植树木", "县林业局", "县财政局", None), (2, "修剪树木", "县城管局", None, None))


def book(*rows: Sequence[object]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    assert made.active is not None
    for row in (HEADED, *rows):
        made.active.append(list(row))
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_hidden_rows_columns_and_sheets_are_left_out_and_told() -> None:
    made = book(*ROWS, (3, "约谈后进单位", "县纪委监委", None, None))
    sheet = made.active
    assert sheet is not None
    sheet.insert_cols(4)
    sheet["D1"] = "分管领导"
    sheet["D2"] = "某某"
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    other = made.create_sheet("底稿")
    other["A1"] = "x"
    other.sheet_state = "hidden"

    found = read("plan.xlsx", saved(made))

    assert told(found) == BOTH
    assert sorted(each for each in doubts(found) if "title" not in each) == [
        "sheet Sheet, row 1: hidden text is left out: 分管领导",
        "sheet Sheet, row 4: hidden text is left out: 3 约谈后进单位 县纪委监委",
        "sheet 底稿, row 1: the sheet is hidden and left out",
    ]


def test_formulas_without_results_and_errors_are_told() -> None:
    made = book(
        ("=ROW()-1", "种植树木", "县林业局", "县财政局", None),
        (2, "修剪树木", "#REF!", '="县"&"城管局"', None),
    )

    found = read("plan.xlsx", saved(made))

    assert told(found) == [
        ("1", "种植树木", ("县林业局",), ("县财政局",)),
        ("2", "修剪树木", (), ()),
    ]
    assert sorted(each for each in doubts(found) if " cell " in each) == [
        "sheet Sheet, row 2: cell A2 holds a formula without its result and is read as blank; open "
        "the file in Excel and save it",
        "sheet Sheet, row 3: cell C3 shows the error #REF! and is read as blank",
        "sheet Sheet, row 3: cell D3 holds a formula without its result and is read as blank; open "
        "the file in Excel and save it",
    ]


def test_a_formula_whose_result_is_no_text_has_a_result() -> None:
    made = book((1, "种植树木", "县林业局", '=IF(1=1,"","县财政局")', None))
    cell = rb'<c r="D2"( [^>]*)?><f>'

    def worked_out(part: bytes) -> bytes:
        part = re.sub(cell, rb'<c r="D2"\1 t="str"><f>', part)
        return part.replace(b"</f><v/>", b"</f><v></v>").replace(b"</f><v />", b"</f><v></v>")

    found = read("plan.xlsx", rewritten(saved(made), worked_out))

    assert not [each for each in doubts(found) if "formula" in each]


@pytest.mark.parametrize(
    ("form", "due"),
    [
        ('yyyy"年"m"月"', "2027-06"),
        ("mmm-yy", "2027-06"),
        ("yyyy", "2027"),
        ("m/d/yy", "2027-06-01"),
        (57, "2027-06"),
        (31, "2027-06-01"),
    ],
)
def test_a_cell_says_of_a_day_what_it_shows(form: str | int, due: str) -> None:
    day: object = datetime(2027, 6, 1) if isinstance(form, str) else 46539
    made = book((1, "种植树木", "县林业局", None, day))
    sheet = made.active
    assert sheet is not None
    if isinstance(form, str):
        sheet["E2"].number_format = form
        data = saved(made)
    else:
        data = saved(made)
        sheet["E2"].number_format = "0.00000"
        data = with_form(saved(made), form)

    (task,) = read("plan.xlsx", data).tasks

    assert str(task.due) == due


def with_form(data: bytes, form: int) -> bytes:
    """Return a workbook whose own format of numbers is one that Excel knows by its number alone."""
    changes = ((rb"<numFmts.*</numFmts>", b""), (rb'numFmtId="164"', b'numFmtId="%d"' % form))

    def changed(part: bytes) -> bytes:
        for old, new in changes:
            part = re.sub(old, new, part)
        return part

    return rewritten(data, changed)


def rewritten(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)))
    return out.getvalue()


def test_a_strict_workbook() -> None:
    usual = b"http://schemas.openxmlformats.org/"
    strict_ = b"http://purl.oclc.org/ooxml/"

    def renamed(part: bytes) -> bytes:
        for ours, theirs in (
            (b"officeDocument/2006/relationships", b"officeDocument/relationships"),
            (b"spreadsheetml/2006/main", b"spreadsheetml/main"),
        ):
            part = part.replace(usual + ours, strict_ + theirs)
        return part

    assert told(read("plan.xlsx", rewritten(saved(book(*ROWS)), renamed))) == BOTH


def test_a_damaged_document_of_word_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/styles.xml", part("styles", ""))

    with pytest.raises(DutiesError):
        read("plan.docx", out.getvalue())
