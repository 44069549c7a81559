import pytest

from duties.queries.numbering import whole_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("19", 19),
        ("007", 7),
        ("十九", 19),
        ("一百", 100),
        ("一百零五", 105),
        ("一百一十", 110),
        ("二百三十四", 234),
        ("", None),
        ("百", None),
        ("百年", None),
        ("十百", None),
        ("十四五", None),
        ("1.5", None),
        ("९", None),
        ("9" * 5_000, None),
    ],
)
def test_digits_and_numerals_below_a_thousand_are_numbers(written: str, number: int | None) -> None:
    assert whole_number(written) == number
