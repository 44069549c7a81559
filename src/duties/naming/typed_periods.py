"""Periods as people type them → periods: 2026-6, 2026年二季度, 6月底前, 下月; and spans: 30d."""

import re
from datetime import date, timedelta

from duties.naming.names import normal_form
from duties.naming.numerals import number_of
from duties.periods import Period, Stretch, period_around, period_of


def typed_period(text: str, today: date) -> Period | None:
    """Return the period that somebody means; None where it is none.

    It may be written as in files, with / or . for -, without zeros, in English (June 2026), or in
    Chinese (6月, 六月), with what documents put after it (底前). One without a year is in the year
    of `today`. 年底 alone is its December, 年底前 all of it.
    """
    typed = _in_digits(normal_form(text))
    if typed in _RELATIVE:
        return _relative(*_RELATIVE[typed], today)
    typed = _in_figures(_END_OF_YEAR.sub(r"\g<year>12月", typed))
    match = _IN_FIGURES.fullmatch(typed) or _IN_CHINESE.fullmatch(typed)
    if match is None:
        return None
    year, *rest = (match[part] for part in ("year", "month", "day", "quarter", "half", "week"))
    month, day, quarter, half, week = rest
    name = f"{int(year or today.year):04}"
    if month:
        name += f"-{int(month):02}" + (f"-{int(day):02}" if day else "")
    elif quarter:
        name += f"-Q{'一二三四'.find(quarter) + 1 or quarter}"
    elif half:
        name += f"-H{'上下'.find(half) + 1 or half}"
    elif week:
        name += f"-W{int(week):02}"
    try:
        return period_of(name)
    except ValueError:
        return None


_END_OF_YEAR = re.compile("^(?:(?P<year>[0-9]{4}年)年?|年)[底末]$")
_NUMERAL = re.compile("[一二三四五六七八九十两]+(?=个?月|[日号天周])")


def _in_digits(typed: str) -> str:
    """Return what was typed with 三个月 as 3个月 and 两周 as 2周."""
    return _NUMERAL.sub(lambda found: _digits(found[0]), typed)


def _digits(numeral: str) -> str:
    number = number_of(numeral.replace("两", "二"))
    return numeral if number is None else str(number)


def _in_figures(typed: str) -> str:
    """Return a month or a day with its year in English as figures: 30 June 2026 is 2026-6-30."""
    found = _IN_ENGLISH.fullmatch(typed)
    if found is None:
        return typed
    month = _MONTHS.index(found["month"][:3]) // 3 + 1
    return f"{found['year']}-{month}" + (f"-{found['day']}" if found["day"] else "")


_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_IN_ENGLISH = re.compile(
    "(?P<day>[0-9]{1,2})?(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    "|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?(?P<year>[0-9]{4})"
)


_IN_FIGURES = re.compile(
    r"(?P<year>[0-9]{4})(?:[-/.]?(?:q(?P<quarter>[0-9])|h(?P<half>[0-9])|w(?P<week>[0-9]{1,2}))"
    r"|[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?)?"
)
_IN_CHINESE = re.compile(
    "(?:(?P<year>[0-9]{4})年度?)?(?:(?P<month>[0-9]{1,2})月份?(?:(?P<day>[0-9]{1,2})[日号])?"
    "|第?(?P<quarter>[一二三四1-4])季度?|(?P<half>[上下])半年|第(?P<week>[0-9]{1,2})周"
    "|(?<=年)|(?<=年度)|年(?=[底末内]))(?:[底末]?(?:之?前|以前)|[底末内])?"
)


def _relative(stretch: Stretch, steps: int, today: date) -> Period | None:
    period = period_around(today, stretch)
    try:
        return period if not steps else period.following() if steps > 0 else period.preceding()
    except OverflowError:
        return None


_RELATIVE = {
    **dict.fromkeys(("今天", "今日", "today"), (Stretch.DAY, 0)),
    **dict.fromkeys(("明天", "tomorrow"), (Stretch.DAY, 1)),
    **dict.fromkeys(("昨天", "yesterday"), (Stretch.DAY, -1)),
    **dict.fromkeys(("本周", "thisweek"), (Stretch.WEEK, 0)),
    **dict.fromkeys(("下周", "nextweek"), (Stretch.WEEK, 1)),
    **dict.fromkeys(("上周", "lastweek"), (Stretch.WEEK, -1)),
    **dict.fromkeys(
        ("本月", "当月", "月底", "月末", "本月底", "本月末", "thismonth"), (Stretch.MONTH, 0)
    ),
    **dict.fromkeys(("下月", "下个月", "nextmonth"), (Stretch.MONTH, 1)),
    **dict.fromkeys(("上月", "上个月", "上月底", "上月末", "lastmonth"), (Stretch.MONTH, -1)),
    **dict.fromkeys(("本季度", "thisquarter"), (Stretch.QUARTER, 0)),
    **dict.fromkeys(("下季度", "nextquarter"), (Stretch.QUARTER, 1)),
    **dict.fromkeys(("上季度", "lastquarter"), (Stretch.QUARTER, -1)),
    **dict.fromkeys(("今年", "本年", "thisyear"), (Stretch.YEAR, 0)),
    **dict.fromkeys(("明年", "nextyear"), (Stretch.YEAR, 1)),
    **dict.fromkeys(("去年", "lastyear"), (Stretch.YEAR, -1)),
}


def typed_span(text: str, today: date) -> date | None:
    """Return the day that is so many days, weeks or months after today: 30d, 4w, 三个月.

    None where it is no such span, and where it would go past the year 9999.
    """
    match = _SPAN.fullmatch(_in_digits(normal_form(text).replace("半年", "6个月")))
    if match is None:
        return None
    count = int(match["count"])
    try:
        match match["unit"][0]:
            case "d" | "天" | "日":
                return today + timedelta(count)
            case "w" | "周":
                return today + timedelta(weeks=count)
            case _:
                return _months_later(today, count)
    except (OverflowError, ValueError):
        return None


_SPAN = re.compile(
    "(?P<count>[0-9]{1,5})(?P<unit>d|days?|天|日|w|weeks?|周|m|months?|个?月)(?:以?内)?"
)


def _months_later(day: date, count: int) -> date:
    """Return the same day of a later month, or its last where it has no such day."""
    months = day.year * 12 + day.month - 1 + count
    month = period_around(date(months // 12, months % 12 + 1, 1), Stretch.MONTH)
    return min(month.last, month.first + timedelta(day.day - 1))
