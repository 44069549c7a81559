import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from conftest import Duties, begin_demo

from duties import office
from duties.cli import clock
from duties.errors.exports import OfficeFailedError
from duties.exporting.libreoffice import to_pdf

TODAY = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def demo(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo in the folder to work in, on its day."""
    begin_demo(workplace, monkeypatch, TODAY)


def words_of(file: str) -> list[str]:
    return [each.text for each in docx.Document(file).paragraphs if each.text]


def told(duties: Duties, *options: str) -> str:
    """Return the bulletin as Markdown, in Chinese."""
    answer = duties("bulletin", "-", "-f", "md", "--lang", "zh", *options)
    assert answer.code == 0, answer.err
    return answer.out


@pytest.mark.parametrize("ending", ["docx", "html", "md"])
def test_the_same_files_give_the_same_bytes_and_own_files_are_replaced(
    duties: Duties, ending: str
) -> None:
    found = []
    for _ in range(2):
        assert duties("bulletin", f"b.{ending}", "--period", "2026-05").code == 0
        found.append(Path(f"b.{ending}").read_bytes())

    assert found[0] == found[1]


@pytest.mark.parametrize("ending", ["docx", "html", "md", "pdf"])
def test_a_file_that_somebody_else_wrote_is_not_replaced(duties: Duties, ending: str) -> None:
    Path(f"b.{ending}").write_bytes(b"%PDF-1.7 minutes of a meeting")

    answer = duties("bulletin", f"b.{ending}", "--period", "2026-05")

    assert answer.code == 2
    assert "--force" in answer.err
    assert Path(f"b.{ending}").read_bytes() == b"%PDF-1.7 minutes of a meeting"


def test_a_pdf_without_libreoffice_is_refused_with_what_to_do(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "found", lambda: None)

    answer = duties("bulletin", "b.pdf", "--period", "2026-05")

    assert (answer.code, answer.err) == (
        2,
        "error: a PDF is made by LibreOffice, which is not installed here; write .docx and save "
        "that as PDF, or install it (apt install libreoffice-writer)\n",
    )


def test_a_program_that_makes_no_pdf_is_told_by_its_name() -> None:
    with pytest.raises(OfficeFailedError):
        to_pdf("false", b"")


@pytest.mark.system
def test_a_pdf_is_the_same_each_time_and_known_again(duties: Duties) -> None:
    found = []
    for _ in range(2):
        assert duties("bulletin", "b.pdf", "--period", "2026-05").code == 0
        found.append(Path("b.pdf").read_bytes())

    assert found[0] == found[1]


def test_a_word_document_has_title_address_parts_and_signature(duties: Duties) -> None:
    options = ("--signed", "县政府督查室", "--number", "清督〔2026〕5号", "--date", "2026-06-08")
    assert duties("bulletin", "b.docx", "--lang", "zh", "--period", "2026-05", *options).code == 0
    words = words_of("b.docx")

    assert words[:3] == [
        "关于《清水县推动县域高质量发展\n“三项行动”实施方案》\n2026年5月工作进展情况的通报",
        "清督〔2026〕5号",
        "各有关单位：",
    ]
    assert words[-2:] == ["县政府督查室", "2026年6月8日"]
    assert [each for each in words if each[1] == "、"] == [
        "一、总体进展",
        "二、亮灯情况",
        "三、单位排名",
        "四、问题办理情况",
        "五、主要指标",
        "六、报送情况",
        "七、完成与核销情况",
        "八、连续亮灯情况",
        "九、近期到期任务",
        "十、经验与警示",
    ]
    assert "（一）红灯任务" in words


@pytest.mark.parametrize(
    ("options", "closing"),
    [
        ((), ["清水县人民政府", "2026年6月15日"]),
        (("--signed", "县政府督查室"), ["县政府督查室", "2026年6月15日"]),
        (("--date", "2026-06-08"), ["清水县人民政府", "2026年6月8日"]),
    ],
)
def test_who_issued_the_plan_signs_and_today_unless_told_otherwise(
    duties: Duties, options: tuple[str, ...], closing: list[str]
) -> None:
    duties("bulletin", "b.docx", "--lang", "zh", "--period", "2026-05", *options)

    assert words_of("b.docx")[-2:] == closing


def test_who_signs_may_be_left_open(duties: Duties) -> None:
    duties("bulletin", "b.docx", "--lang", "zh", "--period", "2026-05", "--signed", "")

    assert words_of("b.docx")[-1].startswith("最佳实践（任务8）")


def test_charts_are_shaded_cells_with_their_marks_and_numbers(duties: Duties) -> None:
    duties("bulletin", "b.docx", "--period", "2026-05")
    chart = docx.Document("b.docx").tables[1]

    told = [[cell.p_lst[0].text for cell in row._tr.tc_lst] for row in chart.rows]
    assert [[text for text in row if text] for row in told] == [
        ["1 产业强县行动", "▲ 2", "1"],
        ["2 城乡提质行动", "● 1", "▲ 2", "○ 1"],
        ["3 民生改善行动", "▲ 1", "○ 3"],
    ]
    xml = ZipFile(BytesIO(Path("b.docx").read_bytes())).read("word/document.xml").decode()
    assert xml.count('w:fill="B3261E"') == 2  # the red task, by its action and in the calendar


def test_who_reported_late_or_not_is_told_by_unit(duties: Duties) -> None:
    april, may = told(duties, "--period", "2026-04"), told(duties, "--period", "2026-05")

    assert "迟报的：县投资促进中心（任务4）。" in april
    assert "漏报" not in april.split("报送情况")[1].split("##")[0]
    assert "漏报的：县民政局（任务11）。" in may


def test_while_there_is_time_nobody_has_failed_to_report(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 6, 3))
    answer = duties("bulletin", "-", "-f", "md", "--lang", "zh")

    assert "尚未报送的（报送截止2026年6月5日）：县民政局（任务11）。" in answer.out
    assert "漏报的" not in answer.out
    assert "2026年5月的报送截止日是2026年6月5日，现在还没有过" in answer.err


def test_a_quarter_tells_of_each_of_its_months(duties: Duties) -> None:
    found = told(duties, "--period", "2026-Q2", "--against", "2026-Q1")

    months = [line[:7] for line in found.splitlines() if "应报送" in line]
    assert months == ["2026年4月", "2026年5月", "2026年6月"]
    assert "与2026年3月31日相比" in found


def test_what_follows_by_the_rules_of_the_office_is_told(duties: Duties) -> None:
    plan = Path("plan.yaml")
    rule = "    - {light: red, when: streak, over: 1, then: 约谈主要负责人}\n"
    text = plan.read_text("utf-8").replace("  lights:\n", f"  lights:\n{rule}")
    plan.write_text(text, encoding="utf-8")

    may = told(duties, "--period", "2026-05")

    assert "按亮灯规则：约谈主要负责人。" in may
    assert may.count("按亮灯规则") == 1  # task 6 alone, yellow in April and red in May


def test_reports_in_time_are_ranked_once_any_were_due(duties: Duties) -> None:
    february, may = told(duties, "--period", "2026-02"), told(duties, "--period", "2026-05")

    assert [line for line in february.splitlines() if "名次" in line and "及时率" in line] == []
    assert [line for line in may.splitlines() if "名次" in line and "及时率" in line]


def test_a_report_that_only_has_a_state_is_told_as_such(duties: Duties) -> None:
    report = "  - {task: 11, unit: 县民政局, date: 2026-05-20, state: blocked}\n"
    ledger = Path("progress/2026-05.yaml")
    text = ledger.read_text("utf-8").replace("readings:", f"{report}\nreadings:")
    ledger.write_text(text, encoding="utf-8")

    assert "本期只报送了状态或进度，未说明进展。" in told(duties, "--period", "2026-05")


def test_a_report_of_a_day_after_the_period_is_told_as_such(duties: Duties) -> None:
    report = "  - {task: 11, unit: 县民政局, date: 2026-06-02, percent: 50, done: 七处开业}\n"
    ledger = Path("progress/2026-05.yaml")
    text = ledger.read_text("utf-8").replace("readings:", f"{report}\nreadings:")
    ledger.write_text(text, encoding="utf-8")

    told_now = told(duties, "--period", "2026-05")
    about = next(line for line in told_now.splitlines() if "报 14%" in line or "未报进展" in line)
    assert "本期报送的是2026年6月2日的情况，晚于本期末，未计入。" in about
    assert "本期未报送进展" not in about


def test_what_was_reported_on_the_last_day_is_told_by_its_date(duties: Duties) -> None:
    problem = ("--problem", "new", "--text", "资金未到位", "--date", "2026-05-31")
    assert duties("record", "9", *problem).code == 0
    assert duties("record", "9", "--state", "blocked", "--date", "2026-05-31").code == 0

    text = told(duties, "--period", "2026-05")
    assert "2026年5月31日报受阻" in text
    assert "资金未到位（发现问题，当日新报）" in text
    assert "今日" not in text


def test_a_period_that_is_not_over_is_told_as_it_will_end(duties: Duties) -> None:
    answer = duties("bulletin", "-", "-f", "md", "--period", "2026-07")

    assert answer.code == 0
    assert "2026-07 is not over" in answer.err


def test_steps_that_are_due_next_are_listed_like_tasks(duties: Duties) -> None:
    Path("plan.yaml").write_text(
        "title: 方案\nissued: 2026-01-05\nissuer: 清水县\nunits: [{name: 甲局}]\ntasks:\n"
        "  - id: 1\n    title: 河\n    lead: 甲局\n    steps:\n"
        "      - {id: 1, title: 勘察, due: 2026-06-10}\n"
        "      - {id: 2, title: 修缮, due: 2026-08}\n"
        "      - {id: 3, title: 招标, due: 2026-06-12}\n"
        "      - {id: 4, title: 迁移, due: 2026-06-14}\n"
        "  - {id: 2, title: 井, lead: 甲局, steps: [{id: 1, title: 开挖, due: 2026-06-20}]}\n",
        "utf-8",
    )
    for file in Path("progress").iterdir():
        file.unlink()
    Path("progress/2026-05.yaml").write_text(
        "period: 2026-05\nreports:\n"
        "  - {task: 1/3, unit: 甲局, date: 2026-05-20, state: done}\n"
        "  - {task: 2, unit: 甲局, date: 2026-05-20, state: done}\nrulings:\n"
        "  - {task: 1/4, date: 2026-05-21, by: 督查室, cancelled: true, reason: 不再迁移}\n",
        "utf-8",
    )

    (part,) = [
        each for each in told(duties, "--period", "2026-05").split("\n## ") if "到期" in each[:12]
    ]
    assert "2026年6月30日前没有到期的未完成任务。" in part
    assert "同期到期的未完成节点 1 个。" in part
    rows = [row.split("|")[1].strip() for row in part.splitlines() if row.startswith("|")]
    assert rows[2:] == ["1/1"]


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_titles_of_actions_stand_whole_beside_their_bars(duties: Duties, ending: str) -> None:
    plan = Path("plan.yaml").read_text("utf-8")
    title = "Homes and Neighbourhoods Close to Services"
    Path("plan.yaml").write_text(plan.replace("产业强县行动", title), "utf-8")

    duties("bulletin", f"b.{ending}", "--period", "2026-05", "--lang", "en")

    written = Path(f"b.{ending}").read_text("utf-8")
    words = " ".join(re.sub("<[^>]*>", " ", written).split())
    assert f"1 {title}" in words


def test_a_page_has_numbers_and_percentages_below_each_other_with_their_headings(
    duties: Duties,
) -> None:
    duties("bulletin", "b.html", "--period", "2026-05", "--lang", "en")

    text = Path("b.html").read_text("utf-8")
    table = next(part for part in text.split("<table>") if ">completed<" in part)
    headings = re.findall('<th scope="col"( class="number")?>([^<]*)', table)
    assert {words: bool(look) for look, words in headings}.items() >= {
        ("Class", False),
        ("Tasks", True),
        ("Share", True),
    }
    assert re.search('<td class="number">[0-9.]+%</td>', table)
