"""How targets stand, computed by hand at every limit, and what holds of any target."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asking import EN
from duties.amounts import amount_of
from duties.ledger.model import Reading
from duties.model import Baseline, Bound, Name, Target, TargetKind
from duties.periods import period_of
from duties.source import START
from duties.tracking.target_reasons import reason_of
from duties.tracking.targets import TargetStanding, TargetStatus, standing

LEVEL = TargetKind.LEVEL


def target(
    value: object = 200,
    bound: Bound = Bound.MIN,
    before: tuple[str, str] | None = ("100", "2022"),
    by: str | None = "2024",
    kind: TargetKind | None = None,
    name: str = "产值",
    unit: str | None = "亿元",
) -> Target:
    texts = [str(each) for each in value] if isinstance(value, list) else [str(value)]
    return Target(
        {},
        START,
        "t",
        name,
        value=None if value is None else amount_of(*texts),
        unit=unit,
        bound=bound,
        by=None if by is None else period_of(by),
        baseline=None
        if before is None
        else Baseline({}, amount_of(before[0]), period_of(before[1])),
        kind=kind,
        owner=Name("甲局", START),
    )


def read(day: str, value: str) -> Reading:
    return Reading({}, START, "t", date.fromisoformat(day), amount_of(value))


def status(of: Target, day: str, *readings: tuple[str, str]) -> str:
    return on(of, day, *readings).status.value


def on(of: Target, day: str, *readings: tuple[str, str]) -> TargetStanding:
    return standing(of, [read(*each) for each in readings], date.fromisoformat(day))


# From 100 on 2022-12-31 to 200 on 2024-12-31 there are 731 days; 2023-12-31 is the 365th.
HALF = Fraction(100 * 365, 731)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("200", "reached"),
        ("199.999", "on-track"),
        ("149.932", "on-track"),  # the line stands at 149.9316
        ("149.931", "behind"),
        ("124.966", "behind"),  # half of the way that it asks for ends at 124.9658
        ("124.965", "far-behind"),
        ("90", "far-behind"),
    ],
)
def test_a_figure_that_is_to_rise(value: str, expected: str) -> None:
    found = on(target(), "2023-12-31", ("2023-12-01", value))

    assert found.status.value == expected
    assert found.pace == 100 + HALF
    assert found.gap == Fraction(value) - 100 - HALF


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("100", "reached"),
        ("100.001", "on-track"),
        ("150.068", "on-track"),  # the line stands at 150.0684
        ("150.069", "behind"),
        ("175.034", "behind"),
        ("175.035", "far-behind"),
        ("210", "far-behind"),
    ],
)
@pytest.mark.parametrize("bound", [Bound.MAX, Bound.REACH])
def test_a_figure_that_is_to_fall(bound: Bound, value: str, expected: str) -> None:
    falling = target(100, bound, ("200", "2022"))

    assert status(falling, "2023-12-31", ("2023-12-01", value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("190", "reached"),
        ("210", "reached"),
        ("210.01", "behind"),  # past it
        ("189.99", "on-track"),
        ("142.44", "on-track"),  # 5 % below 149.9316 is 142.43502
        ("142.43", "behind"),
        ("124.96", "far-behind"),
    ],
)
def test_about_is_within_five_per_cent(value: str, expected: str) -> None:
    assert status(target(bound=Bound.ABOUT), "2023-12-31", ("2023-12-01", value)) == expected


@pytest.mark.parametrize(
    ("bound", "value", "expected"),
    [
        (Bound.MIN, "8", "reached"),
        (Bound.REACH, "8", "reached"),
        (Bound.MIN, "7.99", "behind"),
        (Bound.MIN, "4", "behind"),
        (Bound.MIN, "3.99", "far-behind"),
        (Bound.MAX, "8", "reached"),
        (Bound.MAX, "12", "behind"),
        (Bound.MAX, "12.01", "far-behind"),
        (Bound.ABOUT, "7.6", "reached"),
        (Bound.ABOUT, "8.41", "behind"),
    ],
)
@pytest.mark.parametrize(
    ("kind", "name"),
    [(TargetKind.GROWTH, "产值增长"), (LEVEL, "年均新增就业"), (LEVEL, "每年植树")],
)
def test_changes_and_yearly_figures_are_held_against_the_value(
    kind: TargetKind, name: str, bound: Bound, value: str, expected: str
) -> None:
    found = on(target(8, bound, kind=kind, name=name), "2023-12-31", ("2023-06-30", value))

    assert found.status.value == expected
    assert (found.pace, found.gap) == (None, Fraction(value) - 8)


@pytest.mark.parametrize(
    ("of", "day", "reading", "expected"),
    [
        (target([120, 150]), "2023-12-31", "120", "reached"),  # the near end of a range
        (target([80, 90], Bound.REACH), "2023-12-31", "90", "reached"),
        (target([80, 90], Bound.REACH), "2023-12-31", "91", "on-track"),
        (target(by=None), "2023-12-31", "150", "no-pace"),
        (target(by=None), "2023-12-31", "200", "reached"),
        (target(before=("100", "2025")), "2023-12-31", "150", "no-pace"),
        (target(before=("100", "2025")), "2024-12-31", "150", "behind"),
        (target(), "2024-12-31", "150", "behind"),  # half of the way, and the time is over
        (target(), "2025-06-30", "149", "far-behind"),
        (target(before=("220", "2022")), "2023-12-31", "199", "behind"),  # it was there before
        (target(90, Bound.MAX), "2023-12-31", "95", "on-track"),
        (target(90, Bound.MAX), "2023-12-31", "110", "far-behind"),
        (target(110, Bound.MAX), "2023-12-31", "111", "behind"),
        (target(before=None), "2023-12-31", "150", "on-track"),  # the first reading is the start
        (target(before=None, bound=Bound.REACH), "2023-12-31", "230", "reached"),
        (target(before=("千", "2022")), "2023-12-31", "150", "on-track"),
    ],
)
def test_where_the_line_is_odd(of: Target, day: str, reading: str, expected: str) -> None:
    assert status(of, day, (day, reading)) == expected


def test_the_first_reading_begins_the_line_where_there_is_no_baseline() -> None:
    of = target(before=None)
    readings = ("2022-12-31", "100"), ("2023-06-30", "140")

    found = on(of, "2023-12-31", *readings)

    assert (found.pace, found.status) == (100 + HALF, TargetStatus.BEHIND)


def test_without_a_reading_the_line_is_told() -> None:
    found = on(target(), "2023-12-31", ("2024-01-01", "150"))

    assert (found.status, found.reading, found.gap) == (TargetStatus.NO_READING, None, None)
    assert found.pace == 100 + HALF


@pytest.mark.parametrize(
    ("value", "reading", "day", "expected"),
    [
        ("Ⅱ类", "Ⅱ类", "2023-12-31", "reached"),
        ("Ⅱ类", "II类", "2023-12-31", "reached"),
        ("Ⅱ类", "Ⅲ类", "2024-12-30", "no-pace"),
        ("Ⅱ类", "Ⅲ类", "2024-12-31", "behind"),
        (None, "已建成", "2023-12-31", "reached"),
        (None, "建设中", "2024-12-30", "no-pace"),
        (None, "建设中", "2024-12-31", "behind"),
        (None, "未建成", "2024-12-31", "behind"),
    ],
)
def test_words(value: str | None, reading: str, day: str, expected: str) -> None:
    of = target(value, Bound.REACH, None, unit=None)

    assert status(of, day, ("2023-12-01", reading)) == expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [("建成运营", "reached"), ("已建成运营", "reached"), ("未建成运营", "no-pace")],
)
def test_a_milestone_is_there_when_its_own_last_words_are_reported(
    reading: str, expected: str
) -> None:
    of = target(None, Bound.REACH, None, unit=None, name="清水大桥建成运营")

    assert status(of, "2023-12-31", ("2023-12-01", reading)) == expected


@pytest.mark.parametrize(
    ("of", "reading", "expected"),
    [
        (target(), "200", "200亿元 on 2023-12-31; at least 200亿元 was asked for"),
        (
            target(),
            "160",
            "160亿元 on 2023-12-31, 10亿元 above the line, at 150亿元 between 100亿元 (2022-12-31) "
            "and 200亿元 (2024-12-31)",
        ),
        (
            target(),
            "149.9",
            "149.9亿元 on 2023-12-31, 0.03亿元 below the line, at 149.93亿元 between 100亿元 "
            "(2022-12-31) and 200亿元 (2024-12-31)",
        ),
        (
            target(8, kind=TargetKind.GROWTH, unit="%"),
            "3",
            "3% on 2023-12-31, 5 points below at least 8%: less than half of it",
        ),
        (target(by=None), "150", "150亿元 on 2023-12-31; no year is set for at least 200亿元"),
    ],
)
def test_how_it_was_computed_is_told(of: Target, reading: str, expected: str) -> None:
    assert reason_of(on(of, "2023-12-31", ("2023-12-31", reading))).put(EN) == expected


NUMBERS = st.integers(-300, 300).map(str)
DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))
TARGETS = st.builds(
    target,
    st.integers(0, 200) | st.tuples(st.integers(0, 100), st.integers(100, 200)).map(list),
    st.sampled_from(Bound),
    st.none() | st.tuples(NUMBERS, st.sampled_from(["2021", "2023", "2027"])),
    st.none() | st.sampled_from(["2022", "2024", "2026-06"]),
    st.sampled_from([None, LEVEL, TargetKind.COUNT, TargetKind.GROWTH]),
)
READINGS = st.lists(st.tuples(DAYS.map(str), NUMBERS), max_size=6).map(sorted)


@settings(deadline=None)
@given(TARGETS, READINGS, DAYS)
def test_of_any_target_the_status_agrees_with_what_is_told(
    of: Target, readings: list[tuple[str, str]], day: date
) -> None:
    found = on(of, str(day), *readings)

    assert (found.reading is None) == (found.status is TargetStatus.NO_READING)
    if found.status in (TargetStatus.ON_TRACK, TargetStatus.FAR_BEHIND):
        assert found.gap is not None
    if found.status is TargetStatus.NO_PACE:
        assert found.gap is None
    assert "{" not in reason_of(found).put(EN)


@settings(deadline=None)
@given(TARGETS, READINGS, DAYS, NUMBERS)
def test_later_readings_change_nothing_before(
    of: Target, readings: list[tuple[str, str]], day: date, value: str
) -> None:
    later = (str(day + timedelta(1)), value)
    known = [each for each in readings if each[0] <= str(day)]

    assert on(of, str(day), *known, later) == on(of, str(day), *known)


@settings(deadline=None)
@given(TARGETS, READINGS, DAYS)
def test_a_figure_nearer_to_its_value_is_never_judged_worse(
    of: Target, readings: list[tuple[str, str]], day: date
) -> None:
    order = ["far-behind", "behind", "on-track", "reached"]
    if of.bound is not Bound.MIN or of.baseline is None:
        return
    found = [
        status(of, str(day), *readings, (str(day), str(value))) for value in range(-50, 250, 25)
    ]
    ranks = [order.index(each) for each in found if each in order]

    assert ranks == sorted(ranks)
