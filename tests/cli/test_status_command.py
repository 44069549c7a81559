import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Duties

pytestmark = pytest.mark.usefixtures("under_way")

KEYS = [
    *("id", "title", "lead", "state", "percent", "pace", "lag", "start", "due", "days_left"),
    *("light", "rule", "reason", "by_hand", "streak", "reported", "problems", "targets"),
]


def ids(duties: Duties, *options: str) -> str:
    """Return the ids of the rows that `duties status` gives with these options."""
    answer = duties("status", *options, "-f", "csv")
    assert answer.code == (0 if len(answer.out.splitlines()) > 1 else 1)
    return " ".join(row["id"] for row in csv.DictReader(io.StringIO(answer.out)))


def test_programs_get_every_key_with_numbers_exact_to_a_tenth(duties: Duties) -> None:
    late, by_hand, _, unjudged = json.loads(duties("status", "3", "7", "10", "9", "-f", "json").out)

    assert list(late) == KEYS
    assert late == {
        "id": "3",
        "title": "改造东门大桥",
        "lead": ["县交通局"],
        "state": "in-progress",
        "percent": 70,
        "pace": 100,
        "lag": 30,
        "start": "2026-01-01",
        "due": "2026-03-31",
        "days_left": -30,
        "light": "red",
        "rule": "overdue",
        "reason": "overdue by 30 days (due 2026-03-31)",
        "by_hand": False,
        "streak": 3,
        "reported": "2026-03-27",
        "problems": [],
        "targets": [],
    }
    assert by_hand["pace"] == 92.3
    assert (by_hand["light"], by_hand["rule"], by_hand["by_hand"]) == ("red", "ruling", True)
    assert by_hand["reason"] == (
        "set by 县政府督查室 until 2026-05-31: 现场核查与报送不符; by the rules yellow: due in 10 "
        "days (2026-05-10)"
    )
    assert [unjudged[key] for key in ("pace", "lag", "due", "days_left", "light", "rule")] == (
        [None] * 6
    )


@pytest.mark.parametrize("month", ["2026-03", "3月底", "2026年3月末", "March 2026"])
def test_a_month_to_answer_for_means_its_last_day(duties: Duties, month: str) -> None:
    assert duties("status", "--as-of", month) == duties("status", "--as-of", "2026-03-31")


def test_the_reason_is_in_the_language(duties: Duties) -> None:
    (row,) = json.loads(duties("status", "7", "-f", "json", "--lang", "zh").out)

    assert "；按规则应为黄：" in row["reason"]


def test_a_step_has_its_own_lead_or_that_of_its_task(duties: Duties) -> None:
    rows = json.loads(duties("status", "2", "--steps", "-f", "json").out)

    assert [(row["id"], row["title"], row["lead"], row["problems"]) for row in rows] == [
        ("2", "新建城北水厂", ["县住建局"], ["P2"]),
        ("2/1", "完成选址", ["县住建局"], []),
        ("2/2", "管网一期", ["县水利局"], ["P2"]),
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("--light red,yellow", "1 3 4 6 7"),
        ("--light 红、无灯", "1 3 4 6 7 9"),
        ("-l red -l none", "1 3 4 6 7 9"),
        ("--light blue,red", None),
        ("--state blocked", "4"),
        ("--state 受阻 --state 已取消", "4 11"),
        ("--unit 水利局 --steps", "1 2 2/1 2/2"),
        ("--role lead --unit 县财政局", "7"),
        ("--action 惠民 --light 红", "6 7"),
        ("--body 治水组", "1 2"),
        ("--late", "3"),
        ("--unreported", "1 3 4 6 9"),
        ("--unreported --as-of 2026-03-30", "9"),
        ("--due-within 30d", "7"),
        ("--due-within 30d --as-of 2026-03-20", "3 5 6 8"),
        ("--no-due", "9"),
        ("--late --state done", ""),
        ("2/2 10", "2/2 10"),
    ],
)
def test_what_is_listed_can_be_chosen(duties: Duties, options: str, expected: str | None) -> None:
    if expected is None:
        assert duties("status", *options.split()) == (
            2,
            "",
            "error: no light is called blue; the lights are red, yellow, green, none (no light)\n",
        )
    else:
        assert ids(duties, *options.split()) == expected


def test_colours_do_not_change_how_it_ends(duties: Duties) -> None:
    assert duties("status", "--light", "red").code == 0
    assert duties("status", "--late", "--state", "done") == (
        1,
        "",
        "note: nothing in the plan matches\n",
    )


def test_deadlines_in_words_are_not_forgotten(duties: Duties) -> None:
    assert duties("status", "--due", "2026").err == (
        "note: the deadline of 1 more task is words without a date; `--no-due` lists it\n"
        "note: 1 step that is not done is due then as well; `duties status --steps` lists it\n"
    )
    assert "due then as well" not in duties("status", "--due", "2026", "--steps").err


def test_lights_are_told_apart_by_mark_word_and_colour(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = duties("status").out
    assert all(mark in plain for mark in ("● red", "○ green", "no light"))
    plain.encode("cp936")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31m● red" in duties("status").out
    assert "\x1b[32m○ green" in duties("status").out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_row_fits_into_80_columns(
    duties: Duties, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    from wcwidth import wcswidth

    monkeypatch.setenv("COLUMNS", "80")
    for command in (("status", "--steps"), ("board",), ("board", "--rules")):
        lines = duties(*command, "--lang", language).out.splitlines()
        assert max(map(wcswidth, lines)) <= 80


def test_without_a_ledger_deadlines_judge_and_it_is_said_how_to_begin(
    duties: Duties, under_way: Path
) -> None:
    (under_way / "empty").mkdir()

    answer = duties("--progress", "empty", "status", "3", "-f", "json")

    assert answer.code == 0
    assert json.loads(answer.out)[0]["rule"] == "overdue"
    assert answer.err == (
        "note: nothing has been reported on this plan yet; `duties record TASK --state in-progress "
        "--unit UNIT` writes the first entry, `duties forms DIR --period PERIOD` makes forms for "
        "the units to fill in\n"
    )


def test_what_a_unit_may_have_too_is_counted_among_what_was_asked_for(
    duties: Duties, under_way: Path
) -> None:
    (under_way / "plan.yaml").write_text(
        "title: 方案\nissuer: 清水县\nunits: [{name: 甲局}, {name: 各部门, kind: collective}]\n"
        "tasks:\n  - {id: 1, title: 河, lead: 甲局, due: 2026-01}\n"
        "  - {id: 2, title: 井, lead: 各部门, due: 2026-01}\n"
        "  - {id: 3, title: 渠, lead: 各部门, due: 2027}\n",
        "utf-8",
    )

    (under_way / "empty").mkdir()
    told = duties("--progress", "empty", "status", "--unit", "甲局", "--late").err

    assert "甲局 may also have 1 task given to a collective" in told


def test_a_folder_that_is_named_must_be_there(duties: Duties) -> None:
    answer = duties("--progress", "nowhere", "status")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


def test_the_reason_has_room_in_a_narrow_terminal(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    duties("init", "--demo", "demo", "--as-of", "2026-06-18")
    asked = ("--plan", "demo/plan.yaml", "status", "--as-of", "2026-06-18", "--lang", "en")
    monkeypatch.setenv("COLUMNS", "160")
    assert "Targets" in duties(*asked).out
    monkeypatch.setenv("COLUMNS", "80")
    narrow = duties(*asked).out

    assert "Targets" not in narrow
    assert "\n   Why: overdue by 18 days (due 2026-05-31); open problem: P3\n" in narrow
