from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from duties.amounts import amount_of_text
from duties.errors.exports import TooManyRowsError
from duties.exporting.dossier import Dossier
from duties.exporting.excel import matrix, sheet, workbook
from duties.exporting.file_parts import FilePart
from duties.exporting.records import records
from duties.ledger.model import Reading
from duties.messages import Translator
from duties.model import Role, Task
from duties.queries.matrix import matrix as find_matrix
from duties.queries.my_tasks import my_tasks
from duties.source import Span
from handing_on import EN, HOSTILE, ZH, dossier, shipped_dossier, small_dossier
from reading import PLANS

SHEETS = ["任务分工表", "责任矩阵", "单位清单", "目标清单", "检查结果", "行动一览", "单位名录"]
Row = tuple[object, ...]


def opened(of: Dossier, into: Translator = ZH) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(workbook.render(of, into)))


@cache
def shipped_book(into: NullTranslations = ZH) -> openpyxl.Workbook:
    """Return the shipped plan as a workbook, only to be read: tests share it."""
    return opened(shipped_dossier(), into)


def sheet_of(book: openpyxl.Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def rows(page: Worksheet, first: int = 3) -> list[Row]:
    return list(page.iter_rows(min_row=first, values_only=True))


def test_the_sheets_are_named_in_the_language() -> None:
    assert shipped_book().sheetnames == SHEETS
    assert shipped_book(EN).sheetnames == [
        "Division of tasks",
        "Responsibility matrix",
        "Duties by unit",
        "List of targets",
        "Check results",
        "List of actions",
        "List of units",
    ]


def test_the_table_of_tasks_has_a_row_for_each_task() -> None:
    page = sheet_of(shipped_book(), "任务分工表")

    assert page["A1"].value == shipped_dossier().plan.title
    assert page["A2"].value == (
        "任务分工表　重庆市渝中区人民政府　2023年5月23日　10 项行动　55 项任务"
    )
    heading, first, *others = rows(page)
    assert heading == ("序号", "行动", "任务", "牵头单位", "责任单位", "完成时限", "备注")
    assert first[:4] == (
        1,
        "1 提升主城都市区极核引领行动",
        "优化打造“一核三带六园区”功能布局",
        "区发改委",
    )
    assert str(first[4]).endswith("区大健康公司、区母城文化公司等")
    assert first[5:] == (None, None)
    assert len(others) == 54


def test_support_has_a_column_only_where_the_plan_knows_it() -> None:
    of = small_dossier(
        tasks="""
            id: 1, title: 河, lead: 甲局, support: [乙局, 丙局], open_ended: true, due: 2027-01-31
        """
    )

    heading, row = rows(sheet_of(opened(of), "任务分工表"))

    assert heading == (
        "序号",
        "行动",
        "任务",
        "牵头单位",
        "责任单位",
        "配合单位",
        "完成时限",
        "截止日期",
        "备注",
    )
    assert row == (
        1,
        None,
        "河",
        "甲局",
        None,
        "乙局、丙局等",
        "2027年1月31日前",
        datetime(2027, 1, 31),
        None,
    )


@pytest.mark.parametrize(
    ("id_", "cell"),
    [
        ("7", 7),
        ("0", 0),
        ("999999999999999", 999_999_999_999_999),
        ("1000000000000000", "1000000000000000"),
        ("03", "03"),
        ("1.10", "1.10"),
        ("-1", "-1"),
        ("三（二）", "三（二）"),
        ("７", "７"),
    ],
)
def test_an_id_is_a_number_only_where_a_number_says_the_same(id_: str, cell: object) -> None:
    of = small_dossier(
        actions=f"id: '{id_}', title: 治水",
        tasks=f"id: '{id_}', action: '{id_}', title: '2024', lead: '110', note: '3'",
    )
    book = opened(of)

    assert rows(sheet_of(book, "任务分工表"))[1][0] == cell
    assert rows(sheet_of(book, "行动一览"))[1][0] == cell
    assert rows(sheet_of(book, "单位清单"))[1] == ("110", "牵头", cell, "2024", "110", "3")
    assert rows(sheet_of(book, "责任矩阵"))[1][1] == cell


def test_a_date_is_one_and_a_day_that_excel_does_not_know_is_a_text() -> None:
    of = small_dossier(tasks="id: 1, title: 河, due: 2027-01-31\nid: 2, title: 井, due: 1899-12-31")
    page = sheet_of(opened(of), "任务分工表")

    assert page["G4"].value == datetime(2027, 1, 31)
    assert page["G4"].is_date
    assert page["G4"].number_format == 'yyyy"年"m"月"d"日"'
    assert page.column_dimensions["G"].width >= len("2027年12月31日") + 4
    assert sheet_of(opened(of, EN), "Division of tasks")["G4"].number_format == "yyyy-mm-dd"
    assert page["G5"].value == "1899年12月31日"


def test_counts_are_numbers() -> None:
    _, first, *_ = rows(sheet_of(shipped_book(), "单位名录"))

    assert first[:5] == ("区发改委", "部门", 15, 11, 4)


def task_of(row: Sequence[object]) -> object:
    """Return what a row of the Chinese table says, in the shape of `said_by`."""
    number, action, title, *roles, due, note = (str(cell or "") for cell in row)
    names = [role.removesuffix("等").split("、") if role else [] for role in roles]
    is_open = any(role.endswith("等") for role in roles)
    return number, action.split(" ")[0], title, names, is_open, due, note


def said_by(task: Task) -> object:
    names = [[name.text for name in task.units(role)] for role in (Role.LEAD, Role.RESPONSIBLE)]
    due, note = str(task.due or ""), task.note or ""
    return task.id, task.action, task.title, names, task.open_ended, due, note


def test_the_table_of_tasks_says_all_that_the_plan_says_of_them() -> None:
    _, *found = rows(sheet_of(shipped_book(), "任务分工表"))

    assert [task_of(row) for row in found] == [
        said_by(task) for task in shipped_dossier().plan.tasks
    ]


def test_the_matrix_has_tasks_down_and_units_across_as_in_the_picture() -> None:
    page = sheet_of(shipped_book(), "责任矩阵")
    heads, first, *_ = rows(page, 3)
    *_, tasks = rows(page)

    assert heads[:5] == ("行动", "序号", "任务", "区发改委", "区商务委")
    assert heads[-3:] == ("● 牵头", "○ 责任", "单位数")
    assert first[:5] == (
        "1 提升主城都市区极核引领行动",
        1,
        shipped_dossier().plan.tasks[0].title,
        "●",
        None,
    )
    assert tasks[:5] == ("任务数", None, None, 15, 14)


def test_the_totals_of_the_matrix_add_up() -> None:
    page = sheet_of(shipped_book(), "责任矩阵")
    found = rows(page, 4)
    tasks, (lead, responsible, whole) = found[:-3], found[-3:]

    for column in range(3, 3 + 47):
        signs = "".join(str(row[column] or "") for row in tasks)
        assert (signs.count("●"), signs.count("○")) == (lead[column], responsible[column])
        assert sum(row[column] is not None for row in tasks) == whole[column]
    assert sum(int(str(row[-3])) for row in tasks) == lead[-3] == 57
    assert sum(int(str(row[-2])) for row in tasks) == responsible[-2] == 115


def test_a_sign_is_small_where_a_collective_brings_the_task() -> None:
    of = small_dossier(
        units="name: 东街道\nname: 各街道, members: [东街道]",
        tasks="id: 1, title: 河, lead: 东街道\nid: 2, title: 井, lead: 各街道",
    )
    page = sheet_of(opened(of), "责任矩阵")

    (column,) = [cell.column for cell in page[3] if cell.value == "东街道"]
    first, second = (page.cell(row, column) for row in (4, 5))
    assert [first.value, second.value] == ["●", "●"]
    assert (first.font.size or 0) > (second.font.size or 0)
    assert "小号：通过统称承担" in str(page["A2"].value)


def test_the_matrix_has_the_busiest_units_where_there_are_more_than_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matrix, "MOST_COLUMNS", 16)
    page = sheet_of(opened(shipped_dossier()), "责任矩阵")

    assert [cell.value for cell in page[3]][3:13] == [
        row.name
        for row in find_matrix(shipped_dossier().plan, shipped_dossier().register).rows[:10]
    ]
    assert "只列任务最多的 10 个单位" in str(page["A2"].value)


@pytest.mark.parametrize("module", [matrix, sheet])
def test_a_plan_that_no_sheet_can_hold_is_refused(
    monkeypatch: pytest.MonkeyPatch, module: object
) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 30)

    with pytest.raises(TooManyRowsError):
        opened(shipped_dossier())


def test_each_unit_has_its_tasks_leads_first() -> None:
    heading, *found = rows(sheet_of(shipped_book(), "单位清单"))

    assert heading == ("单位", "角色", "序号", "任务", "牵头单位", "责任单位", "来自")
    ours = [row for row in found if row[0] == "区住建委"]
    assert [row[1] for row in ours] == ["牵头"] * 5 + ["责任"] * 8
    assert {row[6] for row in found if row[0] == "CBD管委会" and row[2] == 3} == {"各管委会"}


def test_the_duties_by_unit_are_the_rows_of_the_csv_and_those_of_steps() -> None:
    of = dossier((PLANS / "county.yaml").read_text("utf-8"))
    _, *found = rows(sheet_of(opened(of), "单位清单"))
    of_tasks = [(row[0], row[2]) for row in found if "/" not in str(row[2])]
    of_steps = [row for row in found if "/" in str(row[2])]

    told = [(row.duty.unit, int(row.task.id)) for row in records(of) if row.duty is not None]
    assert sorted(map(str, of_tasks)) == sorted(map(str, told))
    assert {(row[0], row[2]) for row in of_steps} >= {("县住建局", "1/2")}
    ours = my_tasks(of.plan, of.register, list(of.register.units))
    assert [(each.unit, each.task.id) for each in ours] == [(row[0], str(row[2])) for row in found]


def test_the_findings_are_those_of_lint() -> None:
    heading, *found = rows(sheet_of(opened(small_dossier(tasks="id: 1, title: 河")), "检查结果"))

    assert heading == ("位置", "级别", "规则", "问题")
    assert found[0] == ("plan.yaml:5:10", "错误", "DUT101 no-lead", "任务 1 没有牵头单位")


def test_a_plan_without_tasks_says_so_on_every_sheet() -> None:
    book = opened(dossier("title: 空\ntasks: []\n"))

    names = [name for name in book.sheetnames if name != "责任矩阵"]
    nothing = [str(sheet_of(book, name)["A4"].value) for name in names]
    assert nothing[0] == "方案还没有任务。"
    assert nothing[1] == "方案尚未给任何单位分配任务。"
    assert nothing[2] == "没有发现问题。"


def test_actions_and_units_have_what_the_tasks_do_not_say() -> None:
    book = opened(
        small_dossier(
            units="""
                name: 县水务局, aliases: [水务局], kind: department
                name: 各局, members: [县水务局]
            """,
            actions="id: 1, title: 治水, lead: 县水务局",
            tasks="id: 1, action: 1, title: 河, lead: 县水务局",
        )
    )

    assert rows(sheet_of(book, "行动一览"))[0][2] == "行动牵头单位"
    assert rows(sheet_of(book, "行动一览"))[1] == (1, "治水", "县水务局", 1, 1)
    heading, unit, collective = rows(sheet_of(book, "单位名录"))
    assert heading == ("单位", "类别", "任务数", "牵头", "责任", "别名", "成员")
    assert unit == ("县水务局", "部门", 1, 1, 0, "水务局", None)
    assert collective[-1] == "县水务局"


def test_targets_have_their_latest_readings_where_there_are_any() -> None:
    of = dossier(
        "title: 清水方案\ntasks: []\ntargets:\n"
        "  - {id: gdp, name: 生产总值, value: 300, unit: 亿元, bound: min, by: 2027,"
        " baseline: {value: 100, by: 2023}}\n"
        "  - {id: air, name: 优良天数, value: 320, unit: 天}\n"
    )
    days = [date(2025, 6, 30), date(2025, 12, 31), date(2026, 1, 2)]
    readings = [
        Reading({}, Span(1, 1, 1, 1), "gdp", day, amount_of_text(f"{value}"))
        for day, value in zip(days, (150, 210.5, 999), strict=True)
    ]
    page = sheet_of(opened(replace(of, readings={"gdp": readings})), "目标清单")

    assert [[cell.value for cell in row][-5:] for row in page.iter_rows(min_row=3)] == [
        ["现值", "现值日期", "序时进度", "差距", "完成情况"],
        [210.5, datetime(2025, 12, 31), 200.2, 10.3, "符合序时"],
        [None, None, None, None, "无现值"],
    ]
    assert page["A2"].value == "目标清单　2 项目标，现值截至2026年1月1日"


def test_nothing_in_a_plan_is_a_formula_or_a_link() -> None:
    of = small_dossier(
        units="name: '=1+1'\nname: 'http://x.example/'",
        tasks="id: '=1', title: '=cmd|x', lead: ['=1+1', 'http://x.example/'], note: '{=1}'",
    )
    data = workbook.render(of, EN)

    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, part in parts.items() if "worksheets" in name and b"<f>" in part]
    assert not [name for name, part in parts.items() if b"hyperlink" in part]
    _, row = rows(sheet_of(openpyxl.load_workbook(BytesIO(data)), "Division of tasks"))
    assert row[0] == "=1"
    assert row[-1] == "{=1}"


def test_hidden_characters_are_shown() -> None:
    of = small_dossier(tasks=r'id: 1, title: "=1+1\e[31m<b>&\u202E\uFFFE", lead: 甲局')
    assert of.plan.tasks[0].title == HOSTILE

    _, row = rows(sheet_of(opened(of), "任务分工表"))

    assert row[2] == r"=1+1\u001b[31m<b>&\u202e\ufffe"


def test_a_note_keeps_its_lines_and_a_text_too_long_for_a_cell_is_cut() -> None:
    of = small_dossier(tasks=f'id: 1, title: {"长" * 40_000}, note: "甲\\n乙{"注" * 40_000}"')

    _, row = rows(sheet_of(opened(of), "任务分工表"))

    assert row[2] == "长" * 1000 + "…"
    assert row[-1] == "甲\n乙" + "注" * 15_997 + "…"


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_ready_to_be_read_and_printed(name: str) -> None:
    page = sheet_of(shipped_book(), name)
    is_matrix = name == "责任矩阵"

    assert page.freeze_panes == ("D4" if is_matrix else "A4")
    assert page.print_title_rows == "$1:$3"
    assert page.auto_filter.ref
    assert page.page_setup.orientation == "landscape"
    assert int(page.page_setup.paperSize or 0) == (8 if is_matrix else 9)
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    footer = page.oddFooter
    assert footer is not None
    assert footer.right is not None
    assert footer.right.text == "第 &P 页 共 &N 页"


def test_only_columns_up_to_the_last_with_anything_in_it_are_printed() -> None:
    tasks = "id: 1, title: 河, lead: 甲局\nid: 2, title: 井, lead: 甲局, due: 2027-06-30"
    filled = sheet_of(opened(small_dossier(tasks=tasks)), "任务分工表")
    empty = sheet_of(shipped_book(), "任务分工表")

    assert [cell.value for cell in empty[3]][-2:] == ["完成时限", "备注"]
    assert empty.print_area == "'任务分工表'!$A$1:$E$58"
    assert [cell.value for cell in filled[3]][-2:] == ["截止日期", "备注"]
    assert str(filled.print_area).endswith("$G$5")


def test_an_action_is_shown_once_and_stands_in_every_row() -> None:
    page = sheet_of(shipped_book(), "任务分工表")

    assert [row[1] for row in rows(page, 4)][:3] == ["1 提升主城都市区极核引领行动"] * 3
    rules = [rule for area in page.conditional_formatting for rule in area.rules]
    assert ["AND($B5=$B4,SUBTOTAL(103,$B4)=1)"] in [rule.formula for rule in rules]


def test_so_it_is_in_the_matrix() -> None:
    page = sheet_of(shipped_book(), "责任矩阵")

    assert [row[0] for row in rows(page, 4)][:3] == ["1 提升主城都市区极核引领行动"] * 3
    rules = [rule for area in page.conditional_formatting for rule in area.rules]
    assert ["AND($A5=$A4,SUBTOTAL(103,$A4)=1)"] in [rule.formula for rule in rules]


def test_a_matrix_that_nearly_fits_is_one_page() -> None:
    small = sheet_of(opened(small_dossier(tasks="id: 1, title: 河, lead: 甲局")), "责任矩阵")
    large = sheet_of(shipped_book(), "责任矩阵")

    assert [page.page_setup.fitToHeight for page in (small, large)] == [None, 0]


def test_the_matrix_is_coloured_by_the_gravest_role() -> None:
    page = sheet_of(shipped_book(), "责任矩阵")

    rules = [rule for each in page.conditional_formatting for rule in each.rules]
    assert [rule.text for rule in rules if rule.text] == ["●", "○", "◇"]
    assert all(rule.stopIfTrue for rule in rules if rule.text)


def test_columns_are_as_wide_as_their_words_and_rows_as_high_as_their_lines() -> None:
    long = "、".join(f"第{number}局" for number in range(30))
    of = small_dossier(
        tasks=f"id: 1, title: 河, lead: 甲局, responsible: [{long.replace('、', ', ')}]"
    )
    page = sheet_of(opened(of), "任务分工表")

    widths = {key: page.column_dimensions[key].width for key in "ACE"}
    assert widths["A"] < widths["E"] < 50
    assert (page.row_dimensions[4].height or 0) > 3 * 14


def test_the_properties_hold_what_the_plan_says_of_itself() -> None:
    book: Any = shipped_book()

    assert {each.name: each.value for each in book.custom_doc_props} == {
        "plan": shipped_dossier().plan.title,
        "issuer": "重庆市渝中区人民政府",
        "issued": "2023-05-23",
        "horizon": 2027,
        "expects.actions": 10,
        "expects.tasks": 55,
    }


@pytest.mark.parametrize(
    ("into", "sheet_name", "form"),
    [(ZH, "任务分工表", 'yyyy"年"m"月"d"日"'), (EN, "Division of tasks", "yyyy-mm-dd")],
)
def test_the_last_day_of_a_deadline_is_a_date_beside_its_words(
    into: Translator, sheet_name: str, form: str
) -> None:
    of = small_dossier(
        tasks="""
            id: 1, title: 河, lead: 甲局, due: 2027-06
            id: 2, title: 井, lead: 甲局, due_text: 长期推进
            id: 3, title: 渠, lead: 甲局, due: 1027, due_text: =1+1
        """
    )

    page = sheet_of(opened(of, into), sheet_name)

    days = [page.cell(row, 7) for row in (4, 5, 6)]
    assert [day.value for day in days] == [
        datetime(2027, 6, 30),
        None,
        "1027年12月31日" if into is ZH else "1027-12-31",
    ]
    assert days[0].number_format == form
    assert page.cell(6, 6).data_type == "s"


def test_a_title_has_the_lines_that_it_takes_above_a_narrow_table() -> None:
    of = small_dossier(actions="id: 1, title: 河", tasks="id: 1, action: 1, title: 河, lead: 甲局")
    title = "Plan for a Greener District " * 6
    of = replace(of, plan=of.plan._replace(title=title.strip()))
    book = opened(of, EN)

    narrow = sheet_of(book, "List of actions")
    short = sheet_of(opened(small_dossier(tasks="id: 1, title: 河"), EN), "Division of tasks")
    assert narrow["A1"].alignment.wrap_text
    assert (narrow.row_dimensions[1].height or 0) > 3 * 20
    assert not short["A1"].alignment.wrap_text
    assert (short.row_dimensions[1].height or 0) < 35


def test_a_table_too_wide_for_letters_that_can_be_read_is_printed_on_a3() -> None:
    names = ", ".join(f"Department of {word} and Other Things" for word in ("Roads", "Homes"))
    task = f"id: 1, title: {'long ' * 20}, lead: [{names}], responsible: [{names}]"
    many = f"{task}, support: [{names}], note: {'words ' * 20}, due: 2027-06"
    more = f"{many}, contact: {'office ' * 9}, leader: {'deputy ' * 9}, start: 2026-01"

    narrow, wide = (sheet_of(opened(small_dossier(tasks=each), EN), TASKS) for each in (many, more))
    assert [int(page.page_setup.paperSize or 0) for page in (narrow, wide)] == [9, 8]
    for page, most in ((narrow, 229), (wide, 308)):  # for 6.5 points on A4, and 7 on A3
        assert width_of_columns(page) <= most


TASKS = "Division of tasks"


def width_of_columns(page: Worksheet) -> float:
    """Return how wide the columns of a sheet are together, in digits of the workbook's font."""
    found = page.column_dimensions.values()
    return sum(each.width * ((each.max or 0) - (each.min or 0) + 1) for each in found)


@pytest.mark.parametrize("into", [ZH, EN], ids=["zh", "en"])
def test_a_large_matrix_fits_across_a3_in_letters_of_seven_points(into: NullTranslations) -> None:
    name = into.gettext(FilePart.MATRIX.label)
    page = sheet_of(shipped_book(into), name)

    assert page.page_setup.fitToWidth in (None, 1)
    assert width_of_columns(page) <= 308
    sizes = {cell.font.size for row in page.iter_rows() for cell in row if cell.value is not None}
    assert min(sizes - {8}) >= 10  # 8: the signs of a collective
    height = sum(each.height or 15 for each in page.row_dimensions.values())
    assert height < 2 * 1080 - 300  # on two sheets, with the heads on both
    total = [cell for cell in page[3] if cell.value == into.gettext("Units")]
    assert total[0].alignment.textRotation in (90, 255)


def test_the_action_of_a_matrix_makes_its_first_row_higher_only() -> None:
    page = sheet_of(shipped_book(), "责任矩阵")
    tasks = {row[1].value: row[1].row or 0 for row in page.iter_rows(4, 40)}

    heights = [page.row_dimensions[tasks[number]].height or 0 for number in (17, 18)]
    assert heights[0] > heights[1] + 10
