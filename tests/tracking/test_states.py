"""What entries make of a task: states, percentages, whose report counts, what rulings do."""

from datetime import date
from fractions import Fraction

import pytest

from duties.tracking.ranking import is_late
from tracked import TASK, facts, file_of, plan_of, reason, standing, tracker_of

JOINT = """
    - {id: 1, title: 建成清水河步道, lead: [住建局, 水利局], responsible: 交通局, due: 2026}
"""


@pytest.mark.parametrize(
    ("reports", "state", "percent"),
    [
        ("", "not-started", 0),
        ("task: 1, unit: 住建局, date: 2026-01-10, done: 开会", "not-started", 0),
        ("task: 1, unit: 住建局, date: 2026-01-10, percent: 20", "in-progress", 20),
        ("task: 1, unit: 住建局, date: 2026-01-10, percent: 0", "in-progress", 0),
        (
            "task: 1, unit: 住建局, date: 2026-01-10, state: not-started, percent: 0",
            "not-started",
            0,
        ),
        ("task: 1, unit: 住建局, date: 2026-01-10, state: blocked, percent: 20", "blocked", 20),
        ("task: 1, unit: 住建局, date: 2026-01-10, state: done", "done", 100),
        ("task: 1, unit: 住建局, date: 2026-01-10, state: done, percent: 90", "done", 100),
        ("task: 1, unit: 住建局, date: 2026-01-10, percent: 100", "in-progress", 100),
    ],
)
def test_a_report_sets_state_and_percentage(reports: str, state: str, percent: int) -> None:
    found = standing("2026-01-31", reports=reports)

    assert facts(found.state, found.percent) == (state, percent)


@pytest.mark.parametrize(
    ("second", "state", "percent"),
    [
        ("done: 开会", "blocked", 20),
        ("percent: 30", "blocked", 30),
        ("state: in-progress", "in-progress", 20),
        ("state: done", "done", 100),
    ],
)
def test_what_a_later_report_does_not_say_stays(second: str, state: str, percent: int) -> None:
    first = "task: 1, unit: 住建局, date: 2026-01-10, state: blocked, percent: 20"

    found = standing(
        "2026-01-31", reports=f"{first}\ntask: 1, unit: 住建局, date: 2026-01-20, {second}"
    )

    assert facts(found.state, found.percent, found.reported) == (state, percent, date(2026, 1, 20))


def test_done_that_is_taken_back_leaves_the_percentage_reported_before() -> None:
    found = standing(
        "2026-01-31",
        reports="""
            task: 1, unit: 住建局, date: 2026-01-10, percent: 60
            task: 1, unit: 住建局, date: 2026-01-15, state: done
            task: 1, unit: 住建局, date: 2026-01-20, state: in-progress
        """,
    )

    assert facts(found.state, found.percent, found.done_on) == ("in-progress", 60, None)


def test_an_entry_counts_from_its_day_on() -> None:
    reports = "task: 1, unit: 住建局, date: 2026-01-10, percent: 20"

    assert standing("2026-01-09", reports=reports).percent == 0
    assert standing("2026-01-10", reports=reports).percent == 20


def test_of_one_unit_and_day_the_last_entry_counts() -> None:
    reports = """
        task: 1, unit: 住建局, date: 2026-01-10, percent: 20
        task: 1, unit: 住建局, date: 2026-01-10, percent: 30
    """

    assert standing("2026-01-10", reports=reports).percent == 30


def test_of_joint_leads_the_latest_counts_and_on_one_day_the_first_named() -> None:
    same_day = """
        task: 1, unit: 住建局, date: 2026-01-10, percent: 20
        task: 1, unit: 水利局, date: 2026-01-10, percent: 40
    """
    later = f"{same_day}\ntask: 1, unit: 水利局, date: 2026-01-11, percent: 50"

    found = standing("2026-01-31", JOINT, same_day)
    assert facts(found.percent, found.answering) == (20, ("住建局", "水利局"))
    assert standing("2026-01-31", JOINT, later).percent == 50


def test_a_unit_that_does_not_answer_sets_nothing() -> None:
    found = standing("2026-01-31", JOINT, "task: 1, unit: 交通局, date: 2026-01-10, state: done")

    assert (found.state, found.reported) == ("not-started", None)


def test_where_nobody_leads_the_responsible_units_answer() -> None:
    tasks = "- {id: 1, title: 建成清水河步道, responsible: [住建局, 水利局]}"

    found = standing("2026-01-31", tasks, "task: 1, unit: 水利局, date: 2026-01-10, percent: 20")

    assert facts(found.percent, found.answering) == (20, ("住建局", "水利局"))


def test_an_alias_is_its_unit() -> None:
    head = "units: [{name: 清水县住建局, aliases: [住建局]}]"

    found = standing(
        "2026-01-31", TASK, "task: 1, unit: 清水县住建局, date: 2026-01-10, percent: 9", head=head
    )

    assert facts(found.percent, found.answering) == (9, ("清水县住建局",))


COLLECTIVE = "- {id: 1, title: 整治背街小巷, lead: 各街道}"


def test_members_answer_for_a_collective() -> None:
    head = """
units:
  - {name: 各街道, kind: collective, members: [东街道, 各新区街道]}
  - {name: 各新区街道, kind: collective, members: [北街道]}
"""
    reports = """
        task: 1, unit: 北街道, date: 2026-01-10, percent: 20
        task: 1, unit: 各街道, date: 2026-01-11, percent: 90
    """

    found = standing("2026-01-31", COLLECTIVE, reports, head=head)

    assert facts(found.percent, found.answering) == (20, ("东街道", "北街道"))


def test_a_collective_answers_where_nobody_has_said_who_its_members_are() -> None:
    head = "units: [{name: 各街道, kind: collective}]"

    found = standing(
        "2026-01-31", COLLECTIVE, "task: 1, unit: 各街道, date: 2026-01-10, percent: 20", head=head
    )

    assert facts(found.percent, found.answering) == (20, ("各街道",))


ACCEPTED = "task: 1, date: 2026-02-01, by: 督查室, accepted: true"
CANCELLED = "task: 1, date: 2026-02-01, by: 督查室, cancelled: true, reason: 并入任务3"
REOPENED = "task: 1, date: 2026-03-01, by: 督查室, reopened: true, reason: 复查发现反弹"
DONE = "task: 1, unit: 住建局, date: 2026-01-20, state: done"


def test_a_ruling_accepts_what_is_done_and_the_day_it_was_done_stays() -> None:
    before = standing("2026-01-31", reports=DONE, rulings=ACCEPTED)
    after = standing("2026-02-01", reports=DONE, rulings=ACCEPTED)

    assert (before.state, before.done_on) == ("done", date(2026, 1, 20))
    assert facts(after.state, after.percent, after.done_on) == ("accepted", 100, date(2026, 1, 20))
    assert (after.days_left, after.class_, after.is_overdue) == (None, "done", False)


def test_what_nobody_reported_as_done_was_done_when_it_was_accepted() -> None:
    found = standing("2026-03-01", rulings=ACCEPTED)

    assert facts(found.state, found.percent, found.done_on) == ("accepted", 100, date(2026, 2, 1))


def test_accepting_it_again_does_not_make_it_late() -> None:
    tasks = TASK.replace("2026-12-31", "2026-02-10")
    again = f"{ACCEPTED}\ntask: 1, date: 2026-02-20, by: 督查室, accepted: true, reason: 补办手续"
    meanwhile = "task: 1, unit: 住建局, date: 2026-02-15, percent: 80"

    found = standing("2026-02-20", tasks, meanwhile, again)

    assert (found.state, found.done_on) == ("accepted", date(2026, 2, 1))
    assert not is_late(found)


def test_what_was_reopened_was_done_when_it_was_accepted_again() -> None:
    rulings = f"{ACCEPTED}\n{REOPENED}\ntask: 1, date: 2026-03-20, by: 督查室, accepted: true"

    assert standing("2026-03-20", rulings=rulings).done_on == date(2026, 3, 20)


@pytest.mark.parametrize(("ruling", "state"), [(ACCEPTED, "accepted"), (CANCELLED, "cancelled")])
def test_no_report_undoes_a_ruling(ruling: str, state: str) -> None:
    reports = f"{DONE}\ntask: 1, unit: 住建局, date: 2026-02-20, state: in-progress, percent: 50"

    found = standing("2026-03-31", reports=reports, rulings=ruling)

    assert found.state == state
    assert found.done_on == (date(2026, 1, 20) if state == "accepted" else None)


def test_a_cancelled_task_has_no_light_and_is_not_judged() -> None:
    found = standing("2027-02-01", rulings=CANCELLED)

    assert (found.state, found.light, found.class_) == ("cancelled", None, "other")
    assert (found.is_overdue, found.days_left, found.streak) == (False, None, 0)
    assert (found.pace, found.lag) == (None, None)


def test_reopened_work_goes_on_until_it_is_reported_as_done_again() -> None:
    rulings = f"{ACCEPTED}\n{REOPENED}"
    again = f"{DONE}\ntask: 1, unit: 住建局, date: 2026-03-10, state: done"

    assert standing("2026-02-28", reports=DONE, rulings=rulings).state == "accepted"
    found = standing("2026-03-01", reports=DONE, rulings=rulings)
    assert facts(found.state, found.percent, found.done_on) == ("in-progress", 0, None)
    found = standing("2026-03-10", reports=again, rulings=rulings)
    assert (found.state, found.done_on) == ("done", date(2026, 3, 10))


def test_done_reported_on_the_day_of_the_reopening_is_what_was_reopened() -> None:
    reports = "task: 1, unit: 住建局, date: 2026-03-01, state: done"

    assert standing("2026-03-01", reports=reports, rulings=REOPENED).state == "in-progress"


def test_a_cancelled_task_that_is_reopened_is_as_it_was() -> None:
    reports = "task: 1, unit: 住建局, date: 2026-01-20, state: blocked, percent: 30"

    found = standing("2026-03-01", reports=reports, rulings=f"{CANCELLED}\n{REOPENED}")

    assert facts(found.state, found.percent) == ("blocked", 30)
    assert "blocked for 40 days" in reason(found)


def test_a_ruling_moves_the_deadline_from_its_day_on() -> None:
    rulings = """
        task: 1, date: 2027-01-05, by: 督查室, due: 2027-06, reason: 经同意延期
        task: 1, date: 2027-07-10, by: 督查室, due: 2027-07-31, reason: 再延期
    """

    def due(day: str) -> tuple[date | None, int | None, bool]:
        found = standing(day, rulings=rulings)
        return found.due, found.days_left, found.is_overdue

    assert due("2027-01-04") == (date(2026, 12, 31), -4, True)
    assert due("2027-01-05") == (date(2027, 6, 30), 176, False)
    assert due("2027-06-30") == (date(2027, 6, 30), 0, False)
    assert due("2027-07-01") == (date(2027, 6, 30), -1, True)
    assert due("2027-07-31") == (date(2027, 7, 31), 0, False)


def test_the_pace_is_that_of_the_deadline_that_counts_on_the_day() -> None:
    rulings = "task: 1, date: 2026-04-10, by: 督查室, due: 2027-12-31, reason: 延期"

    assert standing("2026-04-09", rulings=rulings).pace == Fraction(100 * 99, 365)
    assert standing("2026-04-10", rulings=rulings).pace == Fraction(100 * 100, 730)


def test_files_are_ordered_by_period_then_name_however_they_are_given() -> None:
    plan = plan_of()
    files = [
        file_of("2026-02", "task: 1, unit: 住建局, date: 2026-01-10, percent: 40"),
        file_of("2026-01b", "task: 1, unit: 住建局, date: 2026-01-10, percent: 30"),
        file_of("2026-01", "task: 1, unit: 住建局, date: 2026-01-10, percent: 20"),
    ]

    for some, percent in ((files, 40), (files[::-1], 40), (files[1:], 30), (files[:0:-1], 30)):
        assert tracker_of(plan, some).standing("1", date(2026, 1, 31)).percent == percent


def test_of_two_tasks_with_one_id_the_first_is_meant() -> None:
    plan = plan_of(f"{TASK}\n{TASK}", faults=("DUT106",))
    tracker = tracker_of(
        plan, [file_of("2026-01", "task: 1, unit: 住建局, date: 2026-01-10, percent: 40")]
    )

    assert [each.percent for each in tracker.on(date(2026, 1, 31))] == [40, 0]


def test_a_task_that_is_called_like_a_step_is_meant() -> None:
    tasks = """
        - {id: 19, title: 建设园区, lead: 住建局, steps: [{id: 2, title: 选址}]}
        - {id: 19/2, title: 引进企业, lead: 住建局}
    """
    plan = plan_of(tasks, faults=("DUT106",))
    tracker = tracker_of(
        plan, [file_of("2026-01", "task: 19/2, unit: 住建局, date: 2026-01-10, percent: 40")]
    )

    first, second = tracker.on(date(2026, 1, 31))
    assert facts(first.steps[0].percent, second.percent) == (0, 40)
    assert tracker.standing("19/2", date(2026, 1, 31)).task is plan.tasks[1]


def test_a_problem_of_a_task_that_is_called_like_a_step_is_not_the_steps() -> None:
    tasks = """
        - {id: 19, title: 建设园区, lead: 住建局, steps: [{id: 2, title: 选址}]}
        - {id: 19/2, title: 引进企业, lead: 住建局}
    """
    found = "id: P1, task: 19/2, unit: 住建局, date: 2026-01-10, stage: found"
    tracker = tracker_of(plan_of(tasks, faults=("DUT106",)), [file_of("2026-01", problems=found)])

    first, second = tracker.on(date(2026, 1, 31))

    assert (first.problems, first.steps[0].problems, second.problems) == ((), (), ("P1",))


def test_other_keys_are_unknown() -> None:
    tracker = tracker_of(plan_of())

    for key in ("2", "1/1", ""):
        with pytest.raises(KeyError):
            tracker.standing(key, date(2026, 1, 31))
