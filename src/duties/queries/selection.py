"""Which tasks or which action somebody means."""

import re
from collections.abc import Iterable, Sequence

from duties.errors.questions import (
    AmbiguousActionError,
    BackwardRangeError,
    UnknownActionError,
    UnknownTaskError,
)
from duties.model import Action, Plan, Task
from duties.naming.names import normal_form
from duties.naming.numerals import number_of

_RANGE_SIGN = re.compile("[-‐-―~〜至]+")


def select_tasks(plan: Plan, wanted: Iterable[str]) -> tuple[Task, ...]:
    """Return the tasks that each of `wanted` names, in the order asked for, each once.

    One of `wanted` is an id, a range of ids (`10-15`, in the order of the plan), or words that
    stand in the titles. Raises `UnknownTaskError` or `BackwardRangeError`.
    """
    places = _places_by_id(plan)
    chosen: dict[int, Task] = {}
    for query in wanted:
        for place in _places(plan, places, query):
            chosen.setdefault(place, plan.tasks[place])
    return tuple(chosen.values())


def _places_by_id(plan: Plan) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, task in enumerate(plan.tasks):
        places.setdefault(normal_form(task.id), []).append(place)
    places.pop("", None)
    return places


def _places(plan: Plan, places: dict[str, list[int]], query: str) -> Sequence[int]:
    typed = normal_form(query)
    if same := places.get(typed):
        return [place for place in same if plan.tasks[place].id == query] or same
    for sign in _RANGE_SIGN.finditer(typed):
        ends = typed[: sign.start()], typed[sign.end() :]
        if all(end in places for end in ends):
            first, last = places[ends[0]][0], places[ends[1]][-1]
            if last < first:
                raise BackwardRangeError(query, f"{ends[1]}-{ends[0]}")
            return range(first, last + 1)
    found = [
        place for place, task in enumerate(plan.tasks) if typed and typed in normal_form(task.title)
    ]
    if not found:
        raise UnknownTaskError(query, tuple(task.id for task in plan.tasks if task.id))
    return found


def select_actions(plan: Plan, queries: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the actions that each query means, as `select_action` finds them."""
    return tuple(dict.fromkeys(select_action(plan, query).id for query in queries))


def select_action(plan: Plan, query: str) -> Action:
    """Return the action that `query` means: its id, its number in Chinese, or words of its title.

    Raises `UnknownActionError` or `AmbiguousActionError`.
    """
    typed = normal_form(query)
    number = number_of(typed)
    attempts = (
        lambda action: action.id == query,
        lambda action: normal_form(action.id) == typed,
        lambda action: number is not None and action.id == str(number),
        lambda action: typed in normal_form(action.title),
    )
    for fits in attempts:
        found = [action for action in plan.actions if typed and fits(action)]
        if len({action.id for action in found}) > 1:
            raise AmbiguousActionError(query, tuple(f"{each.id} {each.title}" for each in found))
        if found:
            return found[0]
    raise UnknownActionError(query, tuple(dict.fromkeys(action.id for action in plan.actions)))
