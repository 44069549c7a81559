"""Words round a figure that say whether it is reached from below, kept from above, or about."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from duties.model import Bound

_MANNER = (
    "(?:力争|争取|努力|确保|稳步|逐步|基本|总体|全部|整体|平均|每年|均|分别|累计"
    "|要|应|须|将|可|也|再|均要|持续|同步|全面|原则上|一次性|率先|首次|有望)"
)
_BEFORE: Mapping[Bound, str] = {
    Bound.MAX: (
        "不(?:得)?(?:超过|高于|大于|多于|突破)|(?:低于|小于|少于)|≤|<=|<|﹤|≦|最多"
        "|控制(?:在|到|至)|(?:压缩|缩短|压减|降低|下降|减少|缩小|压降|缩减|精简|控减|降|减|压|降低)(?:到|至|为)|限制在|降为"
    ),
    Bound.MIN: (
        "不(?:得)?(?:少于|低于|小于|亚于)|(?:优于|超过|超出|超|突破|高于|大于|多于|跨越|迈过|逾|跨上|跃上|迈上|登上|迈入|跨入|站上)(?:了)?(?:新的)?|≥|>=|>|﹥|≧|至少|最低"
        "|(?:达标?到|达至|达成|达)|(?:提高|提升|增加|增长|扩大|上升|发展|拓展|壮大|扩展|攀升|跃升|增|升|扩|回升|恢复)(?:到|至|为)"
    ),
    Bound.ABOUT: "约为?|大约|接近|近",
    Bound.REACH: "保持(?:在|到)?|稳定(?:在|到)?|巩固(?:在)?|维持(?:在)?|实现|完成|为|在|到|至|有",
}
_AFTER: Mapping[Bound, str] = {
    Bound.MAX: "(?:（[^）\\d]{1,4}）)?(?:及)?(?:以下|以内|之内|之下)|内(?![部外的容涵在需生地])",
    Bound.MIN: "(?:（[^）\\d]{1,7}）)?(?:及|含)?(?:以上|之上)|\\+(?![\\w+])",
    Bound.ABOUT: "(?:（[^）\\d]{1,4}）)?(?:左右|上下)",
}


class Operator(NamedTuple):
    """Words that set a bound, and how many letters they take."""

    bound: Bound
    length: int


_OPERATOR = re.compile(
    f"(?:{_MANNER}{{0,3}}(?:"
    + "|".join(f"(?P<{bound}>{words})" for bound, words in _BEFORE.items())
    + ")(?:在|到|至|约|全[国省市县区]的?|每年)?)$"
)
_CLOSING = re.compile("|".join(f"(?P<{bound}>{words})" for bound, words in _AFTER.items()))
LONGEST = 16  # letters of an operator


def before(text: str, end: int, start: int = 0) -> Operator | None:
    """Return the bound that the words before a figure at `end` set; None where there are none."""
    found = None
    stretch = text[max(start, end - LONGEST) : end]
    match = _OPERATOR.search(stretch)
    if match is not None and match.lastgroup is not None:
        found = Operator(Bound(match.lastgroup), len(match[0]))
    return found


def after(text: str, at: int) -> Operator | None:
    """Return the bound that the words after a figure set, which ends at `at`."""
    match = _CLOSING.match(text, at)
    if match is None or match.lastgroup is None:
        return None
    return Operator(Bound(match.lastgroup), len(match[0]))


def joined(first: Operator | None, last: Operator | None) -> Bound:
    """Return the bound that the words before and after a figure set together."""
    if last is not None and not (first is not None and first.bound is Bound.MAX):
        return last.bound
    if last is not None and last.bound is Bound.ABOUT:
        return Bound.ABOUT
    return first.bound if first is not None else Bound.REACH
