"""Habits of those who write documents, in files that have them: bullets, boxes, frames, sheets."""

import io

import docx
import openpyxl
import pytest
from documents import EN, UNTITLED
from docx.oxml import parse_xml
from test_readers_guards import cell, paragraph, row, word

from duties.importing.pipeline import draft
from duties.importing.plan.draft import Draft
from duties.importing.shape import read_document

Told = list[tuple[str, str, list[tuple[str, str]]]]


def told(found: Draft) -> Told:
    return [
        (task.id, task.title, [(each.role.value, each.name) for each in task.assigned])
        for task in found.tasks
    ]


def doubts(found: Draft) -> list[str]:
    said = [doubt.message.put(EN) for doubt in found.doubts]
    return [each for each in said if each != UNTITLED]


def of_book(book: openpyxl.Workbook) -> Draft:
    out = io.BytesIO()
    book.save(out)
    return draft(read_document("plan.xlsx", out.getvalue()))


def test_units_as_bullets_of_word_below_a_label_in_brackets() -> None:
    document = docx.Document()
    document.add_heading("任务1　加固东桥", 2)
    document.add_paragraph("逐一检查桥墩，年内完工。")
    document.add_paragraph("【完成时限】2026年9月")
    document.add_paragraph("【牵头单位】县人力资源和社会保障局")
    document.add_paragraph("【责任单位】")
    document.add_paragraph("县公安局", style="List Bullet")
    document.add_paragraph("县人力资源市场管理办公室等", style="List Bullet")
    out = io.BytesIO()
    document.save(out)

    found = draft(read_document("plan.docx", out.getvalue()))

    units = [
        ("lead", "县人力资源和社会保障局"),
        ("responsible", "县公安局"),
        ("responsible", "县人力资源市场管理办公室"),
    ]
    assert told(found) == [("1", "加固东桥", units)]
    assert found.tasks[0].open_ended
    assert doubts(found) == []


def test_a_number_in_a_box_beside_the_title_is_no_part_of_it() -> None:
    box = (
        "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        f"{paragraph('编号：2026-017')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    found = word(
        paragraph(box)
        + paragraph("某区年度目标责任书")
        + paragraph("1.加固东桥。年内完工。（责任单位：区交通局）")
    )

    assert found.head.title == "某区年度目标责任书"


def test_tables_in_a_frame_are_grouped_by_the_lines_above_them() -> None:
    def inner(number: str, task: str) -> str:
        head = row(cell("序号"), cell("任务"), cell("牵头部门"))
        return f"<w:tbl>{head}{row(cell(number), cell(task), cell('市交通局'))}</w:tbl><w:p/>"

    def frame(content: str) -> str:
        return f"<w:tr><w:tc>{content}</w:tc></w:tr>"

    lines = [frame(paragraph(f"板块：{name}")) for name in ("城市更新", "文旅消费")]
    tables = [frame(inner("1", "加固东桥")), frame(inner("2", "修缮西桥"))]
    found = word(f"<w:tbl>{lines[0]}{tables[0]}{lines[1]}{tables[1]}</w:tbl>")

    assert [(each.id, each.title) for each in found.actions] == [
        ("1", "城市更新"),
        ("2", "文旅消费"),
    ]
    assert [(task.id, task.action) for task in found.tasks] == [("1", "1"), ("2", "2")]


def test_paragraphs_of_a_cell_are_a_title_and_what_it_means() -> None:
    table = docx.Document().add_table(2, 2)
    for at, text in enumerate(
        ("任务", "责任单位", "化解积案\n对三年以上的积案逐案包保，年内清零。", "区信访局")
    ):
        table.cell(at // 2, at % 2).text = text
    document = docx.Document()
    document.element.body.insert(0, parse_xml(table._tbl.xml))
    out = io.BytesIO()
    document.save(out)

    found = draft(read_document("plan.docx", out.getvalue()))

    assert [task.title for task in found.tasks] == ["化解积案"]


def test_a_title_merged_over_hidden_columns_is_not_hidden() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["某区重点任务清单"])
    sheet.append(["序号", "任务", "联系人", "责任单位"])
    sheet.append([1, "加固东桥", "电话另附", "区交通局"])
    sheet.merge_cells("A1:D1")
    sheet.column_dimensions["C"].hidden = True

    assert doubts(of_book(book)) == ["hidden text is left out: 联系人"]


def test_sheets_with_names_of_their_own_are_actions() -> None:
    book = openpyxl.Workbook()
    for name, task in (("产业升级", "改造厂房"), ("生态环保", "整治沟渠")):
        sheet = book.create_sheet(name)
        sheet.append([f"某市{name}工作台账"])
        sheet.merge_cells("A1:C1")
        for cells in (["序号", "任务", "牵头单位"], [1, task, "市发改委"]):
            sheet.append(cells)
        sheet.append(["备注：牵头单位有调整的，请告知"])
        sheet.merge_cells("A4:C4")
    book.remove(book.worksheets[0])

    found = of_book(book)

    assert [(each.id, each.title) for each in found.actions] == [
        ("1", "产业升级"),
        ("2", "生态环保"),
    ]
    assert [(task.id, task.title, task.action) for task in found.tasks] == [
        ("一-1", "改造厂房", "1"),
        ("二-1", "整治沟渠", "2"),
    ]
    assert doubts(found) == [
        "this note at the foot of the table was not read: 备注：牵头单位有调整的，请告知"
    ]


def test_a_title_across_the_top_of_a_sheet_though_it_ends_as_few_do() -> None:
    book = openpyxl.Workbook()
    for cells in (["某县任务到单位情况"], ["任务", "责任单位"], ["加固东桥", "县交通局"]):
        book.worksheets[0].append(cells)
    book.worksheets[0].merge_cells("A1:B1")

    found = of_book(book)

    assert found.head.title == "某县任务到单位情况"
    assert doubts(found) == []


@pytest.mark.parametrize(
    ("top", "is_title"),
    [
        ("Green City Action Plan 2026: Who Does What in Every Quarter", True),
        ("Green City Action Plan", True),
        ("Prepared by: Planning Office", False),
        ("All units report by the end of each month.", False),
    ],
)
def test_an_english_title_across_the_top_of_a_sheet(top: str, is_title: bool) -> None:
    book = openpyxl.Workbook()
    for cells in ([top], ["No.", "Task", "Lead unit"], [1, "Plant trees", "Parks Service"]):
        book.worksheets[0].append(cells)
    book.worksheets[0].merge_cells("A1:C1")

    assert of_book(book).head.title == (top if is_title else None)


@pytest.mark.parametrize(
    ("ends", "title"),
    [
        (("（科技创新）", "（稳就业）"), "某市重点任务汇总表"),
        (("（科技创新）", ""), "某市重点任务汇总表"),
        (("（2026年）", "（2026年）"), "某市重点任务汇总表（2026年）"),
    ],
)
def test_what_only_one_of_several_sheets_is_about_is_no_part_of_the_title(
    ends: tuple[str, str], title: str
) -> None:
    book = openpyxl.Workbook()
    for name, end in zip(("科技", "就业"), ends, strict=True):
        sheet = book.create_sheet(name)
        sheet.append([f"某市重点任务汇总表{end}"])
        sheet.merge_cells("A1:C1")
        for cells in (["序号", "任务", "牵头单位"], [1, f"推进{name}", "市发改委"]):
            sheet.append(cells)
    book.remove(book.worksheets[0])

    assert of_book(book).head.title == title


def test_links_below_a_page_are_no_part_of_the_plan() -> None:
    page = (
        "<html><body><h1>某市若干措施</h1><p>一、优化服务</p>"
        "<p>（一）加固东桥。年内完工。（责任单位：市交通局）</p>"
        "<p>（二）修缮西桥。年内完工。（责任单位：市水务局）</p>"
        "<div>附件下载：<a href='a'>某市若干措施.pdf</a></div>"
        "<h3>相关文件</h3><ul><li>【图解】一图读懂2026-01-11</li><li>关于政务公开的通知</li></ul>"
        "</body></html>"
    )

    found = draft(read_document("page.html", page.encode()))

    assert [task.title for task in found.tasks] == ["加固东桥", "修缮西桥"]
    assert doubts(found) == []
