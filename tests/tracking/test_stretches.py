"""Standing tasks, stretch by stretch."""

from datetime import date
from fractions import Fraction

import pytest

from duties.cli.language import Language
from tracked import facts, file_of, light, plan_of, reason, standing, tracker_of

TASKS = "- {id: 1, title: 调度重点项目, lead: 发改局, start: 2026-01-01, every: quarter}"
BEGUN = "task: 1, unit: 发改局, date: 2026-02-14, percent: 40"
DONE = "task: 1, unit: 发改局, date: {}, state: done"


def test_each_stretch_starts_anew_with_its_own_days() -> None:
    reports = f"{BEGUN}\n{DONE.format('2026-03-20')}"

    found = standing("2026-02-14", TASKS, reports)
    assert (found.start, found.due) == (date(2026, 1, 1), date(2026, 3, 31))
    assert facts(found.percent, found.pace) == (40, 50)
    found = standing("2026-03-31", TASKS, reports)
    assert (found.state, found.done_on, found.days_left) == ("done", date(2026, 3, 20), None)
    found = standing("2026-04-01", TASKS, reports)
    assert (found.start, found.due) == (date(2026, 4, 1), date(2026, 6, 30))
    assert facts(found.state, found.percent, found.done_on) == ("not-started", 0, None)
    assert found.pace == Fraction(100, 91)


def test_a_stretch_that_ended_undone_stays_overdue_whatever_is_reported_of_the_next() -> None:
    reports = f"{BEGUN}\n{DONE.format('2026-04-10')}"

    assert light(standing("2026-03-31", TASKS, reports)) == ("red", "lag")
    found = standing("2026-04-10", TASKS, reports)
    assert facts(found.due, found.days_left, found.percent) == (date(2026, 3, 31), -10, 40)
    assert (found.is_overdue, light(found), found.class_) == (True, ("red", "overdue"), "behind")
    assert reason(found) == "2026-Q1 overdue by 10 days (due 2026-03-31)"
    assert found.reported == date(2026, 4, 10)


@pytest.mark.parametrize(
    ("report", "ruling"),
    [
        ("task: 1, unit: 发改局, date: 2026-04-20, state: done, stretch: 2026-Q1", ""),
        ("", "task: 1, date: 2026-04-20, by: 督查室, accepted: true, stretch: 2026-Q1"),
        ("", "task: 1, date: 2026-04-20, by: 督查室, cancelled: true, stretch: 2026-Q1"),
        ("", "task: 1, date: 2026-04-20, by: 督查室, stretch: 2026-Q1, reason: 汛期未开展"),
        ("", "task: 1, date: 2026-04-20, by: 督查室, stretch: 2026-H1, accepted: true"),
    ],
)
def test_a_report_or_ruling_on_the_stretch_settles_it(report: str, ruling: str) -> None:
    reports = f"{BEGUN}\n{report}"

    assert standing("2026-04-19", TASKS, reports, ruling).due == date(2026, 3, 31)
    found = standing("2026-04-20", TASKS, reports, ruling)
    assert (found.due, found.is_overdue) == (date(2026, 6, 30), False)
    if "H1" not in ruling:
        assert found.state == "not-started"


def test_a_report_that_does_not_say_done_settles_nothing() -> None:
    report = "task: 1, unit: 发改局, date: 2026-04-20, percent: 80, stretch: 2026-Q1"

    found = standing("2026-04-20", TASKS, f"{BEGUN}\n{report}")

    assert facts(found.due, found.percent, found.state) == (date(2026, 3, 31), 80, "in-progress")


def test_the_oldest_of_several_is_shown() -> None:
    found = standing("2026-08-01", TASKS, BEGUN)

    assert found.due == date(2026, 3, 31)
    assert reason(found) == "2026-Q1 overdue by 123 days; 2 stretches ended undone"
    ruling = "task: 1, date: 2026-07-10, by: 督查室, accepted: true, stretch: 2026-Q1"
    assert standing("2026-08-01", TASKS, BEGUN, ruling).due == date(2026, 6, 30)


def test_a_reopened_stretch_is_open_again() -> None:
    rulings = """
        task: 1, date: 2026-04-20, by: 督查室, accepted: true, stretch: 2026-Q1
        task: 1, date: 2026-05-20, by: 督查室, reopened: true, stretch: 2026-Q1, reason: 反弹
    """

    assert standing("2026-05-19", TASKS, BEGUN, rulings).due == date(2026, 6, 30)
    assert standing("2026-05-20", TASKS, BEGUN, rulings).due == date(2026, 3, 31)


def test_a_ruling_moves_the_deadline_of_the_stretch() -> None:
    ruling = "task: 1, date: 2026-03-20, by: 督查室, due: 2026-04-10, reason: 延期"

    found = standing("2026-04-10", TASKS, BEGUN, ruling)
    assert (found.due, found.days_left, found.is_overdue) == (date(2026, 4, 10), 0, False)
    assert standing("2026-04-11", TASKS, BEGUN, ruling).is_overdue


def test_a_ruling_without_stretch_cancels_the_whole_task() -> None:
    rulings = """
        task: 1, date: 2026-03-20, by: 督查室, cancelled: true, reason: 并入任务3
        task: 1, date: 2026-07-20, by: 督查室, reopened: true, reason: 恢复
    """

    assert standing("2026-03-20", TASKS, BEGUN, rulings).state == "cancelled"
    assert standing("2026-07-19", TASKS, BEGUN, rulings).state == "cancelled"
    assert standing("2026-07-20", TASKS, BEGUN, rulings).state == "in-progress"


@pytest.mark.parametrize("reports", ["", "task: 1, unit: 发改局, date: 2025-11-20, done: 开会"])
def test_before_its_start_the_first_stretch_is_shown_whatever_was_reported(reports: str) -> None:
    tasks = TASKS.replace("2026-01-01", "2026-02-10")

    found = standing("2025-12-31", tasks, reports)

    assert (found.start, found.due) == (date(2026, 2, 10), date(2026, 3, 31))
    assert facts(found.pace, found.class_, light(found)) == (0, "other", ("green", "otherwise"))


def test_stretches_before_anybody_reported_anything_are_not_judged() -> None:
    tasks = f"{TASKS}\n- {{id: 2, title: 建成步道, lead: 住建局}}"
    plan = plan_of(tasks)
    other = "task: 2, unit: 住建局, date: 2026-07-20, percent: 9"
    strange = "task: 2, unit: 水利局, date: 2026-02-20, percent: 9"

    def due(*files: tuple[str, str]) -> date | None:
        made = [file_of(*file) for file in files]
        return tracker_of(plan, made).standing("1", date(2026, 12, 1)).due

    assert due() == date(2026, 12, 31)
    assert due(("2026-07", other)) == date(2026, 9, 30)
    assert due(("2026-07", other), ("2026-02", strange)) == date(2026, 9, 30)
    # One slip, in the name of a file or in a date, does not move the beginning.
    assert due(("2006-07", other)) == date(2026, 9, 30)
    assert due(("2026-07", other.replace("2026", "2006"))) == date(2026, 9, 30)


def test_the_first_stretch_starts_with_the_task_and_the_last_ends_with_it() -> None:
    tasks = TASKS.replace("start: 2026-01-01", "start: 2026-02-10, due: 2026-05-20")
    reports = f"{DONE.format('2026-03-20')}\n{DONE.format('2026-05-10')}"

    def days(day: str) -> tuple[date | None, date | None, str]:
        found = standing(day, tasks, reports)
        return found.start, found.due, found.state

    assert days("2026-01-20") == (date(2026, 2, 10), date(2026, 3, 31), "not-started")
    assert days("2026-03-19") == (date(2026, 2, 10), date(2026, 3, 31), "not-started")
    assert days("2026-04-01") == (date(2026, 4, 1), date(2026, 5, 20), "not-started")
    assert days("2027-04-01") == (date(2026, 4, 1), date(2026, 5, 20), "done")


def test_the_last_stretch_is_among_those_that_ended_undone() -> None:
    tasks = TASKS.replace("every", "due: 2026-05-20, every")

    assert reason(standing("2026-05-20", tasks, BEGUN)).startswith("2026-Q1 overdue by 50 days (")
    found = standing("2026-05-21", tasks, BEGUN)
    assert reason(found) == "2026-Q1 overdue by 51 days; 2 stretches ended undone"


@pytest.mark.parametrize(
    ("every", "first", "last"),
    [
        ("week", "2026-03-09", "2026-03-15"),
        ("month", "2026-03-01", "2026-03-31"),
        ("half-year", "2026-01-01", "2026-06-30"),
        ("year", "2026-01-01", "2026-12-31"),
    ],
)
def test_stretches_of_any_length(every: str, first: str, last: str) -> None:
    tasks = TASKS.replace("quarter", every).replace("start: 2026-01-01, ", "")

    found = standing("2026-03-12", tasks)

    assert (str(found.start), str(found.due)) == (first, last)


def test_the_calendar_ends() -> None:
    tasks = TASKS.replace("quarter", "week")
    last = "task: 1, unit: 发改局, date: 9999-12-31, state: done"
    named = "task: 1, unit: 发改局, date: 9999-12-31, state: done, stretch: 9999"

    found = standing("9999-12-31", tasks, last, period="9999-12")
    assert (found.due, found.state) == (date(9999, 12, 5), "not-started")
    assert standing("9999-12-31", tasks, named, period="9999-12").state == "done"
    assert standing("0001-01-01", tasks, last, period="9999").state == "not-started"


def test_the_reason_is_said_in_chinese() -> None:
    assert reason(standing("2026-08-01", TASKS, BEGUN), Language.ZH) == (
        "2026年一季度逾期 123 天；共 2 个时段到期未完成"
    )
