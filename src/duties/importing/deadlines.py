"""Deadlines as notes and tables word them → days."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime

from duties.importing.vocabulary import DEADLINE

_WORDS = re.compile(
    "长期坚持|长期推进|长期实施|长期|持续推进|持续实施|持续开展|常态化\\w{0,4}|常年\\w{0,4}|每年\\w{0,8}|贯穿全年|全年|即时|立行立改"
    "|适时\\w{0,4}|滚动推进|分阶段\\w{0,4}|\\w{0,6}期间|持续"
)
_WHEN = re.compile(
    "(?:(?P<year>(?:19|20)\\d\\d)\\s*年?(?:度)?)?[./-]?\\s*"
    "(?:(?P<month>1[0-2]|0?[1-9])(?:\\s*月份?|[./-](?=\\d)|(?=底))(?:\\s*(?P<day>3[01]|[12]\\d|0?[1-9])日?)?"
    "|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度)?"
)
_LABEL = re.compile(f"^{DEADLINE}[为是:]?")
_TAIL = re.compile(
    "(?:[年月]?[底末初中]|年内|内|之?前|以前|上旬|中旬|下旬|起|取得\\w{0,10}|(?:全面|基本|全部|力争)?(?:完成|建成|落实|到位|实施|启动|见效|办结)"
    "\\w{0,8}|\\s|[、，])*"
)


def is_deadline(text: str) -> bool:
    """Tell whether a text is nothing but a deadline."""
    folded = _LABEL.sub("", _folded(text), count=1)
    if not folded or len(folded) > 40:
        return False
    if _WORDS.fullmatch(folded):
        return True
    found = _WHEN.match(folded)
    return bool(found and found[0] and _TAIL.fullmatch(folded, found.end()))


def last_day(text: str, year: int | None) -> date | None:
    """Return the last day that a deadline names; `year` is that of a month without one."""
    folded = _folded(text)
    try:
        return datetime.strptime(folded[:10], "%Y-%m-%d").date()
    except ValueError:
        pass
    days = [day for found in _WHEN.finditer(folded) if (day := _day(found, year)) is not None]
    return max(days, default=None)


def _day(found: re.Match[str], year: int | None) -> date | None:
    if not found["year"] and not found["month"] and not found["half"] and not found["quarter"]:
        return None
    stated = int(found["year"]) if found["year"] else year
    if stated is None:
        return None
    if found["half"]:
        month = 6 if found["half"] == "上" else 12
    elif found["quarter"]:
        month = (
            "一二三四".find(found["quarter"]) * 3 + 3
            if found["quarter"] in "一二三四"
            else int(found["quarter"]) * 3
        )
    else:
        month = int(found["month"] or 12)
    length = monthrange(stated, month)[1]
    return date(stated, month, min(int(found["day"] or length), length))


def has_year(text: str) -> bool:
    """Tell whether a deadline names its year."""
    return re.search("(?:19|20)\\d\\d", _folded(text)) is not None


def _folded(text: str) -> str:
    return re.sub("\\s", "", unicodedata.normalize("NFKC", text)).strip("。.;；,，()")
