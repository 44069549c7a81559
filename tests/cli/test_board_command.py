import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Duties

pytestmark = pytest.mark.usefixtures("under_way")

KEYS = [
    *("tasks", "done", "on_time", "late", "unaccepted", "overdue", "red", "yellow"),
    *("streak", "normal_rate", "reported_rate", "rank"),
]


@pytest.mark.parametrize("by", ["unit", "action", "body"])
def test_programs_get_the_same_keys_whatever_there_is_a_row_for(duties: Duties, by: str) -> None:
    rows = json.loads(duties("board", "--by", by, "-f", "json").out)

    assert rows
    assert all(list(row) == [by, *KEYS] for row in rows)


def test_rates_are_percentages_to_a_tenth_and_null_where_there_is_nothing(duties: Duties) -> None:
    rows = {row["unit"]: row for row in json.loads(duties("board", "-f", "json").out)}

    assert rows["县教育局"] == {
        "unit": "县教育局",
        "tasks": 2,
        "done": 1,
        "on_time": 0,
        "late": 1,
        "unaccepted": 1,
        "overdue": 0,
        "red": 1,
        "yellow": 0,
        "streak": 1,
        "normal_rate": 50,
        "reported_rate": 33.3,
        "rank": 4,
    }
    assert (rows["东乡"]["normal_rate"], rows["东乡"]["rank"]) == (None, None)


def test_rows_have_the_ids_of_actions_and_bodies_and_people_read_their_names(
    duties: Duties,
) -> None:
    keys = csv.DictReader(io.StringIO(duties("board", "--by", "body", "-f", "csv").out))
    assert {row["body"] for row in keys} == {"领导小组", "治水组", "惠民组", "大桥专班"}
    assert "东门大桥工作专班" in duties("board", "--by", "机构").out
    assert "2 畅通行动" in duties("board", "--by", "行动").out


def test_people_read_the_classes_above_and_below_how_it_is_counted(duties: Duties) -> None:
    out = duties("board").out
    head, classes, ranking, *below = out.split("\n\n")

    assert head == (
        "2026-04-30: 10 tasks, 2 completed (20%), 1 overdue; ● red 5, ▲ yellow 0, ○ green 4, "
        "no light 1"
    )
    assert [line.split()[-1] for line in classes.splitlines()[2:]] == [
        *("20%", "0%", "20%", "40%", "20%"),
    ]
    assert ranking.splitlines()[0].split() == [
        *("Rank", "Unit", "Tasks", "Done", "On", "time", "Late", "Not", "accepted", "Overdue"),
        *("Red", "Yellow", "In", "a", "row", "Normal", "In", "time"),
    ]
    assert len(below) == 4
    assert below[0].startswith("A unit has the tasks that it leads")
    assert "Ranked by" in below[-1]


def test_how_it_is_counted_follows_what_the_plan_says(duties: Duties, under_way: Path) -> None:
    text = (under_way / "plan.yaml").read_text("utf-8")
    (under_way / "plan.yaml").write_text(
        text + "tracking: {period: quarter, report_by: 1}\n", "utf-8"
    )

    assert "by the last day of their period or 1 day later, of all that were due: one a task and "
    assert "one a task and quarter" in duties("board").out


def test_the_rules_in_force_are_those_of_the_plan_where_it_has_any(
    duties: Duties, under_way: Path
) -> None:
    usual = json.loads(duties("board", "--rules", "-f", "json").out)
    assert usual[1] == {
        "light": "red",
        "when": "lag",
        "over": 30,
        "days": None,
        "source": usual[0]["source"],
        "address": None,
        "line": None,
    }
    text = (under_way / "plan.yaml").read_text("utf-8")
    rules = "tracking:\n  lights:\n    - {light: 紫灯, when: due-within, days: 3}\n"
    (under_way / "plan.yaml").write_text(text + rules, "utf-8")

    (own,) = json.loads(duties("board", "--rules", "-f", "json").out)
    assert (own["light"], own["days"]) == ("紫灯", 3)
    assert own["line"] == (text + rules).count("\n")
    out = duties("board", "--rules").out
    assert "◆ 紫灯" in out
    assert "{light: 紫灯, when: due-within, days: 3}" in out
    assert "the plan's own rules (plan.yaml)" in out


def test_rules_of_a_place_need_no_plan(duties: Duties, under_way: Path) -> None:
    (under_way / "plan.yaml").unlink()

    out = duties("board", "--rules", "yinchuan").out
    assert "more than 30 points behind the even pace" in out
    assert "https://" in out
    assert json.loads(duties("board", "--rules", "SUQIAN", "-f", "json").out)[2]["light"] == "blue"


def test_every_rule_that_is_shown_is_one_that_the_plan_file_takes(
    duties: Duties, under_way: Path
) -> None:
    text = (under_way / "plan.yaml").read_text("utf-8")
    rules = [
        *("{light: red, when: overdue}", "{light: red, when: lag, over: 5}"),
        *("{light: red, when: blocked, over: 3}", "{light: 黄, when: missed, over: 2}"),
        *("{light: yellow, when: streak, over: 1}", "{light: blue, when: not-started, over: 9}"),
        *("{light: blue, when: not-started}", '{light: "a, b", when: unreported, over: 45}'),
        *("{light: green, when: step-overdue}", "{light: green, when: otherwise}"),
    ]
    own = "".join(f"    - {rule}\n" for rule in rules)
    (under_way / "plan.yaml").write_text(f"{text}tracking:\n  lights:\n{own}", "utf-8")

    out = duties("board", "--rules").out

    assert [line[line.index("{") :].split("  ")[0] for line in out.splitlines() if "{" in line] == (
        rules
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("--rules beijing", "no rules of beijing are known; there are those of yinchuan, suqian"),
        (
            "yinchuan",
            "only `duties board --rules` takes yinchuan, the name of a place with rules",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused(duties: Duties, options: str, sentence: str) -> None:
    assert duties("board", *options.split()) == (2, "", f"error: {sentence}\n")


@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        (("board", "--by", "body"), "note: the plan lists no groups or task forces (`bodies`)\n"),
        (("board", "--by", "action"), "note: the plan has no actions\n"),
        (("bodies",), "note: the plan lists no groups or task forces (`bodies`)\n"),
    ],
)
def test_it_is_said_what_a_plan_lacks(
    duties: Duties, under_way: Path, arguments: tuple[str, ...], note: str
) -> None:
    (under_way / "plan.yaml").write_text("title: 试\ntasks: [{id: 1, title: 修桥}]\n", "utf-8")

    answer = duties(*arguments)

    assert (answer.code, answer.out) == (1, "")
    assert note in answer.err


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Left out for want of room: On time, Not accepted. A terminal of 100 columns"),
        ("zh", "宽度不够，未列：按期、待核销。终端宽 100 列时全部列出。"),
    ],
)
def test_a_narrow_table_says_which_columns_it_leaves_out(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    def board(*options: str) -> str:
        return " ".join(duties("--lang", language, "board", *options).out.split())

    monkeypatch.setenv("COLUMNS", "80")
    assert said in board()
    assert said not in board("-f", "markdown")
    assert said not in board("-f", "csv")

    monkeypatch.setenv("COLUMNS", "100")
    assert said not in board()


def test_a_table_in_markdown_has_every_column(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert "On time |" in duties("board", "-f", "markdown").out
