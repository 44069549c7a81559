from fractions import Fraction

import pytest

from duties.planfile.plain import tenth


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (Fraction(60), "60"),
        (Fraction(100, 3), "33.3"),
        (Fraction(200, 3), "66.7"),
        (Fraction(1, 20), "0.1"),  # halves go away from zero
        (Fraction(-1, 20), "-0.1"),
        (Fraction(1, 21), "0"),
        (Fraction(-1, 21), "0"),
        (Fraction(9996, 100), "100"),
        (Fraction(-5, 2), "-2.5"),
    ],
)
def test_a_number_is_given_to_a_tenth_and_whole_where_it_is_whole(
    exact: Fraction, shown: str
) -> None:
    assert str(tenth(exact)) == shown
