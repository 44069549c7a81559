"""Whatever differs in a task is told to each unit with a part in it, and to nobody else.

The plans are made up; who has a part in a task is worked out here by other means than in the code.
"""

import json
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asking import ZH, faulty_plan
from duties.formats.differences import render_revision
from duties.formats.render import Format
from duties.formats.views.changes import changes_of
from duties.formats.views.common import fact_words
from duties.formats.views.differences import facts_of
from duties.model import Plan, Role, Task
from duties.naming.names import Register
from duties.queries.handover import Revision, concerning, revision

UNITS = ("甲局", "乙局", "丙局", "东街道", "西街道")
COLLECTIVES = ("各街道", "各单位")
TITLES = ("清理全县河道", "加固堤岸护坡", "组织植树造林", "开展节水宣传", "清理全县各条河道")
NAMES = st.lists(st.sampled_from((*UNITS, *COLLECTIVES, "甲 局")), max_size=3, unique=True)
TASKS = st.fixed_dictionaries(
    {
        "id": st.integers(1, 6),
        "title": st.sampled_from(TITLES),
        "lead": NAMES,
        "responsible": NAMES,
        "support": NAMES,
        "action": st.sampled_from((1, 2)),
        "open_ended": st.booleans(),
    },
    optional={"due": st.sampled_from(("2026-06-30", "2026-12-31"))},
)

SOME = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a busy machine is slow


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    members = [draw(st.lists(st.sampled_from(UNITS), max_size=2, unique=True)) for _ in range(2)]
    units = [f"name: {unit}" for unit in UNITS]
    units += [
        f"name: {name}, members: [{', '.join(each)}]"
        for name, each in zip(COLLECTIVES, members, strict=True)
    ]
    leads = [draw(NAMES), draw(NAMES)]
    actions = [
        f"id: {number}, title: 第{number}项, lead: [{', '.join(lead)}]"
        for number, lead in enumerate(leads, 1)
    ]
    tasks = [
        ", ".join(f"{key}: {_yaml(value)}" for key, value in task.items())
        for task in draw(st.lists(TASKS, max_size=4, unique_by=lambda task: task["id"]))
    ]
    return faulty_plan(units="\n".join(units), actions="\n".join(actions), tasks="\n".join(tasks))


def _yaml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def roles_of(unit: str, task: Task | None, plan: Plan) -> set[Role]:
    """Return the roles of a unit in a task, those of its collectives included."""
    if task is None:
        return set()
    members = {each.name: {name.text for name in each.members or ()} for each in plan.units}
    return {
        role
        for role, name in task.assignments()
        if unit in (named := name.text.replace(" ", ""), *members.get(named, ()))
    }


def pairs(found: Revision, old: Plan, new: Plan) -> Iterator[tuple[Task | None, Task | None]]:
    """Yield the tasks with their partners; what does not differ has one number and title."""
    differing = {id(part) for each in found.differences for part in (each.old, each.new)}
    yield from ((each.old, each.new) for each in found.differences)
    for task in new.tasks:
        if id(task) not in differing:
            same = [t for t in old.tasks if (t.id, t.title) == (task.id, task.title)]
            yield same[0], task


@given(plans(), plans())
@settings(SOME)
def test_a_notice_tells_all_of_a_units_tasks_and_nothing_else(old: Plan, new: Plan) -> None:
    registers = Register(old), Register(new)
    whole = revision(old, registers[0], new, registers[1])
    for unit in (*UNITS, *COLLECTIVES):
        found = concerning(whole, *registers, [unit])
        theirs = [
            each
            for each in whole.differences
            if roles_of(unit, each.old, old) | roles_of(unit, each.new, new)
        ]
        moved = [
            (here, there)
            for here, there in pairs(whole, old, new)
            if roles_of(unit, here, old) != roles_of(unit, there, new)
        ]

        assert list(found.differences) == theirs
        assert _told_as_data(found) == {
            (here and here.id, there and there.id)
            for here, there in (*moved, *((each.old, each.new) for each in theirs))
        }
        words = "".join(render_revision(Format.TABLE, found, ZH, is_notice=True).split())
        for here, there in moved:
            task = there or here
            assert task is not None
            assert f"{task.id}{task.title}" in words
        stated = [move.stated for mine in found.units for move in mine.moves]
        for each in theirs:
            if each.old is not None and each.new is not None:
                for fact in facts_of(each):
                    is_stated = fact.label == "Unit" and set(each.units) <= set(stated)
                    assert is_stated or _is_told(words, fact_words(fact).put(ZH))


def _told_as_data(found: Revision) -> set[tuple[str | None, str | None]]:
    """Return the old and the new id of each task that programs are told of."""
    units = json.loads(render_revision(Format.JSON, found, ZH))["units"]
    parts = ("takes_on", "hands_over", "changes_role", "other_changes")
    return {(row["old_id"], row["id"]) for unit in units for part in parts for row in unit[part]}


def _is_told(words: str, fact: str) -> bool:
    """Tell whether a fact stands in a notice, a new number in a table of all new numbers, too."""
    label, _, value = fact.partition("：")
    return "".join(f"{'' if label == '序号' else label}{value}".split()) in words


@given(plans(), plans())
@settings(SOME)
def test_the_rows_of_a_unit_are_rows_of_the_whole(old: Plan, new: Plan) -> None:
    registers = Register(old), Register(new)
    whole = revision(old, registers[0], new, registers[1])
    rows = list(changes_of(whole))
    for unit in (*UNITS, *COLLECTIVES):
        found = concerning(whole, *registers, [unit])
        for row in changes_of(found):
            assert row in rows
            assert row.change != "collective" or row.unit == unit


@given(plans())
@settings(SOME)
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    register = Register(plan)

    assert revision(plan, register, plan, register).is_empty
