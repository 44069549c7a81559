"""Words by which notes and tables tell by when: 2026年6月底前, 长期推进, 每季度."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from duties.importing.lexicon.english_dates import in_english
from duties.importing.lexicon.labels import DEADLINE
from duties.naming.numerals import number_of

DOING = (
    "(?:全面|基本|全部|力争|确保|初步|陆续|分批|持续|有序|滚动)*(?:完成|建成|建立|落实|到位|实施|启动|见效|办结|推出|推进|出台|制定|制订|修订"
    "|印发|发布|公布|开展|取得|形成|实现|达到|报送|提出|投用|开工|竣工|验收|整改|坚持|执行|更新|上线|运行|总结)"
    "[^、,;。]*+"
)
THROUGHOUT = (
    "长期|常态化\\w{0,4}|常年|每[年月季]度?|每半年|按(?:月|季度?|半?年度?)|贯穿全年|全年|当年|年度内|年内|年底前?|即时|立即|立行立改|尽快|近期"
    '|适时|滚动|分阶段|分步|逐步|同步|持续|[\\w“”"]{0,10}期间|\\d个工作日内'
)
_WORDS = re.compile(f"(?:{THROUGHOUT})(?:、?(?:{THROUGHOUT}))?(?:\\w{{0,4}}|(?:并|且|再)?{DOING})")
WHEN = re.compile(
    "(?:(?P<year>(?:19|20)\\d\\d)\\s*年?(?:度)?)?[./-]?\\s*"
    "(?:(?P<month>1[0-2]|0?[1-9])(?:\\s*月份?|[./-](?=\\d{1,2}(?![\\d月]))|(?=底)|(?<=[./-]\\d)(?!\\d)|(?<=[./-]\\d\\d)(?!\\d))"
    "(?:\\s*(?P<day>3[01]|[12]\\d|0?[1-9])(?!\\d)日?|(?P<third>[上中])旬)?"
    "|(?P<half>[上下])半年|[第前]?(?P<quarter>[一二三四1-4])季度|(?P<end>年底|年内(?=完成|建成|出台|印发|办结)))?"
)
LABEL = re.compile(f"^{DEADLINE}[为是:]?")
SPAN = (
    "[-—–~～至到]+(?:(?:19|20)\\d\\d[年./-]?)?(?:\\d{1,2}(?:月份?|[./-]\\d{1,2}日?)?)?"
    "|(?:19|20)\\d\\d年"
)
_SEASON = (
    "(?:汛期?|[春秋]季?学期|[暑寒](?:假期?|期)|[春夏秋冬](?:季|收|耕|播)?|(?:采|供)暖[季期]|春节|国庆节?|五一|元旦|开学|年中)"
    "[内中前后末]?"
)
_TAIL = re.compile(
    f"(?:[上中下]旬|{_SEASON}|[年月]?[底末初中]|内|之?前|以前|起|{SPAN}|并|且|再"
    f"|{DOING}|{THROUGHOUT}|\\s|[、,])*+"
)


def is_deadline(text: str) -> bool:
    """Tell whether a text is nothing but a deadline."""
    plain = LABEL.sub("", folded(text), count=1)
    if not plain or len(plain) > 40:
        return False
    if _WORDS.fullmatch(plain) or re.fullmatch("20\\d{6}", plain):
        return True
    found = _OTHER_WHEN.match(plain) or WHEN.match(plain)
    if found and found[0] and _TAIL.fullmatch(plain, found.end()):
        return True
    return plain.isascii() and in_english(text) is not None


_OTHER_WHEN = re.compile(
    "\\d{1,2}[./-]\\d{1,2}[./-](?:(?:19|20)\\d\\d|\\d\\d)(?!\\d)"
    "|(?:次年|明年|来年|翌年|今年|本年|\\d\\d年(?=\\d|[底末]|[上下]半年|第?[一二三四1-4]季))"
    f"(?:{WHEN.pattern}|度|全年)"
)
"""Dates that are worded so that no day is certain: 31/03/2027, 27年3月, 次年3月."""


def once(plain: str) -> Iterator[str]:
    """Yield the clauses of a deadline that do not tell what comes again: 每年6月, 12月报送."""
    is_again = False
    for clause in _CLAUSE.split(plain):
        is_again = _AGAIN.search(clause) is not None or (
            is_again and _MONTH_ONLY.fullmatch(clause) is not None
        )
        if not is_again:
            yield clause


_CLAUSE = re.compile("[,;。]")
_AGAIN = re.compile("每(?:年|半年|季|月|周|两年)")
_MONTH_ONLY = re.compile("\\d{1,2}月.{0,5}")


@lru_cache(maxsize=4096)
@lru_cache(maxsize=4096)
def last_year(text: str) -> int | None:
    """Return the last year that a deadline names, None where it names none."""
    years = re.findall("(?:19|20)\\d\\d", folded(text))
    return int(years[-1]) if years else None


def folded(text: str) -> str:
    """Return a text without blanks, its figures plain and its months in figures."""
    text = re.sub("\\s", "", unicodedata.normalize("NFKC", text)).strip("。.;；,，()")
    return _MONTH_IN_WORDS.sub(_month_in_figures, text) if "月" in text else text


def _month_in_figures(month: re.Match[str]) -> str:
    return f"{1 if month[1] == '元' else number_of(month[1])}月"


_MONTH_IN_WORDS = re.compile(
    "(?<![一二三四五六七八九十个\\d])(元|十[一二]?|[一二三四五六七八九])月"
)
