from calendar import month_abbr, month_name
from datetime import date

import pytest

from duties.naming.typed_periods import typed_period, typed_span

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2026-06-30", "2026-06-30"),
        ("2026-6-3", "2026-06-03"),
        ("2026/6/30", "2026-06-30"),
        ("2026.6", "2026-06"),
        ("２０２６年６月", "2026-06"),
        ("2026年6月份", "2026-06"),
        ("2026 年 6 月 30 日前", "2026-06-30"),
        ("2026年6月30号", "2026-06-30"),
        ("2026年6月底前", "2026-06"),
        ("2026年6月末", "2026-06"),
        ("6月底前", "2026-06"),
        ("6月30日之前", "2026-06-30"),
        ("2026q2", "2026-Q2"),
        ("2026-Q2", "2026-Q2"),
        ("2026年二季度", "2026-Q2"),
        ("2026年第2季度末前", "2026-Q2"),
        ("四季度", "2026-Q4"),
        ("2026H1", "2026-H1"),
        ("2026年上半年", "2026-H1"),
        ("下半年", "2026-H2"),
        ("2026-w5", "2026-W05"),
        ("2026年第5周", "2026-W05"),
        ("2026", "2026"),
        ("2026年", "2026"),
        ("2026年度内", "2026"),
        ("2026年底前", "2026"),
        ("年底前", "2026"),
        ("2027年底", "2027-12"),
        ("2027年年底", "2027-12"),
        ("年底", "2026-12"),
        ("年末", "2026-12"),
        ("月底", "2026-11"),
        ("十二月", "2026-12"),
        ("June 2027", "2027-06"),
        ("dec. 2026", "2026-12"),
        ("30 Sept 2027", "2027-09-30"),
        *((f"{month} 2027", f"2027-{place:02}") for place, month in enumerate(month_name) if month),
        *((f"{month} 2027", f"2027-{place:02}") for place, month in enumerate(month_abbr) if month),
        ("2026年六月三十日", "2026-06-30"),
        ("今天", "2026-11-30"),
        ("tomorrow", "2026-12-01"),
        ("下月", "2026-12"),
        ("next month", "2026-12"),
        ("上季度", "2026-Q3"),
        ("明年", "2027"),
        ("去年", "2025"),
        ("this week", "2026-W49"),
    ],
)
def test_periods_are_understood_as_people_type_them(typed: str, period: str) -> None:
    assert str(typed_period(typed, TODAY)) == period


@pytest.mark.parametrize(
    "typed",
    [
        "",
        *(["foo", "年", "底", "底前", "前", "长期", "26-06", "202606", "-1", "12"]),
        *(["2026-13", "2026-02-30", "2026Q5", "2026年13月", "2026年6"]),
        *(["2026-06-30-1", "31/03/2027", "3.31.2027", "June", "31 June 2027"]),
    ],
)
def test_what_is_no_period_is_none(typed: str) -> None:
    assert typed_period(typed, TODAY) is None


def test_there_is_no_year_after_the_last() -> None:
    assert typed_period("明年", date(9999, 5, 1)) is None


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("0d", "2026-11-30"),
        ("30d", "2026-12-30"),
        ("30 days", "2026-12-30"),
        ("1 day", "2026-12-01"),
        ("30天", "2026-12-30"),
        ("4w", "2026-12-28"),
        ("2周", "2026-12-14"),
        ("3m", "2027-02-28"),
        ("1 month", "2026-12-30"),
        ("3个月内", "2027-02-28"),
        ("13月", "2027-12-30"),
        ("三个月", "2027-02-28"),
        ("一个月以内", "2026-12-30"),
        ("两周", "2026-12-14"),
        ("三十天", "2026-12-30"),
        ("半年", "2027-05-30"),
    ],
)
def test_a_span_ends_so_many_days_weeks_or_months_later(typed: str, last: str) -> None:
    assert str(typed_span(typed, TODAY)) == last


@pytest.mark.parametrize("typed", ["", "d", "30", "-1d", "1.5w", "1y", "99999m", "半天", "百天"])
def test_what_is_no_span_is_none(typed: str) -> None:
    assert typed_span(typed, TODAY) is None
