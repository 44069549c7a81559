from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duties.tracking.numbers import Figures, shown


@pytest.mark.parametrize(
    ("percent", "pace", "expected"),
    [
        ("47", (71, 1), ("47", "71", "24")),
        ("47", (7149, 100), ("47", "71.5", "24.5")),
        ("0", (1004, 100), ("0", "10.04", "10.04")),
        ("0", (1006, 100), ("0", "10.1", "10.1")),
        ("0", (996, 100), ("0", "9.96", "9.96")),
        ("0", (10, 1), ("0", "10", "10")),
        ("10.04", (0, 1), ("10.04", "0", "10.04")),
        ("60", (10000, 100), ("60", "100", "40")),
        ("60", (9999, 100), ("60", "99.99", "39.99")),
        ("50", (5001, 100), ("50", "50.01", "0.01")),
        ("33.4", (100, 3), ("33.4", "33.3", "0.1")),
        ("0.2", (40, 1), ("0.2", "40", "39.8")),
        ("47", (71005, 1000), ("47", "71", "24")),
    ],
)
def test_numbers_are_told_to_a_tenth_or_as_far_as_a_limit_asks(
    percent: str, pace: tuple[int, int], expected: tuple[str, str, str]
) -> None:
    assert shown(Fraction(percent), pace, (10, -10, 30)) == Figures(*expected)


DAYS = st.integers(1, 4000)
PACES = DAYS.flatmap(lambda days: st.tuples(st.integers(0, 100 * days), st.just(days)))


@settings(deadline=None)
@given(st.integers(0, 100_000_000), PACES)
def test_what_is_shown_never_contradicts_what_is_judged(own: int, pace: tuple[int, int]) -> None:
    percent = Fraction(own, 1_000_000)
    numbers = shown(percent, pace, (10, -10, 30))
    lag = Fraction(*pace) - percent
    said = Fraction(numbers.pace) - Fraction(numbers.percent)

    assert Fraction(numbers.lag) == abs(said)
    for limit in (0, 10, -10, 30):
        assert (lag > limit, lag < limit) == (said > limit, said < limit)
    for exact, text in ((percent, numbers.percent), (Fraction(*pace), numbers.pace)):
        assert (exact > 0, exact < 100) == (Fraction(text) > 0, Fraction(text) < 100)
