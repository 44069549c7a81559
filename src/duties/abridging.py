"""A plan as people are shown it in files and pictures: what is far too long is cut, with a sign."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar, cast

from duties.messages import cut
from duties.model import Action, Body, Name, Plan, Step, Target, Task, Unit

LONGEST_NAME = 200  # characters; the longest that anybody wrote have some 60
LONGEST_TITLE = 1000
LONGEST_ID = 100
LONGEST_NOTE = 16_000  # what a cell of Excel holds

Part = TypeVar("Part", Plan, Unit, Action, Task, Step, Body, Target)
_Shorten = Callable[[str], str]


def abridged(plan: Plan) -> Plan:
    """Return the plan with long names, titles, ids and other texts cut; the plan if none is long.

    Names and ids that differ still differ.
    """
    name = _distinct(LONGEST_NAME)
    action = _distinct(LONGEST_ID)
    title = partial(cut, longest=LONGEST_TITLE)
    whole: dict[str, _Shorten] = {"title": title, "issuer": partial(cut, longest=LONGEST_NAME)}
    short = _shortened(plan, whole, name)
    units = tuple(_shortened(unit, {"name": name}, name) for unit in plan.units)
    of_action: dict[str, _Shorten] = {"id": action, "title": title}
    actions = tuple(_shortened(each, of_action, name) for each in plan.actions)
    of_task: dict[str, _Shorten] = {
        "id": _distinct(LONGEST_ID),
        "action": action,
        "title": title,
    }
    of_step: dict[str, _Shorten] = {"id": _distinct(LONGEST_ID), "title": title}
    tasks = tuple(
        _with_steps(_shortened(task, of_task, name), of_step, name) for task in plan.tasks
    )
    bodies = tuple(_shortened(body, {"name": name}, name) for body in plan.bodies)
    targets = tuple(_shortened(each, {"id": action, "name": title}, name) for each in plan.targets)
    is_same = short is plan and all(
        new is old
        for news, olds in (
            (units, plan.units),
            (actions, plan.actions),
            (tasks, plan.tasks),
            (bodies, plan.bodies),
            (targets, plan.targets),
        )
        for new, old in zip(news, olds, strict=True)
    )
    if is_same:
        return plan
    return short._replace(units=units, actions=actions, tasks=tasks, bodies=bodies, targets=targets)


def _with_steps(task: Task, by_field: Mapping[str, _Shorten], name: _Shorten) -> Task:
    """Return a task with its steps shortened; the task if none is long."""
    steps = tuple(_shortened(step, by_field, name) for step in task.steps)
    is_same = all(new is old for new, old in zip(steps, task.steps, strict=True))
    return task if is_same else task._replace(steps=steps)


def _shortened(part: Part, by_field: Mapping[str, _Shorten], name: _Shorten) -> Part:
    """Return a part with its texts and its names of units shortened; the part if none is long."""
    values: list[object] = []
    for field, value in zip(part._fields, part, strict=True):
        short: object
        if isinstance(value, str):
            shorten = by_field.get(field)
            short = cut(value, LONGEST_NOTE) if shorten is None else shorten(value)
        elif isinstance(value, tuple) and value and type(value[0]) is Name:
            short = tuple(
                each if len(each.text) <= LONGEST_NAME else each._replace(text=name(each.text))
                for each in value
            )
        elif type(value) is Name and len(value.text) > LONGEST_NAME:
            short = value._replace(text=name(value.text))
        else:
            short = value
        values.append(value if short is value or short == value else short)
    is_same = all(new is old for new, old in zip(values, part, strict=True))
    made: Part = part if is_same else cast("Any", part)._make(values)
    return made


def _distinct(longest: int) -> _Shorten:
    """Return what cuts texts so that those that differ still do: the later ones are numbered."""
    given: dict[str, str] = {}
    taken: dict[str, int] = {}

    def shorten(text: str) -> str:
        if len(text) <= longest:
            return text
        if text not in given:
            short = cut(text, longest)
            taken[short] = number = taken.get(short, 0) + 1
            given[text] = short if number == 1 else f"{short}({number})"
        return given[text]

    return shorten
