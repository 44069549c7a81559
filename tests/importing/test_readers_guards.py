"""What Word writes into its files beside text: numbers, headings, changes, merged cells."""

import io

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml

from duties.importing.pipeline import draft
from duties.importing.plan.draft import Draft
from duties.importing.shape import read_document

TAB = "<w:r><w:tab/></w:r>"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at: int, kind: str, text: str, more: str = "") -> str:
    form = f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{form}{more}</w:lvl>'


def style(name: str, called: str, properties: str = "") -> str:
    start = f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/>'
    return f"{start}{properties}</w:style>"


NUMBERING = (
    '<w:abstractNum w:abstractNumId="70">'
    + level(0, "chineseCounting", "%1、", '<w:start w:val="1"/>')
    + level(1, "decimal", "%2.", '<w:start w:val="3"/>')
    + level(2, "decimalEnclosedCircle", "%3")
    + level(3, "decimal", "%1.%2", "<w:isLgl/>")
    + level(4, "upperLetter", "%5.")
    + level(5, "bullet", "%6")
    + '</w:abstractNum><w:num w:numId="71"><w:abstractNumId w:val="70"/></w:num>'
    + '<w:num w:numId="72"><w:abstractNumId w:val="70"/><w:lvlOverride w:ilvl="1">'
    + '<w:startOverride w:val="8"/></w:lvlOverride></w:num>'
)
STYLES = (
    style("Chapter", "chapter", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("Based", "based", '<w:basedOn w:val="Chapter"/>')
    + style("Lost", "lost", '<w:basedOn w:val="Nowhere"/>')
    + style(
        "Item",
        "item",
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="71"/></w:numPr></w:pPr>',
    )
    + style("C1", "toc 1")
)


def elements(xml: str) -> list[object]:
    return list(parse_xml(f"<w:body {W}>{xml}</w:body>"))


def word(body: str) -> Draft:
    """Return the draft of a Word file with this body, and with the styles and numbers above."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for number in reversed(elements(NUMBERING)):
        numbering.insert(0, number)
    document.styles.element.extend(elements(STYLES))
    for element in reversed(elements(body)):
        document.element.body.insert(0, element)
    out = io.BytesIO()
    document.save(out)
    return draft(read_document("plan.docx", out.getvalue()))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def numbered(text: str, level: int, num: int = 71) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def told(found: Draft) -> list[tuple[str, str, list[str]]]:
    return [(task.id, task.title, [each.name for each in task.assigned]) for task in found.tasks]


def test_numbers_of_several_levels_and_a_start_of_their_own() -> None:
    found = word(
        numbered("设施建设", 0)
        + numbered("更换旧桶。更换破损的桶。（责任单位：市城管局）", 1)
        + numbered("公园。（责任单位：市园林局）", 2)
        + numbered("街道。（责任单位：各街道）", 2)
        + numbered("清洗地面。每周清洗。（责任单位：各社区）", 1)
        + numbered("公园。（责任单位：市园林局）", 2)
        + numbered("宣传引导", 0)
        + numbered("入户宣传。每户走访。（责任单位：市民政局）", 1, 72)
        + numbered("校园宣传。每校一课。（责任单位：市教育局）", 1, 72)
    )

    assert told(found) == [
        ("3", "更换旧桶", ["市城管局"]),
        ("3（1）", "公园", ["市园林局"]),
        ("3（2）", "街道", ["各街道"]),
        ("4", "清洗地面", ["各社区"]),
        ("4（1）", "公园", ["市园林局"]),
        ("8", "入户宣传", ["市民政局"]),
        ("9", "校园宣传", ["市教育局"]),
    ]


def test_numbers_in_figures_below_a_chinese_one_letters_bullets_and_styles() -> None:
    found = word(
        numbered("设施建设", 0)
        + styled("更换旧桶。更换破损的桶。（责任单位：市城管局）", "Item")
        + styled("清洗地面。每周清洗。（责任单位：各街道）", "Item")
        + numbered("公园。（责任单位：市园林局）", 4)
        + numbered("另行安排广场。（责任单位：市文广局）", 5)
        + numbered("没有这一级。（责任单位：市水务局）", 7)
        + numbered("没有这一种。（责任单位：市林业局）", 0, 99)
    )

    assert "\n".join(f"{task.id} {task.title}" for task in found.tasks).startswith("3 更换旧桶\n4")
    assert [name for _, _, names in told(found) for name in names] == [
        "市城管局",
        "各街道",
        "市园林局",
        "市文广局",
        "市水务局",
        "市林业局",
    ]


def test_legal_numbers() -> None:
    found = word(
        numbered("设施建设", 0) + numbered("更换旧桶。更换破损的桶。（责任单位：市城管局）", 3)
    )

    assert [task.id for task in found.tasks] == ["1.1"]


def test_headings_by_style_and_lines_of_the_contents() -> None:
    found = word(
        styled("一、设施建设	1", "TOC1")
        + styled("二、宣传引导	2", "C1")
        + styled("设施建设", "Chapter")
        + paragraph("1.更换旧桶。更换破损的桶。（责任单位：市城管局）")
        + styled("", "Chapter")
        + styled("宣传引导", "Based")
        + styled("2.入户宣传。每户走访。（责任单位：市民政局）", "Lost")
        + paragraph("考核评比", '<w:outlineLvl w:val="1"/>')
        + paragraph("3.每月考核。考核结果公开。（责任单位：市统计局）", '<w:outlineLvl w:val="9"/>')
        + styled("4.年底表彰。表彰先进。（责任单位：市人社局）", "Unknown")
    )

    assert [action.title for action in found.actions] == ["设施建设", "宣传引导", "考核评比"]
    assert [title for _, title, _ in told(found)] == [
        "更换旧桶",
        "入户宣传",
        "每月考核",
        "年底表彰",
    ]


def test_changes_that_were_tracked_controls_and_signs() -> None:
    found = word(
        paragraph(
            run("1.更换")
            + "<w:del><w:r><w:t>新</w:t></w:r></w:del><w:ins><w:r><w:t>旧</w:t></w:r></w:ins>"
            + "<w:moveFrom><w:r><w:t>箱</w:t></w:r></w:moveFrom>"
            + run("桶。更换破损的桶。")
            + "<w:r><w:br/></w:r>"
            + run("责任单位：市5G")
            + "<w:r><w:noBreakHyphen/></w:r>"
            + run("A办公室")
        )
        + f"<w:sdt><w:sdtContent>{paragraph('2.新建站点。新建站点。（责任单位：市住建局）')}"
        + "</w:sdtContent></w:sdt><w:bookmarkStart w:id='1' w:name='x'/>"
        + paragraph(TAB.join(map(run, ("序号", "任务", "责任单位"))))
        + paragraph(TAB.join(map(run, ("3", "清洗地面", "各街道"))))
    )

    assert [(title, names) for _, title, names in told(found)] == [
        ("更换旧桶", ["市5G-A办公室"]),
        ("新建站点", ["市住建局"]),
        ("清洗地面", ["各街道"]),
    ]


def cell(text: str, properties: str = "") -> str:
    lines = "".join(map(paragraph, text.split("\n")))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def row(*cells: str, before: str = "") -> str:
    return f"<w:tr><w:trPr>{before}</w:trPr>{''.join(cells)}</w:tr>"


def test_cells_that_are_merged_and_a_row_that_begins_later() -> None:
    found = word(
        "<w:tbl>"
        + row(cell("序号"), cell("任务"), cell("责任单位", '<w:gridSpan w:val="2"/>'))
        + row(
            cell("1"),
            cell("更换旧桶"),
            cell("市城管局\n\n市园林局", '<w:vMerge w:val="restart"/>'),
            cell("急"),
        )
        + "<w:sdt><w:sdtContent>"
        + row(cell("2"), cell("清洗地面"), cell("", "<w:vMerge/>"), cell(""))
        + "</w:sdtContent></w:sdt>"
        + row(
            "<w:tc>" + paragraph("新建站点") + "</w:tc>",
            cell("市住建局"),
            cell(""),
            before='<w:gridBefore w:val="1"/>',
        )
        + "</w:tbl>"
    )

    assert [(id_, title) for id_, title, _ in told(found)] == [
        ("1", "更换旧桶"),
        ("2", "清洗地面"),
        ("2-2", "新建站点"),
    ]
    assert told(found)[1][2] == ["市城管局", "市园林局"]
    assert told(found)[2][2] == ["市住建局"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan.csv", "序号,任务,责任单位\n\n1,更换旧桶,'=市城管局\n,,\n2,'清洗地面,各街道\n"),
        ("plan.tsv", "序号\t任务\t责任单位\n1\t更换旧桶\t=市城管局\n2\t'清洗地面\t各街道\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_rows_of_a_table_in_text(name: str, text: str, encoding: str) -> None:
    found = draft(read_document(name, text.encode(encoding)))

    assert [(id_, names) for id_, _, names in told(found)] == [
        ("1", ["=市城管局"]),
        ("2", ["各街道"]),
    ]
    assert found.tasks[1].title == "'清洗地面"


def test_sheets_that_are_hidden_and_numbers_that_are_whole() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (
        ["序号", "任务", "责任单位", "完成时限", "备注"],
        [1.0, "更换旧桶", "市城管局", None, 2.5],
        [None, None, None, None, None],
        [2, "清洗地面", "各街道", None, True],
    ):
        sheet.append(cells)
    hidden = book.create_sheet("旧表")
    hidden.append(["序号", "任务", "责任单位"])
    hidden.append([3, "旧的一项", "甲局"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)

    found = draft(read_document("plan.xlsx", out.getvalue()))

    assert told(found) == [("1", "更换旧桶", ["市城管局"]), ("2", "清洗地面", ["各街道"])]
    assert found.tasks[0].remark == "2.5"
