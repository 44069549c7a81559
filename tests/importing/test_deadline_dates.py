from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from duties.importing.document import Row
from duties.importing.lexicon.deadline_dates import read_deadline
from duties.importing.lexicon.deadlines import is_deadline
from duties.importing.lexicon.english_dates import in_english
from duties.importing.readers.xlsx import read_xlsx
from scaling import LINEAR, slowdown

DATES = {
    "2026年6月30日前": "2026-06-30",
    "2026年6月30日": "2026-06-30",
    "2026-06-30": "2026-06-30",
    "2026-06-30 00:00:00": "2026-06-30",
    "2027/3/31": "2027-03-31",
    "2027.3.31": "2027-03-31",
    "20270331": "2027-03-31",
    "20270331前": "2027-03-31",
    "2026年6月底前": "2026-06",
    "2026 年 6 月 底前完成": "2026-06",
    "2026年6月": "2026-06",
    "2026-06": "2026-06",
    "2027.3": "2027-03",
    "2027.10": "2027-10",
    "6月底前": "2026-06",
    "十二月底前": "2026-12",
    "2026年二季度": "2026-Q2",
    "2026年第3季度末前": "2026-Q3",
    "四季度": "2026-Q4",
    "2026-Q2": "2026-Q2",
    "2026q2": "2026-Q2",
    "2026年上半年": "2026-H1",
    "下半年": "2026-H2",
    "2026-H1": "2026-H1",
    "2026年底前": "2026",
    "年底前": "2026",
    "2027年": "2027",
    "2027": "2027",
    "2027年度": "2027",
    "到2027年底": "2027",
    "完成时限：2026年6月底前。": "2026-06",
    "28 Feb 2027": "2027-02-28",
    "February 28, 2027": "2027-02-28",
    "by 28th February 2027": "2027-02-28",
    "March 2027": "2027-03",
    "by the end of March 2027": "2027-03",
    "Q2 2027": "2027-Q2",
    "end of 2027": "2027",
}
DATED_WORDS = {
    "3月底前推出": "2026-03",
    "2026年6月底前完成建设，长期坚持": "2026-06",
    "每年6月底前，2027年全面完成": "2027",
    "2026年6月上旬": "2026-06-10",
    "2026年6月中旬前": "2026-06-20",
    "2026年6月下旬": "2026-06",
    "2025年3月—9月": "2025-09",
    "6月启动，2027年3月底前完成": "2027-03",
    "2025.3-2025.9": "2025-09",
    "2023-2025年": "2025",
    "2026年6月、12月": "2026-12",
    "2026年6月底前，2026年12月底前": "2026-12",
}
WORDS = [
    *("长期推进", "持续推进", "常态化", "每季度末", "每月5日前", "印发后30日内", "3年内"),
    *("2025年汛前", "2026年6月起", "2025年第一批完成"),
]
UNCERTAIN = [
    *("31/03/2027", "3/31/2027", "03-04-2027", "27.3.31", "27.3", "2027.1", "6.3", "2027-28"),
    *("27年3月", "27年底", "次年3月底", "明年6月", "2026年6月31日", "2026年2月30日", "2026年13月"),
    *("2026年6月初", "2026年初", "2026年中", "每年6月、12月", "每年6月，12月报送", "2026-06-31"),
    *("45678", "Q2", "Jun-26", "before March 2027", "28 Feb", "30 Feb 2027", "28 Feb 28 2027"),
]


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_as_precise_as_its_words(text: str) -> None:
    found = read_deadline(text, 2026)

    assert found is not None
    assert (str(found.due), found.words, found.is_certain) == (DATES[text], "", True)


@pytest.mark.parametrize("text", DATED_WORDS)
def test_words_that_say_more_are_kept_beside_their_last_date(text: str) -> None:
    found = read_deadline(text, 2026)

    assert found is not None
    assert (str(found.due), found.words, found.is_certain) == (DATED_WORDS[text], text, True)


@pytest.mark.parametrize("text", WORDS)
def test_words_without_a_date_are_kept(text: str) -> None:
    found = read_deadline(text, 2026)

    assert found is not None
    assert (found.due, found.words, found.is_certain) == (None, text, True)


@pytest.mark.parametrize("text", UNCERTAIN)
def test_what_may_be_another_day_is_none(text: str) -> None:
    found = read_deadline(text, 2026)

    assert found is not None
    assert (found.due, found.words, found.is_certain) == (None, text, False)


def test_a_month_without_a_year_is_none_where_nobody_knows_the_year() -> None:
    found = read_deadline("6月底前", None)

    assert found is not None
    assert (found.due, found.words, found.is_certain) == (None, "6月底前", False)


@pytest.mark.parametrize(
    "text", ["/", "／", "—", "——", "-", "无", "待定", "N/A", "", "完成时限：/"]
)
def test_a_cell_may_say_nothing(text: str) -> None:
    assert read_deadline(text, 2026) is None


@pytest.mark.parametrize(
    ("text", "due", "words"),
    [
        ("近期完成（2026年6月底前）", "2026-06", "近期完成"),
        ("6月底前（2027年6月底前）", "2027-06", "6月底前"),
        ("近期完成 (2026-06-30)", "2026-06-30", "近期完成"),
        ("2026年底前（2026年6月底前）", "2026", "2026年底前（2026年6月底前）"),
        ("2026年底前（力争6月底前）", "2026", "2026年底前（力争6月底前）"),
    ],
)
def test_words_with_their_date_behind_them_are_taken_apart(text: str, due: str, words: str) -> None:
    found = read_deadline(text, 2026)

    assert found is not None
    assert (str(found.due), found.words) == (due, words)


@pytest.mark.parametrize(
    "text",
    [
        "27年3月底前",
        "次年3月底前",
        "明年上半年",
        "31/03/2027前完成",
        "今年6月底前",
        "2026年6月底前",
        "长期坚持",
    ],
)
def test_a_deadline_is_known_for_one(text: str) -> None:
    assert is_deadline(text)


@pytest.mark.parametrize(
    "text", ["市城管局", "27年", "3年", "明年任务", "2026年工作要点", "次年度计划编制科"]
)
def test_other_words_are_none(text: str) -> None:
    assert not is_deadline(text)


@pytest.mark.parametrize("text", ["", "May", "May Street Office", "2027-02", "1 2027", "Feb 2027!"])
def test_english_that_names_no_period_or_more_is_none(text: str) -> None:
    assert in_english(text) is None


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("yyyy-mm-dd", "2026-06-01"),
        ('yyyy"年"m"月"d"日"', "2026-06-01"),
        ("m/d/yyyy", "2026-06-01"),
        ('m"月"d"日"', "2026-06-01"),
        ('yyyy"年"m"月"', "2026-06"),
        ("mmm-yy", "2026-06"),
        ('[$-804]yyyy"年"m"月";@', "2026-06"),
        ("yyyy", "2026"),
    ],
)
def test_a_day_in_a_workbook_says_what_its_cell_shows(form: str, text: str) -> None:
    """Excel makes the first of June of 2026年6月, and shows the month alone."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = datetime(2026, 6, 1)
    sheet["A1"].number_format = form
    out = BytesIO()
    book.save(out)

    (row,) = read_xlsx("a.xlsx", out.getvalue())

    assert isinstance(row, Row)
    assert row.cells == (text,)


@pytest.mark.parametrize(
    "piece", ["2026年完成", "2026年", "6月", "每年6月，", "（甲", "2026.", "a b "]
)
def test_a_text_is_not_looked_through_for_longer_than_its_length(piece: str) -> None:
    def look(text: str) -> None:
        read_deadline.cache_clear()
        found = read_deadline(text, 2026)
        assert found is not None
        assert (found.due, found.is_certain) == (None, False)

    assert slowdown(lambda size: piece * size, look, 25_000) < LINEAR


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("每周", "week"),
        ("每月底前", "month"),
        ("按月报送", "month"),
        ("每季度末月25日前", "quarter"),
        ("每半年", "half-year"),
        ("每年汛前", "year"),
        ("按年度计划实施", "year"),
        ("长期推进", None),
        ("逐年提高", None),
        ("每月一调度、每季度一通报", None),
        ("每年6月、12月", None),
        ("Quarterly", "quarter"),
        ("every six months", "half-year"),
        ("Half-yearly", "half-year"),
        ("twice a year", "half-year"),
        ("Annually, with the budget", "year"),
        ("weekly and monthly", None),
    ],
)
def test_what_comes_again_has_a_rhythm(text: str, every: str | None) -> None:
    found = read_deadline(text, 2026)

    assert found is not None
    assert found.every == every


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Second half of 2026", "2026-H2"),
        ("first quarter 2027", "2027-Q1"),
        ("before the end of March 2027", "2027-03"),
        ("end 2027", "2027"),
        ("by 2027", "2027"),
        ("2026 to 2028", "2028"),
        ("Mid-2027", None),
        ("Autumn 2026", None),
        ("from 2026", None),
        ("FY2027", None),
        ("third half of 2027", None),
    ],
)
def test_an_english_season_is_no_day(text: str, due: str | None) -> None:
    found = read_deadline(text, 2026)

    assert found is not None
    assert (found.due and str(found.due)) == due
    assert found.is_certain == (due is not None)
