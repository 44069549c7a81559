import os
import re
import stat
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from conftest import Duties, duties_process

from duties.cli.main import main
from duties.exporting.export import ExportFormat, is_own
from duties.messages import Message
from duties.writing import write_file
from handing_on import EACH_FORMAT

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX systems")
not_as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)


WITH_ALL = [each for each in EACH_FORMAT if each.values != (ExportFormat.ICS,)]
"""What can be made of the shipped plan, which has no deadlines for a calendar."""


@pytest.fixture
def small_plan(workplace: Path) -> None:
    """A plan of two units, for each of which a document is soon written."""
    text = "title: 方案\ntasks: [{id: 1, title: 修桥, lead: 区教委, support: 区民政局}]\n"
    (workplace / "plan.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize("format_", WITH_ALL)
def test_each_format_is_written_by_its_ending(
    plan: Path, duties: Duties, format_: ExportFormat
) -> None:
    name = f"方案.{format_}"

    assert duties("export", name) == (0, "", f"note: wrote {name}\n")
    assert is_own(format_, Path(name).read_bytes())
    assert sorted(file.name for file in Path.cwd().iterdir()) == ["plan.yaml", name]


@pytest.mark.parametrize("format_", WITH_ALL)
def test_each_format_goes_to_the_standard_output(
    plan: Path, capsysbinary: pytest.CaptureFixture[bytes], format_: ExportFormat
) -> None:
    assert main(["export", "-", "--format", format_]) == 0

    out, err = capsysbinary.readouterr()
    assert err == b""
    assert is_own(format_, out)


def test_a_csv_file_opens_in_excel_and_a_pipe_gets_bare_utf_8(plan: Path, duties: Duties) -> None:
    assert duties("export", "plan.csv").code == 0
    done = duties_process("export", "-", "--format", "csv")

    assert Path("plan.csv").read_bytes() == b"\xef\xbb\xbf" + done.stdout
    assert done.stdout.startswith(b"plan,issuer,")
    for command in ("tasks", "units", "matrix", "workload"):
        assert not duties(command, "-f", "csv").out.startswith("\ufeff")


def test_a_csv_file_of_an_earlier_release_is_replaced(plan: Path, duties: Duties) -> None:
    Path("plan.csv").write_bytes(duties_process("export", "-", "--format", "csv").stdout)

    assert duties("export", "plan.csv").code == 0
    assert duties("export", "plan.csv").code == 0


def test_a_document_is_not_thrown_at_a_screen(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    code, out, err = duties("export", "-", "-f", "xlsx")

    assert (code, out) == (2, "")
    assert "cannot be shown on a screen" in err


def test_the_language_is_that_of_the_user(plan: Path, duties: Duties) -> None:
    duties("export", "en.xlsx")
    duties("export", "zh.xlsx", "--lang", "zh")

    assert openpyxl.load_workbook("en.xlsx").sheetnames[0] == "Division of tasks"
    assert openpyxl.load_workbook("zh.xlsx").sheetnames[0] == "任务分工表"


def test_parts_are_left_out_by_name_or_by_what_people_call_them(plan: Path, duties: Duties) -> None:
    assert (
        duties("export", "a.xlsx", "--without", "findings,units", "--without", "matrix").code == 0
    )
    assert duties("export", "b.xlsx", "--lang", "zh", "--without", "检查结果、单位名录").code == 0

    assert openpyxl.load_workbook("a.xlsx").sheetnames == [
        "Division of tasks", "Duties by unit", "List of targets", "List of actions"
    ]  # fmt: skip
    assert openpyxl.load_workbook("b.xlsx").sheetnames == [
        "任务分工表", "责任矩阵", "单位清单", "目标清单", "行动一览"
    ]  # fmt: skip


def test_a_unit_gets_an_order_alone_and_with_all_others(small_plan: None, duties: Duties) -> None:
    signed = (
        "--form",
        "order",
        "--signed",
        "区政府督查室",
        "--date",
        "2026年3月1日",
        "--lang",
        "zh",
    )

    assert duties("export", "--unit", "区教委", "alone.docx", *signed).code == 0
    assert duties("export", "--each-unit", "orders", *signed).code == 0

    assert Path("alone.docx").read_bytes() == Path("orders/区教委.docx").read_bytes()
    words = [paragraph.text for paragraph in docx.Document("alone.docx").paragraphs]
    assert words[:2] == ["任务交办单", "区教委："]
    assert words[-2:] == ["区政府督查室", "2026年3月1日"]


def test_a_unit_without_tasks_gets_no_order(workplace: Path, duties: Duties) -> None:
    Path("plan.yaml").write_text("title: x\nunits: [{name: 甲局}]\ntasks: []\n", encoding="utf-8")

    assert duties("export", "--unit", "甲局", "o.docx", "--form", "order") == (
        1,
        "",
        "note: the plan gives 甲局 no task\n",
    )
    assert not Path("o.docx").exists()
    assert duties("export", "--unit", "甲局", "l.docx").code == 0


@pytest.mark.parametrize("format_", ["csv", "json", "graphml", "parquet", "stratml"])
@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--signed", "督查室"),
        ("--number", "3号"),
        ("--date", "2026-03-01"),
        ("--without", "findings"),
    ],
)
def test_what_only_people_read_is_refused_for_data(
    plan: Path, duties: Duties, format_: str, option: str, value: str
) -> None:
    assert duties("export", f"plan.{format_}", option, value) == (
        2,
        "",
        f"error: {option} is for files that people read (.xlsx, .docx, .html, .md), not for "
        f".{format_}\n",
    )
    assert not Path(f"plan.{format_}").exists()


@pytest.mark.parametrize("day", ["2026-02-30", "2026年3月", "tomorrow", ""])
def test_a_date_that_is_no_day_is_refused(plan: Path, duties: Duties, day: str) -> None:
    assert duties("export", "plan.docx", "--date", day) == (
        2,
        "",
        f"error: --date takes a day such as 2026-03-01, 2026年3月1日 or today, not “{day}”\n",
    )


@pytest.mark.parametrize("day", ["today", "今天", " 今日 "])
def test_the_day_may_be_today(plan: Path, duties: Duties, day: str) -> None:
    assert duties("export", "plan.md", "--date", day).code == 0
    assert f"Sent on: {date.today()}" in Path("plan.md").read_text("utf-8")


def test_a_folder_is_not_named_like_a_file(small_plan: None, duties: Duties) -> None:
    assert duties("export", "--each-unit", "lists.docx") == (
        2,
        "",
        "error: lists.docx: several files are written into a folder, whose name should not end in "
        ".docx; name one such as lists\n",
    )
    assert not Path("lists.docx").exists()
    Path("lists.docx").mkdir()
    assert duties("export", "--each-unit", "lists.docx").code == 0


def test_an_export_is_replaced_and_any_other_file_only_by_force(plan: Path, duties: Duties) -> None:
    Path("letter.docx").write_text("mine", encoding="utf-8")

    assert duties("export", "letter.docx").code == 2
    assert Path("letter.docx").read_text(encoding="utf-8") == "mine"
    assert duties("export", "letter.docx", "--force").code == 0
    assert duties("export", "letter.docx").code == 0
    assert duties("export", "letter.docx", "--unit", "区教委").code == 0


@needs_posix
@pytest.mark.parametrize("how", ["itself", "symbolic link", "hard link", "another way to say it"])
def test_the_plan_is_never_replaced(plan: Path, duties: Duties, how: str) -> None:
    before = plan.read_bytes()
    target = plan.parent / "plan.csv"
    match how:
        case "itself":
            target = plan
        case "symbolic link":
            target.symlink_to(plan)
        case "hard link":
            target.hardlink_to(plan)
        case _:
            (plan.parent / "sub").mkdir()
            target = plan.parent / "sub" / ".." / "plan.yaml"

    code, _, err = duties("export", str(target), "--force", "--format", "csv")

    assert code == 2
    assert "this is the plan itself" in err
    assert plan.read_bytes() == before


def test_a_file_open_in_excel_is_a_sentence_and_stays(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    duties("export", "plan.xlsx")
    before = Path("plan.xlsx").read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as windows:
        windows.setattr(Path, "replace", refuse)
        windows.setattr("sys.platform", "win32")
        code, _, err = duties("export", "plan.xlsx")

    assert code == 2
    assert err == (
        "error: plan.xlsx: the file cannot be replaced; close it in the program that has it open "
        "(Excel, Word), or name another one\n"
    )
    assert Path("plan.xlsx").read_bytes() == before
    assert sorted(file.name for file in Path.cwd().iterdir()) == ["plan.xlsx", "plan.yaml"]


@needs_posix
def test_a_disk_that_is_full_leaves_nothing_behind(plan: Path) -> None:
    """A limit on the size of files simulates the disk: the system refuses in mid-write."""
    script = (
        "import resource, signal, sys; from duties.cli.main import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "sys.exit(main(['export', 'plan.xlsx']))"
    )

    done = subprocess.run(
        [sys.executable, "-B", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )

    assert done.returncode == 2
    assert done.stderr.startswith("error: plan.xlsx: the file cannot be written (File too large)")
    assert list(Path.cwd().iterdir()) == [plan]


@needs_posix
@not_as_root
def test_a_read_only_folder_is_a_sentence(plan: Path, duties: Duties) -> None:
    folder = Path("shut")
    folder.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)

    code, _, err = duties("export", "shut/plan.xlsx")

    assert code == 2
    assert "the folder shut cannot be written to" in err


def test_each_unit_with_tasks_gets_a_file(plan: Path, duties: Duties) -> None:
    code, out, err = duties("export", "--each-unit", "deep/notices", "--lang", "zh")

    files = sorted(Path("deep/notices").iterdir())
    written, unlisted = err.splitlines()
    assert (code, out, written) == (0, "", "提示: 已写入 47 个文件，文件夹 deep/notices")
    assert unlisted == (
        "提示: 有 6 份写给未列明成员的统称（区级各产业部门、各街道、各街道办事处、各相关部门、"
        "区级有关部门、区属各国有企业），请转给其中各单位"
    )
    assert len(files) == 47
    document = docx.Document(BytesIO(Path("deep/notices/区教委.docx").read_bytes()))
    assert document.paragraphs[0].text.endswith("\n区教委任务清单")
    assert duties("export", "--unit", "区教委", "alone.docx", "--lang", "zh").code == 0
    assert Path("alone.docx").read_bytes() == Path("deep/notices/区教委.docx").read_bytes()


def test_no_notice_is_written_where_one_may_not_be(small_plan: None, duties: Duties) -> None:
    folder = Path("notices")
    folder.mkdir()
    (folder / "区教委.docx").write_text("mine", encoding="utf-8")

    code, _, err = duties("export", "--each-unit", "notices")

    assert code == 2
    assert "区教委.docx: the file is not an export" in err
    assert [file.name for file in folder.iterdir()] == ["区教委.docx"]
    assert duties("export", "--each-unit", "notices", "--force").code == 0


def test_hostile_names_stay_in_the_folder(workplace: Path, duties: Duties) -> None:
    names = ("../../up", "a/b", "CON", "a:b", "a?b", "=1")
    tasks = ", ".join(f"{{id: {n}, title: t, lead: '{name}'}}" for n, name in enumerate(names))
    Path("plan.yaml").write_text(f"title: x\nunits: []\ntasks: [{tasks}]\n", encoding="utf-8")

    assert duties("export", "--each-unit", "out").code == 0

    assert sorted(file.name for file in Path("out").iterdir()) == [
        "=1.docx",
        "_.._.._up.docx",
        "_CON.docx",
        "a_b (2).docx",
        "a_b (3).docx",
        "a_b.docx",
    ]
    assert sorted(entry.name for entry in workplace.iterdir()) == ["out", "plan.yaml"]


def test_a_plan_without_tasks_has_no_notices(workplace: Path, duties: Duties) -> None:
    Path("plan.yaml").write_text("title: x\nunits: [{name: 甲局}]\ntasks: []\n", encoding="utf-8")

    assert duties("export", "--each-unit", "out") == (
        1,
        "",
        "note: the plan gives no unit a task\n",
    )
    assert not Path("out").exists()


@pytest.mark.parametrize("is_terminal", [True, False])
def test_the_progress_is_shown_on_a_terminal_only(
    small_plan: None, duties: Duties, monkeypatch: pytest.MonkeyPatch, is_terminal: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    monkeypatch.setenv("NO_COLOR", "1")

    _, out, err = duties("export", "--each-unit", "out")

    assert out == ""
    assert ("100%" in err) is is_terminal
    assert (re.search(r"Writing.*\[#+\]", err) is not None) is is_terminal


def test_an_interrupted_run_leaves_no_half_written_file(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[Path] = []

    def interrupt(path: Path, data: bytes) -> tuple[Message, ...]:
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(path)
        return write_file(path, data)

    monkeypatch.setattr("duties.cli.delivering.write_file", interrupt)

    assert duties("export", "--each-unit", "out").code == 130
    assert sorted(Path("out").iterdir()) == sorted(done)
    assert all(is_own(ExportFormat.DOCX, file.read_bytes()) for file in done)


def test_a_misspelt_rule_in_the_plan_is_told(workplace: Path, duties: Duties) -> None:
    Path("plan.yaml").write_text("title: x\nlint: {select: [DUT9]}\ntasks: []\n", encoding="utf-8")

    code, _, err = duties("export", "plan.xlsx")

    assert code == 2
    assert err.startswith("error: there is no rule DUT9; ")
    assert duties("export", "plan.csv").code == 0


def test_lists_that_were_written_earlier_and_are_not_renewed_are_told(
    small_plan: None, duties: Duties
) -> None:
    folder = Path("notices")
    folder.mkdir()
    (folder / "撤销的单位.docx").write_bytes(b"")

    assert duties("export", "--each-unit", "notices").err.endswith(
        "note: 1 other list there was not updated: 撤销的单位.docx\n"
    )


def test_a_format_that_the_ending_contradicts_is_refused(plan: Path, duties: Duties) -> None:
    assert duties("export", "plan.xlsx", "-f", "docx") == (
        2,
        "",
        "error: plan.xlsx: --format docx does not match this ending; change one of the two\n",
    )
    assert not Path("plan.xlsx").exists()


def test_a_page_tells_of_the_ledger_on_the_day_asked_for(workplace: Path, duties: Duties) -> None:
    text = "title: 方案\nissued: 2026-01-01\n"
    text += "tasks: [{id: 1, title: 修桥, lead: 区教委, due: 2026-06}]\n"
    Path("plan.yaml").write_text(text, "utf-8")
    Path("progress").mkdir()
    report = "{task: 1, unit: 区教委, date: 2026-03-20, state: in-progress, percent: 40}"
    Path("progress/2026-03.yaml").write_text(f"period: 2026-03\nreports: [{report}]\n", "utf-8")

    assert duties("export", "early.html", "--as-of", "2026-03-10").code == 0
    assert duties("export", "late.html", "--as-of", "2026-07-10").code == 0
    assert duties("export", "bare.html", "--without", "progress").code == 0

    early, late, bare = (
        Path(f"{name}.html").read_text("utf-8") for name in ("early", "late", "bare")
    )
    assert "2026-03-10</span>: 1 task, 0 completed (0%), 0 overdue" in early
    assert "overdue by 10 days (due " in late
    assert "report on 1" in late
    assert "report on 1" not in early
    assert 'id="board"' not in bare


@pytest.mark.parametrize(
    "arguments",
    [("plan.docx",), ("--unit", "区教委", "list.docx"), ("--each-unit", "lists")],
)
def test_only_a_page_takes_a_day(
    small_plan: None, duties: Duties, arguments: tuple[str, ...]
) -> None:
    code, out, err = duties("export", *arguments, "--as-of", "2026-03-10")

    assert (code, out) == (2, "")
    assert err == (
        "error: --as-of works only for a page (.html), a calendar (.ics), a workbook (.xlsx) or "
        "StratML (.stratml)\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [("plan.html",), ("--unit", "区教委", "list.docx"), ("--each-unit", "lists")],
)
def test_only_a_calendar_takes_alarms(
    small_plan: None, duties: Duties, arguments: tuple[str, ...]
) -> None:
    code, out, err = duties("export", *arguments, "--alarm", "7")

    assert (code, out) == (2, "")
    assert err == "error: --alarm works only for a calendar (.ics)\n"


def test_a_plan_without_deadlines_has_no_calendar(plan: Path, duties: Duties) -> None:
    assert duties("export", "plan.ics") == (
        1,
        "",
        "error: no task or step has a date to be done by, so there is no calendar\n",
    )
