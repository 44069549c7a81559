"""What a user types → the unit meant."""

from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from duties.errors.base import SHOWN
from duties.errors.questions import AmbiguousUnitError, KnownNames, UnknownUnitError
from duties.messages import N_, Message
from duties.naming.names import LIST_SIGN, Register, normal_form
from duties.naming.pinyin import is_pinyin, names_read_as

if TYPE_CHECKING:
    from duties.naming.official import OfficialNames


def no_such_unit(register: Register, name: str) -> Message:
    """Return what to say of a name that no unit of the plan has, with those that may be meant."""
    near: tuple[str, ...] = ()
    try:
        near = (find_unit(register, name),)
    except (AmbiguousUnitError, UnknownUnitError) as error:
        near = error.candidates[:SHOWN]
    if near:
        text = N_("the plan has no unit {unit}; did you mean {near}?")
    else:
        text = N_("the plan has no unit {unit}; `duties units` lists them all")
    return Message(text, {"unit": name, "near": near})


def find_unit(register: Register, query: str) -> str:
    """Return the name of the unit that `query` means.

    `query` may be a name or an alias (blanks, width and case make no difference), words of a name
    that has blanks, an official name in full or in short, a name in pinyin, or a part of a name.
    Raises `AmbiguousUnitError` if several units match equally well, `UnknownUnitError` if none
    does.
    """
    units = _meant(names := _names_of(register), query)
    if len(units) == 1:
        return units[0]
    if units:
        raise AmbiguousUnitError(query, units)
    known = KnownNames(register.issuer, names.meant)
    raise UnknownUnitError(query, partial(_nearest, names, query), known)


def unit_called(register: Register, name: str) -> str | None:
    """Return the unit that a file means by a name: its own, an alias, or an official name.

    None where the plan has no such unit, or several. Parts of names and pinyin are for those who
    type, not for files.
    """
    known = register.known(name)
    if known is not None:
        return known
    return _names_of(register).official.called(normal_form(name))


def find_units(queries: Iterable[str], find: Callable[[str], str]) -> list[str]:
    """Return the units that several queries mean, each once; one query may be a list: 甲局、乙局等.

    `find` finds one unit, as `find_unit` does, and its errors are raised.
    """
    found: dict[str, None] = {}
    for query in queries:
        try:
            found.setdefault(find(query))
        except UnknownUnitError:
            parts = names_listed(query)
            if parts in ([], [query]):
                raise
            found.update(dict.fromkeys(map(find, parts)))
    return list(found)


def names_listed(query: str) -> list[str]:
    """Return the names of a list that somebody typed: 区住建委、区交通局等."""
    return [part for part in LIST_SIGN.split(query.removesuffix("等")) if part.strip()]


def names_that_may_be_meant(issuer: str | None, names: Collection[str], query: str) -> set[str]:
    """Return those of some names that `find_unit` may take `query` to mean in a plan that has them.

    A plan by this issuer that has none of these has no unit that `query` means, and no other.
    """
    known = _Names(issuer, names, ())
    return set().union(*_attempts(known, query, normal_form(query)))


def nearest(issuer: str | None, names: Collection[str], query: str) -> tuple[str, ...]:
    """Return those of some names, in plans by an issuer, that are most like what was typed."""
    return _nearest(_Names(issuer, names, ()), query)


def find_shown_unit(register: Register, shown: Register, query: str) -> str:
    """Return what `shown`, the register of the plan abridged, calls the unit that `query` means.

    Raises what `find_unit` raises.
    """
    place = list(register.units).index(find_unit(register, query))
    if len(shown.units) == len(register.units):
        return list(shown.units)[place]
    return find_unit(shown, query)


def _names_of(register: Register) -> "_Names":
    return _known_names(register.issuer, tuple(register.units), tuple(register.aliases))


class _Names:
    """The unit that each name and alias means; they are read as official ones only if need be."""

    def __init__(
        self, issuer: str | None, units: Iterable[str], aliases: Iterable[tuple[str, str]]
    ) -> None:
        """Take who issued the plan, the units, and what else they are called."""
        self.units = units
        self.aliases = aliases
        self.meant = {unit: unit for unit in units}
        for alias, unit in aliases:
            self.meant.setdefault(alias, unit)
        self._issuer = issuer

    @cached_property
    def official(self) -> "OfficialNames":
        from duties.naming.official import OfficialNames

        return OfficialNames(self._issuer, self.meant)


@lru_cache(maxsize=64)  # an issuer's plans name the same units again and again
def _known_names(
    issuer: str | None, units: tuple[str, ...], aliases: tuple[tuple[str, str], ...]
) -> _Names:
    return _Names(issuer, units, aliases)


@lru_cache(maxsize=64)
def _meant(names: _Names, query: str) -> tuple[str, ...]:
    """Return the units that `query` means: none, one, or several that match equally well."""
    attempts = _attempts(names, query, normal_form(query))
    return next((units for each in attempts if (units := tuple(dict.fromkeys(each)))), ())


def _attempts(names: _Names, query: str, typed: str) -> Iterator[Iterable[str]]:
    """Yield the units that match, from the strictest reading of what was typed to the loosest."""

    def fitting(fits: Callable[[str], bool]) -> Iterator[Iterable[str]]:
        yield [name for name in names.units if fits(name)]
        yield [unit for alias, unit in names.aliases if fits(alias)]

    yield from fitting(lambda name: name == query)
    if not typed:
        return
    yield from fitting(lambda name: normal_form(name) == typed)
    meant = names.meant
    if typed.isascii():
        yield [unit for name, unit in meant.items() if _has_words(name, query)]
    else:
        yield from names.official.meant_by(typed)
    if is_pinyin(typed):
        yield [meant[name] for name in names_read_as(typed, meant)]
    yield [
        unit
        for name, unit in meant.items()
        if typed in normal_form(name) and not names.official.is_elsewhere(name, typed)
    ]
    if is_pinyin(typed):
        yield [meant[name] for name in names_read_as(typed, meant, partly=True)]


def _has_words(name: str, query: str) -> bool:
    """Return whether the words of a query stand in a name, whole and one after another."""
    return " " in name.strip() and f" {_words(query)} " in f" {_words(name)} "


def _words(text: str) -> str:
    return " ".join(map(normal_form, text.split()))


@lru_cache(maxsize=64)
def _nearest(names: _Names, query: str) -> tuple[str, ...]:
    typed = normal_form(query)
    if akin := names.official.akin_to(typed) or names.official.beginning_like(typed):
        return tuple(dict.fromkeys(akin))[:_SUGGESTED]
    forms = {
        normal_form(name): unit
        for name, unit in names.meant.items()
        if not names.official.are_two_offices(typed, name)  # 区财政局 is no slip for 区民政局
    }
    near = get_close_matches(typed, forms, _SUGGESTED, 0.5) or get_close_matches(
        names.official.without_place(typed), forms, _SUGGESTED, 0.5
    )
    found = [forms[form] for form in near] or _with_word_like(names, query)
    return tuple(dict.fromkeys(found))[:_SUGGESTED]


def _with_word_like(names: _Names, query: str) -> list[str]:
    """Return the units with the initials that were typed, or with a word like the one typed."""
    typed = normal_form(query)
    if not typed.isascii() or len(typed) < _SHORTEST:
        return []
    words = {name: _words(name).split() for name in names.meant if name.isascii()}
    abbreviated = [name for name in words if typed in "".join(word[0] for word in words[name])]
    alike = [name for name in words if get_close_matches(typed, words[name], 1, _LIKE)]
    return [names.meant[name] for name in abbreviated or alike]


_SHORTEST = 2  # initials
_LIKE = 0.75
_SUGGESTED = 3
