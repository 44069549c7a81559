"""The years by which figures shall be reached: 到2027年, 2026年底前, “十四五”末."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from duties.periods import Period, Stretch, period_around

_YEAR = re.compile(
    "(?P<since>比|较|与|以|对比|相比|自|从|由)?(?:到|至|截至|力争到?)?"
    "(?:20\\d\\d年?[-—–~～至到]{1,2})?(?P<year>20\\d\\d)(?:年度|年(?!产))"
    "(?P<month>\\d{1,2}月)?(?P<half>上半年)?(?P<end>底|末|终)?(?P<before>[之以]?前)?"
    '|[“"]?(?P<five>十[三四五六])五[”"]?(?P<stage>时?期?(?:期?间|末|末期|时期|收官|规划)?)'
)
_OF_PRICES = re.compile("(?:的?(?:不变|可比|同)?价|同期)")
"""What follows the year whose prices figures are told in: 按2020年价格计算."""
_FIRST_OF_PRICES = frozenset("的不可同价")
_FIVE = {"十三": 2020, "十四": 2025, "十五": 2030, "十六": 2035}


class Year(NamedTuple):
    """A year, where its words stand, and whether it is one that figures are compared with.

    `is_five_years` tells that it ends the five years of a plan: 十四五. `of_part` is where the
    clause ends for which alone it is said: 其中2026年完成3000户; None where it goes on to hold.
    """

    year: int
    start: int
    end: int
    is_reference: bool
    is_five_years: bool
    period: Period
    of_part: int | None = None


def years_in(text: str) -> Iterator[Year]:
    """Yield the years that a text names."""
    if "20" not in text and "五" not in text:
        return
    for match in _YEAR.finditer(text):
        five = match["five"]
        year = _FIVE[five] if five is not None else int(match["year"])
        is_reference = match["since"] is not None or (
            text[match.end() : match.end() + 1] in _FIRST_OF_PRICES
            and _OF_PRICES.match(text, match.end()) is not None
        )
        yield Year(
            year,
            match.start(),
            match.end(),
            is_reference,
            five is not None,
            _period(year, match),
            _end_of_part(text, match.start()),
        )


def years_in_row(text: str, years: Sequence[Year], count: int) -> Sequence[Year]:
    """Return the last years of a text where so many are listed: 2027年、2028年; else none."""
    row = [year for year in years if not year.is_reference][-count:]
    are_listed = len(row) == count and all(
        _LISTS.fullmatch(text[one.end : other.start]) for one, other in pairwise(row)
    )
    return row if are_listed else ()


_LISTS = re.compile("[、和与及]|以及")


_OF_PART = re.compile("其中，?[^，。；（）]*$")
_END = re.compile("[，。；）]|$")


def _end_of_part(text: str, at: int) -> int | None:
    if _OF_PART.search(text, max(0, at - _FAR), at) is None:
        return None
    found = _END.search(text, at)
    return len(text) if found is None else found.start()


_FAR = 40  # letters between 其中 and its year


def _period(year: int, match: re.Match[str]) -> Period:
    if match["month"] is not None and 1 <= (month := int(match["month"][:-1])) <= 12:
        return period_around(date(year, month, 1), Stretch.MONTH)
    if match["half"] is not None:
        return period_around(date(year, 1, 1), Stretch.HALF_YEAR)
    return period_around(date(year, 1, 1), Stretch.YEAR)
