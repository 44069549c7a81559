"""The demo's plan and ledger as texts; what they come to on a day is in tests/tracking."""

import re
from datetime import date, timedelta

import pytest

from duties.ledger.loading import load_file
from duties.ledger.model import Entry
from duties.model import Plan, Role, Tier
from duties.planfile.loading import load
from duties.planfile.templates import demo_files
from duties.source import Source

DAYS = [date(2027, 11, 1) + timedelta(days) for days in range(0, 800, 41)]
EDGES = [date(2028, 2, 29), date(2028, 1, 1), date(2028, 1, 31), date(2027, 12, 31)]


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
