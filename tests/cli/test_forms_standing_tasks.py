"""Standing tasks in forms: which stretch a row is about, and what is asked of each period."""

from datetime import date, datetime
from pathlib import Path

import pytest
from conftest import Answer, Duties

from duties.cli import clock
from forms_filled import Rows, columns_of, filled, rows_of

PLAN = """\
title: 清水县重点工作实施方案
issued: 2026-01-01
tasks:
  - {id: 1, title: 举办招聘会, lead: 县人社局, every: month}
  - {id: 2, title: 巡查河道, lead: 县水务局, every: quarter}
  - {id: 3, title: 修缮码头, lead: 县人社局, due: 2026-12}
  - {id: 4, title: 改造老街, lead: 县住建局, start: 2026-05, due: 2026-12}
"""
LEDGER = """\
period: {0}
reports:
  - {{task: 1, unit: 县人社局, date: {0}-20, {1}}}
  - {{task: 3, unit: 县人社局, date: {0}-20, percent: 10}}
"""


@pytest.fixture(autouse=True)
def plan_and_day(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan, January done, February left undone, and the third of April."""
    (workplace / "plan.yaml").write_text(PLAN, "utf-8")
    (workplace / "progress").mkdir()
    for month, said in (("2026-01", "state: done"), ("2026-02", "percent: 40")):
        (workplace / f"progress/{month}.yaml").write_text(LEDGER.format(month, said), "utf-8")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 3))


def asked(duties: Duties, unit: str, *wishes: str) -> bytes:
    """Return the form of a unit for March."""
    answer = duties("forms", "out", "--period", "2026-03", "--lang", "zh", "--force", *wishes)
    assert answer.code == 0, answer.err
    return Path(f"out/{unit}.xlsx").read_bytes()


def collected(duties: Duties, unit: str, rows: Rows) -> Answer:
    """Return what comes of a form with these rows."""
    Path("back.xlsx").write_bytes(filled(asked(duties, unit), rows))
    return duties("collect", "back.xlsx", "--lang", "en")


def told(answer: Answer) -> list[str]:
    return [line[7:] for line in answer.err.splitlines() if line.startswith("check: ")]


def entered() -> list[str]:
    """Return the reports of March."""
    text = Path("progress/2026-03.yaml").read_text("utf-8")
    return [line[4:] for line in text.splitlines() if line.startswith("  - ")]


def test_the_first_form_asks_for_nothing_from_before_the_ledger(duties: Duties) -> None:
    from io import BytesIO

    import openpyxl

    for month in ("2026-01", "2026-02"):
        Path(f"progress/{month}.yaml").unlink()
    for unit, id_, due in (("县人社局", "1", "2026年3月31日"), ("县水务局", "2", "2026年3月31日")):
        page = openpyxl.load_workbook(BytesIO(asked(duties, unit)))["填报表"]
        columns, row = columns_of(page), rows_of(page)[id_]
        assert page.cell(row, columns["due"]).value == due
        assert page.cell(row, columns["done-before"]).value is None


def test_a_standing_task_shows_what_is_open_and_offers_its_stretches(duties: Duties) -> None:
    from io import BytesIO

    import openpyxl

    page = openpyxl.load_workbook(BytesIO(asked(duties, "县人社局")))["填报表"]
    columns, rows = columns_of(page), rows_of(page)
    row = rows["1"]
    shown = {key: page.cell(row, columns[key]).value for key in ("due", "state-before")}
    assert shown == {"due": "2026年2月28日", "state-before": "推进中"}
    assert page.cell(row, columns["done-before"]).value == "2026年2月尚未办结"
    cells = [page.cell(rows[id_], columns["stretch"]) for id_ in ("1", "3")]
    assert [cell.protection.locked for cell in cells] == [False, True]
    offered = {
        str(each.sqref): each.formula1
        for each in page.data_validations.dataValidation
        if each.type == "list" and "年" in each.formula1
    }
    assert offered == {cells[0].coordinate: '"2026年2月,2026年3月"'}


def test_what_is_settled_is_asked_anew_with_the_deadline_of_its_stretch(duties: Duties) -> None:
    from io import BytesIO

    import openpyxl

    Path("progress/2026-02.yaml").write_text(
        LEDGER.format("2026-02", "state: done"), encoding="utf-8"
    )
    page = openpyxl.load_workbook(BytesIO(asked(duties, "县人社局")))["填报表"]
    assert page.cell(rows_of(page)["1"], columns_of(page)["due"]).value == "2026年3月31日"
    answer = collected(duties, "县人社局", {"3": {"percent": 20}})
    assert "still missing from 县人社局: 1\n" in answer.out


def test_a_form_without_standing_tasks_has_no_column_for_them(duties: Duties) -> None:
    from io import BytesIO

    import openpyxl

    page = openpyxl.load_workbook(BytesIO(asked(duties, "县住建局")))["填报表"]
    assert "stretch" not in columns_of(page)


def test_who_has_not_begun_by_the_end_of_the_period_has_left_nothing_out(duties: Duties) -> None:
    answer = collected(duties, "县人社局", {"3": {"percent": 20}})

    assert "1 unit has not answered: 县水务局\n" in answer.out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026年2月", "2026-02"),
        ("2026-02", "2026-02"),
        ("2月", "2026-02"),
        ("上月", "2026-02"),
        (datetime(2026, 2, 1), "2026-02"),  # what Excel makes of 2026-02
        ("2026-Q1", "2026-Q1"),
    ],
)
def test_the_stretch_that_is_named_is_settled(duties: Duties, typed: object, meant: str) -> None:
    answer = collected(duties, "县人社局", {"1": {"stretch": typed, "state": "已完成"}})

    assert (answer.code, told(answer)) == (0, [])
    assert entered() == [
        f"{{task: 1, unit: 县人社局, date: 2026-03-31, state: done, stretch: {meant}}}"
    ]
    assert "there is nothing new to write" in duties("collect", "back.xlsx", "--lang", "en").err


def test_two_rows_may_report_on_two_stretches(duties: Duties) -> None:
    from io import BytesIO

    import openpyxl

    data = filled(
        asked(duties, "县人社局"), {"1": {"stretch": "2月", "state": "已完成", "done": "二月补办"}}
    )
    book = openpyxl.load_workbook(BytesIO(data))
    page = book["填报表"]
    row, columns = rows_of(page)["1"], columns_of(page)
    page.insert_rows(row + 1)
    for key in ("key", "task", "id"):
        page.cell(row + 1, columns[key]).value = page.cell(row, columns[key]).value
    page.cell(row + 1, columns["stretch"]).value = "3月"
    page.cell(row + 1, columns["percent"]).value = 50
    book.save("back.xlsx")

    answer = duties("collect", "back.xlsx", "--lang", "en")

    assert (answer.code, told(answer)) == (0, [])
    head = "task: 1, unit: 县人社局, date: 2026-03-31"
    assert entered() == [
        f"{{{head}, state: done, done: 二月补办, stretch: 2026-02}}",
        f"{{{head}, percent: 50, stretch: 2026-03}}",
    ]


@pytest.mark.parametrize(
    ("rows", "doubt"),
    [
        (
            {"1": {"stretch": "二期", "state": "已完成"}},
            "I6: 二期 is no stretch of the calendar; write 2026-05; left out",
        ),
        (
            {"1": {"stretch": "2026", "percent": 30}},
            "I6: 2026 is not over by the end of the period",
        ),
        (
            {"3": {"stretch": "2月", "percent": 30}},
            "I7: 3 is no standing task, so this is passed over",
        ),
    ],
)
def test_a_stretch_that_cannot_be_meant_is_doubted(duties: Duties, rows: Rows, doubt: str) -> None:
    answer = collected(duties, "县人社局", rows)

    assert told(answer)[0] == f"back.xlsx, sheet 填报表, {doubt}"


def test_a_stretch_alone_is_no_report(duties: Duties) -> None:
    answer = collected(duties, "县人社局", {"1": {"stretch": "2月"}})

    assert "0 units answered; 0 new reports" in answer.out
    assert not Path("progress/2026-03.yaml").exists()
