from datetime import date

import pytest

from duties.planfile.templates.dating import dated


@pytest.mark.parametrize(
    ("mark", "day", "written"),
    [
        ("<D>", date(2026, 6, 18), "2026-06-18"),
        ("<D+9>", date(2024, 2, 24), "2024-03-04"),
        ("<D-1>", date(2026, 1, 1), "2025-12-31"),
        ("<M>", date(2026, 6, 18), "2026-06"),
        ("<M-4>", date(2026, 3, 31), "2025-11"),
        ("<M+7>", date(2026, 6, 1), "2027-01"),
        ("<Q>", date(2026, 6, 18), "2026-Q2"),
        ("<Q+3>", date(2026, 6, 18), "2027-Q1"),
        ("<H-1>", date(2026, 6, 18), "2025-H2"),
        ("<Y+2>", date(2026, 12, 31), "2028"),
    ],
)
def test_a_mark_is_so_far_from_the_day(mark: str, day: date, written: str) -> None:
    assert dated(f"due: {mark}, next: {mark}", day) == f"due: {written}, next: {written}"


@pytest.mark.parametrize(
    ("mark", "day", "written"),
    [
        ("<M-2 25>", date(2026, 6, 18), "2026-04-25"),
        ("<M-1 31>", date(2026, 3, 31), "2026-02-28"),
        ("<M-1 31>", date(2024, 3, 1), "2024-02-29"),
        ("<M 5>", date(2026, 6, 18), "2026-06-05"),
        ("<M 5>", date(2026, 6, 1), "2026-06-01"),
        ("<M+1 15>", date(2026, 6, 1), "2026-07-15"),
    ],
)
def test_a_day_of_a_month_is_neither_past_its_end_nor_past_the_day(
    mark: str, day: date, written: str
) -> None:
    assert dated(mark, day) == written


def test_what_is_no_mark_stays() -> None:
    text = "note: a < b, <M>x<5>, <Z+1> <D +1>\n"

    assert dated(text, date(2026, 6, 18)) == "note: a < b, 2026-06x<5>, <Z+1> <D +1>\n"


@pytest.mark.parametrize("day", [date.min, date.max])
def test_dates_that_no_calendar_has_are_refused(day: date) -> None:
    with pytest.raises(OverflowError):
        dated("<M-1> <M+1>", day)
