"""Several names are asked for, of many plans: one that lacks some answers for the others."""

from collections.abc import Sequence
from typing import Any

from duties.naming.lookup import names_listed


def left_without(name: str, wishes: Sequence[Any]) -> list[Any]:
    """Return what is left of several wishes without a name; it may stand in a list of names."""
    return [left for wish in wishes if (left := _without(name, wish))]


def _without(name: str, wish: object) -> object:
    if wish == name:
        return None
    if not isinstance(wish, str) or name not in (names := names_listed(wish)):
        return wish
    return "、".join(each for each in names if each != name)
