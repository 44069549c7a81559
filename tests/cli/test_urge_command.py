from datetime import date
from pathlib import Path

import docx
import pytest
from conftest import Duties, begin_demo

TODAY = date(2026, 6, 15)
MAY = ("--as-of", "2026-05-31")


@pytest.fixture(autouse=True)
def demo(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo in the folder to work in, on its day."""
    begin_demo(workplace, monkeypatch, TODAY)


def names() -> list[str]:
    return sorted(file.name for file in Path("orders").iterdir())


def test_an_order_says_what_is_late_what_is_asked_and_by_when(duties: Duties) -> None:
    options = ("--signed", "县政府督查室", "--answer-by", "2026-06-10", "--lang", "zh")
    assert duties("urge", "orders", *MAY, *options).code == 0

    assert names() == ["督办单 06 治理清水河城区段.docx"]
    document = docx.Document(str(Path("orders", names()[0])))
    assert [each.text for each in document.paragraphs if each.text.strip()] == [
        "督办单",
        "县水务局：",
        "截至2026年5月31日，《清水县推动县域高质量发展“三项行动”实施方案》任务6“治理清水河城区段”"
        "亮红灯，现予督办。",
        "一、任务情况",
        "二、有关要求",
        "请县水务局说明受阻原因、需协调的事项和恢复推进的时间。",
        "请县自然资源局、城乡提质专项工作组协助解决问题 P4。",
        "请于2026年6月10日前将回执报县政府督查室，写明目前进展、原因、整改措施、完成时间和需协调的事项。",
        "县政府督查室",
        "2026年6月15日",
        "抄送：县自然资源局、城乡提质专项工作组。",
        "回执",
        "请于2026年6月10日前报县政府督查室。",
    ]
    form, receipt = (
        {row.cells[0].text: row.cells[1].text for row in each.rows} for each in document.tables
    )
    assert form["亮灯"] == "红：受阻 36 天（自2026年4月25日起）"
    assert form["督导机构"] == "城乡提质专项工作组、县高质量发展工作领导小组"
    assert form["未解决问题"] == "P4 老码头河滩地权属不清，清淤停工（发现问题，已 36 天）"
    assert receipt["单位"] == "县水务局"
    assert not receipt["整改措施"].strip()


def test_what_is_quoted_has_its_own_quotes_inside(duties: Duties) -> None:
    plan = Path("plan.yaml")
    text = plan.read_text("utf-8").replace("治理清水河城区段", "治理“一河两岸”")
    plan.write_text(text, "utf-8")
    assert duties("urge", "orders", *MAY, "--lang", "zh").code == 0

    document = docx.Document(str(Path("orders", names()[0])))
    assert "任务6“治理‘一河两岸’”亮红灯" in document.paragraphs[2].text


def test_yellow_tasks_are_reminded_of_and_numbers_count_on(duties: Duties) -> None:
    duties("urge", "orders", "--light", "yellow", *MAY, "--number", "清督〔2026〕9号")

    assert names() == [
        "Reminder 01 建设清水河产业园.docx",
        "Reminder 04 招引产业链配套项目.docx",
        "Reminder 05 改造二十个老旧小区.docx",
        "Reminder 07 新改建农村公路六十公里.docx",
        "Reminder 11 建成十个社区养老服务站.docx",
    ]
    numbers = [docx.Document(str(Path("orders", name))).paragraphs[1].text for name in names()]
    assert numbers == [f"清督〔2026〕{number}号" for number in (9, 10, 11, 12, 13)]


def test_own_files_are_replaced_those_of_others_are_not_and_old_ones_are_told(
    duties: Duties,
) -> None:
    duties("urge", "orders", "--light", "yellow", *MAY)
    again = duties("urge", "orders", "--light", "yellow", "--task", "4", *MAY)
    assert again.code == 0
    assert "4 earlier documents there were not written again: Reminder 01" in again.err

    Path("orders", "Reminder 04 招引产业链配套项目.docx").write_bytes(b"PK minutes")
    refused = duties("urge", "orders", "--light", "yellow", "--task", "4", *MAY)
    assert refused.code == 2
    assert "--force" in refused.err


def test_where_no_task_has_such_a_light_nothing_is_written(duties: Duties) -> None:
    answer = duties("urge", "orders", "--task", "8", *MAY)

    said = "note: none of these tasks has such a light on 2026-05-31: ● red\n"
    assert (answer.code, answer.err) == (1, said)
    assert not Path("orders").exists()
