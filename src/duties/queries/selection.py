"""Which tasks or which action somebody means."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from duties.errors.questions import (
    ActionForTaskError,
    AmbiguousActionError,
    BackwardRangeError,
    UnknownActionError,
    UnknownTaskError,
)
from duties.model import Action, Plan, Task
from duties.naming.names import normal_form
from duties.queries.numbering import (
    speaks_of_action,
    ways_to_write,
    whole_number,
    without_measure,
    without_words,
)

_RANGE_SIGN = re.compile("[-‐-―−─━~〜至到]+")
_LONGEST = 200  # letters of a range; longer ones are words of a title
LIST_SIGN = re.compile("[、,;]|[和及与](?=第|任务)")


def select_tasks(plan: Plan, wanted: Iterable[str]) -> tuple[Task, ...]:
    """Return the tasks that each of `wanted` names, in the order asked for, each once.

    One of `wanted` is an id (19, 十九, 第19项), a range of ids (`10-15`, in the order of the plan,
    as far as there are tasks), several of these (`10、12-15`), words that stand in the titles, or
    the part that ids begin with (三（二） where there are 三（二）1 and 三（二）2).
    Raises `UnknownTaskError`, `BackwardRangeError`, or `ActionForTaskError` for 第2项行动.
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
    if speaks_of_action(typed) and (action := _numbered_action(plan, typed)) is not None:
        raise ActionForTaskError(query, action.id)
    for written in dict.fromkeys((typed, without_words(typed))):
        parts = [_by_number(places, query, part) for part in LIST_SIGN.split(written)]
        if all(parts):
            return [place for part in parts for place in part or ()]
    titled = [
        place for place, task in enumerate(plan.tasks) if typed and typed in normal_form(task.title)
    ]
    found = titled or _numbered(places, _COUNTED.sub("", typed)) or _below(places, typed)
    if not found:
        raise UnknownTaskError(query, tuple(task.id for task in plan.tasks if task.id))
    return found


_COUNTED = re.compile("(?<=.)[项条]$")


def _below(places: dict[str, list[int]], typed: str) -> list[int]:
    """Return the places of the tasks whose ids go on behind a part: 三(二) has 三(二)1 below it."""
    return [
        place
        for id_, sharing in places.items()
        if typed and id_.startswith(typed) and (typed[-1] == ")" or not id_[len(typed)].isalnum())
        for place in sharing
    ]


def _by_number(places: dict[str, list[int]], query: str, typed: str) -> Sequence[int] | None:
    """Return the places of the tasks that a number or a range of them means, None if none."""
    if (same := _numbered(places, typed)) or len(typed) > _LONGEST:
        return same
    for sign in _RANGE_SIGN.finditer(typed):
        first, last = map(without_measure, (typed[: sign.start()], typed[sign.end() :]))
        firsts, lasts = _numbered(places, first), _numbered(places, last)
        if firsts and lasts:
            if lasts[-1] < firsts[0]:
                raise BackwardRangeError(query, f"{last}-{first}")
            return range(firsts[0], lasts[-1] + 1)
        if found := _as_far_as_there_are(places, query, first, last):
            return found
    return None


def _numbered(places: dict[str, list[int]], typed: str) -> list[int] | None:
    return next((places[form] for form in ways_to_write(typed) if form in places), None)


def _as_far_as_there_are(
    places: dict[str, list[int]], query: str, first: str, last: str
) -> Sequence[int] | None:
    """Return the places of the tasks in a range of numbers that goes on beyond them."""
    low, high = (whole_number(without_words(end)) for end in (first, last))
    if low is None or high is None:
        return None
    found = [
        place
        for id_, sharing in places.items()
        if (number := whole_number(id_)) is not None and min(low, high) <= number <= max(low, high)
        for place in sharing
    ]
    if not found:
        return None
    if high < low:
        raise BackwardRangeError(query, f"{last}-{first}")
    return range(min(found), max(found) + 1)


def _numbered_action(plan: Plan, typed: str) -> Action | None:
    ways = {*ways_to_write(typed)}
    return next((action for action in plan.actions if normal_form(action.id) in ways), None)


def _has_id(form: str, action: Action) -> bool:
    return normal_form(action.id) == form


def select_actions(plan: Plan, queries: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the actions that each query means, as `select_action` finds them.

    A query may be a list: 1、2.
    """
    found: dict[str, None] = {}
    for query in queries:
        try:
            found.setdefault(select_action(plan, query).id)
        except UnknownActionError:
            parts = [part for part in LIST_SIGN.split(normal_form(query)) if part]
            if len(parts) < 2:
                raise
            found.update((select_action(plan, part).id, None) for part in parts)
    return tuple(found)


def select_action(plan: Plan, query: str) -> Action:
    """Return the action that `query` means: its id, its number in Chinese, or words of its title.

    Raises `UnknownActionError` or `AmbiguousActionError`.
    """
    typed = normal_form(query)
    attempts: list[Callable[[Action], bool]] = [
        lambda action: action.id == query,
        *(partial(_has_id, form) for form in ways_to_write(typed)),
        lambda action: typed in normal_form(action.title),
    ]
    for fits in attempts:
        found = [action for action in plan.actions if typed and fits(action)]
        if len({action.id for action in found}) > 1:
            raise AmbiguousActionError(query, tuple(f"{each.id} {each.title}" for each in found))
        if found:
            return found[0]
    raise UnknownActionError(query, tuple(dict.fromkeys(action.id for action in plan.actions)))
