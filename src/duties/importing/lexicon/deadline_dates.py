"""What a deadline says: a date, as precise as its words are, and the words where they say more."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.deadlines import (
    DOING,
    LABEL,
    SPAN,
    THROUGHOUT,
    WHEN,
    folded,
    once,
)
from duties.importing.lexicon.english import is_english
from duties.importing.lexicon.english_dates import (
    in_english,
    is_vague_in_english,
    rhythm_in_english,
)
from duties.periods import Period, Stretch, period_around, period_of


class Deadline(NamedTuple):
    """By when, and in which words where the date does not say all of it.

    `is_certain` is False where something looks like a date and none could be understood;
    `names_year` tells that the words name the year themselves, `every` in which stretches what they
    name comes again.
    """

    due: Period | None
    words: str
    is_certain: bool = True
    names_year: bool = True
    every: Stretch | None = None


@lru_cache(maxsize=4096)
def read_deadline(text: str, year: int | None) -> Deadline | None:
    """Read a deadline; `year` is that of a month before which the text names none.

    None where it says nothing: /.

    What may mean another day, or a day that the calendar lacks, is no date: 31/03/2027, 27年3月,
    次年3月, 6月31日. Neither is what comes again, nor a time without a last day: 2025年汛前.
    """
    words = LABEL.sub("", close_up(text), count=1).strip("。；;，, ")
    plain = LABEL.sub("", folded(text), count=1)
    if _NOTHING.fullmatch(plain):
        return None
    if len(plain) > _LONGEST:
        return Deadline(None, words, is_certain=False)
    alone = _in_figures(plain) or in_english(text)
    if alone is not None:
        return Deadline(alone, "")
    if is_vague_in_english(text):
        return Deadline(None, words, is_certain=False)
    return _with_its_date(words) or _in_words(plain, words, year)


_LONGEST = 500  # letters that are looked through for dates
_NOTHING = re.compile("(?:[/\\\\—–\\-－_.*]|无|暂无|未定|待定|n/?a)*", re.IGNORECASE)
"""What stands in a cell that says nothing."""


def _in_figures(plain: str) -> Period | None:
    """Return the period that a text names in figures, as files do, or as 20270630."""
    match = _FIGURES.fullmatch(plain)
    if match is None:
        return None
    try:
        return period_of("-".join(filter(None, match.groups())).upper())
    except ValueError:
        return None


_FIGURES = re.compile(
    "((?:19|20)\\d\\d)(?:[-年]?([qh][1-4])|-(\\d\\d)(?:-(\\d\\d)(?:T?\\d\\d:\\d\\d[:\\d.]*)?)?|(\\d\\d)(\\d\\d))?(?:之?前)?",
    re.IGNORECASE,
)


def _with_its_date(words: str) -> Deadline | None:
    """Read words with a date in brackets after them, which is theirs: 近期（2026年6月底前）."""
    match = _DATE_BEHIND.fullmatch(words)
    if match is None:
        return None
    date_ = read_deadline(match["date"], None)
    if date_ is None or date_.due is None or date_.words:
        return None
    said = read_deadline(match["words"], date_.due.last.year)
    if said is None or (said.due is not None and said.due.last != date_.due.last):
        return None
    return Deadline(date_.due, match["words"])


_DATE_BEHIND = re.compile("(?P<words>[^（(]{1,200}?)\\s?[（(](?P<date>[^（()）]{4,20})[)）]")


def _in_words(plain: str, words: str, year: int | None) -> Deadline:
    """Read a deadline that names dates among other words, or none."""
    clauses = list(once(plain))
    if _STRANGE.search(",".join(clauses)):
        return Deadline(None, words, is_certain=False)
    found = [match for clause in clauses for match in WHEN.finditer(clause) if match.lastgroup]
    named: dict[Period | None, bool] = {}
    is_named = False
    for match in found:
        year, is_named = (int(match["year"]), True) if match["year"] else (year, is_named)
        try:
            named.setdefault(_period(match, year), is_named)
        except ValueError:
            return Deadline(None, words, is_certain=False)
    last = latest(named)
    if last is None:
        is_certain = _AGAIN_IN_MONTHS.search(plain) is None
        return Deadline(None, words, is_certain, every=_rhythm(words) if is_certain else None)
    is_all = len(found) == 1 and clauses == [plain] and _says_no_more(found[0])
    return Deadline(last, "" if is_all else words, names_year=named[last])


def latest(periods: Iterable[Period | None]) -> Period | None:
    """Return the period that ends last; of several, the longest."""
    ends = (period for period in periods if period is not None)
    return max(ends, key=lambda end: (end.last, -end.first.toordinal()), default=None)


_STRANGE = re.compile(
    "(?<![\\d./-])\\d{1,2}[./-]\\d{1,2}[./-](?:(?:19|20)\\d\\d|\\d\\d)(?!\\d)"  # 31/03/2027
    "|(?<![\\d.])\\d\\d年(?=\\d|[底末初]|[上下]半年|第?[一二三四1-4]季|$)"  # 27年3月
    "|次年|明年|来年|翌年|后年|隔年|去年|上年"
    "|(?:19|20)\\d\\d[年./-](?:1[3-9]|[2-9]\\d)(?:月|(?!\\d))"  # 2027-28, 2027年13月
    "|(?:19|20)\\d\\d\\.1$|^\\d{1,2}\\.[1-3]$"  # what a spreadsheet makes of 2027.10 and 6.30
    "|^\\d+$|(?<!\\d)20\\d{6}(?!\\d)|\\bfy\\s?\\d"
    "|\\d月(?:初|中(?!旬))"
    "|(?:19|20)\\d\\d年?[初中](?![期旬])"
    "|[qh][1-4](?!\\d)"
    "|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-./']?\\d"
    "|\\d(?:st|nd|rd|th)?(?:of)?[-./]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
"""What may be a date, but not for certain which."""
_AGAIN_IN_MONTHS = re.compile("每年(?=.{0,2}\\d).*\\d月")
"""Several days of every year: 每年6月、12月."""


def _rhythm(words: str) -> Stretch | None:
    """Return the one stretch of the calendar in which a text comes again; None without one."""
    if is_english(words):
        return rhythm_in_english(words)
    named = {match.lastgroup for match in _AGAIN.finditer(words)}
    return Stretch(named.pop().replace("_", "-")) if len(named) == 1 else None  # type: ignore[union-attr]


_AGAIN = re.compile(
    "(?:每个?|按(?=[^,、]{1,3}(?:度|推进|报送|调度|开展|$)))"
    "(?:半年(?P<half_year>)|年度?(?!均|[上下]?半年|第?[一二三四1-4]季|计划)(?P<year>)"
    "|季度?(?P<quarter>)|月度?(?P<month>)|(?:周|星期|礼拜)(?P<week>))"
)
"""Words for what comes again: 每季度, 按月, 每个月底."""


def _period(found: re.Match[str], stated: int | None) -> Period | None:
    """Return the period that a date names in the year that is stated for it.

    None where something begins then, or where the words name a time within it. Raises `ValueError`
    where the calendar has no such day, and where nobody says in which year it is.
    """
    text, end = found.string, found.end()
    if text[: found.start()][-1:].isdigit():  # 27.3 is no third of July
        raise ValueError(text)
    if _ELSE.match(text, end) is not None:
        return None
    is_year = not (found["half"] or found["quarter"] or found["month"] or found["end"])
    if is_year and _AT_ITS_END.match(text, end) is None:
        return None
    if stated is None:
        raise ValueError(text)
    if is_year or found["end"]:
        return period_around(date(stated, 1, 1), Stretch.YEAR)
    if found["half"]:
        return period_around(date(stated, 6 if found["half"] == "上" else 12, 1), Stretch.HALF_YEAR)
    if found["quarter"]:
        quarter = "一二三四".find(found["quarter"]) + 1 or int(found["quarter"])
        return period_around(date(stated, quarter * 3, 1), Stretch.QUARTER)
    month = int(found["month"])
    if found["third"] or found["day"]:
        day = _THIRDS[found["third"]] if found["third"] else int(found["day"])
        return period_around(date(stated, month, day), Stretch.DAY)
    return period_around(date(stated, month, 1), Stretch.MONTH)


def _says_no_more(found: re.Match[str]) -> bool:
    """Tell whether a date is all that its clause says, but for words such as 底前 and 完成."""
    text = found.string
    before, behind = text[: found.start()], text[found.end() :]
    return (
        found["third"] is None
        and _UP_TO.fullmatch(before) is not None
        and _AND_BEFORE.fullmatch(behind) is not None
    )


_UP_TO = re.compile("(?:截至|不晚于|[在于到至])?")
_AND_BEFORE = re.compile("年?度?[底末内]?(?:[之以]?前|为?止|内)?(?:完成|办结)?")

_ELSE = re.compile("年?[底末初]?(?:起|开始|以来|(?:以|之|及以)?后)")
"""Words after a day that make it one on which something begins."""
_AT_ITS_END = re.compile(
    f"年?[底末内]|之?前|以前|全年|[、,;/至到—–~-]|{SPAN}|并|且|{DOING}|{THROUGHOUT}|$"
    "|(?:计划|预计|争取|力争|确保|率先|如期|按期|全部|全面|基本|正式|建成)*(?:完工|完成|竣工|交工|交付|通车|通水|开通|开放"
    "|投用|投产|投运|投入(?:使用|运营|运行)|达标|达产|销号|清零|全覆盖|实现)"
)
"""What may follow a year that stands for its end; other words name a time within it."""
_THIRDS = {"上": 10, "中": 20}  # days at which the thirds of a month end
