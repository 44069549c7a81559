"""Names of collectives: which sound like several units, and for what kinds they can stand."""

import re
from collections.abc import Iterable
from functools import lru_cache

from duties.model import UnitKind

_STREET = {UnitKind.STREET}
_COMPANY = {UnitKind.COMPANY}
_PLACES = {UnitKind.STREET, UnitKind.COMMITTEE, UnitKind.OTHER}
_BODIES = set(UnitKind) - _STREET - _COMPANY

_KINDS = tuple(
    (words.split(), kinds)
    for words, kinds in (
        ("街道 镇 乡", _STREET | {UnitKind.OTHER}),
        ("区县 县区 市县 县市 州市 市州 各市 各县 各州", _PLACES),
        ("企业 公司 集团", _COMPANY),
        ("银行 金融机构", _COMPANY | {UnitKind.OTHER}),
        (
            "管委会 管理委员会 园区 开区 新区 园发区 开发区 新发区 平台",
            {UnitKind.COMMITTEE} | _COMPANY,
        ),
        ("学校 高校 院校 医院 协会 商会", {UnitKind.OTHER}),
        ("部门 委办局 委局", _BODIES),
    )
)
_ANYBODY = ("单位", "各方", "方面", "成员", "机构", "主体")


def may_stand_for(collective: str, unit: str, kind: UnitKind | None) -> bool:
    """Return whether a collective of this name may stand for a unit of this name and kind.

    Where the name of the collective does not tell, or the kind is not known, it may. A unit that is
    itself a collective may be meant if both can stand for the same units.
    """
    if kind is UnitKind.COLLECTIVE:
        shared = _kinds_of(collective) & _kinds_of(unit)
        return shared - {UnitKind.OTHER} != frozenset() or shared == _kinds_of(unit)
    return kind is None or kind in _kinds_of(collective)


@lru_cache(maxsize=4096)
def _kinds_of(collective: str) -> frozenset[UnitKind]:
    """Return the kinds of units that the name of a collective speaks of: all, if it does not."""
    fitting = [kinds for words, kinds in _KINDS if _has_any(words, collective)]
    _, government, behind = collective.rpartition("政府")
    if government and "部门" not in behind:
        fitting.append(_PLACES)
    if not fitting or _has_any(_ANYBODY, collective):
        return frozenset(UnitKind)
    return frozenset().union(*fitting)


def _has_any(words: Iterable[str], name: str) -> bool:
    return any(word in name for word in words)


@lru_cache(maxsize=4096)
def sounds_like_several(name: str) -> bool:
    """Return whether a name speaks of several units, as 各街道 and 区级有关部门 do."""
    return re.search(_PLURAL, name) is not None


_PLURAL = (
    "^各|各.*(?:部门|单位|街道|企业|办事处|管委会)$"
    "|(?:有关|相关)(?:部门|单位|区|县|市|企业|街道|地方)"
)
