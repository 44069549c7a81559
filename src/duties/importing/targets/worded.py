"""Targets that are no number and unit: one entry a pattern, asked of each clause.

全覆盖, Ⅱ类   → a grade
零发生        → zero
翻一番        → growth
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from duties.importing.targets.texts import Slice
from duties.model import Bound, TargetKind


class Worded(NamedTuple):
    """What a pattern found in a clause: the name's letters end where `start` is."""

    start: int
    end: int
    value: str
    unit: str
    bound: Bound
    kind: TargetKind


class Pattern(NamedTuple):
    """A way to promise without a number: what it looks like, and what its value is."""

    name: str
    looks: re.Pattern[str]
    value: str | None
    unit: str
    bound: Bound
    kind: TargetKind
    in_goals_only: bool = False


_REACHED = (
    "(?:力争|基本|稳步|稳定|总体|持续|均|全部|全面|全域)*(?:实现|达到?|保持(?:在)?"
    "|稳定(?:在)?|优于|做到|维持)*(?:国家|地表水)?"
)
PATTERNS = (
    Pattern(
        "全覆盖",
        re.compile(f"(?<=..){_REACHED}(?P<value>全覆盖)$"),
        "全覆盖",
        "",
        Bound.REACH,
        TargetKind.GRADE,
    ),
    Pattern(
        "Ⅱ类",
        re.compile(f"(?<=..){_REACHED}(?P<value>[ⅠⅡⅢⅣⅤ]+类)(?:水质)?(?:标准|水体)?(?:及?以上)?$"),
        None,
        "",
        Bound.REACH,
        TargetKind.GRADE,
    ),
    Pattern(
        "零发生",
        re.compile("(?<=..)(?:力争|确保|实现|保持)*(?P<value>零(?:发生|事故|死亡|突破事故))$"),
        "0",
        "",
        Bound.MAX,
        TargetKind.LEVEL,
    ),
    Pattern(
        "清零",
        re.compile("(?<=..)(?:力争|全部|基本|实现|动态)*(?P<value>清零|为零)$"),
        "0",
        "",
        Bound.MAX,
        TargetKind.LEVEL,
        True,
    ),
    Pattern(
        "翻一番",
        re.compile(
            "(?<=..)(?:力争|实现|较20\\d\\d年|比20\\d\\d年)*(?P<value>翻(?P<times>[一两])?番)(?:以上)?$"
        ),
        None,
        "番",
        Bound.REACH,
        TargetKind.GROWTH,
    ),
    Pattern(
        "全国前三",
        re.compile(
            "(?<=..)(?:力争|继续|稳定|始终)*(?:进入|居|位居|保持|稳居|位列|跻身|排名)(?:在)?(?P<value>全[国省市球](?:第[一二三四五六七八九十\\d]+|前[一二三四五六七八九十\\d]+)(?:位|名)?)$"
        ),
        None,
        "",
        Bound.REACH,
        TargetKind.GRADE,
        True,
    ),
)
"""All patterns; in a clause the first that fits is the one."""
MAY_BE_WORDED = re.compile("全覆盖|类|零|番|前|第")


_AFTER_ONE = re.compile("(?:(?<=番)|(?<=全覆盖)|(?<=零发生)|(?<=清零))、")


def listed(text: str, clause: Slice) -> Iterator[Slice]:
    """Yield the parts of a clause that promise in words one after the other: 甲翻一番、乙翻两番."""
    start = clause.start
    for sign in _AFTER_ONE.finditer(text, clause.start, clause.end):
        yield Slice(start, sign.start())
        start = sign.end()
    yield Slice(start, clause.end)


def worded_in(clause: str, *, is_goal: bool) -> Iterator[Worded]:
    """Yield what a clause promises in words."""
    if MAY_BE_WORDED.search(clause) is None:
        return
    for pattern in PATTERNS:
        found = pattern.looks.search(clause)
        if found is not None and (is_goal or not pattern.in_goals_only):
            value = pattern.value or found["value"]
            if "times" in pattern.looks.groupindex:
                value = "2" if found["times"] == "两" else "1"
            yield Worded(
                found.start(), found.end(), value, pattern.unit, pattern.bound, pattern.kind
            )
            return
