"""The demo shows the same on every day: its dates move, what they come to stays."""

import re
from datetime import date, timedelta

import pytest

from duties.ledger.checking import checked
from duties.ledger.loading import load_file
from duties.ledger.model import Entry, Ledger, Stage, State
from duties.model import Plan, Role, Tier
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.planfile.templates import demo_files
from duties.source import Source
from duties.tracking import targets
from duties.tracking.problems import problems
from duties.tracking.standing import Class, Standing
from duties.tracking.tracker import Tracker

DAYS = [date(2027, 11, 1) + timedelta(days) for days in range(0, 800, 41)]
EDGES = [date(2028, 2, 29), date(2028, 1, 1), date(2028, 1, 31), date(2027, 12, 31)]

TWO_YEARS = [date(2027, 7, 1) + timedelta(days) for days in range(731)]
JUDGED_DAYS = [day for day in TWO_YEARS if day.day in (1, 2, 15) or (day + timedelta(1)).day == 1]
STANDINGS = {
    "1": "in-progress yellow step-overdue on-pace",
    "1/1": "accepted green done done",
    "1/2": "in-progress red overdue behind",
    "1/3": "in-progress green otherwise on-pace",
    "1/4": "not-started green otherwise other",
    "2": "cancelled - - other",
    "3": "not-started - - other",
    "4": "in-progress yellow lag behind",
    "5": "in-progress red overdue behind",
    "6": "blocked red blocked behind",
    "7": "done green done done",
    "8": "accepted green done done",
    "9": "in-progress green otherwise on-pace",
    "10": "in-progress red ruling ahead",
    "10/1": "done green done done",
    "10/2": "in-progress yellow due-within on-pace",
    "10/3": "in-progress green otherwise ahead",
    "11": "in-progress yellow unreported on-pace",
    "12": "done green done done",
}


def demo_plan(day: date) -> Plan:
    loaded = load(Source("plan.yaml", demo_files(day)["plan.yaml"]))
    assert loaded.plan is not None
    assert loaded.findings == ()
    return loaded.plan


@pytest.mark.parametrize("day", [*DAYS, *EDGES], ids=str)
def test_every_file_is_read_without_a_fault_and_holds_no_mark(day: date) -> None:
    demo_plan(day)
    for name, text in demo_files(day).items():
        assert not re.search("<[A-Z]", text)
        if name != "plan.yaml":
            assert load_file(Source(name, text)).findings == ()


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2026, 6, 18), ["2026-02", "2026-03", "2026-04", "2026-05", "2026-06"]),
        (date(2028, 3, 31), ["2027-11", "2027-12", "2028-01", "2028-02", "2028-03"]),
        (date(2026, 1, 1), ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01"]),
    ],
    ids=str,
)
def test_the_fifth_month_of_progress_is_that_of_the_day(day: date, months: list[str]) -> None:
    files = demo_files(day)

    assert list(files) == ["plan.yaml", *(f"progress/{month}.yaml" for month in months)]
    for month in months:
        assert f"\nperiod: {month}\n" in "\n" + files[f"progress/{month}.yaml"]


@pytest.mark.parametrize("day", [*DAYS, *EDGES], ids=str)
def test_every_entry_has_its_day_in_the_period_of_its_file_and_none_is_in_the_future(
    day: date,
) -> None:
    for name, text in demo_files(day).items():
        if name == "plan.yaml":
            continue
        record = load_file(Source(name, text)).record
        assert record.period is not None
        entries: list[Entry] = [*record.reports, *record.problems, *record.rulings, *record.lessons]
        for entry in entries:
            assert entry.date is not None
            assert record.period.holds(entry.date)
            assert entry.date <= day
        for report in record.reports:
            assert report.received is None or report.received <= day


@pytest.mark.parametrize("day", [*JUDGED_DAYS, *EDGES], ids=str)
def test_the_targets_stand_alike_on_every_day(day: date) -> None:
    plan = demo_plan(day)
    found = targets.standings(
        plan, targets.readings_by_target(demo_ledger(day, plan, Register(plan))), day
    )

    assert {each.target.id: each.status.value for each in found} == {
        "gdp": "on-track",
        "jobs": "behind",
        "waste": "reached",
        "air": "no-reading",
    }


def test_the_plan_has_what_a_newcomer_should_see() -> None:
    plan = demo_plan(date(2026, 6, 18))

    assert [task.id for task in plan.tasks] == [str(number) for number in range(1, 13)]
    leads = [name.text for task in plan.tasks for name in task.units(Role.LEAD)]
    assert len(leads) == len(set(leads)) == 12
    assert {body.tier for body in plan.bodies} == set(Tier)
    watched = {name.text for body in plan.bodies for name in body.actions}
    assert watched == {action.id for action in plan.actions}
    steps = plan.tasks[0].steps
    assert any(step.project for step in steps)
    assert any(step.lead for step in steps)
    assert any(step.weight != 1 for step in steps)
    assert any(task.leader for task in plan.tasks)
    assert any(task.every for task in plan.tasks)
    assert plan.tracking is not None
    assert plan.tracking.lights


def test_one_day_gives_one_text() -> None:
    day = date(2026, 6, 18)

    assert demo_files(day) == demo_files(day)
    assert demo_files(day) != demo_files(day + timedelta(1))


def demo_ledger(day: date, plan: Plan, register: Register) -> Ledger:
    files = demo_files(day).items()
    loaded = [load_file(Source(name, text)) for name, text in files if name != "plan.yaml"]
    return checked(loaded, plan, register)


def told(standing: Standing) -> str:
    light = standing.light
    shown = (light.name, light.rule) if light is not None else (None, None)
    return " ".join(part or "-" for part in (standing.state, *shown, standing.class_))


@pytest.mark.parametrize("year", [2027, 2028, 2029])
def test_on_every_day_of_two_years_each_task_stands_as_it_should(year: int) -> None:
    for day in JUDGED_DAYS:
        if day.year != year:
            continue
        plan = demo_plan(day)
        register = Register(plan)
        ledger = demo_ledger(day, plan, register)

        standings = Tracker(plan, register, ledger).on(day)

        assert [file.findings for file in ledger.files] == [()] * 5
        assert {
            each.id: told(each) for standing in standings for each in (standing, *standing.steps)
        } == STANDINGS, day


def test_every_light_state_and_class_is_seen_without_steps() -> None:
    states, lights, _, classes = (
        {said.split()[column] for key, said in STANDINGS.items() if "/" not in key}
        for column in range(4)
    )

    assert states == set(State)
    assert lights == {"red", "yellow", "green", "-"}
    assert classes == set(Class)


@pytest.mark.parametrize("day", EDGES, ids=str)
def test_the_first_task_has_a_journal_and_an_open_problem_and_every_stage_is_reached(
    day: date,
) -> None:
    plan = demo_plan(day)
    register = Register(plan)
    ledger = demo_ledger(day, plan, register)
    tracker = Tracker(plan, register, ledger)

    reports = [entry for file in ledger.files for entry in file.record.reports]
    assert sum(entry.task.split("/")[0] == "1" for entry in reports) > 5
    assert tracker.standing("1", day).problems == ("P2",)
    assert {problem.stage for problem in problems(ledger, day)} == set(Stage)


@pytest.mark.parametrize("day", EDGES, ids=str)
def test_something_is_reported_late_something_not_at_all_and_a_deadline_is_moved(day: date) -> None:
    plan = demo_plan(day)
    register = Register(plan)
    tracker = Tracker(plan, register, demo_ledger(day, plan, register))

    def reported(key: str) -> tuple[int, int, int]:
        return tracker.periods(tracker.standing(key, day), day)

    is_over = day.day > 5  # the time for the reports of the month before
    assert reported("4") == ((4, 4, 3) if is_over else (3, 3, 2))
    assert reported("11") == ((4, 2, 2) if is_over else (3, 2, 2))
    (moved,) = (task for task in plan.tasks if task.id == "9")
    assert moved.due is not None
    due = tracker.standing("9", day).due
    assert due is not None
    assert moved.due.last < day < due
    light = tracker.standing("10", day).light
    assert light is not None
    assert light.by_hand is not None
    assert light.otherwise is not None
    assert light.otherwise.name == "green"
