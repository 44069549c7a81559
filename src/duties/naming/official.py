"""Official names: in a plan of 渝中区, 渝中区住房和城乡建设委员会 is 区住建委, and conversely."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from duties.naming.names import Register, normal_form
from duties.naming.offices import Office, office_of
from duties.naming.places import Placed, Places

_TAX = re.compile("国家税务总局(?=.+税务局$)")
_YOUTH = re.compile("(?:中国共产主义青年团|共青团|团)(?P<place>.+?)(?:委员会|委)")
_PLACE_SIGN = re.compile("[省市区县州盟旗]")
_LONGEST_PLACE = 12  # letters
_SHORTEST = 2  # letters of what a body is for


class OfficialName(NamedTuple):
    """What a name says: which office it is, and of which place.

    `place` is as in `Placed`, or one that the issuer does not name.
    """

    place: str
    office: Office


class OfficialNames:
    """The names of a plan, read as official ones."""

    def __init__(self, issuer: str | None, units: Mapping[str, str]) -> None:
        """Take who issued the plan, and the unit that each name means."""
        self._places = _places_of(issuer)
        self._read = {name: self._reading(normal_form(name)) for name in units}
        self._units = units

    def reading(self, name: str) -> OfficialName:
        """Return what one of the names says; raises `KeyError` for any other."""
        return self._read[name]

    def meant_by(self, typed: str) -> Iterator[Iterable[str]]:
        """Yield the units with the office that `typed` (in its normal form) names.

        First those of the very place. Then, if `typed` has no place, those of any, and whatever it
        is a part of; if it has the plan's own, those whose names do without it.
        """
        wanted = self._reading(typed)
        same = self._same_office(wanted)
        yield [self._units[name] for name, place in same.items() if place == wanted.place]
        yield [
            unit
            for name, unit in self._units.items()
            if (name in same and self._may_be(wanted.place, same[name]))
            or (wanted.place == "" and typed in normal_form(name))
        ]

    def called(self, typed: str) -> str | None:
        """Return the one unit that is the office of the place that `typed` names, if there is one.

        Where one of both names no place, it may be the other's.
        """
        wanted = self._reading(typed)
        same = self._same_office(wanted)
        units = {self._units[name] for name, place in same.items() if place == wanted.place} or {
            self._units[name] for name, place in same.items() if self._may_be(wanted.place, place)
        }
        return units.pop() if len(units) == 1 else None

    def _same_office(self, wanted: OfficialName) -> dict[str, str]:
        """Return the names of the office that is wanted, each with its place."""
        return {
            name: read.place
            for name, read in self._read.items()
            if read.office[:2] == wanted.office[:2] and any(read.office[:2])
        }

    def akin_to(self, typed: str) -> list[str]:
        """Return the units that `typed` may be another name of, to suggest them.

        Where the issuer names no place, any place of the level that is typed will do.
        """
        wanted = self._reading(typed)
        if wanted.office.kin is None:
            return []
        akin = [
            (read.office[:2] != wanted.office[:2], self._units[name])
            for name, read in self._read.items()
            if read.office.kin == wanted.office.kin and self._is_near(wanted.place, read.place)
        ]
        return [unit for _, unit in sorted(akin, key=lambda pair: pair[0])]

    def beginning_like(self, typed: str) -> list[str]:
        """Return the units whose names begin with what `typed` is for: 化龙桥 in 化龙桥管委会."""
        body = self._reading(typed).office.body
        if len(body) < _SHORTEST or body == typed:
            return []
        return [
            self._units[name]
            for name, read in self._read.items()
            if read.office.kin is None and normal_form(name).startswith(body)
        ]

    def are_two_offices(self, typed: str, name: str) -> bool:
        """Return whether `typed` and a name of the plan are offices that no list holds akin."""
        kin = self._reading(typed).office.kin
        return kin is not None and self._read[name].office.kin not in (None, kin)

    def is_elsewhere(self, name: str, typed: str) -> bool:
        """Return whether a name is that of an office in a place other than `typed` speaks of.

        区住建委 in a plan of 渝中区 is not 渝北区住建委, though it is a part of that.
        """
        wanted = self._reading(typed)
        return (
            self._places.own is not None
            and wanted.place != ""
            and wanted.office.kin is not None
            and self._read[name].place not in ("", wanted.place)
        )

    def without_place(self, typed: str) -> str:
        """Return `typed` without the place that it begins with."""
        return self._places.split(typed).rest

    def _may_be(self, wanted: str, place: str) -> bool:
        return wanted in ("", place) or (place == "" and wanted == self._places.own)

    def _is_near(self, wanted: str, place: str) -> bool:
        if self._places.own is None:
            return "" in (wanted, place) or wanted[-1] == place[-1]
        return place == "" or self._may_be(wanted, place)

    def _reading(self, name: str) -> OfficialName:
        return _read(self._places, name)


@lru_cache(maxsize=512)
def _places_of(issuer: str | None) -> Places:
    return Places(issuer)


@lru_cache(maxsize=8192)  # the same issuers name the same units in many plans
def _read(places: Places, name: str) -> OfficialName:
    """Return what a name (in its normal form) says in a plan for these places."""
    bare = _TAX.sub("", name)
    placed = _youth_league(places, bare) or places.branch(bare) or places.split(bare)
    office = office_of(placed.rest)
    if office.kin is None and (found := _elsewhere(placed.rest)) is not None:
        return found
    return OfficialName(placed.place, office)


def _youth_league(places: Places, name: str) -> Placed | None:
    """Return 共青团渝中区委员会 and 团区委 as 团委 of the place; None for any other name."""
    found = _YOUTH.fullmatch(name)
    placed = places.split(f"{found['place']}团委") if found else None
    return placed if placed is not None and placed.rest == "团委" else None


def official_names(register: Register, issuer: str | None = None) -> OfficialNames:
    """Return all names of a plan's units, their aliases as well, read as official ones.

    `issuer` is who issued the plan, if more is known than the plan itself says.
    """
    meant = dict(reversed(register.aliases)) | {unit: unit for unit in register.units}
    return OfficialNames(issuer or register.issuer, meant)


def _elsewhere(name: str) -> OfficialName | None:
    """Return a name as that of a known office in a place that the issuer does not name."""
    for sign in _PLACE_SIGN.finditer(name, 1, _LONGEST_PLACE):
        office = office_of(name[sign.end() :])
        if office.kin is not None:
            return OfficialName(name[: sign.end()], office)
    return None


def office_key(issuer: str | None, name: str) -> str:
    """Return a text that names of one office in plans by an issuer share; empty where none is told.

    Of two names with the same key one may be meant by the other, wherever their places are.
    """
    office = _read(_places_of(issuer), normal_form(name)).office
    return f"{office.body}/{office.end}" if office.body or office.end else ""
