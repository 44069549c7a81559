"""The figures of a clause: number, unit and bound, with the words that set it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from duties.importing.lexicon import bounds
from duties.importing.lexicon.bounds import Operator
from duties.importing.lexicon.measures import (
    BARE,
    FIGURE,
    INDEX,
    RATIO,
    ROUND,
    TENTHS,
    UNREAD,
    WORDED,
)
from duties.importing.lexicon.promises import CHANGE, HAS_VERB, VERB, ends_in_verb
from duties.importing.plan.draft import Value
from duties.importing.targets.texts import Slice
from duties.model import Bound


class Figure(NamedTuple):
    """A figure of a clause.

    `start` and `end` take in the words that set its bound; `at` and `stop` do not. `clause` is
    where it stands; `operator` are the words before it that set a bound, `closing` those after it.
    """

    start: int
    end: int
    at: int
    stop: int
    value: Value
    unit: str
    is_count: bool
    clause: Slice
    operator: Operator | None
    closing: Operator | None
    is_growth: bool

    @property
    def bound(self) -> Bound:
        """The bound that all words set together."""
        return bounds.joined(self.operator, self.closing)

    @property
    def sets_bound(self) -> bool:
        """Tell whether any words set a bound."""
        return self.bound is not Bound.REACH


def figures_of(text: str, masked: str, clause: Slice) -> list[Figure]:
    """Return the figures of a clause, in their order; `masked` has no brackets and quotes."""
    found = [
        _figure(text, masked, clause, match)
        for match in FIGURE.finditer(masked, clause.start, clause.end)
    ]
    found += [
        _figure(text, masked, clause, match)
        for match in BARE.finditer(masked, clause.start, clause.end)
        if _has_index(masked, clause, match)
    ]
    found += [
        _figure(text, masked, clause, match)
        for pattern in (RATIO, ROUND, TENTHS)
        for match in pattern.finditer(masked, clause.start, clause.end)
        if bounds.before(masked, match.start(), clause.start) is not None
    ]
    found += [
        _figure(text, masked, clause, match)
        for match in WORDED.finditer(masked, clause.start, clause.end)
        if _is_governed(masked, clause, match)
        and not any(each.start <= match.start() < each.end for each in found)
    ]
    found.sort(key=lambda each: each.at)
    return found


def unread_of(text: str, masked: str, clause: Slice, figures: Sequence[Figure]) -> list[Figure]:
    """Return what else in a clause may be a figure, of which no unit is known.

    It has words that set a bound, or a verb and a unit of one letter: 改造泵房80栋.
    """
    found = [
        _figure(text, masked, clause, match)
        for match in UNREAD.finditer(masked, clause.start, clause.end)
        if not any(each.start < match.end() and match.start() < each.end for each in figures)
    ]
    has_verb = HAS_VERB.search(masked, clause.start, clause.end) is not None
    return [
        each
        for each in found
        if each.sets_bound or (has_verb and len(each.unit) == 1 and not each.unit.isascii())
    ]


def _has_index(masked: str, clause: Slice, match: re.Match[str]) -> bool:
    """Tell whether a number without a unit is that of an index."""
    operator = bounds.before(masked, match.start(), clause.start)
    if operator is None:
        return False
    return INDEX.search(masked[clause.start : match.start() - operator.length]) is not None


def _is_governed(masked: str, clause: Slice, match: re.Match[str]) -> bool:
    """Tell whether a verb stands right before a count in words, or before what it counts."""
    operator = bounds.before(masked, match.start(), clause.start)
    begin = match.start() - operator.length if operator is not None else match.start()
    if ends_in_verb(masked, clause.start, begin):
        return True
    closing = bounds.after(masked, match.end())
    end = match.end() + (closing.length if closing is not None else 0)
    return masked[end : end + 1] in ("、", "") or end == clause.end


def _operator(masked: str, at: int, clause: Slice) -> Operator | None:
    """Return the words before a figure that set its bound, its year between: 提高到2027年的12%."""
    operator = bounds.before(masked, at, clause.start)
    if operator is not None:
        return operator
    year = _ITS_YEAR.search(masked, max(clause.start, at - _LONGEST_YEAR), at)
    if year is None:
        return None
    operator = bounds.before(masked, year.start(), clause.start)
    return operator and operator._replace(length=operator.length + at - year.start())


_ITS_YEAR = re.compile("20\\d\\d年[底末]?的?$")
_LONGEST_YEAR = 8


def _figure(text: str, masked: str, clause: Slice, match: re.Match[str]) -> Figure:
    operator = _operator(masked, match.start(), clause)
    closing = bounds.after(text, match.end())
    groups = match.groupdict()
    if closing is None and (groups.get("more") or groups.get("later")):
        closing = Operator(Bound.MIN, 0)
    if (
        (operator is None or operator.bound is Bound.REACH)
        and closing is None
        and _AT_LEAST.search(masked, clause.start, match.start())
    ):
        closing = Operator(Bound.MIN, 0)
    start = match.start() - (operator.length if operator is not None else 0)
    low, high = groups["low"], groups.get("high")
    value: Value = _number(low) if high is None else (_number(low), _number(high))
    unit = groups["unit"]
    if unit == "成":
        value, unit = f"{_worded(low)}0", "%"
    return Figure(
        start,
        match.end() + (closing.length if closing is not None else 0),
        match.start(),
        match.end(),
        value,
        unit,
        groups.get("counter") is not None,
        clause,
        operator,
        closing,
        CHANGE.search(masked[max(clause.start, start - 24) : start]) is not None
        or CHANGE.search(masked[max(clause.start, match.start() - 24) : match.start()]) is not None,
    )


_AT_LEAST = re.compile(f"(?:至少|最少)(?:[各要应须需再有新]|能够?|{VERB}){{1,4}}(?:成|有)?$")
"""What sets a bound before a verb: 至少建成1个."""


def _number(printed: str) -> str:
    if (printed[:1].isascii() and printed) or "分之" in printed:
        return printed.replace(",", "").replace("：", ":")
    return str(_worded(printed) or 1)


_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10000}


def _worded(words: str) -> int:
    total = digit = 0
    for sign in words:
        if sign in _TENS:
            total += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


FUND = "的[^，、。；的]{0,16}(?:基金|资金池)"
"""What is made of a sum: 总规模20亿元的科创基金."""
_HIDDEN = re.compile(
    '[（(〔【\\[](?!其中)[^（(〔【\\[）)〕】\\]]{0,80}[）)〕】\\]]|[“"][^”"“]{0,60}[”"]'
    "|《[^》]{0,60}》|〈[^〉]{0,40}〉|‘[^’]{0,30}’"
)
BLOT = "＿"


def masked_text(text: str) -> str:
    """Return a text with a blot for each letter in brackets or quotes, but for quoted figures."""
    for _ in range(2):
        text = _HIDDEN.sub(_blotted, text)
    return text


def _blotted(match: re.Match[str]) -> str:
    hidden = match[0]
    if "，" in hidden and hidden[0] in '“"' and _QUOTED_FIGURES.fullmatch(hidden) is not None:
        return hidden
    return BLOT * len(hidden)


_QUOTED_FIGURES = re.compile(".[^，]{2,40}\\d[^，]{0,12}，.{2,40}\\d.*")
"""Goals that a sentence quotes: “建成学校20所以上，在校学生达到3万人”."""
