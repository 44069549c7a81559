"""Which tasks and steps, which action, or which body above the units, somebody means."""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import suppress
from functools import partial

from duties.errors.questions import (
    ActionForTaskError,
    AmbiguousActionError,
    AmbiguousBodyError,
    AmbiguousTaskError,
    BackwardRangeError,
    TargetForTaskError,
    UnknownActionError,
    UnknownBodyError,
    UnknownStepError,
    UnknownTaskError,
)
from duties.model import Action, Body, Plan, Task
from duties.naming.names import normal_form
from duties.queries.numbering import (
    speaks_of_action,
    ways_to_write,
    whole_number,
    without_measure,
    without_words,
)
from duties.queries.task_targets import targets_named
from duties.source import START
from duties.task_or_step import TaskOrStep, parts_by_key

_RANGE_SIGN = "[-‐-―−─━~〜至到]+"
_LONGEST = 200  # letters of a range; longer ones are words of a title
_LIST_SIGN = "[、,;]|[和及与](?=第|任务)"


def select_tasks(plan: Plan, wanted: Iterable[str]) -> tuple[Task, ...]:
    """Return the tasks that each of `wanted` names, in the order asked for, each once.

    One of `wanted` is an id (19, 十九, 第19项), a range of ids (`10-15`, in the order of the plan,
    as far as there are tasks), several of these (`10、12-15`), words that stand in the titles, or
    the part that ids begin with (三（二） where there are 三（二）1 and 三（二）2).
    Raises `UnknownTaskError`, `BackwardRangeError`, `ActionForTaskError` for 第2项行动, or
    `TargetForTaskError` for what only a target is called.
    """
    places = _places_by_id(plan)
    chosen: dict[int, Task] = {}
    for query in wanted:
        for place in _places(plan, places, query):
            chosen.setdefault(place, plan.tasks[place])
    return tuple(chosen.values())


def select_parts(plan: Plan, wanted: Iterable[str]) -> tuple[TaskOrStep, ...]:
    """Return the tasks and steps that each of `wanted` names, in the order asked for, each once.

    One of `wanted` is what `select_tasks` takes, or a step as 19/2, alone or in a list
    (19/1、19/2), its task in any of those ways; a task that is itself called 19/2 is meant first.
    Raises what `select_tasks` raises, and `UnknownStepError`.
    """
    by_key = parts_by_key(plan)
    ids = {normal_form(task.id) for task in plan.tasks}
    found: dict[tuple[int, int], TaskOrStep] = {}
    for query in wanted:
        items = [query] if query in by_key else re.split(_LIST_SIGN, normal_form(query))
        is_list = len(items) > 1 and any(_is_step(item, ids) for item in items)
        for item in items if is_list else (query,):
            parts = [by_key[item]] if item in by_key else _parts(plan, ids, item)
            found.update(((id(part.task), id(part.step)), part) for part in parts)
    return tuple(found.values())


def select_part(plan: Plan, query: str) -> TaskOrStep:
    """Return the one task or step that `query` names.

    Raises what `select_parts` raises, and `AmbiguousTaskError` where it names several.
    """
    found = select_parts(plan, [query])
    if len(found) > 1:
        raise AmbiguousTaskError(query, tuple(f"{part.key} {part.title}" for part in found))
    return found[0]


def may_be_numbers(query: str, ids: Iterable[str]) -> bool:
    """Tell whether a query may mean tasks, of which these are all ids, otherwise than by a title.

    What has a / in it may mean a step, whatever the ids.
    """
    tasks = tuple(Task({}, START, id_) for id_ in ids)
    with suppress(BackwardRangeError):
        try:
            select_tasks(Plan({}, tasks=tasks), [query])
        except UnknownTaskError:
            return "/" in normal_form(query)
    return True


def _is_step(item: str, ids: Container[str]) -> bool:
    """Tell whether one thing of a list reads as a step: the number of a task stands before a /."""
    task, slash, _ = item.rpartition("/")
    return bool(slash) and item not in ids and any(form in ids for form in ways_to_write(task))


def _parts(plan: Plan, ids: Container[str], query: str) -> list[TaskOrStep]:
    """Return what a task, or a step as 19/2, means; a title may have a / in it, too."""
    typed = normal_form(query)
    of, _, number = typed.rpartition("/")
    tasks: tuple[Task, ...] = ()
    if of and number and typed not in ids:
        with suppress(UnknownTaskError):
            tasks = select_tasks(plan, [of])
    ways = {*ways_to_write(number)}
    steps = [(task, step) for task in tasks for step in task.steps if normal_form(step.id) in ways]
    if steps:
        return [TaskOrStep(*pair) for pair in steps]
    try:
        return [TaskOrStep(task) for task in select_tasks(plan, [query])]
    except UnknownTaskError:
        if len(tasks) != 1:
            raise
        known = tuple(step.id for step in tasks[0].steps if step.id)
        raise UnknownStepError(query, tasks[0].id, known) from None


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
        parts = [_by_number(places, query, part) for part in re.split(_LIST_SIGN, written)]
        if all(parts):
            return [place for part in parts for place in part or ()]
    titled = [
        place for place, task in enumerate(plan.tasks) if typed and typed in normal_form(task.title)
    ]
    found = titled or _numbered(places, re.sub(_COUNTED, "", typed)) or _below(places, typed)
    if not found:
        if targets := targets_named(plan, query):
            raise TargetForTaskError(query, tuple(f"{each.id} {each.name}" for each in targets))
        raise UnknownTaskError(query, tuple(task.id for task in plan.tasks if task.id))
    return found


_COUNTED = "(?<=.)[项条]$"


def _below(places: dict[str, list[int]], typed: str) -> list[int]:
    """Return the places of the tasks whose ids go on after a part: 三(二) has 三(二)1 below it."""
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
    for sign in re.finditer(_RANGE_SIGN, typed):
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
            parts = [part for part in re.split(_LIST_SIGN, normal_form(query)) if part]
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


def select_bodies(plan: Plan, queries: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the bodies that each query means: an id, a name, or a part of a name.

    A query may be a list: 行动一、行动二. Raises `UnknownBodyError` or `AmbiguousBodyError`.
    """
    found: dict[str, None] = {}
    for query in queries:
        try:
            found.setdefault(_body(plan, query))
        except UnknownBodyError:
            parts = [part for part in re.split(_LIST_SIGN, normal_form(query)) if part]
            if len(parts) < 2:
                raise
            found.update((_body(plan, part), None) for part in parts)
    return tuple(found)


def _body(plan: Plan, query: str) -> str:
    typed = normal_form(query)
    attempts: list[Callable[[Body], bool]] = [
        lambda body: body.id == query,
        lambda body: typed in (normal_form(body.id), normal_form(body.name)),
        lambda body: typed in normal_form(body.name),
    ]
    for fits in attempts:
        ids = dict.fromkeys(body.id for body in plan.bodies if typed and fits(body))
        if len(ids) > 1:
            raise AmbiguousBodyError(query, tuple(ids))
        if ids:
            return next(iter(ids))
    raise UnknownBodyError(query, tuple(dict.fromkeys(body.id for body in plan.bodies)))
