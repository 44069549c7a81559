"""The numbers that officials put before chapters, tasks and points."""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from duties.naming.numerals import number_of, numeral_of


class Rank(IntEnum):
    """A kind of numbering; a lower one holds the higher ones."""

    PART = 0  # 第一部分
    CHAPTER = 10  # 第一章
    SECTION = 20  # 第一节
    CLAUSE = 30  # 一、
    ARTICLE = 35  # 第一条
    BRACKET = 40  # （一）
    ARABIC = 50  # 1.
    DECIMAL = 60  # 1.1
    PAREN = 70  # （1）
    HALF_PAREN = 75  # 1）
    CIRCLED = 80  # ①


class Marker(NamedTuple):
    """A number before a paragraph: its kind and value, how it is printed, where the text begins."""

    rank: Rank
    number: int
    label: str
    end: int


_COUNTED = (
    "(?:\\d{1,4}(?:[件岁座]|千伏|项(?!目)|条(?![例件款])|户(?![籍口外型])"
    "|家(?![庭政具电居校园禽畜长装]))|\\d{2,4}个(?![百人体性税]))(?=[\\u4e00-\\u9fff])(?![左多]|以[上内])"
    "|\\d{1,4}G(?=基站|网络|应用|[+＋])"
)
"""How many of what: no fraction, though a number and a dot stand before it."""
DOT = (
    "[.．、](?:(?![\\d%％])|(?=20\\d\\d年|\\d{1,2}月[底末上中下前]|(?:\\d{3}|12\\d{3})(?![\\d万亿%％])"
    f"|{_COUNTED}))"
)
"""What follows a number in digits: a dot that begins no fraction, perhaps with a time or a count
after it."""
_CJK = "[一二三四五六七八九十百零〇]{1,5}"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_PLAIN = str.maketrans(_FORMAL, "一二三四五六七八九十")
_MARKER = re.compile(
    "\\s*[★☆▲●◆■]?\\s*(?:"
    f"第(?P<part>{_CJK})(?:部分|编|篇)|第(?P<chapter>{_CJK})章|第(?P<section>{_CJK})节"
    f"|第(?P<article>{_CJK}|\\d{{1,3}})(?:条|件(?=[\\s：:、.．])[：:、.．]?)"
    f"|第(?P<item>{_CJK}|\\d{{1,3}})项(?=[\\s：:、.．])[：:、.．]?"
    f"|(?P<clause>{_CJK}|[{_FORMAL}]{{1,3}})\\s?(?:、|[．.](?!\\d))|[（(〔]\\s?(?P<bracket>{_CJK})\\s?[）)〕][、.．]?"
    "|[（(〔]\\s?(?P<paren>\\d{1,3})\\s?[）)〕][、.．]?"
    "|(?P<dashed>\\d{1,2}[-－—]\\d{1,2})[.．、](?!\\d)"
    f"|(?!\\d{{1,3}}\\s?[.．](?:{_COUNTED}))"
    "(?P<decimal>\\d{1,2}(?:[.．]\\d{1,2}){1,3})[.．、]?(?=\\s|[\\u4e00-\\u9fff“《])(?!\\s?[万亿个倍％%元米吨人兆平公千百年月日G分])"
    f"|(?P<arabic>\\d{{1,3}})\\s?{DOT}|(?P<half>\\d{{1,3}})\\s?[）)]"
    "|[【\\[]?(?:任务|举措|事项|重点任务|工作任务|具体任务)(?P<task>[一二三四五六七八九十]{1,3}|\\d{1,3})\\s?[：:、.．\\s】\\]]"
    "|(?:科目|实事)(?P<subject>[一二三四五六七八九十]{1,3}|\\d{1,3})\\s?[：:]"
    "|(?:专项)?行动(?P<action>[一二三四五六七八九十]{1,3}|\\d{1,2})\\s?[：:、\\s]"
    "|(?P<card>\\d{1,3})\\s?(?=(?:项目|实事|任务|事项)名称\\s?[：:])"
    "|(?P<circled>[①-⑳])|(?P<one_sign>[⑴-⒛㈠-㈩])[、.．]?"
    "|(?:(?:Part|Chapter|Theme|Priority|Pillar|Goal|Objective|Section)\\s"
    "(?P<english>\\d{1,2}|[IVX]{1,4}|[A-Z])"
    "\\s?[.:–—-]\\s|(?P<letter>[IVX]{1,4}|[A-Z])\\.\\s"
    "|(?:Action|Initiative|Measure|Program|Programme|Project|Recommendation|Strategy|Task)\\s"
    "(?:(?P<named_decimal>\\d{1,2}(?:\\.\\d{1,2}){1,3})|(?P<named>\\d{1,3}))\\.?\\s?[:–—-]?\\s)(?=[A-Z])"
    ")\\s*"
)
_MOST_FREQUENT = re.compile("(?P<number>[0-9]{1,3})[.、](?=[\\u4e00-\\u9fff])")
"""What `_MARKER` calls `arabic`, where nothing else comes into question: told sooner."""
_RANKS = {
    "part": Rank.PART,
    "chapter": Rank.CHAPTER,
    "section": Rank.SECTION,
    "article": Rank.ARTICLE,
    "clause": Rank.CLAUSE,
    "bracket": Rank.BRACKET,
    "paren": Rank.PAREN,
    "decimal": Rank.DECIMAL,
    "dashed": Rank.DECIMAL,
    "action": Rank.CLAUSE,
    "arabic": Rank.ARABIC,
    "half": Rank.HALF_PAREN,
    "task": Rank.ARABIC,
    "subject": Rank.ARABIC,
    "card": Rank.ARABIC,
    "item": Rank.ARABIC,
    "circled": Rank.CIRCLED,
    "english": Rank.CLAUSE,
    "letter": Rank.CLAUSE,
    "named": Rank.ARABIC,
    "named_decimal": Rank.DECIMAL,
}


def marker_of(text: str, at: int = 0) -> Marker | None:
    """Return the number that a text begins with at `at`, None where there is none."""
    marker = _marker_before(text[at : at + _LONGEST])
    return marker if marker is None or not at else marker._replace(end=at + marker.end)


_LONGEST = 64  # letters that a number takes, with what follows it


@lru_cache(maxsize=4096)
def _marker_before(text: str) -> Marker | None:
    most = _MOST_FREQUENT.match(text)
    if most is not None:
        return Marker(Rank.ARABIC, int(most["number"]), most["number"], most.end())
    match = _MARKER.match(text)
    if match is None or (kind := match.lastgroup) is None:
        return None
    digits = unicodedata.normalize("NFKC", match[kind]).translate(_PLAIN)
    if kind == "one_sign":
        marker = _marker_before(digits)
        return marker and marker._replace(end=match.end())
    if _RANKS[kind] is Rank.DECIMAL:
        number = int(_LAST_DIGITS.findall(digits)[-1])
    elif digits.isdecimal():
        number = int(digits)
    else:
        value = _number_in_letters(digits) if digits.isascii() else number_of(digits)
        if value is None:
            return None
        number = value
    return Marker(_RANKS[kind], number, digits, match.end())


def _number_in_letters(letters: str) -> int | None:
    """Return what Roman numerals up to 39 say, or the place of another letter in the alphabet."""
    if len(letters) == 1 and letters not in "IVX":
        return ord(letters) - ord("A") + 1
    roman = _ROMAN.fullmatch(letters)
    if roman is None:
        return None
    return 10 * len(roman["tens"]) + _ONES.index(roman["ones"])


_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = re.compile("(?P<tens>X{0,3})(?P<ones>IX|IV|V?I{0,3})")
_LAST_DIGITS = re.compile("\\d+")


GROUP = re.compile(
    "(?:板块|领域|专题|专栏|类别|分类|篇章|条线|片区)(?P<number>[一二三四五六七八九十]{1,3}|\\d{1,2})?\\s?[：:]\\s?(?=[^。；]{2,30}$)"
)
"""What the name of a group of items begins with that says that it is one: 板块：城建."""


def numeral(number: int) -> str:
    """Return a number from 1 to 99 in Chinese; others in digits."""
    return numeral_of(number) or str(number)


SUB_POINT = re.compile(
    "(?:[一二三四五六七八九十]{1,2}是(?:要)?|首先[，、]?|其次[，、]?|——+|—|[●•·○◆■▲▪►▶*☆★-]\\s?)\\s*"
)
"""What stands before a point that has no number."""
