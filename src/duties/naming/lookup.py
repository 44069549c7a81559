"""What a user types → the unit meant."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from duties.errors.questions import AmbiguousUnitError, UnknownUnitError
from duties.naming.names import Register, normal_form
from duties.naming.pinyin import is_pinyin, names_read_as


def find_unit(register: Register, query: str) -> str:
    """Return the name of the unit that `query` means.

    `query` may be a name or an alias (blanks, width and case make no difference), either of them
    in pinyin, or a part of a name. Raises `AmbiguousUnitError` if several units match equally
    well, `UnknownUnitError` if none does.
    """
    typed = normal_form(query)
    for names in _attempts(register, query, typed):
        units = list(dict.fromkeys(names))
        if len(units) == 1:
            return units[0]
        if units:
            raise AmbiguousUnitError(query, tuple(units))
    raise UnknownUnitError(query, _nearest(register, typed))


def _attempts(register: Register, query: str, typed: str) -> Iterator[Iterable[str]]:
    """Yield the units that match, from the strictest reading of what was typed to the loosest."""

    def fitting(fits: Callable[[str], bool]) -> Iterator[Iterable[str]]:
        yield [name for name in register.units if fits(name)]
        yield [unit for alias, unit in register.aliases if fits(alias)]

    yield from fitting(lambda name: name == query)
    if not typed:
        return
    yield from fitting(lambda name: normal_form(name) == typed)
    meant = {unit: unit for unit in register.units}
    for alias, unit in register.aliases:
        meant.setdefault(alias, unit)
    if is_pinyin(typed):
        yield [meant[name] for name in names_read_as(typed, meant)]
    yield [meant[name] for name in meant if typed in normal_form(name)]
    if is_pinyin(typed):
        yield [meant[name] for name in names_read_as(typed, meant, partly=True)]


def _nearest(register: Register, typed: str) -> tuple[str, ...]:
    forms = {normal_form(alias): unit for alias, unit in register.aliases}
    forms.update((normal_form(unit), unit) for unit in register.units)
    near = get_close_matches(typed, forms, 3, 0.5)
    return tuple(dict.fromkeys(forms[form] for form in near))
