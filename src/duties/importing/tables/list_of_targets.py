"""The list of targets that an exported workbook has, or one set out like it.

| 目标 | 名称 | 限定 | 目标值 | 计量单位 | 目标时点 | 类别 | 责任单位 | 承担任务 |
| gdp | 地区生产总值 | 不低于 | 2100 | 亿元 | 2027年 | 水平 | 县统计局 | 1、2 |

On paper it has less, and its values are in words: 不低于2100亿元.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from duties.amounts import Amount, amount_of
from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.messages import N_, Message
from duties.model import Bound, TargetKind
from duties.naming.typed_periods import typed_period
from duties.periods import Period

TARGET_HEADINGS = {
    "id": re.compile("目标|target", re.IGNORECASE),
    "group": re.compile("所属目标|goal", re.IGNORECASE),
    "name": re.compile("名称|name", re.IGNORECASE),
    "bound": re.compile("限定|bound", re.IGNORECASE),
    "value": re.compile("目标值|value", re.IGNORECASE),
    "unit": re.compile("计量单位|unit of measure", re.IGNORECASE),
    "by": re.compile("目标时点|by", re.IGNORECASE),
    "baseline": re.compile("基期值|baseline", re.IGNORECASE),
    "kind": re.compile("类别|kind", re.IGNORECASE),
    "owner": re.compile("责任单位|owner", re.IGNORECASE),
    "tasks": re.compile("承担任务|carried by", re.IGNORECASE),
}
PRINTED_HEADINGS = {
    key: TARGET_HEADINGS[key] for key in ("name", "value", "by", "baseline", "owner", "tasks")
}
"""Those of an exported Word document: a band above the rows names the goal."""
_BOUNDS = {
    "不低于": Bound.MIN,
    "不超过": Bound.MAX,
    "左右": Bound.ABOUT,
    "达到": Bound.REACH,
    **{bound.label: bound for bound in Bound},
}
_KINDS = {
    "水平": TargetKind.LEVEL,
    "增减": TargetKind.GROWTH,
    "数量": TargetKind.COUNT,
    "等级": TargetKind.GRADE,
    "里程碑": TargetKind.MILESTONE,
    **{kind.label: kind for kind in TargetKind},
}


class ListedTarget(NamedTuple):
    """A target as a list of targets has it, and where; see `model.Target`. It may have no id.

    `kind` is None where the list does not say; a baseline has a value and the time that it is of;
    `tasks` are their ids as the cell has them.
    """

    id: str
    name: str
    group: str
    value: Amount | None
    unit: str
    bound: Bound
    by: Period | None
    kind: TargetKind | None
    baseline: tuple[Amount, Period | None] | None
    owner: str
    tasks: str
    place: Place


class TargetRow:
    """A row of the list while it is read; `doubts` are what of it is not understood."""

    def __init__(self, cells: Mapping[str, str], place: Place) -> None:
        self._cells = cells
        self._place = place
        self.doubts: list[Doubt[Place]] = []

    def target(self) -> ListedTarget:
        """Return the target."""
        cells = self._cells
        if "bound" in cells:
            bound = self._known(_BOUNDS, "bound") or Bound.REACH
            value, unit = _amount(cells["value"]), cells.get("unit", "")
        else:
            bound, value, unit = _asked(cells["value"])
        return ListedTarget(
            cells.get("id", ""),
            cells["name"],
            cells.get("group", ""),
            value,
            unit,
            bound,
            self._period("by"),
            self._known(_KINDS, "kind"),
            self._baseline(),
            cells.get("owner", ""),
            cells.get("tasks", ""),
            self._place,
        )

    def _known(self, words: "Mapping[str, _Word]", key: str) -> "_Word | None":
        text = self._cells.get(key, "")
        found = words.get(text.lower())
        if text and found is None:
            self._doubt(text)
        return found

    def _period(self, key: str) -> Period | None:
        text = self._cells.get(key, "")
        found = _period_in(text)
        if text and found is None:
            self._doubt(text)
        return found

    def _baseline(self) -> tuple[Amount, Period | None] | None:
        text = self._cells.get("baseline", "")
        found = _DATED.fullmatch(text)
        by = _period_in(found[2]) if found is not None else None
        value = _amount(found[1] if found is not None and by is not None else text)
        return None if value is None else (value, by)

    def _doubt(self, words: str) -> None:
        text = N_("“{words}” in the list of targets is not understood; it is left out")
        self.doubts.append(Doubt(Message(text, {"words": words}), self._place))


_Word = TypeVar("_Word")
_DATED = re.compile(r"(.+?)\s*[（(]([^（()）]+)[)）]")
_RANGE = re.compile(r"(-?[0-9][0-9.]*)\s*[–—~～]\s*(-?[0-9][0-9.]*)")
_ANY_DAY = date(2000, 1, 1)  # names of periods in a list do not depend on the day


def _period_in(text: str) -> Period | None:
    """Return the period that a cell names: 2027年, 2026-Q2."""
    return typed_period(text, _ANY_DAY) if text else None


def _asked(text: str) -> tuple[Bound, Amount | None, str]:
    """Return the bound, the value and the unit of measure of what is asked for, in words."""
    bound = Bound.REACH
    for pattern, meant in _ASKED:
        if (found := pattern.fullmatch(text)) is not None:
            bound, text = meant, found[1]
            break
    number = _WITH_UNIT.fullmatch(text)
    if number is None:
        return bound, _amount(text), ""
    return bound, _amount(number[1]), number[2]


_ASKED = (
    (re.compile("(?:不低于|at least )(.+)"), Bound.MIN),
    (re.compile("(?:不超过|at most )(.+)"), Bound.MAX),
    (re.compile("(.+)左右"), Bound.ABOUT),
    (re.compile("about (.+)"), Bound.ABOUT),
)
_WITH_UNIT = re.compile(r"(-?[0-9][0-9.]*(?:[–—~～]-?[0-9][0-9.]*)?)(.*)")


def _amount(text: str) -> Amount | None:
    if not text:
        return None
    found = _RANGE.fullmatch(text)
    return (amount_of(*found.groups()) if found is not None else None) or amount_of(text)
