from datetime import date
from pathlib import Path

import pytest
from conftest import Duties

from duties.cli import clock

PLAN = """\
title: 清水方案
units: [{name: 甲局}, {name: 乙局}]
tasks:
  - {id: 1, title: 河, lead: 甲局, due: 2026-06}
  - {id: 2, title: 井, lead: 乙局, due: 2026-Q3}
  - {id: 3, title: 渠, lead: 甲局, due: 2026, due_text: 年底前}
  - {id: 4, title: 湖, lead: 甲局, due_text: 每季度末}
  - {id: 5, title: 桥, lead: 甲局}
"""


@pytest.fixture(autouse=True)
def plan(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (workplace / "plan.yaml").write_text(PLAN, "utf-8")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 6, 1))


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("--due 2026-06", "1"),
        ("--due 6月", "1"),
        ("--due 2026-Q3", "2"),
        ("--due 2026", "1 2 3"),
        ("--due-from 2026-07", "2 3"),
        ("--due-from 2026-07 --due-to 2026-09", "2"),
        ("--due-to 2026-Q3", "1 2"),
        ("--due-to 2026-06-29", ""),
        ("--due-before 2026-06-30", ""),
        ("--due-before 2026-07-01", "1"),
        ("--due-before 2026-07", "1"),
        ("--due-within 29d", "1"),
        ("--due-within 28d", ""),
        ("--due-within 4m --due-from 2026-07", "2"),
        ("--no-due", "4 5"),
        ("--no-due --sort due", "4 5"),
        ("--due 2026 --sort plan", "1 2 3"),
    ],
)
def test_deadlines_can_be_asked_for(duties: Duties, options: str, ids: str) -> None:
    answer = duties("tasks", *options.split(), "-f", "csv")

    assert [line.split(",")[0] for line in answer.out.splitlines()[1:]] == ids.split()
    mine = duties("my-tasks", "甲局", "乙局", *options.split(), "-f", "csv")
    assert sorted(line.split(",")[3] for line in mine.out.splitlines()[1:]) == ids.split()


def test_overdue_tasks_are_not_due_within_a_span_but_before_today(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 7, 1))

    within = duties("tasks", "--due-within", "3m", "-f", "csv").out.splitlines()[1:]
    before = duties("tasks", "--due-before", "today", "-f", "csv").out.splitlines()[1:]

    assert [line[0] for line in within] == ["2"]
    assert [line[0] for line in before] == ["1"]


def test_tasks_whose_deadline_is_words_are_not_forgotten(duties: Duties) -> None:
    assert duties("tasks", "--due", "2026-06").err == (
        "note: the deadline of 1 more task is words without a date; `--no-due` lists it\n"
    )
    assert duties("my-tasks", "甲局", "--due-to", "2026").err == (
        "note: the deadline of 1 more task is words without a date; `--no-due` lists it\n"
    )
    assert duties("my-tasks", "乙局", "--due", "2026").err == ""
    assert duties("tasks", "--no-due").err == ""


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            "--due soon",
            "--due takes a day (2027-06-30), a month (2027-06), a quarter (2027-Q2), a half-year "
            "(2027-H1) or a year (2027); soon is none of these",
        ),
        (
            "--due-within 30",
            "--due-within takes days (30d), weeks (4w) or months (3m); 30 is none of these",
        ),
        (
            "--due-from 2027 --due-to 2026",
            "no deadline can be as both --due-from 2027 and --due-to 2026 ask; leave one of them "
            "out",
        ),
        (
            "--no-due --due 2026-06",
            "no deadline can be as both --no-due and --due 2026-06 ask; leave one of them out",
        ),
        (
            "--due-within 2w --due 2027",
            "no deadline can be as both --due 2027 and --due-within 2w ask; leave one of them out",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(duties: Duties, options: str, sentence: str) -> None:
    answer = duties("tasks", *options.split())

    assert answer == (2, "", f"error: {sentence}\n")


def test_what_may_be_a_units_is_sorted_and_counted_like_what_is(
    duties: Duties, workplace: Path
) -> None:
    (workplace / "plan.yaml").write_text(
        "title: 清水方案\n"
        "units: [{name: 甲局}, {name: 各部门, kind: collective}]\n"
        "tasks:\n"
        "  - {id: 1, title: 河, lead: 各部门, due: 2026-12}\n"
        "  - {id: 2, title: 井, lead: 各部门, due_text: 每季度末}\n"
        "  - {id: 3, title: 渠, lead: 甲局, open_ended: true, due: 2026-06}\n",
        "utf-8",
    )

    answer = duties(
        "my-tasks", "城管局", "--possible", "--due", "2026", "--sort", "due", "-f", "csv"
    )

    assert [line.split(",")[3] for line in answer.out.splitlines()[1:]] == ["3", "1"]
    assert "the deadline of 1 more task is words without a date" in answer.err
