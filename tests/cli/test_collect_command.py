"""`duties forms` and `duties collect`: what goes out, and what becomes of what comes back."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import Answer, Duties

from duties.cli import clock
from forms_filled import Rows, columns_of, filled, head_of, rows_of

if TYPE_CHECKING:
    from openpyxl import Workbook

PLAN = """\
title: 清水县重点工作实施方案
issuer: 清水县人民政府
issued: 2026-01-01
units:
  - {name: 县住建局, aliases: [住建局]}
  - {name: 县交通局}
  - {name: 县财政局}
  - {name: 县水务局}
tasks:
  - {id: 1, title: 修缮码头, lead: 县交通局, responsible: 县财政局, due: 2026-12}
  - id: 2
    title: 改造老街
    lead: 县住建局
    responsible: 县财政局
    due: 2026-10
    steps:
      - {id: 1, title: 选址, due: 2026-05}
      - {id: 2, title: 开工, lead: 县交通局, due: 2026-09}
  - {id: 3, title: 编制规划, lead: 县住建局, due: 2026-06}
  - {id: 4, title: 治理河道, lead: 县水务局, due: 2026-11}
targets:
  - {id: forest, name: 森林覆盖率, value: 50, unit: '%', by: 2027, owner: 县水务局}
"""
MARCH = Path("progress/2026-03.yaml")
OUT, BACK = Path("填报"), Path("收回")

Then = Callable[["Workbook"], None]


@pytest.fixture
def duties(duties: Duties) -> Duties:
    """The command, in English unless asked otherwise, whatever was asked before."""

    def run(*arguments: str) -> Answer:
        asked = () if "--lang" in arguments else ("--lang", "en")
        return duties(*arguments, *asked)

    return run


@pytest.fixture(scope="module")
def forms() -> dict[str, bytes]:
    """The forms for March, written by the first test that asks for them; each gets a copy."""
    return {}


@pytest.fixture(autouse=True)
def plan_and_day(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, duties: Duties, forms: dict[str, bytes]
) -> None:
    """A plan, its forms for March, and the third of April."""
    (workplace / "plan.yaml").write_text(PLAN, "utf-8")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 3))
    BACK.mkdir()
    if not forms:
        assert duties("forms", str(OUT), "--period", "2026-03", "--lang", "zh").code == 0
        forms |= {file.name: file.read_bytes() for file in OUT.iterdir()}
    OUT.mkdir(exist_ok=True)
    for name, form in forms.items():
        (OUT / name).write_bytes(form)


def come_back(unit: str, rows: Rows, then: Then | None = None, name: str | None = None) -> Path:
    """Put a form that a unit filled in where forms come back."""
    file = BACK / f"{name or unit}.xlsx"
    file.write_bytes(filled((OUT / f"{unit}.xlsx").read_bytes(), rows, then))
    return file


def reports() -> list[str]:
    """Return the entries of the period's file, one a line, however they are set."""
    found: list[str] = []
    for line in MARCH.read_text("utf-8").splitlines():
        if line.startswith("  - "):
            found.append(line[4:])
        elif line.startswith("    "):
            found[-1] += f", {line.strip()}"
    return [entry if entry.startswith("{") else f"{{{entry}}}" for entry in found]


def checks(answer: Answer) -> list[str]:
    """Return what the command wants looked at."""
    lines = answer.err.splitlines()
    return [line.removeprefix("check: ") for line in lines if line.startswith("check: ")]


FULL: Rows = {
    "3": {"state": "推进中", "percent": 60, "done": "签约三家", "next": "四月定稿",
          "evidence": "附件3.pdf", "date": datetime(2026, 3, 25)},
}  # fmt: skip


def test_every_unit_that_is_asked_anything_gets_a_form(duties: Duties) -> None:
    import openpyxl

    names = ["县交通局.xlsx", "县住建局.xlsx", "县水务局.xlsx", "县财政局.xlsx"]
    assert sorted(path.name for path in OUT.iterdir()) == names
    sheets = {path.stem: openpyxl.load_workbook(path).sheetnames for path in OUT.iterdir()}
    assert sheets == {
        "县交通局": ["填报表", "填报说明", "duties"],
        "县住建局": ["填报表", "填报说明", "duties"],
        "县水务局": ["填报表", "指标", "填报说明", "duties"],
        "县财政局": ["参与事项", "填报说明", "duties"],
    }
    book = openpyxl.load_workbook(OUT / "县住建局.xlsx")
    page = book["填报表"]
    assert list(rows_of(page)) == ["2", "2/1", "3"]
    assert head_of(page) <= 11
    assert [cell.value for cell in page[head_of(page)]][:-1] == [
        *("序号", "任务", "节点", "时限", "责任领导", "上期状态", "上期进度", "上期进展"),
        *("状态", "进度（%）", "本期进展", "存在问题", "问题环节", "需协调单位"),
        *("下一步", "佐证", "日期"),
    ]
    rows = zip(page[head_of(page)], page[head_of(page) + 1], strict=True)
    locked = {head.value: cell.protection.locked for head, cell in rows}
    assert [word for word, is_locked in locked.items() if not is_locked] == [
        *("状态", "进度（%）", "本期进展", "存在问题", "问题环节", "需协调单位"),
        *("下一步", "佐证", "日期"),
    ]
    assert page.protection.sheet
    assert page.freeze_panes == "C6"
    assert page.print_title_rows == "$1:$5"
    assert book["duties"].sheet_state == "veryHidden"


def test_the_same_day_gives_the_same_bytes(duties: Duties) -> None:
    before = {path.name: path.read_bytes() for path in OUT.iterdir()}
    duties("forms", str(OUT), "--period", "2026-03", "--lang", "zh")

    assert {path.name: path.read_bytes() for path in OUT.iterdir()} == before


def test_a_form_that_was_filled_in_is_not_replaced(duties: Duties) -> None:
    file = OUT / "县住建局.xlsx"
    file.write_bytes(filled(file.read_bytes(), FULL))
    answer = duties("forms", str(OUT), "--period", "2026-03")

    assert answer.code == 2
    assert "县住建局.xlsx" in answer.err


def test_a_row_is_one_report_and_a_second_run_changes_nothing(duties: Duties) -> None:
    come_back("县住建局", FULL)
    answer = duties("collect", str(BACK))

    assert answer.code == 0
    assert reports() == [
        "{task: 3, unit: 县住建局, date: 2026-03-25, state: in-progress, percent: 60, "
        "done: 签约三家, next: 四月定稿, evidence: 附件3.pdf}"
    ]
    assert answer.out == (
        "2026-03: 1 file, 1 unit answered; 1 new report, 0 readings, 0 entries on problems; "
        "0 known before\n"
        "2 units have not answered: 县交通局, 县水务局\n"
        "still missing from 县住建局: 2, 2/1\n"
    )
    before = MARCH.read_bytes()
    again = duties("collect", str(BACK))
    assert again.code == 0
    assert "0 new reports, 0 readings, 0 entries on problems; 1 known before" in again.out
    assert again.err == "note: there is nothing new to write\n"
    assert MARCH.read_bytes() == before


def test_dry_run_prints_what_would_be_written_and_writes_nothing(duties: Duties) -> None:
    come_back("县住建局", FULL)
    answer = duties("collect", str(BACK), "--dry-run")

    assert answer.out.startswith("period: 2026-03\nreports:\n")
    assert not MARCH.exists()
    assert "not answered: 县交通局, 县水务局" in answer.err


def test_what_was_recorded_by_hand_stays_and_is_not_undone(duties: Duties) -> None:
    come_back("县住建局", FULL)
    duties("collect", str(BACK))
    duties("record", "3", "--percent", "50", "--date", "2026-03-25", "--reason", "核查更正")
    before = MARCH.read_bytes()
    answer = duties("collect", str(BACK))

    assert MARCH.read_bytes() == before
    assert any("says otherwise and counts" in line for line in checks(answer))


def test_a_corrected_form_is_a_later_entry(duties: Duties) -> None:
    come_back("县住建局", {"3": {"percent": 60}})
    duties("collect", str(BACK))
    come_back("县住建局", {"3": {"percent": 65}})
    answer = duties("collect", str(BACK))

    assert [line.partition("percent: ")[2] for line in reports()] == ["60}", "65}"]
    assert "replaces what 县住建局 reported for the same day" in checks(answer)[0]


def _sort(book: "Workbook") -> None:
    """Turn the rows of the form round, as a clerk who sorts it does, hidden ids and all."""
    page = book["填报表"]
    first = head_of(page) + 1
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=first)]
    for number, values in enumerate(reversed(rows), first):
        for column, value in enumerate(values, 1):
            page.cell(number, column).value = value


def _hide_a_row(book: "Workbook") -> None:
    page = book["填报表"]
    page.row_dimensions[rows_of(page)["3"]].hidden = True


def _insert_rows(book: "Workbook") -> None:
    page = book["填报表"]
    page.insert_rows(rows_of(page)["2"], 2)
    page.cell(head_of(page) + 1, 1).value = "一、城建类"


def _delete_a_row(book: "Workbook") -> None:
    page = book["填报表"]
    page.delete_rows(rows_of(page)["2/1"])


def _merge_a_line(book: "Workbook") -> None:
    page = book["填报表"]
    row = page.max_row + 1
    page.cell(row, 1).value = "以上情况属实（盖章）"
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=18)


def _sign(book: "Workbook") -> None:
    page = book["填报表"]
    row = page.max_row + 2
    page.cell(row, 1).value = "填表人："
    page.cell(row, columns_of(page)["date"]).value = datetime(2026, 4, 1)


def _lose_the_ids(book: "Workbook") -> None:
    page = book["填报表"]
    for column in (columns_of(page)["id"], columns_of(page)["key"]):
        for row in range(head_of(page) + 1, page.max_row + 1):
            page.cell(row, column).value = None


def _lose_the_hidden_sheet(book: "Workbook") -> None:
    del book["duties"]


def _rename_the_sheet(book: "Workbook") -> None:
    book["填报表"].title = "Sheet1"


def _move_down(book: "Workbook") -> None:
    book["填报表"].insert_rows(1, 3)
    book["填报表"].cell(1, 1).value = "附件2"


def _move_columns(book: "Workbook") -> None:
    book["填报表"].insert_cols(1)


HARMLESS: dict[str, Then] = {
    "sorted": _sort,
    "filtered": _hide_a_row,
    "inserted": _insert_rows,
    "deleted": _delete_a_row,
    "a line merged": _merge_a_line,
    "signed below": _sign,
    "ids lost": _lose_the_ids,
    "marks lost": _lose_the_hidden_sheet,
    "sheet renamed": _rename_the_sheet,
    "rows above": _move_down,
    "a column before": _move_columns,
}


@pytest.mark.parametrize("then", HARMLESS.values(), ids=HARMLESS)
def test_what_clerks_do_to_a_form_changes_nothing_of_what_it_says(
    duties: Duties, then: Then
) -> None:
    come_back("县住建局", FULL, then)
    answer = duties("collect", str(BACK))

    assert (answer.code, checks(answer)) == (0, [])
    assert len(reports()) == 1
    assert reports()[0].startswith("{task: 3, unit: 县住建局, date: 2026-03-25, state: in-progress")


def test_a_file_may_be_renamed(duties: Duties) -> None:
    come_back("县住建局", FULL, name="3月报表（终稿）")

    assert duties("collect", str(BACK)).code == 0
    assert "unit: 县住建局" in reports()[0]


def test_a_form_in_a_file_called_after_another_unit_is_left_out(duties: Duties) -> None:
    come_back("县住建局", FULL, name="县水务局")
    answer = duties("collect", str(BACK), "--period", "2026-03")

    assert answer.code == 1
    assert checks(answer) == [
        "收回/县水务局.xlsx: the file is called 县水务局, but holds the form of 县住建局; rename "
        "it, or have 县水务局 fill in its own form; left out"
    ]
    assert not MARCH.exists()
    assert "1 unit sent a form from which nothing was taken: 县水务局\n" in answer.out


def test_an_alias_in_the_name_of_the_file_is_the_same_unit(duties: Duties) -> None:
    come_back("县住建局", FULL, name="住建局")

    assert duties("collect", str(BACK)).code == 0
    assert "unit: 县住建局" in reports()[0]


def test_without_marks_and_head_the_name_of_the_file_says_whose_it_is(duties: Duties) -> None:
    def strip(book: "Workbook") -> None:
        del book["duties"]
        page = book["填报表"]
        page.unmerge_cells("A2:Q2")
        page["A2"] = None

    come_back("县住建局", FULL, strip)
    come_back("县住建局", FULL, strip, name="汇总")
    answer = duties("collect", str(BACK), "--period", "3月")

    assert answer.code == 1
    assert checks(answer) == [
        "收回/汇总.xlsx: the plan has no unit 汇总; `duties units` lists them all; left out"
    ]
    assert "unit: 县住建局" in reports()[0]


def test_merged_cells_count_for_each_row_that_they_cover(duties: Duties) -> None:
    def merge(book: "Workbook") -> None:
        page = book["填报表"]
        rows, column = rows_of(page), columns_of(page)["state"]
        page.cell(rows["2"], column).value = "推进中"
        page.merge_cells(
            start_row=rows["2"], start_column=column, end_row=rows["3"], end_column=column
        )

    come_back("县住建局", {}, merge)
    duties("collect", str(BACK))

    assert [line.partition(",")[0] for line in reports()] == ["{task: 2", "{task: 2/1", "{task: 3"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"percent": (0.6, "0%")}, "percent: 60"),
        ({"percent": 0.6}, "percent: 60"),
        ({"percent": "60%"}, "percent: 60"),
        ({"percent": (0.9, "0.0%")}, "percent: 90"),
        ({"percent": (1, "0%")}, "percent: 100"),
        ({"percent": 30, "date": "3月5日"}, "date: 2026-03-05, percent: 30"),
        ({"percent": 30, "date": "2026年3月5日"}, "date: 2026-03-05, percent: 30"),
        ({"percent": 30, "date": (46086, "yyyy/m/d")}, "date: 2026-03-05, percent: 30"),
        ({"percent": 30, "date": (46086, "General")}, "date: 2026-03-05, percent: 30"),
        ({"percent": 30}, "date: 2026-03-31, percent: 30"),
        ({"done": "第一行\n第二行"}, 'done: "第一行\\n第二行"'),
        ({"state": "受阻", "next": "无", "evidence": "/"}, "date: 2026-03-31, state: blocked}"),
    ],
)
def test_cells_are_read_as_they_were_meant(
    duties: Duties, cells: dict[str, object], said: str
) -> None:
    come_back("县住建局", {"3": cells})
    answer = duties("collect", str(BACK))

    assert answer.code == 0
    assert said in reports()[0]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"state": "己完成"}, "I8: 己完成 is none of the list; did you mean done?"),
        ({"percent": 120}, "J8: 120% is not between 0 and 100"),
        ({"percent": "过半"}, "J8: 过半 is no percentage; write 60 or 60%"),
        ({"percent": 5, "date": "月底"}, "Q8: 月底 is no day; write 2026-03-25"),
        ({"percent": "=1+1"}, "J8: a formula without a value; open the file in Excel and save "
         "it again"),
        ({"needs": "县财政局"}, "N8: help is wanted, but no problem is named"),
        ({"stage": "分析问题"}, "M8: a stage without a problem; of 3 the unit has 0 open ones"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_understood_is_left_out_and_its_cell_named(
    duties: Duties, cells: dict[str, object], said: str
) -> None:
    come_back("县住建局", {"3": cells, "2": {"percent": 40}})
    answer = duties("collect", str(BACK))

    assert answer.code == 1
    assert checks(answer) == [f"收回/县住建局.xlsx, sheet 填报表, {said}; left out"]
    assert [line.partition(",")[0] for line in reports()] == ["{task: 2"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"state": "已完成", "percent": 80},
         "J8: task 3 is reported as done, but at 80%; done counts as 100%"),
        ({"percent": 1}, "J8: 1 was read as 1%; if all is done, write 100"),
        ({"percent": 30, "date": "2026-04-02"},
         "Q8: 2026-04-02 is after 2026-03, so at its end this does not count"),
        ({"text": "缺资金", "needs": "县林业局"},
         "N8: the plan has neither unit nor body 县林业局"),
    ],
)  # fmt: skip
def test_what_lint_would_warn_of_is_said_and_written_all_the_same(
    duties: Duties, cells: dict[str, object], said: str
) -> None:
    come_back("县住建局", {"3": cells})
    answer = duties("collect", str(BACK))

    assert answer.code == 0
    assert checks(answer)[0].startswith(f"收回/县住建局.xlsx, sheet 填报表, {said}")
    assert reports()


def test_a_copied_title_decides_and_is_doubted(duties: Duties) -> None:
    def paste(book: "Workbook") -> None:
        page = book["填报表"]
        page.cell(rows_of(page)["3"], columns_of(page)["task"]).value = "改造老街"

    come_back("县住建局", {"3": {"percent": 20}}, paste)
    answer = duties("collect", str(BACK))

    assert checks(answer) == [
        "收回/县住建局.xlsx, sheet 填报表, B8: the row has the number 3 but the title of 2; it "
        "was taken for 2"
    ]
    assert reports()[0].startswith("{task: 2,")


def test_an_older_plans_form_is_said_and_its_renumbered_rows_are_found(duties: Duties) -> None:
    come_back("县住建局", {"3": {"percent": 20}, "2": {"percent": 10}})
    later = PLAN.replace("id: 3, title: 编制规划", "id: 5, title: 编制规划")
    Path("plan.yaml").write_text(later.replace("改造老街", "拆除违法建筑"), "utf-8")
    answer = duties("collect", str(BACK))

    assert answer.code == 1
    assert checks(answer) == [
        "收回/县住建局.xlsx: the form was made from another state of the plan, which asked "
        "something else",
        "收回/县住建局.xlsx, sheet 填报表, B6: the row has the title 改造老街, but 2 is "
        "拆除违法建筑 in the plan as it is now; left out",
    ]
    assert [line.partition(",")[0] for line in reports()] == ["{task: 5"]


def test_two_files_of_a_unit_that_differ_are_shown_side_by_side_and_not_decided(
    duties: Duties,
) -> None:
    come_back("县住建局", {"3": {"percent": 20}, "2": {"percent": 10}})
    come_back("县住建局", {"3": {"percent": 30}, "2": {"percent": 10}}, name="县住建局(1)")
    answer = duties("collect", str(BACK))

    assert answer.code == 1
    assert checks(answer) == [
        "收回/县住建局.xlsx, sheet 填报表, row 8: 县住建局 says of task 3: 20%; but in "
        "收回/县住建局(1).xlsx, sheet 填报表, row 8: 30%; left out"
    ]
    assert [line.partition(",")[0] for line in reports()] == ["{task: 2"]


def test_a_lead_and_a_sharer_who_disagree_are_shown_side_by_side(duties: Duties) -> None:
    come_back("县住建局", {"2": {"state": "已完成"}})
    come_back("县财政局", {"2": {"state": "受阻"}})
    answer = duties("collect", str(BACK))

    assert answer.code == 0
    assert (
        "收回/县财政局.xlsx, sheet 参与事项, row 7: on task 2, 县财政局 reports blocked, but "
        "县住建局 done (收回/县住建局.xlsx, sheet 填报表, row 6)"
    ) in checks(answer)
    assert len(reports()) == 2


def test_a_form_of_no_use_is_told_though_another_lead_has_answered(duties: Duties) -> None:
    plan = Path("plan.yaml")
    plan.write_text(PLAN.replace("lead: 县水务局, due", "lead: [县水务局, 县财政局], due"), "utf-8")
    duties("forms", str(OUT), "--period", "2026-03", "--lang", "zh")
    come_back("县水务局", {"4": {"percent": "三公里"}})
    come_back("县财政局", {"4": {"percent": 30}})
    answer = duties("collect", str(BACK))

    assert "1 unit sent a form from which nothing was taken: 县水务局\n" in answer.out


def test_a_report_for_another_units_task_is_doubted(duties: Duties) -> None:
    def paste(book: "Workbook") -> None:
        page = book["填报表"]
        row = page.max_row + 1
        page.cell(row, columns_of(page)["task"]).value = "治理河道"
        page.cell(row, columns_of(page)["percent"]).value = 90

    come_back("县住建局", {}, paste)
    come_back("县水务局", {"4": {"percent": 40}})
    answer = duties("collect", str(BACK))

    assert checks(answer) == [
        "收回/县住建局.xlsx, sheet 填报表, row 9: on task 4, 县住建局 reports 90%, but 县水务局 "
        "40% (收回/县水务局.xlsx, sheet 填报表, row 6)",
        "收回/县住建局.xlsx, sheet 填报表, row 9: 县住建局 has no part in task 4; its report is "
        "shown, but does not count",
    ]


def test_forms_for_another_period_are_left_out(duties: Duties) -> None:
    come_back("县住建局", FULL)
    duties("forms", "二月", "--period", "2026-02", "--lang", "zh")
    (BACK / "二月.xlsx").write_bytes(filled(Path("二月/县水务局.xlsx").read_bytes(), {}))

    answer = duties("collect", str(BACK))
    assert answer == (
        2,
        "",
        "error: the forms are for 2026-02 (收回/二月.xlsx), 2026-03 (收回/县住建局.xlsx); say with "
        "--period which of these to collect\n",
    )
    answer = duties("collect", str(BACK), "--period", "2026-03")
    assert answer.code == 1
    assert checks(answer) == ["收回/二月.xlsx: the form is for 2026-02, not for 2026-03; left out"]
    assert len(reports()) == 1


def test_problems_are_found_gone_on_with_and_solved(duties: Duties) -> None:
    come_back("县住建局", {"3": {"text": "征收滞后", "needs": "县财政局、县水务局"}})
    duties("collect", str(BACK))
    duties("collect", str(BACK))
    assert reports() == [
        "{id: P1, task: 3, unit: 县住建局, date: 2026-03-31, stage: found, text: 征收滞后, "
        "needs: [县财政局, 县水务局]}"
    ]
    duties("forms", "四月", "--period", "2026-04", "--lang", "zh")
    form = Path("四月/县住建局.xlsx").read_bytes()
    (BACK / "县住建局.xlsx").write_bytes(
        filled(form, {"3": {"text": "P1：两户已签", "stage": "出台政策"}})
    )
    duties("collect", str(BACK))
    duties("collect", str(BACK))
    assert Path("progress/2026-04.yaml").read_text("utf-8") == (
        "period: 2026-04\nproblems:\n"
        "  - {id: P1, date: 2026-04-30, stage: measures, text: 两户已签}\n"
    )


def test_what_was_written_is_quoted_in_chinese(duties: Duties) -> None:
    come_back("县住建局", {"3": {"percent": "过半", "date": "月底前"}})
    answer = duties("collect", str(BACK), "--lang", "zh")

    assert "J8：“过半”不是百分比；请写60或60%；没有收" in answer.err
    assert "Q8：“月底前”不是日期；请写2026-03-25；没有收" in answer.err


def test_whom_a_problem_asks_for_help_can_be_corrected(duties: Duties) -> None:
    come_back("县住建局", {"3": {"text": "征收滞后", "needs": "县供电公司"}})
    answer = duties("collect", str(BACK))
    assert checks(answer) == [
        "收回/县住建局.xlsx, sheet 填报表, N8: the plan has neither unit nor body 县供电公司; "
        "kept as it is written"
    ]
    come_back("县住建局", {"3": {"text": "征收滞后", "needs": "县水务局"}})
    duties("collect", str(BACK))
    duties("collect", str(BACK))

    assert reports()[1:] == [
        "{id: P1, date: 2026-03-31, stage: found, text: 征收滞后, needs: 县水务局}"
    ]
    by_hand = ("--problem", "P1", "--stage", "found", "--needs", "县财政局", "--date", "2026-03-31")
    assert duties("record", *by_hand).code == 0
    before = MARCH.read_bytes()
    assert duties("collect", str(BACK)).code == 0
    assert MARCH.read_bytes() == before


def test_helpers_divided_by_blanks_are_units_where_all_are_known(duties: Duties) -> None:
    rows = {
        "3": {"text": "缺图纸", "needs": "县交通局 县财政局"},
        "2": {"needs": "县交通局 外单位"},
    }
    rows["2"]["text"] = "缺人手"
    come_back("县住建局", rows)
    answer = duties("collect", str(BACK))

    assert "needs: [县交通局, 县财政局]" in MARCH.read_text("utf-8")
    assert ["外单位" in each for each in checks(answer)] == [True]


def test_another_helper_does_not_open_a_solved_problem_again(duties: Duties) -> None:
    come_back("县住建局", {"3": {"text": "征收滞后", "needs": "县财政局"}})
    duties("collect", str(BACK))
    solved = ("--problem", "P1", "--stage", "solved", "--date", "2026-03-31", "--reason", "已签约")
    assert duties("record", *solved).code == 0
    before = MARCH.read_bytes()
    come_back("县住建局", {"3": {"text": "征收滞后", "needs": "县水务局"}})

    assert duties("collect", str(BACK)).code == 0
    assert MARCH.read_bytes() == before


def test_a_stage_alone_goes_on_with_the_only_open_problem(duties: Duties) -> None:
    duties("record", "3", "--problem", "new", "--text", "征收滞后", "--date", "2026-02-10")
    come_back("县住建局", {"3": {"stage": "解决问题"}})
    duties("collect", str(BACK))

    assert reports() == ["{id: P1, date: 2026-03-31, stage: solved}"]
    again = duties("collect", str(BACK))
    assert (again.code, checks(again)) == (0, [])
    assert reports() == ["{id: P1, date: 2026-03-31, stage: solved}"]


def test_a_problem_that_was_solved_meanwhile_is_not_opened_again(duties: Duties) -> None:
    come_back("县住建局", {"3": {"text": "征收滞后"}})
    duties("collect", str(BACK))
    solved = ("--problem", "P1", "--stage", "solved", "--date", "2026-03-31", "--reason", "已签约")
    assert duties("record", *solved).code == 0
    before = MARCH.read_bytes()

    assert duties("collect", str(BACK)).code == 0
    assert MARCH.read_bytes() == before


def test_another_problem_beside_an_open_one_is_doubted(duties: Duties) -> None:
    duties("record", "3", "--problem", "new", "--text", "征收滞后", "--date", "2026-02-10")
    come_back("县住建局", {"3": {"text": "资金不足"}})
    answer = duties("collect", str(BACK))

    assert "taken for a new problem, though P1 of the same unit and task is open" in answer.err
    assert reports()[0].startswith("{id: P2,")


def test_figures_of_targets_are_read(duties: Duties) -> None:
    come_back("县水务局", {"forest": {"value": (0.421, "0.0%"), "source": "年度调查"}})
    answer = duties("collect", str(BACK))
    again = duties("collect", str(BACK))

    assert answer.code == again.code == 0
    assert reports() == ["{target: forest, date: 2026-03-31, value: 42.1, source: 年度调查}"]
    assert "still missing from 县水务局: 4\n" in answer.out


def test_a_period_that_is_not_over_may_be_collected(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 28))
    come_back("县住建局", {"3": {"percent": 20}})
    answer = duties("collect", str(BACK))

    assert checks(answer) == []
    assert (
        "note: 1 entry without a day is dated 2026-03-31, which is yet to come, and counts from "
        "then on\n"
    ) in answer.err


def test_late_reports_say_when_they_came_in(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 9))
    come_back("县住建局", {"3": {"percent": 20}})
    answer = duties("collect", str(BACK), "--dry-run")
    assert "if it came in only now, add --received 2026-04-09" in answer.err
    duties("collect", str(BACK), "--received", "2026-04-09")
    assert "received: 2026-04-09" in reports()[0]


def test_when_a_report_came_in_is_not_changed_unsaid(duties: Duties) -> None:
    come_back("县住建局", {"3": {"percent": 20}})
    duties("collect", str(BACK))
    before = MARCH.read_bytes()
    answer = duties("collect", str(BACK), "--received", "2026-04-09")

    assert (
        "note: 1 report was in the ledger before, as come in earlier, and stays so; correct its "
        "`received` in the file if that is wrong\n"
    ) in answer.err
    assert MARCH.read_bytes() == before


def test_other_files_in_the_folder_are_told(duties: Duties) -> None:
    come_back("县住建局", FULL)
    for name in ("县水务局.docx", "照片.jpg", "Thumbs.db", "~$县住建局.xlsx"):
        (BACK / name).write_bytes(b"")
    answer = duties("collect", str(BACK))

    assert answer.code == 0
    assert (
        "note: 2 files are no workbooks and were passed over: 收回/县水务局.docx, 收回/照片.jpg\n"
    ) in answer.err


def test_files_that_are_no_forms_are_left_out(duties: Duties) -> None:
    import openpyxl

    come_back("县住建局", FULL)
    openpyxl.Workbook().save(BACK / "空白.xlsx")
    (BACK / "旧表.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (BACK / "坏的.xlsx").write_bytes(b"PK\x03\x04 nothing")
    (BACK / "~$县住建局.xlsx").write_bytes(b"lock")
    answer = duties("collect", str(BACK))

    assert answer.code == 1
    assert [line.partition(": ")[0] for line in checks(answer)] == [
        "收回/坏的.xlsx",
        "收回/旧表.xls",
        "收回/空白.xlsx",
    ]
    assert len(reports()) == 1


_NO_WORKBOOK = "a form is an Excel workbook (.xlsx); open the file and save it as .xlsx"
_NO_OFFICE = (
    ".ods is read by way of LibreOffice, which was not found here; "
    "save the document as .xlsx, or install LibreOffice"
)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("县水务局.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), _NO_WORKBOOK),
        ("县水务局.ods", None, _NO_OFFICE),
        ("县水务局.xlsx", b"<table><tr><td>1</td></tr></table>", _NO_WORKBOOK),
    ],
)
def test_who_sent_another_kind_of_file_is_told_to_save_it_and_is_not_silent(
    duties: Duties,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    data: bytes | None,
    sentence: str,
) -> None:
    monkeypatch.setattr("duties.office.found", lambda: None)
    if data is None:
        with zipfile.ZipFile(BACK / name, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    else:
        (BACK / name).write_bytes(data)
    answer = duties("collect", str(BACK), "--period", "2026-03")

    assert checks(answer) == [f"收回/{name}: {sentence}; left out"]
    assert "2 units have not answered: 县住建局, 县交通局\n" in answer.out
    assert "1 unit sent a form from which nothing was taken: 县水务局\n" in answer.out


def test_whose_form_is_for_another_month_has_not_been_silent(duties: Duties) -> None:
    duties("forms", "二月", "--period", "2026-02", "--lang", "zh")
    (BACK / "二月.xlsx").write_bytes(filled(Path("二月/县水务局.xlsx").read_bytes(), {}))
    answer = duties("collect", str(BACK), "--period", "2026-03")

    assert "1 unit sent a form from which nothing was taken: 县水务局\n" in answer.out


def test_a_day_typed_in_digits_where_excel_expects_one_is_that_day(duties: Duties) -> None:
    come_back("县住建局", {"3": {"percent": 20, "date": (20260305, "yyyy-mm-dd")}})
    answer = duties("collect", str(BACK))

    assert (answer.code, checks(answer)) == (0, [])
    assert reports() == ["{task: 3, unit: 县住建局, date: 2026-03-05, percent: 20}"]


def test_nothing_to_collect_is_said(duties: Duties) -> None:
    assert duties("collect", str(BACK)) == (
        2,
        "",
        "error: there is no Excel file in 收回; name the forms that came back, or a folder\n",
    )


def test_names_that_look_like_formulas_stay_texts(duties: Duties) -> None:
    def write(book: "Workbook") -> None:
        page = book["填报表"]
        cell = page.cell(rows_of(page)["3"], columns_of(page)["done"])
        cell.value = '=HYPERLINK("http://example.org")'
        cell.data_type = "s"

    come_back("县住建局", {}, write)
    duties("collect", str(BACK))

    assert "done: '=HYPERLINK(\"http://example.org\")'" in reports()[0]


def test_a_bomb_and_an_entity_harm_nothing(duties: Duties) -> None:
    come_back("县住建局", FULL)
    data = (OUT / "县水务局.xlsx").read_bytes()
    (BACK / "实体.xlsx").write_bytes(
        _with_part(data, "xl/sharedStrings.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    )
    (BACK / "炸弹.xlsx").write_bytes(_with_part(data, "xl/x.xml", bytes(210_000_000)))
    answer = duties("collect", str(BACK))

    assert answer.code == 1
    assert [line.partition(": ")[0] for line in checks(answer)] == [
        "收回/实体.xlsx",
        "收回/炸弹.xlsx",
    ]
    assert len(reports()) == 1


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content, zipfile.ZIP_DEFLATED, compresslevel=1)
    return out.getvalue()


def test_a_table_of_the_offices_own_is_read_by_its_headings(duties: Duties) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (
        ["清水县重点工作台账"],
        ["序号", "重点任务", "责任单位", "完成时限", "工作进展", "完成率", "亮灯情况",
         "是否办结", "备注"],
        [1, "修缮码头", "县交通局", "12月", "桩基完成", 0.4, "绿", "否", ""],
        [2, "改造老街", "县住建局、县财政局", "10月", "方案报批", "25%", "黄", "", ""],
        [3, "编制规划", "住建局", "6月", "已印发", "100%", "绿", "是", ""],
        [4, "治理河道", "县水利局", "11月", "清淤", 0.3, "红", "否", ""],
        [9, "没有的任务", "县水务局", "11月", "清淤", 0.3, "红", "否", ""],
    ):  # fmt: skip
        page.append(row)
    book.save(BACK / "台账.xlsx")
    answer = duties("collect", str(BACK), "--period", "2026-03")

    assert checks(answer) == [
        "收回/台账.xlsx, sheet Sheet, C6: the plan has no unit 县水利局; `duties units` lists them "
        "all; left out",
        "收回/台账.xlsx, sheet Sheet, B7: the plan has no task 没有的任务; left out",
        "收回/台账.xlsx, sheet Sheet, G3: lights are not taken over: they follow from the rules; "
        "`duties record TASK --ruling --light` sets one by hand",
    ]
    assert sorted(reports()) == [
        "{task: 1, unit: 县交通局, date: 2026-03-31, percent: 40, done: 桩基完成}",
        "{task: 2, unit: 县住建局, date: 2026-03-31, percent: 25, done: 方案报批}",
        "{task: 3, unit: 县住建局, date: 2026-03-31, state: done, percent: 100, done: 已印发}",
    ]


def test_work_that_was_accepted_meanwhile_is_no_change_of_the_plan(duties: Duties) -> None:
    come_back("县住建局", {"3": {"percent": 50}})
    duties("record", "3", "--ruling", "--accepted", "--by", "县政府办", "--date", "2026-02-20",
           "--reason", "提前完成")  # fmt: skip
    answer = duties("collect", str(BACK))

    assert checks(answer) == [
        "收回/县住建局.xlsx, sheet 填报表, J8: the percentage of task 3 falls from 100 to 50 "
        "without a reason",
        "3 is accepted; only a ruling takes that back (--ruling --reopened)",
    ]


def test_a_report_of_an_earlier_day_than_one_that_counts_is_told(duties: Duties) -> None:
    duties("record", "3", "--percent", "70", "--date", "2026-03-30")
    come_back("县住建局", {"3": {"percent": 50, "date": "3月20日"}})

    assert checks(duties("collect", str(BACK))) == [
        "县住建局 reported on 3 for a later day, 2026-03-30, and that counts"
    ]


def test_a_problem_with_a_number_that_the_task_has_not_is_left_out(duties: Duties) -> None:
    come_back("县住建局", {"3": {"text": "P7：仍未解决", "percent": 20}})
    answer = duties("collect", str(BACK))

    assert answer.code == 1
    assert checks(answer) == [
        "收回/县住建局.xlsx, sheet 填报表, L8: of 3 the ledger has no problem P7; left out"
    ]
