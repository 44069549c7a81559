"""Periods: which have ended, which a report belongs to, what is in time."""

from datetime import date

import pytest

from duties.periods import Stretch
from duties.tracking.journal import Reported
from duties.tracking.reporting import Counted, Reporting
from duties.tracking_rules import Tracking
from tracked import file_of, plan_of, tracker_of


def days(periods: list[tuple[int, int]]) -> list[tuple[str, str]]:
    return [(str(date.fromordinal(first)), str(date.fromordinal(last))) for first, last in periods]


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@pytest.mark.parametrize(
    ("stretch", "day", "latest"),
    [
        (Stretch.MONTH, "2024-02-28", ("2024-01-01", "2024-01-31")),
        (Stretch.MONTH, "2024-02-29", ("2024-02-01", "2024-02-29")),
        (Stretch.MONTH, "2024-03-01", ("2024-02-01", "2024-02-29")),
        (Stretch.WEEK, "2026-01-04", ("2025-12-29", "2026-01-04")),
        (Stretch.WEEK, "2026-01-03", ("2025-12-22", "2025-12-28")),
        (Stretch.QUARTER, "2026-04-15", ("2026-01-01", "2026-03-31")),
    ],
)
def test_the_last_period_that_ended(stretch: Stretch, day: str, latest: tuple[str, str]) -> None:
    reporting = Reporting(Tracking({}, period=stretch))

    assert days([next(reporting.ended(ordinal(day)))]) == [latest]


def test_periods_end_where_the_calendar_begins() -> None:
    assert len(list(Reporting(Tracking({})).ended(ordinal("0001-03-31")))) == 3
    assert list(Reporting(Tracking({}, report_by=5)).closed(3)) == []


@pytest.mark.parametrize(
    ("file", "day", "end"),
    [
        ("2026-03", "2026-03-20", "2026-03-31"),
        ("2026-03", "2026-05-20", "2026-03-31"),
        # A file of another length: the period that the day lies in, within those of the file.
        ("2026-Q1", "2026-02-20", "2026-02-28"),
        ("2026-Q1", "2026-05-20", "2026-03-31"),
        ("2026-W05", "2026-01-31", "2026-01-31"),
        ("2026-W05", "2026-02-01", "2026-02-28"),
    ],
)
def test_the_period_of_a_report(file: str, day: str, end: str) -> None:
    record = file_of(file, f"task: 1, unit: 住建局, date: {day}, percent: 1").record
    reported = Reported(ordinal(day), 0, record.reports[0], record.period)

    assert Reporting(Tracking({})).end_of(reported) == ordinal(end)


def test_a_report_counts_for_its_period_once_and_is_in_time_if_any_is() -> None:
    tasks = """
        - {id: 1, title: 建成步道, lead: 住建局, start: 2026-01-15, steps: [{id: 1, title: 选址}]}
    """
    files = [
        file_of(
            "2026-01",
            """
            task: 1, unit: 住建局, date: 2026-01-20, received: 2026-02-09, percent: 5
            task: 1/1, unit: 住建局, date: 2026-01-20, percent: 5
            task: 1, unit: 水利局, date: 2026-01-20, percent: 5
            """,
        ),
        file_of("2026-02", "task: 1, unit: 住建局, date: 2026-02-20, received: 2026-03-06"),
        file_of("2026-04", "task: 1, unit: 住建局, date: 2026-04-20, percent: 5"),
    ]
    tracker = tracker_of(plan_of(tasks), files)

    def periods(day: str) -> Counted:
        asked = date.fromisoformat(day)
        return tracker.periods(tracker.standing("1", asked), asked)

    assert periods("2026-02-05") == Counted(0, 0, 0)
    assert periods("2026-02-06") == Counted(1, 1, 1)
    assert periods("2026-03-06") == Counted(2, 2, 1)
    assert periods("2026-04-06") == Counted(3, 2, 1)
    assert periods("2026-05-06") == Counted(4, 3, 2)
