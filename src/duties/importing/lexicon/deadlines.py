"""Deadlines as notes and tables word them → days."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime

from duties.importing.lexicon.labels import DEADLINE
from duties.naming.numerals import number_of

_DOING = (
    "(?:全面|基本|全部|力争|确保|初步|陆续|分批|持续|有序|滚动)*(?:完成|建成|建立|落实|到位|实施|启动|见效|办结|推出|推进|出台|制定|制订|修订"
    "|印发|发布|公布|开展|取得|形成|实现|达到|报送|提出|投用|开工|竣工|验收|整改|坚持|执行|更新|上线|运行|总结)"
    "[^、,;。]*+"
)
_THROUGHOUT = (
    "长期|常态化\\w{0,4}|常年|每[年月季]度?|每半年|按(?:月|季度?|半?年度?)|贯穿全年|全年|当年|年度内|年内|年底前?|即时|立即|立行立改|尽快|近期"
    '|适时|滚动|分阶段|分步|逐步|同步|持续|[\\w“”"]{0,10}期间|\\d个工作日内'
)
_WORDS = re.compile(
    f"(?:{_THROUGHOUT})(?:、?(?:{_THROUGHOUT}))?(?:\\w{{0,4}}|(?:并|且|再)?{_DOING})"
)
_WHEN = re.compile(
    "(?:(?P<year>(?:19|20)\\d\\d)\\s*年?(?:度)?)?[./-]?\\s*"
    "(?:(?P<month>1[0-2]|0?[1-9])(?:\\s*月份?|[./-](?=\\d{1,2}(?![\\d月]))|(?=底)|(?<=[./-]\\d)(?!\\d)|(?<=[./-]\\d\\d)(?!\\d))"
    "(?:\\s*(?P<day>3[01]|[12]\\d|0?[1-9])(?!\\d)日?|(?P<third>[上中])旬)?"
    "|(?P<half>[上下])半年|[第前]?(?P<quarter>[一二三四1-4])季度|(?P<end>年底|年内(?=完成|建成|出台|印发|办结)))?"
)
_LABEL = re.compile(f"^{DEADLINE}[为是:]?")
_SPAN = (
    "[-—–~～至到]+(?:(?:19|20)\\d\\d[年./-]?)?(?:\\d{1,2}(?:月份?|[./-]\\d{1,2}日?)?)?"
    "|(?:19|20)\\d\\d年"
)
_SEASON = (
    "(?:汛期?|[春秋]季?学期|[暑寒](?:假期?|期)|[春夏秋冬](?:季|收|耕|播)?|(?:采|供)暖[季期]|春节|国庆节?|五一|元旦|开学|年中)"
    "[内中前后末]?"
)
_TAIL = re.compile(
    f"(?:[上中下]旬|{_SEASON}|[年月]?[底末初中]|内|之?前|以前|起|{_SPAN}|并|且|再"
    f"|{_DOING}|{_THROUGHOUT}|\\s|[、,])*+"
)


def is_deadline(text: str) -> bool:
    """Tell whether a text is nothing but a deadline."""
    folded = _LABEL.sub("", _folded(text), count=1)
    if not folded or len(folded) > 40:
        return False
    if _WORDS.fullmatch(folded) or re.fullmatch("20\\d{6}", folded):
        return True
    found = _WHEN.match(folded)
    return bool(found and found[0] and _TAIL.fullmatch(folded, found.end()))


def last_day(text: str, year: int | None) -> date | None:
    """Return the last day that a deadline names; `year` is that of a month without one.

    None where it comes again each year, and for a time of year without a last day: 2025年汛前.
    """
    folded = _folded(text)
    for form, length in (("%Y-%m-%d", 10), ("%Y%m%d", 8)):
        try:
            return datetime.strptime(folded[:length], form).date()
        except ValueError:
            continue
    days = [
        day
        for clause in _once(folded)
        for found in _WHEN.finditer(clause)
        if found[0] and (day := _day(found, year)) is not None
    ]
    return max(days, default=None)


def comes_again(text: str) -> bool:
    """Tell whether a deadline has a part that comes again: 每季度报送."""
    return _AGAIN.search(text) is not None


def _once(folded: str) -> Iterator[str]:
    """Yield the clauses of a deadline that do not tell what comes again: 每年6月, 12月报送."""
    is_again = False
    for clause in _CLAUSE.split(folded):
        is_again = _AGAIN.search(clause) is not None or (
            is_again and _MONTH_ONLY.fullmatch(clause) is not None
        )
        if not is_again:
            yield clause


_CLAUSE = re.compile("[,;。]")
_AGAIN = re.compile("每(?:年|半年|季|月|周|两年)")
_MONTH_ONLY = re.compile("\\d{1,2}月.{0,5}")


def _day(found: re.Match[str], year: int | None) -> date | None:
    stated = int(found["year"]) if found["year"] else year
    if stated is None or _ELSE.match(found.string, found.end()) is not None:
        return None
    if found["half"]:
        month = 6 if found["half"] == "上" else 12
    elif found["quarter"]:
        quarter = "一二三四".find(found["quarter"]) + 1 or int(found["quarter"])
        month = quarter * 3
    elif found["month"] or found["end"]:
        month = int(found["month"] or 12)
    elif _AT_ITS_END.match(found.string, found.end()) is not None:
        month = 12
    else:
        return None
    length = monthrange(stated, month)[1]
    day = _THIRDS.get(found["third"], length) if found["third"] else int(found["day"] or length)
    return date(stated, month, min(day, length))


_ELSE = re.compile("年?[底末初]?(?:起|开始|以来|(?:以|之|及以)?后)")
"""Words after a day that make it one on which something begins."""
_AT_ITS_END = re.compile(
    f"年?[底末内]|之?前|以前|全年|[、,;/至到—–~-]|{_SPAN}|并|且|{_DOING}|{_THROUGHOUT}|$"
    "|(?:计划|预计|争取|力争|确保|率先|如期|按期|全部|全面|基本|正式|建成)*(?:完工|完成|竣工|交工|交付|通车|通水|开通|开放"
    "|投用|投产|投运|投入(?:使用|运营|运行)|达标|达产|销号|清零|全覆盖|实现)"
)
"""What may follow a year that stands for its end; other words name a time within it."""
_THIRDS = {"上": 10, "中": 20}  # days at which the thirds of a month end


def last_year(text: str) -> int | None:
    """Return the last year that a deadline names, None where it names none."""
    years = re.findall("(?:19|20)\\d\\d", _folded(text))
    return int(years[-1]) if years else None


def _folded(text: str) -> str:
    text = re.sub("\\s", "", unicodedata.normalize("NFKC", text)).strip("。.;；,，()")
    return _MONTH_IN_WORDS.sub(_month_in_figures, text) if "月" in text else text


def _month_in_figures(month: re.Match[str]) -> str:
    return f"{1 if month[1] == '元' else number_of(month[1])}月"


_MONTH_IN_WORDS = re.compile(
    "(?<![一二三四五六七八九十个\\d])(元|十[一二]?|[一二三四五六七八九])月"
)
