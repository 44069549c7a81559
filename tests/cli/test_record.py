"""`duties record`: one entry or many, in the file of their period, and what they change."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from conftest import Duties

from duties.cli import clock

PLAN = """\
title: 清水县重点工作实施方案
issuer: 清水县人民政府
issued: 2026-01-01
units:
  - {name: 县住建局, aliases: [住建]}
  - {name: 县交通局}
  - {name: 县财政局}
tasks:
  - {id: 1, title: 修缮码头, lead: 县交通局, responsible: 县财政局, due: 2026-12}
  - id: 2
    title: 改造老街
    lead: [县住建局, 县交通局]
    due: 2026-10
    steps:
      - {id: 1, title: 选址, lead: 县住建局, due: 2026-05}
      - {id: 2, title: 开工, due: 2026-11}
  - {id: 3, title: 编制规划, responsible: 县财政局}
  - {id: 4, title: 改造管网}
"""
MARCH = Path("progress/2026-03.yaml")


@pytest.fixture(autouse=True)
def plan_and_day(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan to report on, on the last day of March."""
    (workplace / "plan.yaml").write_text(PLAN, "utf-8")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 31))


def test_the_first_report_makes_folder_and_file_and_says_what_it_changes(duties: Duties) -> None:
    answer = duties("record", "1", "--state", "in-progress", "--percent", "60%", "--done", "签约")

    assert answer == (
        0,
        "1: not started, 0% → in progress, 60% (yellow → green)\n",
        "note: wrote 1 entry into progress/2026-03.yaml\n",
    )
    assert MARCH.read_text("utf-8") == (
        "period: 2026-03\n"
        "reports:\n"
        "  - {task: 1, unit: 县交通局, date: 2026-03-31, state: in-progress, percent: 60, "
        "done: 签约}\n"
    )


def test_it_speaks_chinese(duties: Duties) -> None:
    answer = duties("--lang", "zh", "record", "1", "--state", "推进中", "--percent", "60")
    assert answer == (
        0,
        "1：未启动 0% → 推进中 60%（黄 → 绿）\n",
        "提示: 已写入 progress/2026-03.yaml，共 1 条\n",
    )


def test_where_the_light_stays_the_state_is_told(duties: Duties) -> None:
    duties("record", "1", "--percent", "60")

    assert duties("record", "1", "--percent", "70").out == (
        "1: in progress, 60% → in progress, 70% (green)\n"
    )
    assert duties("record", "1", "--next", "定址").out == "1: still in progress, 70% (green)\n"


def test_a_report_on_a_step_tells_of_its_task_too(duties: Duties) -> None:
    assert duties("record", "2/1", "--state", "done").out == (
        "2/1: not started, 0% → done, 100% (red → green)\n"
        "2: not started, 0% → in progress, 50% (red → green)\n"
    )


def test_the_day_decides_which_file_an_entry_goes_into(duties: Duties) -> None:
    duties("record", "1", "--percent", "10", "--date", "2月20日", "--received", "昨天")

    assert Path("progress/2026-02.yaml").read_text("utf-8") == (
        "period: 2026-02\n"
        "reports:\n"
        "  - {task: 1, unit: 县交通局, date: 2026-02-20, received: 2026-03-30, percent: 10}\n"
    )


@pytest.mark.parametrize(("period", "name"), [("week", "2026-W14"), ("quarter", "2026-Q1")])
def test_the_plan_says_how_long_a_period_is(duties: Duties, period: str, name: str) -> None:
    Path("plan.yaml").write_text(f"{PLAN}tracking: {{period: {period}}}\n", "utf-8")

    duties("record", "1", "--percent", "10")

    assert Path(f"progress/{name}.yaml").read_text("utf-8").startswith(f"period: {name}\n")


def test_a_file_that_ends_in_yml_is_the_file_of_its_period(duties: Duties) -> None:
    Path("progress").mkdir()
    Path("progress/2026-03.yml").write_text("period: 2026-03\n", "utf-8")

    duties("record", "1", "--percent", "10")

    assert [path.name for path in Path("progress").iterdir()] == ["2026-03.yml"]


def test_another_folder_may_be_named(duties: Duties, monkeypatch: pytest.MonkeyPatch) -> None:
    duties("record", "1", "--percent", "10", "--progress", "a/b")
    monkeypatch.setenv("DUTIES_PROGRESS", "c")
    duties("record", "1", "--percent", "10")

    assert Path("a/b/2026-03.yaml").read_bytes() == Path("c/2026-03.yaml").read_bytes()


def test_a_file_keeps_its_mark_its_line_ends_and_its_permissions(duties: Duties) -> None:
    Path("progress").mkdir()
    before = "\ufeffperiod: 2026-03\r\n# 三月\r\nreports:\r\n- task: 1\r\n  unit: 住建\r\n"
    before += "  date: 2026-03-01"
    MARCH.write_bytes(before.encode())
    MARCH.chmod(0o640)

    duties("record", "1", "--percent", "10")

    after = MARCH.read_bytes().decode()
    assert after == (
        f"{before}\r\n- task: 1\r\n  unit: 县交通局\r\n  date: 2026-03-31\r\n  percent: 10"
    )
    assert MARCH.stat().st_mode & 0o777 == 0o640


def test_a_dry_run_prints_what_would_be_written_and_writes_nothing(duties: Duties) -> None:
    answer = duties("record", "3", "--state", "blocked", "--dry-run")

    assert answer == (
        0,
        "period: 2026-03\nreports:\n"
        "  - {task: 3, unit: 县财政局, date: 2026-03-31, state: blocked}\n",
        "note: progress/2026-03.yaml would get this:\n"
        "note: 3: not started, 0% → blocked, 0% (no light → yellow)\n",
    )
    assert not Path("progress").exists()


def test_problems_are_numbered_and_go_on_by_their_number(duties: Duties) -> None:
    first = duties("record", "1", "--problem", "new", "--text", "征收滞后", "--needs", "住建")
    second = duties("record", "2/1", "--problem", "新", "--text", "用地未批")
    solved = duties("record", "--problem", "P1", "--stage", "解决", "--reason", "当日办结")

    assert first.out.splitlines()[0] == "problem P1: found"
    assert second.out.splitlines()[0] == "problem P2: found"
    assert solved.out == "problem P1: solved\n"
    assert MARCH.read_text("utf-8") == (
        "period: 2026-03\n"
        "problems:\n"
        "  - {id: P1, task: 1, unit: 县交通局, date: 2026-03-31, stage: found, text: 征收滞后, "
        "needs: 县住建局}\n"
        "  - {id: P2, task: 2/1, unit: 县住建局, date: 2026-03-31, stage: found, "
        "text: 用地未批}\n"
        "  - {id: P1, date: 2026-03-31, stage: solved, reason: 当日办结}\n"
    )


def test_rulings_and_lessons_are_entries_of_their_own(duties: Duties) -> None:
    ruled = duties(
        *("record", "1", "--ruling", "--light", "红灯", "--until", "4月", "--by", "县督查室"),
        *("--reason", "现场核查不符"),
    )
    duties("record", "1", "--ruling", "--due", "2027-Q1", "--reason", "同意延期")
    duties("record", "1", "--lesson", "practice", "--text", "先建后补: '好'")

    assert ruled.out == "1: yellow → red\n"
    assert MARCH.read_text("utf-8") == (
        "period: 2026-03\n"
        "rulings:\n"
        "  - {task: 1, date: 2026-03-31, by: 县督查室, light: red, until: 2026-04-30, "
        "reason: 现场核查不符}\n"
        "  - {task: 1, date: 2026-03-31, due: 2027-Q1, reason: 同意延期}\n"
        "lessons:\n"
        "  - {task: 1, date: 2026-03-31, kind: practice, text: '先建后补: ''好'''}\n"
    )


def test_what_a_ruling_makes_of_a_task_is_said_with_its_light(duties: Duties) -> None:
    ruling = ("--ruling", "--reason", "核查属实")

    assert duties("record", "1", *ruling, "--accepted").out == (
        "1: not started, 0% → accepted, 100% (yellow → green)\n"
    )
    assert duties("record", "1", *ruling, "--reopened").out == (
        "1: accepted, 100% → not started, 0% (green → yellow)\n"
    )
    assert duties("record", "1", *ruling, "--light", "blue").out == "1: yellow → blue\n"


def test_a_new_deadline_is_said_where_the_light_changes_with_it(duties: Duties) -> None:
    duties("record", "1", "--percent", "10")
    assert duties("record", "1", "--ruling", "--due", "2029").out == (
        "1: due 2026-12-31 → 2029-12-31 (yellow → green)\n"
    )


def test_a_ruling_may_close_a_stretch_and_say_no_more(duties: Duties) -> None:
    Path("plan.yaml").write_text(
        "title: 试\nissued: 2026-01-01\nunits: [{name: 县交通局}]\n"
        "tasks: [{id: 1, title: 巡查, lead: 县交通局, every: month}]\n",
        "utf-8",
    )
    duties("record", "1", "--percent", "10", "--date", "2026-01-20")

    answer = duties("record", "1", "--ruling", "--stretch", "2026-01", "--reason", "不再追究")

    assert answer.code == 0
    assert "{task: 1, date: 2026-03-31, stretch: 2026-01, reason: 不再追究}" in (
        MARCH.read_text("utf-8")
    )
    assert answer.out == ("1: 2026-01 in progress, 10% → 2026-02 not started, 0% (red)\n")
    accepted = ("--ruling", "--stretch", "2026-03", "--accepted", "--reason", "属实")
    assert duties("record", "1", *accepted).out == "1: still 2026-02 not started, 0% (red)\n"


def test_what_lint_would_warn_of_is_said_and_written_all_the_same(duties: Duties) -> None:
    duties("record", "1", "--percent", "60", "--date", "2026-03-01")

    answer = duties("record", "1", "--percent", "40")

    assert (answer.code, answer.err.splitlines()) == (
        0,
        [
            "check: the percentage of task 1 falls from 60 to 40 without a reason",
            "note: wrote 1 entry into progress/2026-03.yaml",
        ],
    )


REFUSED = {
    "record": "TASK is missing here",
    "record 1": "there is nothing to record; give one of --state, --percent, --done, --next, "
    "--evidence",
    "record 9 --state done": "no task has the id 9 or these words in its title; the ids run from "
    "1 to 4",
    "record 改造 --state done": "改造 matches 2 tasks: 2 改造老街, 4 改造管网; name one by its id",
    "record 2/3 --state done": "there is no step 2/3; the steps of task 2 are 1, 2",
    "record 1/1 --state done": "there is no step 1/1; task 1 has no steps",
    "record 2 --state done": "2 is answered for by 县住建局, 县交通局; name one of them with "
    "--unit",
    "record 4 --state done": "nobody answers for 4; name a unit with --unit",
    "record 1 --state done --unit 县": "县 matches 3 units: 县住建局, 县交通局, 县财政局; type "
    "more of the name",
    "record 1 --state done --unit 水利局": "no unit is called 水利局; `duties units` lists "
    "them all",
    "record 1 --percent 101": "--percent: a number from 0 to 100 belongs here, but this is 101",
    "record 1 --percent many": "--percent: a number from 0 to 100 belongs here, but this is many",
    "record 1 --done ": "--done: this text is empty",
    "record 1 --percent 5 --date 2026-02-30": "--date takes a day (2026-04-30, 4月30日, "
    "yesterday); 2026-02-30 is none",
    "record 1 --percent 5 --date 2026-03": "--date takes a day (2026-04-30, 4月30日, yesterday); "
    "2026-03 is none",
    "record 1 --state accepted": "--state accepted belongs to another kind of entry; add --ruling "
    "--accepted",
    "record 1 --accepted": "--accepted belongs to another kind of entry; add --ruling",
    "record 1 --stage found": "--stage belongs to another kind of entry; add --problem",
    "record 1 --ruling --percent 5": "--percent has no place in such an entry, which takes TASK, "
    "--date, --by, --light, --until, --due, --accepted, --cancelled, --reopened, --stretch, "
    "--reason, --former",
    "record 1 --ruling --by 督查室": "there is nothing to record; give one of --light, --due, "
    "--accepted, --cancelled, --reopened, --stretch, --former",
    "record 1 --ruling --accepted --reopened": "no ruling can say both --accepted and --reopened; "
    "leave one of them out",
    "record 1 --ruling --due 2027 --until 2027": "--light is missing here",
    "record 1 --problem new": "--text is missing here",
    "record --problem P1 --stage solved": "there is no problem yet; open one with `duties record "
    "TASK --problem new --text …`",
    "record 1 --lesson practice": "--text is missing here",
    "record 1 --from x.csv": "TASK does not go with --from, whose file says it; beside it only "
    "--date, --unit, --received do",
    "record --problem new --text 征收滞后": "a new problem needs a task; TASK is missing here",
    "record --from x.csv": "x.csv: there is no such file",
}


def test_what_lint_says_of_the_name_of_the_file_is_said(duties: Duties) -> None:
    MARCH.parent.mkdir()
    MARCH.write_text("period: 2026-02\n", "utf-8")
    Path("progress/2026-03.yml").write_text("period: 2026-03\n", "utf-8")

    code, _, err = duties("record", "1", "--percent", "60")

    assert (code, err) == (
        0,
        "check: the file is named for 2026-03 but says that it is for 2026-02; its entries count "
        "for 2026-03, so correct this, or rename the file\n"
        "check: 2026-03.yaml is for 2026-03 too; the entries of both count, but belong in one "
        "file\n"
        "note: wrote 1 entry into progress/2026-03.yaml\n",
    )


@pytest.mark.parametrize(
    ("before", "check"),
    [
        ((), "check: nobody has reported on 1, which is accepted now\n"),
        (
            ("--percent", "60"),
            "check: 1 was not reported done, but in progress; it is accepted now\n",
        ),
        (("--state", "done"), ""),
    ],
)
def test_accepting_what_nobody_reported_as_done_is_said(
    duties: Duties, before: tuple[str, ...], check: str
) -> None:
    if before:
        duties("record", "1", *before)

    code, out, err = duties("record", "1", "--ruling", "--accepted", "--by", "县督查室")

    assert code == 0
    assert "→ accepted, 100%" in out
    assert err == f"{check}note: wrote 1 entry into progress/2026-03.yaml\n"


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_understood_is_refused_in_one_sentence(duties: Duties, line: str) -> None:
    answer = duties(*line.split(" "))

    assert answer == (2, "", f"error: {REFUSED[line]}\n")
    assert not Path("progress").exists()


def test_a_problem_that_is_not_there_is_told_with_those_that_are(duties: Duties) -> None:
    duties("record", "1", "--problem", "new", "--text", "征收滞后")

    assert duties("record", "--problem", "P7", "--stage", "solved").err == (
        "error: there is no problem P7 (P1); open a new one with `duties record TASK --problem "
        "new --text …`\n"
    )
    assert duties("record", "--problem", "P1").err == "error: --stage is missing here\n"
    assert duties("record", "3", "--problem", "P1", "--stage", "solved").err == (
        "error: problem P1 is one of task 1, not of 3; give this one an id of its own\n"
    )


def test_a_file_that_is_being_written_is_left_alone(duties: Duties) -> None:
    Path("progress").mkdir()
    MARCH.write_text("period: 2026-03\nreports:\n  - {task: 1, unit: ", "utf-8")

    answer = duties("record", "1", "--percent", "10")

    assert answer == (
        2,
        "",
        "error: progress/2026-03.yaml:3:21: no value can begin here; delete the extra comma or "
        "bracket, or put the text in quotes; nothing was recorded, mend the file first\n",
    )
    assert MARCH.read_text("utf-8").endswith("unit: ")


def test_faults_of_other_entries_do_not_keep_one_from_being_recorded(duties: Duties) -> None:
    Path("progress").mkdir()
    old = "period: 2026-03\nreports:\n  - {task: 77, unit: 无, date: 2026-03-01, percnt: x}\n"
    MARCH.write_text(old, "utf-8")

    assert duties("record", "1", "--percent", "10").code == 0
    assert MARCH.read_text("utf-8") == (
        f"{old}  - {{task: 1, unit: 县交通局, date: 2026-03-31, percent: 10}}\n"
    )


CSV = """\
任务,单位,状态,进度,进展情况,日期,需协调单位
1,,推进中,60%,"签约, 三家",2026/3/20,
2/1,住建,已完成,,,,
,,,,,,
3,,受阻,,'=用地,4月2日,
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_recorded_row_by_row(duties: Duties, end: str) -> None:
    Path("reports.csv").write_bytes(b"\xef\xbb\xbf" + CSV.replace("\n", end).encode())

    answer = duties("record", "--from", "reports.csv")

    assert answer.code == 0
    assert MARCH.read_text("utf-8") == (
        "period: 2026-03\n"
        "reports:\n"
        "  - {task: 1, unit: 县交通局, date: 2026-03-20, state: in-progress, percent: 60, "
        "done: '签约, 三家'}\n"
        "  - {task: 2/1, unit: 县住建局, date: 2026-03-31, state: done}\n"
    )
    assert Path("progress/2026-04.yaml").read_text("utf-8") == (
        "period: 2026-04\n"
        "reports:\n"
        "  - {task: 3, unit: 县财政局, date: 2026-04-02, state: blocked, done: '=用地'}\n"
    )


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_table_may_be_saved_as_excel_saves_it_in_china(duties: Duties, encoding: str) -> None:
    table = (
        "序号,任务,填报单位,推进状态,完成进度,工作进展,下步安排,,\n"
        "1,修缮码头,县交通局,推进中,60%,签约三家,定址,,\n"
        "2/1,选址,县住建局,已完成,,,,,\n"
    )
    Path("三月.csv").write_bytes(table.replace("\n", "\r\n").encode(encoding))

    assert duties("record", "--from", "三月.csv").code == 0
    assert MARCH.read_text("utf-8") == (
        "period: 2026-03\n"
        "reports:\n"
        "  - task: 1\n    unit: 县交通局\n    date: 2026-03-31\n    state: in-progress\n"
        "    percent: 60\n    done: 签约三家\n    next: 定址\n"
        "  - {task: 2/1, unit: 县住建局, date: 2026-03-31, state: done}\n"
    )


def test_a_table_of_problems_may_call_their_numbers_as_tables_do(duties: Duties) -> None:
    duties("record", "1", "--problem", "new", "--text", "征收滞后")
    Path("p.csv").write_text(
        "编号,任务,阶段,问题内容,求助对象\np1,1,分析,两户,\nnew,1,发现,管网,县住建局、县财政局\n",
        "utf-8",
    )

    assert duties("record", "--from", "p.csv").out == "problem P1: analysed\nproblem P2: found\n"
    assert MARCH.read_text("utf-8").endswith("needs: [县住建局, 县财政局]\n")


def test_several_units_may_be_asked_for_help_in_one_word(duties: Duties) -> None:
    duties("record", "1", "--problem", "new", "--text", "x", "--needs", "住建、县财政局，县长")

    assert "needs: [县住建局, 县财政局, 县长]" in MARCH.read_text("utf-8")


UNHEEDED = {
    "1 --percent 5 --unit 县财政局": "the report of 县财政局 on 1 is shown, but changes neither "
    "state nor percentage; only reports of 县交通局 do",
    "1 --percent 5 --date 3月29日": "县交通局 reported on 1 for a later day, 2026-03-30, and that "
    "counts",
    "1 --percent 65 --stretch 2月": "1 is no standing task, so a stretch says nothing about it",
    "2/1 --percent 5 --reason 误报": "2/1 stays done; --state in-progress --reason … takes "
    "that back",
    "3 --percent 5": "3 is cancelled; only a ruling takes that back (--ruling --reopened)",
    "2 --percent 70 --unit 县交通局 --date 3月30日": "县住建局 reported on 2 for the same day, and "
    "that counts: it is named before 县交通局",
    "5 --percent 5 --unit 县财政局": "县财政局 answers for 5/1 alone; a report on that counts",
}


@pytest.mark.parametrize("line", UNHEEDED)
def test_why_a_report_changes_nothing_is_said(duties: Duties, line: str) -> None:
    Path("plan.yaml").write_text(
        f"{PLAN}  - {{id: 5, title: 架桥, lead: 县住建局, steps: [{{id: 1, title: 勘察, "
        "lead: 县财政局}]}\n",
        "utf-8",
    )
    duties("record", "1", "--percent", "60", "--date", "3月30日")
    duties("record", "2", "--percent", "60", "--date", "3月30日", "--unit", "县住建局")
    duties("record", "2/1", "--state", "done", "--date", "3月30日")
    duties("record", "3", "--ruling", "--cancelled", "--reason", "并入1")

    assert f"check: {UNHEEDED[line]}\n" in duties("record", *line.split()).err


@pytest.mark.parametrize(
    ("day", "line", "said"),
    [
        (3, "1 --percent 65", "check: the report on 1 counts for 2026-04; nothing was reported for "
         "2026-03 yet: if it is for that, give --date 2026-03-31"),
        (3, "1 --percent 65 --date 3月31日", None),
        (6, "1 --percent 65", None),
        (10, "1 --percent 65 --date 3月31日", "check: the report on 1 for 2026-03 counts as "
         "received on 2026-03-31, in time; if it came in only now, add --received 2026-04-10"),
        (10, "1 --percent 65 --date 3月31日 --received 2026-04-10", None),
    ],
)  # fmt: skip
def test_a_report_that_comes_early_in_a_month_may_be_for_the_last(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, day: int, line: str, said: str | None
) -> None:
    duties("record", "1", "--percent", "60", "--date", "2月20日")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, day))

    told = [each for each in duties("record", *line.split()).err.splitlines() if "check:" in each]

    assert told == ([said] if said else [])


def test_json_may_hold_every_kind_of_entry(duties: Duties) -> None:
    Path("a.json").write_text(
        '{"period": "2026-03", "reports": [{"task": 1, "percent": 40.5, "done": null}],'
        ' "problems": [{"task": 1, "text": "a", "needs": ["住建"]}],'
        ' "rulings": [{"task": 1, "accepted": true, "reopened": false}]}',
        "utf-8",
    )
    Path("b.json").write_text(
        '[{"id": "P1", "stage": "analysed"}, {"task": 1, "kind": "warning", "text": "b"},'
        ' {"task": 1, "light": "黄"}]',
        "utf-8",
    )

    assert [duties("record", "--from", name).code for name in ("a.json", "b.json")] == [0, 0]
    assert MARCH.read_text("utf-8") == (
        "period: 2026-03\n"
        "reports:\n"
        "  - {task: 1, unit: 县交通局, date: 2026-03-31, percent: 40.5}\n"
        "problems:\n"
        "  - {id: P1, task: 1, unit: 县交通局, date: 2026-03-31, stage: found, text: 'a', "
        "needs: 县住建局}\n"
        "  - {id: P1, date: 2026-03-31, stage: analysed}\n"
        "rulings:\n"
        "  - {task: 1, date: 2026-03-31, accepted: true}\n"
        "  - {task: 1, date: 2026-03-31, light: yellow}\n"
        "lessons:\n"
        "  - {task: 1, date: 2026-03-31, kind: warning, text: 'b'}\n"
    )


def test_of_many_all_are_recorded_or_none_and_each_fault_has_its_row(duties: Duties) -> None:
    Path("reports.csv").write_text(
        "task,unit,percent,date\n1,,10,\n9,,10,\n2,,10,\n3,,200,\n1,无,10,\n1,,10,2026-13-01\n",
        "utf-8",
    )

    answer = duties("record", "--from", "reports.csv")

    assert answer == (
        2,
        "",
        "error: reports.csv:3: no task has the id 9 or these words in its title; the ids run from "
        "1 to 4\n"
        "error: reports.csv:4: 2 is answered for by 县住建局, 县交通局; name one of them with "
        "unit\n"
        "error: reports.csv:5: percent: a number from 0 to 100 belongs here, but this is 200\n"
        "error: reports.csv:6: no unit is called 无; `duties units` lists them all\n"
        "error: reports.csv:7: date takes a day (2026-04-30, 4月30日, yesterday); 2026-13-01 is "
        "none\n",
    )
    assert not Path("progress").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[1]", "x, entry 1: this is no entry, which has texts, numbers and lists of names by "
         "keys"),
        ('[{"task": {}}]', "x, entry 1: this is no entry, which has texts, numbers and lists of "
         "names by keys"),
        ("[", "x:1:2: this is not valid JSON here"),
        ('{"tasks": []}', "x: tasks is none of the names that belong here: reports, readings, "
         "problems, rulings, lessons"),
        ("[]", "x: there are no entries in this file"),
        ("task,percent\n", "x: there are no entries in this file"),
        ("task,percent\n1,2,3\n", "x:2: 3 stands in a column without a heading; give it one, or "
         "leave it out"),
        ("task,percent,进度\n1,2,3\n", "x:1: the columns percent and 进度 say the same of an "
         "entry; leave one of them out"),
        ('[{"task": 1, "进度": 2, "percent": 3}]', "x: the columns 进度 and percent say the same "
         "of an entry; leave one of them out"),
        ("\n", "x: there are no entries in this file"),
        ("\0", "x: this is no text; in Excel, save the sheet as CSV UTF-8 and name that"),
        ("任务,状态\n1,正常\n", "x:2: 状态 takes one of 未启动, 推进中, 受阻, 已完成, not 正常"),
        ("任务,单位\n1,\n", "x:2: there is nothing to record; give one of 状态, 进度, 进展, "
         "下步打算, 佐证"),
        ("任务,进度\n1月2日,5\n", "x:2: 1月2日 is a day, not a task; Excel makes that of a step "
         "such as 1/2: set the column to text and type it again"),
        ("序号,任务,进度\n2,修缮码头,5\n", "x:2: 2 is 2 改造老街, but 任务 says 修缮码头; if the "
         "numbers only count the rows, leave that column out"),
    ],
)  # fmt: skip
def test_a_file_of_something_else_is_refused(duties: Duties, text: str, sentence: str) -> None:
    Path("x").write_text(text, "utf-8")

    assert duties("record", "--from", "x") == (2, "", f"error: {sentence}\n")


def test_where_one_file_cannot_be_written_no_other_is(duties: Duties) -> None:
    Path("progress").mkdir()
    Path("progress/2026-04.yaml").write_text("period: 2026-04\n", "utf-8")
    Path("progress/2026-04.yaml").chmod(0o444)
    Path("r.csv").write_text("task,percent,date\n1,10,2026-03-01\n1,20,2026-04-01\n", "utf-8")

    answer = duties("record", "--from", "r.csv")

    assert answer.code == 2
    assert not MARCH.exists()
    assert Path("progress/2026-04.yaml").read_text("utf-8") == "period: 2026-04\n"


def test_many_at_once_lose_nothing(workplace: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "duties", "record", "1", *options, "--date", "2026-03-20"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(os.environ),
            cwd=workplace,
        )
        for number in range(3)
        for options in (["--done", f"第{number}批"], ["--problem", "new", "--text", f"{number}"])
    ]
    outs = [run.communicate()[0].decode() for run in runs]

    assert [run.returncode for run in runs] == [0] * len(runs)
    text = MARCH.read_text("utf-8")
    assert Counter(f"第{number}批" in text for number in range(3)) == {True: 3}
    ids = sorted(out.split(":")[0] for out in outs if out.startswith("problem"))
    assert ids == [f"problem P{number}" for number in range(1, 4)]


def test_a_file_that_git_could_not_merge_is_told_as_that(duties: Duties) -> None:
    Path("progress").mkdir()
    MARCH.write_text(
        "period: 2026-03\nreports:\n<<<<<<< HEAD\n  - {task: 1, unit: 县住建局, date: 2026-03-01}\n"
        "=======\n  - {task: 1, unit: 县住建局, date: 2026-03-02}\n>>>>>>> other\n",
        "utf-8",
    )

    answer = duties("record", "1", "--percent", "10")

    assert answer == (
        2,
        "",
        "error: progress/2026-03.yaml:3:1: git could not merge lines 3 to 7; keep what is right of "
        "both sides, and delete the lines <<<<<<<, ======= and >>>>>>>; nothing was recorded, "
        "mend the file first\n",
    )
