"""Which units of two plans are one?"""

from collections import defaultdict

from duties.naming.names import Register, normal_form


class Identity:
    """Knows which units of two plans are one; gives each unit one key.

    A unit of the old plan is the one that the new plan means by its name, or else by one of its
    aliases. An alias does not make one unit of two that the old plan knows apart: it may have been
    given to another.
    """

    def __init__(self, old: Register, new: Register) -> None:
        self._old, self._new = old, new
        aliases: dict[str, list[str]] = defaultdict(list)
        for alias, unit in old.aliases:
            aliases[unit].append(alias)
        self._key_of = {unit: self._successor(unit, aliases[unit]) for unit in old.units}

    def _successor(self, unit: str, aliases: list[str]) -> str:
        if (named := self._new.known(unit)) is not None:
            return named
        for alias in aliases:
            found = self._new.known(alias)
            if found is not None and self._old.known(found) in (None, unit):
                return found
        return unit

    def before(self, name: str) -> str:
        """Return the key of the unit that a name means in the old plan."""
        unit = self._old.known(name)
        return normal_form(name) if unit is None else self._key_of[unit]

    def after(self, name: str) -> str:
        """Return the key of the unit that a name means in the new plan."""
        unit = self._new.known(name)
        return normal_form(name) if unit is None else unit
