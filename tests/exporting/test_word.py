from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart
from duties.exporting.imprint import Imprint
from duties.exporting.word import notice, plan
from duties.exporting.word.paper import Paper
from duties.formats.text import width_of
from duties.messages import Translator
from duties.queries.my_tasks import my_tasks
from handing_on import EN, ZH, dossier, shipped_dossier, small_dossier
from reading import PLANS


def table_of(of: Dossier, into: Translator = ZH) -> Document:
    return docx.Document(BytesIO(plan.render(of, into)))


@cache
def shipped_table(into: Translator = ZH) -> Document:
    """Return the shipped plan as a table, only to be read: tests share it."""
    return table_of(shipped_dossier(), into)


def notice_to(unit: str, of: Dossier, into: Translator = ZH) -> Document:
    duties = my_tasks(of.plan, of.register, [unit])
    return docx.Document(BytesIO(notice.render(of, unit, duties, into)))


def words(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def rows(document: Document, number: int = 0) -> list[list[str]]:
    """Return the rows of a table, a cell across columns once."""
    return [
        [cell.text for cell in dict.fromkeys(row.cells)] for row in document.tables[number].rows
    ]


def test_the_annex_has_its_title_and_a_row_across_for_each_action() -> None:
    document = shipped_table()

    assert words(document) == ["附件", f"{shipped_dossier().plan.title}\n任务分工表", "目标清单"]
    heading, first_action, first_task, *_ = found = rows(document)
    assert heading == ["序号", "任务", "牵头单位", "责任单位"]
    assert first_action == ["一、提升主城都市区极核引领行动（牵头单位：区发改委）"]
    assert first_task[:3] == ["1", "优化打造“一核三带六园区”功能布局", "区发改委"]
    assert [row[0][:2] for row in found if len(row) == 1] == [
        f"{n}、" for n in "一二三四五六七八九十"
    ]
    assert len([row for row in found if len(row) == 4]) == 1 + 55


def test_the_annex_speaks_english() -> None:
    document = shipped_table(EN)

    assert words(document) == [
        "Annex",
        f"{shipped_dossier().plan.title}\nDivision of tasks",
        "List of targets",
    ]
    assert rows(document)[:2] == [
        ["No.", "Task", "Lead", "Responsible"],
        ["一、提升主城都市区极核引领行动 (lead: 区发改委)"],
    ]


def test_a_plan_that_uses_every_key_shows_it() -> None:
    found = rows(table_of(dossier((PLANS / "full.yaml").read_text("utf-8"))))

    assert found[0] == ["序号", "任务", "牵头单位", "责任单位", "配合单位", "完成时限", "备注"]
    assert found[1] == ["一、治水（牵头单位：县水务局）"]
    assert found[2][4:] == ["志愿者协会等", "2024年12月31日前", "原文第1项。\n每季度一次。"]


def test_a_plan_without_actions_has_rows_only() -> None:
    found = rows(table_of(small_dossier(tasks="id: 1, title: 河, lead: 甲局")))

    assert found == [["序号", "任务", "牵头单位"], ["1", "河", "甲局"]]


def test_tasks_outside_the_actions_come_last_under_a_heading_of_their_own() -> None:
    of = small_dossier(
        actions="id: 甲, title: 治水",
        tasks="id: 1, title: 井, lead: 甲局\nid: 2, action: 甲, title: 河, lead: 甲局",
    )

    assert [row[0] for row in rows(table_of(of))] == ["序号", "甲 治水", "2", "未归入行动", "1"]


@pytest.mark.parametrize(
    ("id_", "title", "heading"),
    [
        ("12", "治水", "十二、治水"),
        ("100", "治水", "100 治水"),
        ("0", "治水", "0 治水"),
        ("1", "Clear water", "1 Clear water"),
        ("一", "治水", "一 治水"),
        ("²", "治水", "² 治水"),
    ],
)
def test_an_action_is_numbered_as_documents_number_it(id_: str, title: str, heading: str) -> None:
    of = small_dossier(actions=f"id: '{id_}', title: {title}")

    assert plan.printed(of.plan.actions[0]) == heading


def test_the_paper_is_landscape_a4_for_the_table_and_portrait_for_a_notice() -> None:
    wide = shipped_table().sections[0]
    high = notice_to("区住建委", shipped_dossier()).sections[0]

    assert millimetres(wide.page_width, wide.page_height) == [297, 210]
    assert millimetres(high.page_width, high.page_height) == [210, 297]
    assert millimetres(high.top_margin, high.left_margin) == [37, 28]


def millimetres(*lengths: Length | None) -> list[int]:
    return [round(length.mm) for length in lengths if length is not None]


def test_the_faces_are_those_of_official_documents_and_others_stand_in() -> None:
    data = plan.render(shipped_dossier(), ZH)
    document = docx.Document(BytesIO(data))

    def face(style: str) -> tuple[str | None, float | None]:
        found = document.styles[style]
        size = found.font.size
        return found.element.rPr.rFonts.get(qn("w:eastAsia")), size.pt if size else None

    assert face("Title") == ("方正小标宋简体", 22)
    assert face("Table Head") == ("黑体", 12)
    assert face("Table Text") == ("仿宋_GB2312", 12)
    assert face("Body") == ("仿宋_GB2312", 16)
    with ZipFile(BytesIO(data)) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong' in fonts


def test_the_heading_is_repeated_rows_stay_whole_and_pages_are_numbered() -> None:
    document = shipped_table()
    first, *others = (row._tr.trPr for row in document.tables[0].rows)

    assert first.find(qn("w:tblHeader")) is not None
    assert all(row.find(qn("w:tblHeader")) is None for row in others)
    assert all(row.find(qn("w:cantSplit")) is not None for row in (first, *others))
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        number = footer.paragraphs[0]
        assert number.text == "—  —"
        assert [field.text for field in number._p.iter(qn("w:instrText"))] == ["PAGE"]
        assert number.alignment is not None
        assert number.alignment.name == side


def test_english_text_ends_raggedly_and_chinese_at_the_margin() -> None:
    paper = Paper(shipped_dossier().plan, "t")
    paper.write("Compared with the earlier version of this plan:", "Body")
    paper.write("与原方案相比：", "Body")
    english, chinese = docx.Document(BytesIO(paper.to_bytes())).paragraphs[-2:]

    assert english.alignment is WD_ALIGN_PARAGRAPH.LEFT
    assert chinese.alignment is None  # as the style has it: justified


def test_the_tables_of_a_notice_have_columns_of_the_same_widths() -> None:
    lead, shared = notice_to("区住建委", shipped_dossier()).tables

    assert [column.width for column in lead.columns] == [each.width for each in shared.columns]


def test_a_table_fills_the_room_between_the_margins() -> None:
    for of in (shipped_dossier(), small_dossier(tasks="id: 1, title: 河, lead: 甲局")):
        document = table_of(of)
        section = document.sections[0]
        room = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
        widths = [column.width or 0 for column in document.tables[0].columns]
        assert min(widths) > Mm(8)
        assert room - Mm(1) < sum(widths) <= room


def test_a_notice_names_the_unit_and_lists_its_tasks_by_role() -> None:
    document = notice_to("区住建委", shipped_dossier())

    assert words(document) == [
        "《渝中区全力推进成渝地区双城\n经济圈建设“十项行动”实施方案》\n区住建委任务清单",
        "共承担任务 13 项：牵头 5 项、责任 8 项。",
        "牵头任务（5 项）",
        "责任任务（8 项）",
    ]
    lead, responsible = rows(document, 0), rows(document, 1)
    assert lead[0] == ["序号", "任务", "牵头单位", "责任单位"]
    assert [row[0] for row in lead[1:]] == ["4", "7", "8", "15", "40"]
    assert {row[2].split("、")[0] for row in lead[1:]} == {"区住建委"}
    assert len(responsible) == 1 + 8


def test_a_notice_in_english_knows_one_from_many() -> None:
    document = notice_to("区教委", shipped_dossier(), EN)
    one = notice_to("甲局", small_dossier(tasks="id: 1, title: 河, lead: 甲局"), EN)

    assert words(document)[1] == "2 tasks in all: lead 1, responsible 1."
    assert words(one)[:2] == ["“清水方案”\nTasks of 甲局", "1 task in all: lead 1."]


def test_a_notice_says_through_which_collective_a_task_comes() -> None:
    of = small_dossier(
        units="name: 东街道\nname: 各街道, members: [东街道]",
        tasks="id: 1, title: 河, lead: 甲局, responsible: 各街道",
    )

    assert rows(notice_to("东街道", of)) == [
        ["序号", "任务", "牵头单位", "责任单位", "来自"],
        ["1", "河", "甲局", "各街道", "各街道"],
    ]
    assert "各街道包括东街道。" in words(notice_to("各街道", of))


def test_a_unit_without_tasks_is_told_so() -> None:
    document = notice_to("闲办", small_dossier(units="name: 闲办"))

    assert words(document)[-1] == "方案没有该单位承担的任务。"
    assert document.tables == []


def test_a_unit_with_two_roles_in_a_task_counts_it_once() -> None:
    of = small_dossier(tasks="id: 1, title: 河, lead: 甲局, responsible: 甲局")

    assert words(notice_to("甲局", of))[1] == "共承担任务 1 项：牵头 1 项、责任 1 项。"


def test_a_list_bears_the_number_the_signature_and_the_day() -> None:
    of = replace(
        small_dossier(tasks="id: 1, title: 河, lead: 甲局"),
        imprint=Imprint(("县督查室",), "某督〔2026〕3号", date(2026, 3, 1)),
    )

    assert words(notice_to("甲局", of)) == [
        "《清水方案》\n甲局任务清单",
        "某督〔2026〕3号",
        "共承担任务 1 项：牵头 1 项。",
        "牵头任务（1 项）",
        "县督查室",
        "2026年3月1日",
    ]


def test_an_annex_says_of_which_document_it_is_one() -> None:
    of = replace(
        small_dossier(tasks="id: 1, title: 河, lead: 甲局"),
        imprint=Imprint(("县督查室",), "某督〔2026〕3号", date(2026, 3, 1)),
    )

    assert words(table_of(of)) == [
        "某督〔2026〕3号附件",
        "清水方案\n任务分工表",
        "县督查室",
        "2026年3月1日",
    ]
    assert words(table_of(of, EN))[0] == "某督〔2026〕3号, annex"


def test_notes_can_be_left_out() -> None:
    of = replace(
        small_dossier(tasks="id: 1, title: 河, lead: 甲局, note: 旧的"),
        without=frozenset({FilePart.NOTES}),
    )

    assert rows(table_of(of))[0] == ["序号", "任务", "牵头单位"]
    assert rows(notice_to("甲局", of))[0] == ["序号", "任务", "牵头单位"]


def test_the_properties_of_a_table_and_its_cells_are_in_the_order_that_word_reads() -> None:
    table = shipped_table().tables[0]._tbl

    def inside(tag: str) -> set[tuple[str, ...]]:
        found = table.iter(qn(tag))
        return {tuple(child.tag.rpartition("}")[2] for child in each) for each in found}

    assert inside("w:tblPr") == {("tblStyle", "tblW", "tblLayout", "tblCellMar", "tblLook")}
    assert inside("w:tcPr") == {
        ("tcW", "vAlign"),
        ("tcW", "shd", "vAlign"),
        ("tcW", "gridSpan", "shd", "vAlign"),
    }
    assert inside("w:pPr") == {("pStyle",), ("pStyle", "keepNext")}


FOLLOWED = """
title: 清水方案
issued: 2026-01-01
units: [{name: 县水务局}, {name: 县城投公司}, {name: 县财政局}]
actions: [{id: 1, title: 治水行动}]
tasks:
  - id: 1
    action: 1
    title: 治理清水河城区段
    lead: 县水务局
    responsible: 县财政局
    support: 县城投公司
    start: 2026-03
    due: 2026-10
    leader: 分管水利副县长
    contact: 县水务局河道管理科
    steps:
      - {id: 1, title: 完成勘察, due: 2026-04}
      - {id: 2, title: 护岸一期, project: true, lead: 县城投公司, due: 2026-09, weight: 2}
  - {id: 2, action: 1, title: 每月巡查河道, lead: 县水务局, every: month, leader: 分管水利副县长}
bodies:
  - {id: 领导小组, name: 治水领导小组, tier: leading-group, office: 县水务局, leader: 县长}
  - {id: 一组, name: 城区段工作专班, tier: task-force, under: 领导小组, office: 县城投公司,
     tasks: 1}
  - {id: 二组, name: 巡查工作专班, tier: task-force, under: 领导小组, office: 县水务局, tasks: [2]}
"""


def test_steps_have_a_table_of_their_own_below_their_tasks() -> None:
    document = table_of(dossier(FOLLOWED))

    assert words(document)[2:] == ["联系方式", "节点", "工作机构"]
    tasks, contacts, steps, _ = (rows(document, number) for number in range(4))
    assert "节点" not in tasks[0]
    assert contacts == [
        ["序号", "任务", "联系方式"],
        ["1", "治理清水河城区段", "县水务局河道管理科"],
    ]
    assert steps == [
        ["节点编号", "节点", "项目", "牵头单位", "完成时限", "权重"],
        ["1 治理清水河城区段"],
        ["1/1", "完成勘察", "", "", "2026年4月底前", "1"],
        ["1/2", "护岸一期", "✓", "县城投公司", "2026年9月底前", "2"],
    ]


def test_the_bodies_stand_at_the_end_of_the_annex() -> None:
    found = rows(table_of(dossier(FOLLOWED)), 3)

    assert found[0] == ["编号", "层级", "名称", "上级", "办公室", "统筹任务", "责任领导"]
    assert [row[2] for row in found[1:]] == ["治水领导小组", "城区段工作专班", "巡查工作专班"]


def test_a_list_for_a_unit_has_the_steps_of_its_tasks_and_the_bodies_above_them() -> None:
    document = notice_to("县财政局", dossier(FOLLOWED))

    assert words(document)[-2:] == ["节点", "工作机构"]
    assert [row[0] for row in rows(document, len(document.tables) - 2)] == [
        *("节点编号", "1 治理清水河城区段", "1/1", "1/2")
    ]
    assert rows(document, len(document.tables) - 1) == [
        ["层级", "名称", "办公室", "责任领导"],
        ["领导小组", "治水领导小组", "县水务局", "县长"],
        ["工作专班", "城区段工作专班", "县城投公司", ""],
    ]


def test_steps_and_bodies_can_be_left_out() -> None:
    of = replace(dossier(FOLLOWED), without=frozenset({FilePart.STEPS, FilePart.BODIES}))

    assert words(table_of(of))[2:] == ["联系方式"]


TWIP = 635  # units of Office; a column of text takes 120 twips, the margins of a cell 140


@pytest.mark.parametrize("into", [ZH, EN], ids=["zh", "en"])
def test_every_heading_has_room_for_its_words(into: Translator) -> None:
    of = dossier(FOLLOWED)
    for document in (table_of(of, into), notice_to("县水务局", of, into)):
        for table in document.tables:
            for cell, column in zip(table.rows[0].cells, table.columns, strict=True):
                longest = max(map(width_of, cell.text.split()))
                assert longest * 120 + 140 <= (column.width or 0) / TWIP, cell.text
