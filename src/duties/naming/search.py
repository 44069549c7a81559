"""A part of a name → all the units that it may mean."""

from collections.abc import Collection

from duties.naming.lookup import find_unit, names_that_may_be_meant
from duties.naming.names import Register, normal_form
from duties.naming.pinyin import is_pinyin, names_read_as


def units_named(register: Register, part: str) -> tuple[str, ...]:
    """Return the units that have `part` in a name or an alias, or in its pinyin.

    If there are none, it is the one that `find_unit` finds; raises `UnknownUnitError` if that
    finds none either.
    """
    typed = normal_form(part)
    names = [*((unit, unit) for unit in register.units), *register.aliases]
    found = [unit for name, unit in names if typed and typed in normal_form(name)]
    if not found and is_pinyin(typed):
        unit_of = dict(reversed(names))  # a unit's own name before an alias
        found = [unit_of[name] for name in names_read_as(typed, unit_of, partly=True)]
    chosen = set(found or [find_unit(register, part)])
    return tuple(unit for unit in register.units if unit in chosen)


def names_that_may_be_named(issuer: str | None, names: Collection[str], part: str) -> set[str]:
    """Return those of some names by which `units_named` may find a unit in a plan that has them."""
    typed = normal_form(part)
    found = {name for name in names if typed and typed in normal_form(name)}
    return found | names_that_may_be_meant(issuer, names, part)
