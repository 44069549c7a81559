"""The names of units in several plans: which may be meant where none of the plans has a name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher

from duties.errors.questions import KnownNames, UnknownUnitError
from duties.naming.lookup import nearest
from duties.naming.names import normal_form

_SUGGESTED = 5
Issuer = str | None
Meaning = Callable[[Issuer, str], str]
"""Gives the unit that a name means in plans of an issuer."""


class Vocabulary:
    """The names that plans have, each with the unit that it means, by who issued the plans."""

    def __init__(self) -> None:
        self._meant: dict[Issuer, dict[str, str]] = defaultdict(dict)

    def add(self, known: KnownNames) -> None:
        """Take in the names of a plan."""
        meant = self._meant[known.issuer]
        for name, unit in known.meant.items():
            if name not in meant or unit < meant[name]:
                meant[name] = unit

    def unknown(self, query: str) -> UnknownUnitError:
        """Return what to say of a unit that none of the plans has, with what is like it in any."""
        return unknown_in_all(self._meant, query, lambda issuer, name: self._meant[issuer][name])


def unknown_in_all(
    names: Mapping[Issuer, Iterable[str]], query: str, meant: Meaning
) -> UnknownUnitError:
    """Return what to say of a unit that plans with these names, by their issuers, have not.

    What is most like it in each issuer's plans comes first, and of these what is spelt most alike.
    """
    typed = normal_form(query)
    found: list[tuple[int, float, str, Issuer]] = []
    for issuer, own in names.items():
        for rank, name in enumerate(nearest(issuer, sorted(own), query)):
            alike = SequenceMatcher(None, typed, normal_form(name)).ratio()
            found.append((rank, -alike, name, issuer))
    found.sort(key=lambda each: (*each[:3], str(each[3])))
    units: dict[str, None] = {}
    for *_, name, issuer in found:
        units.setdefault(meant(issuer, name))
        if len(units) == _SUGGESTED:
            break
    return UnknownUnitError(query, tuple(units))


def vocabulary_of(errors: Iterable[UnknownUnitError]) -> Vocabulary:
    """Return the names of the plans that lack a unit."""
    found = Vocabulary()
    for error in errors:
        if error.known is not None:
            found.add(error.known)
    return found
