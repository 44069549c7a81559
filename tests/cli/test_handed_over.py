"""A task that goes from one unit to another in the year, and keeps what was reported."""

from pathlib import Path

import pytest
from conftest import Duties

PLAN = """\
title: 清水县重点工作实施方案
issued: 2026-01-01
units:
  - {name: 县住建局}
  - {name: 县城管局, aliases: [城管执法局]}
  - {name: 县财政局}
tasks:
  - id: 1
    title: 整治背街小巷
    lead: 县住建局
    responsible: 县城管局
    due: 2026-12
    steps:
      - {id: 1, title: 摸底, due: 2026-03}
      - {id: 2, title: 补贴, lead: 县财政局, due: 2026-09}
  - {id: 2, title: 清运垃圾, lead: 县城管局, due: 2026-12}
"""
JANUARY = """\
period: 2026-01
reports:
  - {task: 1, unit: 县城管局, date: 2026-01-31, percent: 30}
  - {task: 1/1, unit: 县城管局, date: 2026-01-20, state: done}
  - {task: 2, unit: 县城管局, date: 2026-01-31, percent: 10}
"""
HAND_OVER = ("record", "1", "--ruling", "--former", "城管执法局", "--date", "2026-02-10")


@pytest.fixture(autouse=True)
def year(workplace: Path) -> None:
    """A plan in which the task has gone over, and what was reported before."""
    (workplace / "plan.yaml").write_text(PLAN, "utf-8")
    (workplace / "progress").mkdir()
    (workplace / "progress/2026-01.yaml").write_text(JANUARY, "utf-8")


def standing(duties: Duties, day: str) -> list[list[str]]:
    """Return number, state and percentage of task 1 and its steps on a day."""
    out = duties("status", "1", "--steps", "--as-of", day, "-f", "csv").out
    return [[line.split(",")[at] for at in (0, 3, 4)] for line in out.splitlines()[1:]]


def test_what_was_reported_before_counts_once_the_ruling_is_there(duties: Duties) -> None:
    assert standing(duties, "2026-02-20")[0] == ["1", "not-started", "0"]

    answer = duties(*HAND_OVER, "--by", "县政府", "--reason", "职能划转")
    assert answer.code == 0
    assert "former: 县城管局" in Path("progress/2026-02.yaml").read_text("utf-8")
    assert standing(duties, "2026-02-20") == [
        ["1", "in-progress", "30"],
        ["1/1", "done", "100"],
        ["1/2", "not-started", "0"],
    ]


def test_that_nothing_counts_is_told_until_the_ruling_is_there(duties: Duties) -> None:
    said = "only units that do not answer for it reported on 1, and that does not count"
    assert said in duties("status", "--as-of", "2026-02-20").err
    assert "only units" not in duties("status", "2", "--as-of", "2026-02-20").err
    assert "only units" not in duties("status", "--as-of", "2026-01-15").err
    duties(*HAND_OVER)
    assert "only units" not in duties("status", "--as-of", "2026-02-20").err


def test_each_unit_counts_in_its_own_time(duties: Duties) -> None:
    duties(*HAND_OVER)
    for day, unit in (("2026-02-09", "县住建局"), ("2026-02-10", "县城管局")):
        answer = duties("record", "1", "--unit", unit, "--percent", "90", "--date", day)
        assert "changes neither state nor percentage" in answer.err
    assert standing(duties, "2026-02-20")[0] == ["1", "in-progress", "30"]

    duties("record", "1", "--unit", "县住建局", "--percent", "40", "--date", "2026-02-10")
    assert standing(duties, "2026-02-20")[0] == ["1", "in-progress", "40"]
    assert standing(duties, "2026-02-09")[0] == ["1", "in-progress", "30"]


def test_the_journal_and_the_ranking_know_whose_it_was(duties: Duties) -> None:
    duties(*HAND_OVER)
    told = duties("history", "1", "--as-of", "2026-02-28").out
    assert "taken over from 县城管局" in told
    assert "does not count" not in told

    def tasks(day: str) -> dict[str, str]:
        rows = duties("board", "--as-of", day, "-f", "csv").out.splitlines()
        return {row.split(",")[0]: row.split(",")[1] for row in rows[1:]}

    assert tasks("2026-01-31") == {"县城管局": "2"}
    assert tasks("2026-02-28") == {"县住建局": "1", "县城管局": "1"}


def test_who_was_silent_is_the_unit_that_answered_then(duties: Duties) -> None:
    ledger = Path("progress/2026-01.yaml")
    of_task_2 = "  - {task: 2, unit: 县城管局, date: 2026-01-31, percent: 10}\n"
    ledger.write_text(f"period: 2026-01\nreports:\n{of_task_2}", "utf-8")
    duties(*HAND_OVER)
    told = duties("lint", "--select", "DUT416", "--all").out

    assert "progress/2026-01.yaml:1:9: warning: 县城管局 reported nothing in 2026-01" in told
    assert "progress/2026-02.yaml:1:9: warning: 县住建局 reported nothing in 2026-02" in told


def test_who_is_unknown_is_told_and_a_ruling_may_say_that_alone(duties: Duties) -> None:
    Path("progress/2026-02.yaml").write_text(
        "period: 2026-02\nrulings:\n  - {task: 1, date: 2026-02-10, former: 县水务局}\n", "utf-8"
    )
    told = duties("lint", "--select", "DUT411").out

    assert "progress/2026-02.yaml:3:41: warning: the plan has no unit 县水务局" in told


def test_two_handovers_follow_one_another(duties: Duties) -> None:
    duties(*HAND_OVER)
    duties("record", "1", "--ruling", "--former", "县财政局", "--date", "2026-03-01")
    duties("record", "1", "--unit", "县财政局", "--percent", "50", "--date", "2026-02-20")

    assert [standing(duties, day)[0][2] for day in ("2026-02-01", "2026-02-25")] == ["30", "50"]
