"""How a target stands on a day: its latest reading against its value and the line towards it.

The line runs straight from the baseline, or from the first reading, to the value on the last day of
the target's time. Changes (`growth`) and yearly figures have no line: the latest reading is
compared with the value. Words have no line either. Only readings up to the day count, so later ones
change nothing.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from duties.ledger.model import Ledger, Reading
from duties.messages import N_
from duties.model import Bound, Plan, Target, TargetKind
from duties.naming.names import normal_form

_TOLERANCE = Fraction(1, 20)  # what is about a number lies within 5 % of it
_HALF = 2  # far behind means less than half of the way
_YEARLY = re.compile("年均|每年")
_PER_YEAR = "/年"
_DONE = frozenset("是 完成 已完成 建成 已建成 实现 已实现 达到 已达到 达标 done reached".split())  # noqa: SIM905


class TargetStatus(StrEnum):
    """How a target stands."""

    REACHED = "reached"
    ON_TRACK = "on-track"
    BEHIND = "behind"
    FAR_BEHIND = "far-behind"
    NO_PACE = "no-pace"
    NO_READING = "no-reading"

    @property
    def label(self) -> str:
        """The English words for the status, a key of the catalogues."""
        return _LABELS[self]


_LABELS = {
    TargetStatus.REACHED: N_("reached"),
    TargetStatus.ON_TRACK: N_("on track"),
    TargetStatus.BEHIND: N_("behind"),
    TargetStatus.FAR_BEHIND: N_("far behind"),
    TargetStatus.NO_PACE: N_("no pace"),
    TargetStatus.NO_READING: N_("no reading"),
}


class PaceLine(NamedTuple):
    """A straight way from a figure on a day to another on a later day; days are ordinals."""

    since: int
    start: Fraction
    end: int
    goal: Fraction

    def at(self, day: int) -> Fraction:
        """Return where the line stands on a day: level before its first and after its last."""
        if day <= self.since:
            return self.start
        if day >= self.end:
            return self.goal
        start, goal = self.start, self.goal
        gone, left = day - self.since, self.end - day
        # One fraction of whole numbers: there may be thousands of lines.
        sum_ = start.numerator * goal.denominator * left + goal.numerator * start.denominator * gone
        return Fraction(sum_, start.denominator * goal.denominator * (gone + left))


class TargetStanding(NamedTuple):
    """How a target stands on a `day`; `target_reasons.reason_of` says why.

    `line` is its line and `pace` where that stands; `gap` is the reading less the pace, or less the
    value where there is no line. Each is None where it has no meaning.
    """

    target: Target
    day: date
    reading: Reading | None
    line: PaceLine | None
    pace: Fraction | None
    gap: Fraction | None
    status: TargetStatus


def readings_by_target(ledger: Ledger) -> Mapping[str, Sequence[Reading]]:
    """Return the readings of each target by its id, in the order of their days, then as written."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for file in ledger.files:
        for reading in file.record.readings:
            if reading.date is not None and reading.value is not None:
                found[reading.target].append(reading)
    for readings in found.values():
        readings.sort(key=_day_of)
    return found


def standings(
    plan: Plan, readings: Mapping[str, Sequence[Reading]], day: date
) -> tuple[TargetStanding, ...]:
    """Return how every target stands on a day, in the order of the plan."""
    return tuple([standing(each, readings.get(each.id, ()), day) for each in plan.targets])


def standing(target: Target, readings: Sequence[Reading], day: date) -> TargetStanding:
    """Return how a target stands on a day; its readings are in the order of their days."""
    known = bisect_right(readings, day, key=_day_of)
    if not known:
        line = line_of(target, None)
        pace = None if line is None else line.at(day.toordinal())
        return TargetStanding(target, day, None, line, pace, None, TargetStatus.NO_READING)
    first, latest = readings[0], readings[known - 1]
    value, now = target.value, latest.value and latest.value.number
    if target.sort.is_number and value is not None and value.numbers and now is not None:
        if is_yearly(target):
            return _against_value(target, latest, now, day)
        return _on_line(target, first, latest, now, day)
    return _in_words(target, latest, day)


def is_yearly(target: Target) -> bool:
    """Tell whether a target is a change or a figure of each year, which has no line."""
    return (
        target.sort is TargetKind.GROWTH
        or _YEARLY.search(target.name) is not None
        or (target.unit or "").endswith(_PER_YEAR)
    )


def line_of(target: Target, first: Reading | None) -> PaceLine | None:
    """Return the line of a target whose earliest reading is `first`; None if it has none.

    What is at its value from the start is to stay there: the line is level.
    """
    value, start = target.value, _start(target, first)
    if value is None or not value.numbers or target.by is None or start is None:
        return None
    if is_yearly(target) or not target.sort.is_number:
        return None
    since, figure = start
    end, goal = target.by.last.toordinal(), _goal(target, figure)
    if since >= end:
        return None
    is_there = goal <= figure if _way(target) > 0 else figure <= goal
    is_there = is_there and target.bound is not Bound.ABOUT
    return PaceLine(since, goal if is_there else figure, end, goal)


def _start(target: Target, first: Reading | None) -> tuple[int, Fraction] | None:
    """Return where the line begins: the baseline, if its day is known, or the first reading."""
    baseline = target.baseline
    if baseline is not None and baseline.by is not None and baseline.value is not None:
        figure = baseline.value.number
        if figure is not None:
            return baseline.by.last.toordinal(), figure
    if first is None or first.value is None or first.value.number is None:
        return None
    return _day_of(first).toordinal(), first.value.number


def _way(target: Target) -> int:
    """Return 1 where a target is met at its value and above, -1 at its value and below.

    What is only to be reached is to fall where the baseline lies above it.
    """
    if target.bound is Bound.MAX:
        return -1
    if target.bound is Bound.REACH and not is_yearly(target) and target.baseline is not None:
        before, value = target.baseline.value, target.value
        if before is not None and before.number is not None and value is not None:
            return -1 if value.high is not None and before.number > value.high else 1
    return 1


def _ends(target: Target) -> tuple[Fraction, Fraction]:
    value = target.value
    assert value is not None  # noqa: S101 (callers have a number)
    return value.numbers[0], value.numbers[-1]


def _goal(target: Target, start: Fraction) -> Fraction:
    """Return where the line ends: the end of a range that comes first on the way."""
    low, high = _ends(target)
    if target.bound is Bound.ABOUT:
        return min(max(start, low), high)
    return low if _way(target) > 0 else high


def met_between(target: Target) -> tuple[Fraction | None, Fraction | None] | None:
    """Return the lowest and the highest figure that meet a target; None for no end on that side.

    None where its value is no number.
    """
    if target.value is None or not target.value.numbers:
        return None
    low, high = _ends(target)
    if target.bound is Bound.ABOUT:
        return low - abs(low) * _TOLERANCE, high + abs(high) * _TOLERANCE
    return (low, None) if _way(target) > 0 else (None, high)


def _is_met(target: Target, now: Fraction) -> bool:
    met = met_between(target)
    return (
        met is not None and (met[0] is None or met[0] <= now) and (met[1] is None or now <= met[1])
    )


def _against_value(target: Target, latest: Reading, now: Fraction, day: date) -> TargetStanding:
    goal = _goal(target, now)
    if _is_met(target, now):
        status = TargetStatus.REACHED
    elif _HALF * abs(now - goal) > abs(goal) > 0:
        status = TargetStatus.FAR_BEHIND
    else:
        status = TargetStatus.BEHIND
    return TargetStanding(target, day, latest, None, None, now - goal, status)


def _on_line(
    target: Target, first: Reading, latest: Reading, now: Fraction, day: date
) -> TargetStanding:
    line, today = line_of(target, first), day.toordinal()
    pace: Fraction | None = None
    if line is not None:
        pace = line.at(today)
    elif target.by is not None and today >= target.by.last.toordinal():
        pace = _goal(target, now)
    gap = None if pace is None else now - pace
    if _is_met(target, now):
        status = TargetStatus.REACHED
    elif pace is None:
        status = TargetStatus.NO_PACE
    else:
        status = _status(target, line, now, pace)
    return TargetStanding(target, day, latest, line, pace, gap, status)


def _status(target: Target, line: PaceLine | None, now: Fraction, pace: Fraction) -> TargetStatus:
    """Return how a figure that is not yet met compares with the line, which is at `pace`."""
    if target.bound is Bound.ABOUT:
        goal = pace if line is None else line.goal
        way = 0 if line is None else _sign(line.goal - line.start)
        is_past = way * (now - goal) > 0
        is_near = way * (now - pace) >= -abs(pace) * _TOLERANCE
        is_on_track = way != 0 and is_near and not is_past
    else:
        way = _way(target)
        is_on_track = way * (now - pace) >= 0
        is_past = False
    if is_on_track:
        return TargetStatus.ON_TRACK
    if line is not None and not is_past:
        asked, done = way * (pace - line.start), way * (now - line.start)
        if asked > 0 and _HALF * done < asked:
            return TargetStatus.FAR_BEHIND
    return TargetStatus.BEHIND


def _in_words(target: Target, latest: Reading, day: date) -> TargetStanding:
    """Judge what is no number: a grade by equal words, a milestone by words that say it is there.

    Before the last day, words that differ say nothing of how far it is.
    """
    value, said = target.value, latest.value
    if value is not None and said is not None:
        is_met = value.same_as(said) or _folded(value.texts[0]) == _folded(said.texts[0])
    else:
        is_met = said is not None and _says_done(_folded(said.texts[0]), _folded(target.name))
    if is_met:
        status = TargetStatus.REACHED
    elif target.by is not None and day >= target.by.last:
        status = TargetStatus.BEHIND
    else:
        status = TargetStatus.NO_PACE
    return TargetStanding(target, day, latest, None, None, None, status)


def _says_done(said: str, name: str) -> bool:
    """Tell whether words say that a milestone is there: 已建成, or the last words of its name."""
    if said in _DONE:
        return True
    words = said.removeprefix("已")
    return len(words) > 1 and name.endswith(words)


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return normal_form(words)


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def _day_of(reading: Reading) -> date:
    return reading.date or date.max
