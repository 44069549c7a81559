from functools import partial

import pytest

from asking import shipped_plan, small_plan
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.queries.due import TaskOrder
from duties.queries.possible import possibilities

PLAN = small_plan(
    units="""
        name: 甲局, kind: department
        name: 东街道, kind: street
        name: 各部门, kind: collective
        name: 各街道, kind: collective
        name: 全县, kind: collective, members: [甲局, 各街道]
        name: 各单位, kind: collective, members: []
    """,
    actions="id: 1, title: 治水",
    tasks="""
        id: 1, action: 1, title: 河, lead: 乙局, responsible: 各部门
        id: 2, title: 井, lead: 各街道, support: [乙局, 全县]
        id: 3, title: 渠, lead: 甲局, responsible: 各部门, open_ended: true
        id: 4, action: 1, title: 湖, lead: 乙局, support: 丙局, open_ended: true
        id: 5, title: 海, responsible: [各 部门, 各部门], support: 各单位, open_ended: true
        id: 6, title: 堤, lead: 乙局
        id: 7, title: 泉, lead: 乙局, responsible: 有关部门
    """,
)


def possible(
    *units: str,
    plan: Plan = PLAN,
    roles: tuple[Role, ...] = (),
    action: str | None = None,
    direct: bool = False,
) -> list[str]:
    """Return the unit, role, task and way of each possibility, as one text."""
    found = possibilities(
        plan,
        Register(plan),
        units,
        roles=roles,
        fits=lambda task: action in (None, task.action),
        direct=direct,
    )
    return [
        " ".join((each.unit, each.role, each.task.id, *(each.via or ("等",)))) for each in found
    ]


def test_a_collective_without_members_may_hold_the_unit_and_so_may_an_open_list() -> None:
    assert possible("甲局") == [
        "甲局 responsible 1 各部门",
        "甲局 responsible 5 各部门",
        "甲局 responsible 7 有关部门",
        "甲局 support 4 等",
    ]


def test_a_collective_within_one_that_has_members_may_hold_the_unit() -> None:
    assert possible("东街道") == [
        "东街道 lead 2 各街道",
        "东街道 support 5 各单位",
        "东街道 responsible 3 等",
        "东街道 support 4 等",
    ]
    assert possible("东街道", roles=(Role.SUPPORT,)) == [
        "东街道 support 2 全县 各街道",
        "东街道 support 5 各单位",
        "东街道 support 4 等",
    ]


def test_a_task_that_the_unit_has_anyway_is_certain_in_whatever_role() -> None:
    assert not [line for line in possible("甲局") if " 3 " in line or " 2 " in line]


def test_a_collective_that_is_asked_about_has_its_own_tasks_and_may_have_those_of_its_like() -> (
    None
):
    assert possible("各街道") == [
        "各街道 support 5 各单位",
        "各街道 responsible 3 等",
        "各街道 support 4 等",
    ]
    assert possible("各部门") == [
        "各部门 responsible 7 有关部门",
        "各部门 support 4 等",
    ]


def test_roles_actions_and_direct_keep_what_they_keep_elsewhere() -> None:
    assert possible("甲局", action="1") == ["甲局 responsible 1 各部门", "甲局 support 4 等"]
    assert possible("甲局", roles=(Role.LEAD,)) == []
    assert possible("甲局", direct=True) == ["甲局 support 4 等", "甲局 support 5 等"]


def test_several_units_come_in_the_order_asked_for() -> None:
    assert [line.split()[0] for line in possible("东街道", "甲局", action="1")] == [
        "东街道",
        "甲局",
        "甲局",
    ]


def test_a_cycle_of_collectives_ends() -> None:
    plan = small_plan(
        units="""
            name: 各部门, kind: collective, members: [各单位]
            name: 各单位, kind: collective, members: [各部门]
            name: 甲局
        """,
        tasks="id: 1, title: 河, lead: 各部门",
    )

    assert possible("甲局", plan=plan) == []


@pytest.mark.parametrize(
    ("unit", "by_collective", "by_open_list"),
    [("区住建委", 8, 24), ("菜园坝街道", 2, 36), ("区康翔公司", 1, 36), ("区教委", 8, 34)],
)
def test_the_shipped_plan_leaves_many_tasks_open(
    unit: str, by_collective: int, by_open_list: int
) -> None:
    found = possibilities(shipped_plan(), Register(shipped_plan()), [unit])

    assert len([each for each in found if each.name is not None]) == by_collective
    assert len([each for each in found if each.name is None]) == by_open_list


@pytest.mark.parametrize(
    ("unit", "by_collective", "by_open_list"), [("七星岗街道", 2, 37), ("区财政局", 8, 35)]
)
def test_a_unit_that_the_plan_does_not_name_may_have_tasks_too(
    unit: str, by_collective: int, by_open_list: int
) -> None:
    found = possibilities(shipped_plan(), Register(shipped_plan()), [unit])

    assert len([each for each in found if each.name is not None]) == by_collective
    assert len([each for each in found if each.name is None]) == by_open_list


def test_the_order_asked_for_holds_for_collectives_and_open_lists_together() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 河, lead: 各部门, due: 2027
            id: 2, title: 井, lead: 各部门, due_text: 长期
            id: 3, title: 渠, lead: 乙局, open_ended: true, due: 2026-06
        """
    )
    ask = partial(possibilities, plan, Register(plan), ["甲局"])

    assert [each.task.id for each in ask()] == ["1", "2", "3"]
    assert [each.task.id for each in ask(order=TaskOrder.DUE)] == ["3", "1", "2"]
