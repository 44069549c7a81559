from collections import Counter

import yaml

from asking import shipped_plan, shipped_text, small_plan
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.queries.counts import UnitCounts, action_counts, unit_counts
from duties.teamwork import Counts

PLAN = small_plan(
    units="""
        name: 闲办
        name: 东街道, aliases: [东街]
        name: 各街道, members: [东街, 西街道]
    """,
    actions="""
        id: 1, title: 治水, lead: 甲局
        id: 2, title: 护岸
        id: 3, title: 植树
    """,
    tasks="""
        id: 1, action: 1, title: 河, lead: [甲局, 东街], responsible: [各街道, 甲局, 甲 局]
        id: 2, action: 1, title: 井, lead: 甲局, support: [东 街道, 各街道]
        id: 3, action: 3, title: 渠
        id: 4, title: 湖, lead: 乙局
    """,
)


def by_unit(plan: Plan = PLAN, **options: bool) -> dict[str, tuple[int, ...]]:
    """Return the number of each unit's tasks, then by role."""
    return {
        name: (counts.tasks, *(counts.by_role[role] for role in Role))
        for name, _, counts in unit_counts(plan, Register(plan), **options)
    }


def by_action(plan: Plan = PLAN) -> list[tuple[str, int, int]]:
    return [
        (action.id, tasks, units) for action, tasks, units in action_counts(plan, Register(plan))
    ]


def test_a_task_counts_once_for_a_unit_and_once_in_each_of_its_roles() -> None:
    assert by_unit() == {
        "闲办": (0, 0, 0, 0),
        "东街道": (2, 1, 1, 1),
        "各街道": (2, 0, 1, 1),
        "西街道": (2, 0, 1, 1),
        "甲局": (2, 2, 1, 0),
        "乙局": (1, 1, 0, 0),
    }


def test_direct_counts_leave_out_what_a_collective_brings() -> None:
    assert by_unit(direct=True) == {
        "闲办": (0, 0, 0, 0),
        "东街道": (2, 1, 0, 1),
        "各街道": (2, 0, 1, 1),
        "西街道": (0, 0, 0, 0),
        "甲局": (2, 2, 1, 0),
        "乙局": (1, 1, 0, 0),
    }


def test_units_come_with_their_registration_in_the_order_of_the_file() -> None:
    found = unit_counts(PLAN, Register(PLAN))

    assert [(each.name, each.unit) for each in found] == [
        *((unit.name, unit) for unit in PLAN.units),
        *((name, None) for name in ("西街道", "甲局", "乙局")),
    ]
    assert found[0] == UnitCounts("闲办", PLAN.units[0], Counts(0, dict.fromkeys(Role, 0)))


def test_an_action_counts_its_tasks_and_the_units_that_they_name() -> None:
    assert by_action() == [("1", 2, 3), ("2", 0, 0), ("3", 1, 0)]
    assert [found.action for found in action_counts(PLAN, Register(PLAN))] == list(PLAN.actions)


def test_a_plan_without_units_or_actions_has_nothing_to_count() -> None:
    assert by_unit(small_plan()) == {}
    assert by_action(small_plan()) == []


# The shipped plan, counted again from the bare YAML


def names_in(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def test_the_shipped_plan_counts_as_its_yaml_does() -> None:
    raw = yaml.safe_load(shipped_text())
    counted = {role: Counter[str]() for role in Role}
    for task in raw["tasks"]:
        for role in Role:
            counted[role].update(name.replace(" ", "") for name in names_in(task.get(role, [])))
    units = {unit["name"] for unit in raw["units"]}

    found = by_unit(shipped_plan(), direct=True)

    assert found.keys() == units
    assert {name: counts[1:] for name, counts in found.items()} == {
        name: tuple(counted[role][name] for role in Role) for name in units
    }
    assert [sum(counts) for counts in zip(*found.values(), strict=True)] == [166, 57, 110, 0]
    assert [counted[role].total() for role in Role] == [57, 110, 0]


def test_the_shipped_plan_has_10_actions_and_55_tasks() -> None:
    raw = yaml.safe_load(shipped_text())
    tasks = Counter(str(task["action"]) for task in raw["tasks"])

    found = by_action(shipped_plan())

    assert [(id_, count) for id_, count, _ in found] == [
        (str(action["id"]), tasks[str(action["id"])]) for action in raw["actions"]
    ]
    assert (len(found), sum(count for _, count, _ in found)) == (10, 55)
    assert [units for _, _, units in found] == [
        len(
            {
                name.replace(" ", "")
                for task in raw["tasks"]
                if task["action"] == action["id"]
                for role in Role
                for name in names_in(task.get(role, []))
            }
        )
        for action in raw["actions"]
    ]
