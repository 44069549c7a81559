"""Which of many plans are asked, one after another, and with which words of those typed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from duties.cli.gathering import Gathered, OneOfMany

_OF_A_PLAN = ("tasks", "names")
"""The parameters whose values may name the plan, too: PLAN:19."""


class Sitting(NamedTuple):
    """One of many plans by its name, and what opens a session for it."""

    name: str
    open: Callable[[Gathered], OneOfMany]


class AskedPlans(NamedTuple):
    """The plans to ask, and before that the names of all of them."""

    names: Sequence[str]
    sittings: Iterable[Sitting]


def owners_of(typed: Mapping[str, Any], plans: Sequence[str]) -> dict[str, str]:
    """Return the plan that each value names before a colon, if it names one."""
    values = [value for key in _OF_A_PLAN for value in typed.get(key) or () if ":" in value]
    found = {}
    for value in values:
        named = [plan for plan in plans if value.startswith(f"{plan}:")]
        if named:
            found[value] = max(named, key=len)
    return found


def typed_for(
    typed: Mapping[str, Any], plan: str, owners: Mapping[str, str]
) -> dict[str, Any] | None:
    """Return the parameters for one plan, PLAN:19 as 19; None where all are for other plans."""
    wanted = dict(typed)
    for key in _OF_A_PLAN if owners else ():
        values = typed.get(key) or ()
        own = [
            value[len(plan) + 1 :].strip() if value in owners else value
            for value in values
            if owners.get(value, plan) == plan
        ]
        if values and not own:
            return None
        if values:
            wanted[key] = own
    return wanted
