from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asking import EN, ZH
from duties.periods import Period, Stretch, period_around, period_of

CASES = {
    "2026-06-30": ("2026-06-30", "2026-06-30", "2026年6月30日", "2026年6月30日前"),
    "2026-06": ("2026-06-01", "2026-06-30", "2026年6月", "2026年6月底前"),
    "2024-02": ("2024-02-01", "2024-02-29", "2024年2月", "2024年2月底前"),
    "2026-Q1": ("2026-01-01", "2026-03-31", "2026年一季度", "2026年一季度末前"),
    "2026-Q2": ("2026-04-01", "2026-06-30", "2026年二季度", "2026年二季度末前"),
    "2026-Q3": ("2026-07-01", "2026-09-30", "2026年三季度", "2026年三季度末前"),
    "2026-Q4": ("2026-10-01", "2026-12-31", "2026年四季度", "2026年四季度末前"),
    "2026-H1": ("2026-01-01", "2026-06-30", "2026年上半年", "2026年上半年"),
    "2026-H2": ("2026-07-01", "2026-12-31", "2026年下半年", "2026年下半年"),
    "2026-W01": ("2025-12-29", "2026-01-04", "2026年第1周", "2026年第1周末前"),
    "2026-W53": ("2026-12-28", "2027-01-03", "2026年第53周", "2026年第53周末前"),
    "2026": ("2026-01-01", "2026-12-31", "2026年", "2026年底前"),
    "9999": ("9999-01-01", "9999-12-31", "9999年", "9999年底前"),
}


def period(text: str) -> Period:
    found = period_of(text)
    assert found is not None
    return found


@pytest.mark.parametrize("text", CASES)
def test_a_period_has_a_first_and_a_last_day_and_words(text: str) -> None:
    found = period(text)

    days = (found.first.isoformat(), found.last.isoformat())
    assert (*days, found.name().put(ZH), found.deadline().put(ZH)) == CASES[text]
    assert str(found) == found.name().put(EN) == found.deadline().put(EN) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-6",
        "2026-6-30",
        "2026/06/30",
        "26-06",
        "2026-q2",
        "2026Q2",
        "2026-Q12",
        "2026年6月",
        "02026",
        "２０２６",
        "2026-06-30T00:00",
        "2026-06 ",
        "2026-W1",
        "长期推进",
    ],
)
def test_other_words_name_no_period(text: str) -> None:
    assert period_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-00",
        "2026-13",
        "2026-02-29",
        "2026-06-31",
        "2026-Q0",
        "2026-Q5",
        "2026-H0",
        "2026-H3",
        "2026-W00",
        "2025-W53",
        "9999-W52",
        "0000",
        "0000-01-01",
    ],
)
def test_what_the_calendar_lacks_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (its words are nobody's concern)
        period_of(text)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("2026-12-31", "2027-01-01"),
        ("2026-W53", "2027-W01"),
        ("2026-12", "2027-01"),
        ("2026-Q4", "2027-Q1"),
        ("2026-H1", "2026-H2"),
        ("2026", "2027"),
    ],
)
def test_periods_follow_each_other(text: str, following: str) -> None:
    assert str(period(text).following()) == following
    assert str(period(following).preceding()) == text


def test_the_calendar_has_two_ends() -> None:
    with pytest.raises(OverflowError):
        period("9999-12").following()
    with pytest.raises(OverflowError):
        period("0001-Q1").preceding()


@settings(deadline=None)
@given(st.dates(date(1, 1, 8), date(9999, 12, 20)), st.sampled_from(Stretch))
def test_a_period_holds_its_days_and_is_read_back(day: date, stretch: Stretch) -> None:
    found = period_around(day, stretch)

    assert found.holds(day)
    assert found.first <= found.last
    assert period_around(found.first, stretch) == period_around(found.last, stretch) == found
    assert period_of(str(found)) == found
