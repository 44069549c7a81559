"""Several names are asked for, of many plans: one that lacks some answers for the others."""

from collections.abc import Iterable, Sequence
from typing import Any

from duties.naming.lookup import names_listed


def left_without(name: str, wishes: Sequence[Any]) -> list[Any]:
    """Return what is left of several wishes without a name; it may stand in a list of names."""
    return [left for wish in wishes if (left := _without(name, wish))]


def leave_out(name: str, wishes: dict[str, Any], keys: Iterable[str]) -> bool:
    """Leave a name out of the first of some lists of wishes that has it; tell what is left there.

    That is whether others stand beside it; not, either, where none of the lists has it.
    """
    for key in keys:
        left = left_without(name, wishes[key])
        if left != list(wishes[key]):
            wishes[key] = left
            return bool(left)
    return False


def _without(name: str, wish: object) -> object:
    if wish == name:
        return None
    if not isinstance(wish, str) or name not in (names := names_listed(wish)):
        return wish
    return "、".join(each for each in names if each != name)
