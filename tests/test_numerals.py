import pytest

from duties.naming.numerals import number_of, numeral_of


def test_every_numeral_to_ninety_nine_means_its_number() -> None:
    digits = ["", *"一二三四五六七八九"]
    tens = ["", "十", *(f"{digit}十" for digit in digits[2:])]
    numerals = [ten + one for ten in tens for one in digits][1:]

    assert [number_of(numeral) for numeral in numerals] == list(range(1, 100))
    assert [numeral_of(number) for number in range(1, 100)] == numerals
    assert numerals[9:12] == ["十", "十一", "十二"]
    assert numerals[19:21] == ["二十", "二十一"]
    assert numerals[98] == "九十九"


def test_ten_may_be_written_with_its_one() -> None:
    assert [number_of(numeral) for numeral in ("一十", "一十二")] == [10, 12]


@pytest.mark.parametrize(
    "text",
    [*"零〇两百壹1１", "", "一百", "十十", "二三", "十二三", "二十十", "一 ", "第一", "十\n"],
)
def test_any_other_text_is_no_numeral(text: str) -> None:
    assert number_of(text) is None


@pytest.mark.parametrize("number", [0, -1, 100])
def test_any_other_number_has_no_numeral(number: int) -> None:
    assert numeral_of(number) is None
