"""The place that a plan is for, as its issuer says: 重庆市渝中区人民政府 is of 渝中区 in 重庆市."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from duties.naming.names import normal_form

NATION = "国家"
_SIGNS = ("自治区", "自治州", "自治县", "街道", *"省市区县州盟旗镇乡")
_SIGN = "|".join(_SIGNS)
# 市中区 and 城区 are places; 广州市 is one, not 广州 and more; 城市管理局 is none.
_PLACE = re.compile(
    f"(?!委|人民政府|政府|党|办公)\\w{{1,10}}?(?:{_SIGN})(?<!城市)(?=市中区|城区|(?![{''.join(_SIGNS[4:])}]))"
)
_NATION = re.compile("国务院|国家|中华人民共和国|中共中央|中央")
_PARTY = re.compile("^(?:中国共产党|中共)(?!中央)")
_BRANCH = re.compile("(?:.{0,20}[省市区县州盟旗])?(?P<bureau>.+)局(?P<place>.+)分局")
_LEVELS = {"自治区": "区", "自治州": "州", "自治县": "县"}
"""What people say for a sign: 区党委."""


class Placed(NamedTuple):
    """A name without the place that it begins with.

    `place` is one that the issuer names, or a mere sign (市) where the issuer names none of this
    level; empty where the name begins with no place.
    """

    place: str
    rest: str


class Places:
    """The places that an issuer's name holds, the narrowest last."""

    def __init__(self, issuer: str | None) -> None:
        self._chain = tuple(_places(normal_form(issuer or "")))
        self._prefixes = [*_prefixes(self._chain)]

    @property
    def chain(self) -> tuple[str, ...]:
        """The places, each within the one before."""
        return self._chain

    def is_mere_sign(self, place: str) -> bool:
        """Tell whether a name was split from no more than a sign (市) that may mean any place."""
        return place in _SIGNS and place not in self._chain

    @property
    def own(self) -> str | None:
        """The narrowest place, or None where the issuer names none."""
        return self._chain[-1] if self._chain else None

    def split(self, name: str) -> Placed:
        """Return a name (in its normal form) parted from the place that it begins with."""
        bare = _PARTY.sub("", name)
        for place, prefix in self._prefixes:
            if (found := prefix.match(bare)) and found.end() < len(bare):
                return Placed(place, bare[found.end() :])
        return Placed("", bare)

    def branch(self, name: str) -> Placed | None:
        """Return 公安局渝中区分局 as 公安分局 of the place; None for any other name."""
        found = _BRANCH.fullmatch(name) if name.endswith("分局") else None
        if found is None:
            return None
        place, rest = self.split(f"{found['place']}分局")
        return Placed(place, f"{found['bureau']}分局") if rest == "分局" else None


def _places(issuer: str) -> Iterator[str]:
    if _NATION.match(issuer):
        yield NATION
        return
    at = len(issuer) - len(_PARTY.sub("", issuer))
    while found := _PLACE.match(issuer, at):
        yield found[0]
        at = found.end()


def _prefixes(chain: tuple[str, ...]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield how names may begin that are of a place, the narrowest and longest first."""
    spoken: set[str] = set()
    for last in reversed(range(len(chain))):
        place = chain[last]
        above = "".join(f"(?:{_written(place)})?" for place in chain[:last])
        signs = _signs_of(place) - spoken
        spoken |= signs
        own = [_written(place), *(f"{re.escape(sign)}级?(?!场)" for sign in sorted(signs))]
        yield place, re.compile(f"{above}(?:{'|'.join(own)})")
    for sign in (NATION, *_SIGNS):
        if sign not in spoken and sign not in ("街道", *chain):
            yield sign, re.compile(f"{sign}级?(?!场)")


def _written(place: str) -> str:
    """Return a pattern for a place, with its sign or without: 渝中区, 渝中."""
    if place == NATION:
        return "国家|中华人民共和国|国务院|中央"
    sign = _sign_of(place)
    name = place.removesuffix(sign)
    return f"{re.escape(name)}(?:{sign})?" if len(name) > 1 else re.escape(place)


def _signs_of(place: str) -> set[str]:
    sign = _sign_of(place)
    return {sign, _LEVELS.get(sign, sign)} - {"", "街道"}


def _sign_of(place: str) -> str:
    return next((sign for sign in _SIGNS if place.endswith(sign)), "")
