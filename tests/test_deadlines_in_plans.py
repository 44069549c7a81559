import pytest

from duties.periods import period_of
from duties.planfile.deadlines import deadline_in
from duties.planfile.slips import half_width
from reading import faults

WRITTEN = {
    "2027/12/31": "2027-12-31",
    "2027.12.31": "2027-12-31",
    "2027-6-3": "2027-06-03",
    "20271231": "2027-12-31",
    "2027年12月31日": "2027-12-31",
    "2027年12月31日前": "2027-12-31",
    "2027-12-31 00:00": "2027-12-31",
    "２０２７-12-31": "2027-12-31",
    "2027－12－31": "2027-12-31",
    "2027.12": "2027-12",
    "2027/6": "2027-06",
    "2027-6": "2027-06",
    "2027年6月": "2027-06",
    "2027年6月底前": "2027-06",
    "2027Q2": "2027-Q2",
    "2027年第二季度": "2027-Q2",
    "2027年二季度末前": "2027-Q2",
    "2027年上半年": "2027-H1",
    "2027年": "2027",
    "2027年底前": "2027",
}


@pytest.mark.parametrize(("typed", "right"), WRITTEN.items())
def test_a_deadline_that_is_written_otherwise_is_told_how_to_write_it(
    typed: str, right: str
) -> None:
    assert period_of(right) is not None
    assert deadline_in(half_width(typed)) == right


@pytest.mark.parametrize("typed", ["12月", "长期", "2027年6月前", "2027年前", "27年6月", "2027"])
def test_what_is_no_deadline_or_not_surely_one_is_not_guessed_at(typed: str) -> None:
    assert deadline_in(typed) is None


def test_words_belong_elsewhere() -> None:
    tasks = "  - {id: 1, title: 乙, due: 12月}\n  - {id: 2, title: 丙, due: 2027.6}\n"
    text = f"title: 甲\ntasks:\n{tasks}"

    assert faults(text) == [
        "3:28-3:31 DUT004 error: a day (2027-06-30), a month (2027-06), a quarter (2027-Q2), a "
        "half-year (2027-H1) or a year (2027) belongs here, but this is 12月; words go under "
        "due_text",
        "4:28-4:34 DUT004 error: 2027.6 is written 2027-06 here",
    ]
