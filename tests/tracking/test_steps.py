"""Steps that make up their task, and a task that speaks for itself."""

from datetime import date
from fractions import Fraction

from duties.tracking.ranking import is_late
from tracked import facts, light, standing

# Step 1 has until 31 March (90 days), step 2, which weighs 3, from 1 April to 30 June (91 days).
TASKS = """
    - id: 1
      title: 建设软件园
      lead: 经信局
      responsible: 住建局
      start: 2026-01-01
      due: 2026-12-31
      steps:
        - {id: 1, title: 选址, due: 2026-03-31}
        - {id: 2, title: 一期, lead: 住建局, start: 2026-04-01, due: 2026-06-30, weight: 3}
"""
FIRST = "task: 1/1, unit: 经信局, date: 2026-02-10, percent: 40"


def test_percentage_and_pace_are_weighted_means() -> None:
    found = standing("2026-02-15", TASKS, FIRST)

    # 46 of 90 days of step 1, none of step 2
    assert found.pace == Fraction(4600, 90) / 4
    assert facts(found.percent, found.state) == (10, "in-progress")
    assert found.lag == Fraction(4600, 90) / 4 - 10
    assert [facts(step.id, step.percent, step.state) for step in found.steps] == [
        ("1/1", 40, "in-progress"),
        ("1/2", 0, "not-started"),
    ]
    assert found.reported == date(2026, 2, 10)


def test_without_any_entry_the_steps_make_up_the_task_as_well() -> None:
    found = standing("2026-03-31", TASKS)

    assert facts(found.state, found.percent, found.pace) == ("not-started", 0, 25)
    assert facts(found.steps[0].pace, found.steps[1].class_) == (100, "other")


def test_a_step_is_answered_for_by_its_own_units_else_the_tasks() -> None:
    reports = f"{FIRST}\ntask: 1/2, unit: 经信局, date: 2026-02-11, percent: 80"

    found = standing("2026-02-15", TASKS, reports)

    assert [step.answering for step in found.steps] == [("经信局",), ("住建局",)]
    assert found.percent == 10


def test_a_later_entry_of_the_task_itself_counts_until_a_step_has_one() -> None:
    own = "task: 1, unit: 经信局, date: 2026-02-11, percent: 30"
    third = "task: 1/1, unit: 经信局, date: 2026-02-12, done: 开会"
    fourth = "task: 1/1, unit: 经信局, date: 2026-02-13, state: done"

    def percent(*reports: str) -> tuple[object, ...]:
        found = standing("2026-02-15", TASKS, "\n".join(reports))
        return found.percent, found.pace

    of_task, of_steps = Fraction(4600, 365), Fraction(4600, 90) / 4
    assert percent(FIRST, own) == (30, of_task)
    assert percent(FIRST, own, third) == (30, of_task)
    assert percent(FIRST, own, fourth) == (25, of_steps)


def test_of_one_day_the_order_of_the_entries_counts() -> None:
    own = "task: 1, unit: 经信局, date: 2026-02-10, percent: 30"

    assert standing("2026-02-15", TASKS, f"{FIRST}\n{own}").percent == 30
    assert standing("2026-02-15", TASKS, f"{own}\n{FIRST}").percent == 10


def test_a_state_of_the_task_itself_leaves_the_percentage_to_the_steps() -> None:
    own = "task: 1, unit: 经信局, date: 2026-02-11, state: blocked"

    found = standing("2026-02-15", TASKS, f"{FIRST}\n{own}")

    assert facts(found.state, found.percent) == ("blocked", 10)


def test_done_when_all_are_by_the_day_of_the_last() -> None:
    reports = """
        task: 1/1, unit: 经信局, date: 2026-02-10, state: done
        task: 1/2, unit: 住建局, date: 2026-02-08, state: done
    """

    assert standing("2026-02-09", TASKS, reports).state == "in-progress"
    found = standing("2026-02-10", TASKS, reports)
    assert facts(found.state, found.percent, found.done_on) == ("done", 100, date(2026, 2, 10))


def test_all_steps_accepted_leave_the_task_to_be_accepted() -> None:
    rulings = """
        task: 1/1, date: 2026-02-10, by: 督查室, accepted: true
        task: 1/2, date: 2026-02-11, by: 督查室, accepted: true
    """

    found = standing("2026-02-11", TASKS, rulings=rulings)

    assert [step.state for step in found.steps] == ["accepted", "accepted"]
    assert (found.state, found.done_on) == ("done", date(2026, 2, 11))


ALL_DONE = """
    task: 1/1, unit: 经信局, date: 2026-02-10, state: done
    task: 1/2, unit: 住建局, date: 2026-02-08, state: done
"""


def test_what_its_steps_finished_in_time_is_not_late_by_being_accepted_later() -> None:
    tasks = TASKS.replace("2026-12-31", "2026-02-10")
    ruling = "task: 1, date: 2026-03-01, by: 督查室, accepted: true"

    found = standing("2026-03-01", tasks, ALL_DONE, ruling)

    assert (found.state, found.done_on) == ("accepted", date(2026, 2, 10))
    assert not is_late(found)


def test_the_task_and_its_steps_may_say_one_after_the_other_that_it_is_done() -> None:
    own = "task: 1, unit: 经信局, date: {}, state: done"
    steps_first = f"{ALL_DONE}\n{own.format('2026-02-12')}"
    # A step that is done after all the others, and after the task said so of itself.
    task_first = f"{ALL_DONE}\n{own.format('2026-02-09')}"

    assert standing("2026-02-28", TASKS, steps_first).done_on == date(2026, 2, 10)
    assert standing("2026-02-28", TASKS, task_first).done_on == date(2026, 2, 9)


def test_what_was_taken_back_meanwhile_was_done_on_the_later_day() -> None:
    taken_back = "task: 1, unit: 经信局, date: 2026-02-11, state: in-progress"
    own = "task: 1, unit: 经信局, date: 2026-02-12, state: done"
    open_again = "task: 1/1, unit: 经信局, date: 2026-02-13, state: in-progress"
    done_again = "task: 1/1, unit: 经信局, date: 2026-02-14, state: done"

    reports = f"{ALL_DONE}\n{taken_back}\n{own}"
    assert standing("2026-02-12", TASKS, reports).done_on == date(2026, 2, 12)
    reports = f"{reports}\n{open_again}\n{done_again}"
    assert standing("2026-02-14", TASKS, reports).done_on == date(2026, 2, 14)


def test_blocked_if_one_is_since_the_day_of_the_first() -> None:
    reports = """
        task: 1/1, unit: 经信局, date: 2026-02-10, state: blocked
        task: 1/2, unit: 住建局, date: 2026-02-20, state: blocked
    """

    assert standing("2026-03-12", TASKS, reports).state == "blocked"
    assert light(standing("2026-03-12", TASKS, reports)) == ("yellow", "blocked")
    assert light(standing("2026-03-13", TASKS, reports)) == ("red", "blocked")


def test_a_task_that_is_itself_reported_as_done_has_its_own_pace() -> None:
    found = standing(
        "2026-02-15", TASKS, f"{FIRST}\ntask: 1, unit: 经信局, date: 2026-02-11, state: done"
    )

    assert facts(found.percent, found.pace) == (100, Fraction(4600, 365))


def test_cancelled_steps_do_not_count() -> None:
    rulings = "task: 1/2, date: 2026-02-11, by: 督查室, cancelled: true, reason: 不建"

    found = standing("2026-02-15", TASKS, FIRST, rulings)

    assert facts(found.percent, found.pace) == (40, Fraction(4600, 90))
    assert found.steps[1].state == "cancelled"
    both = f"{rulings}\ntask: 1/1, date: 2026-02-11, by: 督查室, cancelled: true, reason: 不建"
    assert standing("2026-02-15", TASKS, FIRST, both).pace == Fraction(4600, 365)


def test_steps_are_cancelled_and_accepted_with_their_task() -> None:
    cancelled = standing(
        "2026-02-15",
        TASKS,
        FIRST,
        "task: 1, date: 2026-02-11, by: 督查室, cancelled: true, reason: 并入任务3",
    )
    accepted = standing(
        "2026-02-15", TASKS, FIRST, "task: 1, date: 2026-02-11, by: 督查室, accepted: true"
    )

    assert [step.state for step in cancelled.steps] == ["cancelled", "cancelled"]
    assert cancelled.light is None
    assert [facts(step.state, step.percent) for step in accepted.steps] == [("accepted", 100)] * 2


def test_a_step_without_days_has_those_of_its_task() -> None:
    tasks = """
        - id: 1
          title: 建设软件园
          lead: 经信局
          start: 2026-03
          due: 2026-05
          steps: [{id: 1, title: 选址}]
    """
    moved = "task: 1, date: 2026-03-11, by: 督查室, due: 2026-08, reason: 延期"

    step = standing("2026-03-31", tasks, key="1/1")
    assert (step.start, step.due) == (date(2026, 3, 1), date(2026, 5, 31))
    step = standing("2026-03-31", tasks, rulings=moved, key="1/1")
    assert step.due == date(2026, 8, 31)


def test_a_step_without_pace_adds_nothing_to_what_its_task_lags_behind() -> None:
    tasks = """
        - id: 1
          title: 建设软件园
          lead: 经信局
          start: 2026-01-01
          steps: [{id: 1, title: 选址, due: 2026-04-10}, {id: 2, title: 招商, due_text: 长期推进}]
    """

    # 50 of 100 days; 10 and 30 reported
    reports = """
        task: 1/1, unit: 经信局, date: 2026-02-10, percent: 10
        task: 1/2, unit: 经信局, date: 2026-02-10, percent: 30
    """
    found = standing("2026-02-19", tasks, reports)

    assert facts(found.percent, found.pace, found.lag) == (20, 40, 20)
    assert (found.due, found.steps[1].pace) == (None, None)


def test_exact_thirds() -> None:
    tasks = """
        - id: 1
          title: 建设软件园
          lead: 经信局
          start: 2026-01-01
          due: 2026-04-10
          steps: [{id: 1, title: 选址}, {id: 2, title: 一期}, {id: 3, title: 二期}]
    """
    done = "task: 1/{}, unit: 经信局, date: 2026-02-0{}, state: done"

    # A third of the steps: 33 1/3. On day 43 the lag is 9 2/3, on day 44 it is 10 2/3.
    reports = done.format(1, 1)
    found = standing("2026-02-12", tasks, reports)
    assert (found.percent, found.lag) == (Fraction(100, 3), Fraction(29, 3))
    assert found.class_ == "on-pace"
    assert standing("2026-02-13", tasks, reports).class_ == "behind"
    reports = "\n".join(done.format(step, step) for step in (1, 2, 3))
    assert standing("2026-02-13", tasks, reports).percent == 100


TAKEN_BACK = """
    task: 1, date: 2026-02-20, by: 督查室, accepted: true
    task: 1, date: 2026-03-01, by: 督查室, reopened: true, reason: 复查发现反弹
"""


def test_a_reopened_task_is_what_its_steps_were() -> None:
    reports = f"{FIRST}\ntask: 1/2, unit: 住建局, date: 2026-02-12, state: blocked, percent: 20"

    found = standing("2026-03-01", TASKS, reports, TAKEN_BACK)

    assert facts(found.state, found.percent) == ("blocked", 25)
    assert found.pace == standing("2026-03-01", TASKS, reports).pace


def test_a_reopened_task_is_not_done_because_its_steps_were() -> None:
    again = "task: 1/2, unit: 住建局, date: 2026-03-09, state: done"

    before = standing("2026-02-28", TASKS, ALL_DONE, TAKEN_BACK)
    reopened = standing("2026-03-08", TASKS, ALL_DONE, TAKEN_BACK)
    after = standing("2026-03-09", TASKS, f"{ALL_DONE}\n{again}", TAKEN_BACK)

    assert (before.state, before.done_on) == ("accepted", date(2026, 2, 10))
    assert facts(reopened.state, reopened.percent, reopened.done_on) == ("in-progress", 100, None)
    assert (after.state, after.done_on) == ("done", date(2026, 3, 9))


def test_a_task_reported_as_done_itself_goes_on_when_it_is_reopened() -> None:
    own = "task: 1, unit: 经信局, date: 2026-02-15, state: done"

    found = standing("2026-03-01", TASKS, f"{FIRST}\n{own}", TAKEN_BACK)

    assert facts(found.state, found.percent) == ("in-progress", 10)
