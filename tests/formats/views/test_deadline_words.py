from datetime import date

import pytest

from asking import EN, ZH
from duties.formats.views.deadlines import deadline
from duties.messages import shown
from duties.periods import period_of


def told(due: str | None, words: str | None) -> tuple[object, object]:
    """Return a deadline as people read it in Chinese and in English."""
    found = deadline(period_of(due) if due else None, words)
    return shown(found, ZH), shown(found, EN)


def test_a_date_alone_is_worded_as_documents_do() -> None:
    assert told("2027-06-30", None) == ("2027年6月30日前", "2027-06-30")
    assert told("2027-06", None) == ("2027年6月底前", "2027-06")
    assert told("2027", None) == ("2027年底前", "2027")


def test_words_alone_are_told_as_they_are() -> None:
    assert told(None, "长期推进") == ("长期推进", "长期推进")
    assert told(None, None) == (None, None)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2027", "2027年底前"),
        ("2027", "2027年底前建成，长期坚持"),
        ("2027-12-31", "2027年底前"),
        ("2027-12", "力争2027年12月底前完成"),
        ("2027-12-31", "2027 年 12 月 31 日前"),
        ("2027-06", "2027年06月30日"),
        ("2027-Q2", "2027年第二季度内"),
        ("2027-H1", "2027年上半年完成"),
        ("2027-06-30", "2027-06"),
        ("2025", "2023-2025年"),
    ],
)
def test_words_that_name_the_date_stand_alone(due: str, words: str) -> None:
    assert told(due, words) == (words, words)


@pytest.mark.parametrize(
    ("due", "words", "date_"),
    [
        ("2027-06", "近期启动", "2027年6月底前"),
        ("2027-06", "6月底前", "2027年6月底前"),
        ("2027-06-10", "2027年6月上旬", "2027年6月10日前"),
        ("2027-06", "2027年6月10日启动", "2027年6月底前"),
        ("2027", "2027年二季度启动", "2027年底前"),
        ("2027", "12027年", "2027年底前"),
    ],
)
def test_words_that_do_not_name_it_have_the_date_behind_them(
    due: str, words: str, date_: str
) -> None:
    assert told(due, words)[0] == f"{words}（{date_}）"


def test_days_in_sentences_are_worded_in_the_language() -> None:
    assert shown((date(2027, 6, 3), "甲"), ZH) == "2027年6月3日、甲"
    assert shown(date(987, 6, 3), EN) == "0987-06-03"
