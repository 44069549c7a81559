"""A register that somebody curated: which unit a name means there, and what is known of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duties.importing.tables.lists_of_an_export import ListedUnit
from duties.messages import N_, Message
from duties.model import Name, Unit, UnitKind
from duties.naming.kinds import guessed_kind
from duties.naming.likeness import VERY_LIKE, Nearest, like_pairs
from duties.naming.names import normal_form


class CuratedUnits(NamedTuple):
    """The units that a file registers, in its order."""

    file: str
    units: tuple[Unit, ...]


NO_UNITS = CuratedUnits("", ())


class Curated:
    """Knows the units of a register by all their names; blanks and widths make no difference.

    A unit's own name goes before another's alias; an alias of several units means none of them.
    Members that the register does not list are units of it, too.
    """

    def __init__(self, curated: CuratedUnits) -> None:
        self.file = curated.file
        self._units: dict[str, Unit | None] = {}  # by name, in order; None for a mere member
        self._own: dict[str, str] = {}  # the unit that a name means, by the name's normal form
        self._asked: dict[str, str | None] = {}
        self._holders: dict[str, dict[int, int]] = {}  # which units have a name, and in which line
        named = [unit for unit in curated.units if unit.name]
        for at, unit in enumerate(named):
            own = self._own.setdefault(normal_form(unit.name), unit.name)
            self._units.setdefault(own, unit)
            for name in _names(unit):
                holders = self._holders.setdefault(normal_form(name.text), {})
                holders.setdefault(at, name.span.line)
        for unit in named:
            for alias in unit.aliases:
                form = normal_form(alias.text)
                if len(self._holders[form]) == 1:
                    self._own.setdefault(form, self._own[normal_form(unit.name)])
        for unit in named:
            for member in unit.members or ():
                own = self._own.setdefault(normal_form(member.text), member.text)
                self._units.setdefault(own, None)

    def own_name(self, name: str) -> str | None:
        """Return the unit that a name means; None where the register does not tell."""
        if not self._own:
            return None
        if name not in self._asked:
            self._asked[name] = self._own.get(normal_form(name))
        return self._asked[name]

    def unclear(self, name: str) -> Message | None:
        """Return what is to be said of a name that several units have; None for any other."""
        holders = self._holders.get(normal_form(name), {}) if self._holders else {}
        if len(holders) < 2:
            return None
        unit = self.own_name(name) or name
        facts = {"name": name, "file": self.file, "lines": tuple(sorted(holders.values()))}
        if self._units.get(unit) is None:
            message = N_(
                "{file} gives the name {name} to several units (lines {lines}); here it is a unit "
                "of its own"
            )
            return Message(message, facts)
        message = N_(
            "{file} gives the name {name} to several units (lines {lines}); here it is the one "
            "that is called so"
        )
        return Message(message, facts)

    def with_members(self, names: Iterable[str]) -> tuple[ListedUnit, ...]:
        """Return those units of the register that are named, and all that these stand for."""
        wanted: set[str] = set()
        pending = [own for name in names if (own := self.own_name(name)) is not None]
        while pending:
            name = pending.pop()
            if name not in wanted:
                wanted.add(name)
                pending += [self._own[normal_form(member)] for member in self._members(name)]
        return tuple(self._listed(name) for name in self._units if name in wanted)

    def _members(self, name: str) -> tuple[str, ...]:
        unit = self._units[name]
        return tuple(member.text for member in (unit and unit.members) or ())

    def _listed(self, name: str) -> ListedUnit:
        unit = self._units[name]
        members = self._members(name)
        if unit is None:
            return ListedUnit(name, guessed_kind(name), (), ())
        aliases = tuple(alias.text for alias in unit.aliases if self.own_name(alias.text) == name)
        kind = unit.kind or (UnitKind.COLLECTIVE if members else guessed_kind(name))
        return ListedUnit(name, kind, aliases, members)

    def differs_from(self, listed: ListedUnit) -> bool:
        """Tell whether a list says something of a unit that the register does not say."""
        name = self.own_name(listed.name)
        if name is None:
            return False
        own = self._listed(name)
        names = {self.own_name(each) for each in (listed.name, *listed.aliases)}
        members = [{self.own_name(each) for each in unit.members} for unit in (own, listed)]
        return (
            names != {name}
            or (listed.kind is not None and listed.kind is not own.kind)
            or (bool(listed.members) and members[0] != members[1])
        )

    def resembling(self, names: Sequence[str]) -> dict[str, str]:
        """Return, for names that are not in the register, which of its units may be meant."""
        known = [name.text for unit in self._units.values() if unit for name in _names(unit)]
        known = list(dict.fromkeys([*self._units, *known]))
        fresh = set(names)
        found: dict[str, str] = {}
        for one, other in like_pairs([*known, *names]):
            if one not in fresh and other in fresh and (own := self.own_name(one)) is not None:
                found.setdefault(other, own)
        nearest = Nearest(known)
        for name in names:
            near = nearest.to(name)
            if near is not None and near.likeness >= VERY_LIKE:
                own = self.own_name(near.name)
                if own is not None:
                    found.setdefault(name, own)
        return found


def _names(unit: Unit) -> tuple[Name, ...]:
    """Return the name of a unit, and its aliases."""
    return (Name(unit.name, unit.spans["name"]), *unit.aliases)
