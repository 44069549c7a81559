import pytest

from asking import shipped_plan, small_plan
from duties.assignments import assignments
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.queries.my_tasks import my_tasks

PLAN = small_plan(
    units="""
        name: 东街道, aliases: [东街]
        name: 西街道
        name: 各街道, members: [东街道, 西街道]
    """,
    actions="""
        id: 1, title: 治水
        id: 2, title: 护岸
    """,
    tasks="""
        id: 1, action: 1, title: 河, lead: 甲局, responsible: 各街道
        id: 2, action: 2, title: 井, lead: 甲局, support: [东街, 西街道]
        id: 3, action: 1, title: 渠, lead: 东 街道, responsible: 甲局, support: 东街道
        id: 4, title: 湖, lead: [西街道, 甲局]
    """,
)


def mine(
    *units: str,
    plan: Plan = PLAN,
    roles: tuple[Role, ...] = (),
    action: str | None = None,
    direct: bool = False,
) -> list[str]:
    """Return the unit, role, task and collectives of each task, as one text."""
    actions = () if action is None else (action,)
    found = my_tasks(plan, Register(plan), units, roles=roles, actions=actions, direct=direct)
    return [
        " ".join([duty.unit, duty.role, duty.task.id, *(f"via {name}" for name in duty.via)])
        for duty in found
    ]


def test_the_tasks_that_a_unit_leads_come_first_then_those_that_it_shares_and_supports() -> None:
    assert mine("东街道") == [
        "东街道 lead 3",
        "东街道 responsible 1 via 各街道",
        "东街道 support 2",
        "东街道 support 3",
    ]
    assert mine("甲局") == ["甲局 lead 1", "甲局 lead 2", "甲局 lead 4", "甲局 responsible 3"]


def test_a_collective_has_the_tasks_that_name_it() -> None:
    assert mine("各街道") == ["各街道 responsible 1"]


def test_direct_tasks_are_those_that_name_the_unit_itself() -> None:
    assert mine("东街道", direct=True) == ["东街道 lead 3", "东街道 support 2", "东街道 support 3"]


def test_several_units_come_in_the_order_asked_for() -> None:
    assert mine("西街道", "甲局", roles=(Role.LEAD,)) == [
        "西街道 lead 4",
        "甲局 lead 1",
        "甲局 lead 2",
        "甲局 lead 4",
    ]


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ((Role.LEAD,), ["东街道 lead 3"]),
        ((Role.RESPONSIBLE,), ["东街道 responsible 1 via 各街道"]),
        (
            (Role.SUPPORT, Role.LEAD),
            ["东街道 lead 3", "东街道 support 2", "东街道 support 3"],
        ),
    ],
)
def test_roles_keep_only_those(roles: tuple[Role, ...], expected: list[str]) -> None:
    assert mine("东街道", roles=roles) == expected


def test_an_action_keeps_only_its_tasks() -> None:
    assert mine("甲局", action="1") == ["甲局 lead 1", "甲局 responsible 3"]
    assert mine("甲局", action="一") == []


def test_filters_are_combined() -> None:
    assert mine("东街道", "西街道", roles=(Role.RESPONSIBLE, Role.SUPPORT), action="1") == [
        "东街道 responsible 1 via 各街道",
        "东街道 support 3",
        "西街道 responsible 1 via 各街道",
    ]
    assert mine("西街道", roles=(Role.RESPONSIBLE,), action="1", direct=True) == []


def test_what_is_returned_are_the_assignments_themselves() -> None:
    register = Register(PLAN)

    assert my_tasks(PLAN, register, ["西街道"]) == tuple(
        duty
        for role in Role
        for duty in assignments(PLAN, register)
        if duty.unit == "西街道" and duty.role is role
    )


def test_the_shipped_plan_gives_the_housing_committee_five_tasks_to_lead_and_eight_to_share() -> (
    None
):
    assert mine("区住建委", plan=shipped_plan()) == [
        *(f"区住建委 lead {id_}" for id_ in (4, 7, 8, 15, 40)),
        *(f"区住建委 responsible {id_}" for id_ in (1, 5, 9, 13, 31, 32, 41, 51)),
    ]


STEPS = small_plan(
    units="name: 各街道, members: [东街道, 西街道]",
    tasks="""
        id: 1, title: 河, lead: 甲局, responsible: 乙局, steps: [{id: 1, title: 挖, lead: 乙局}]
        id: 2, title: 井, lead: 甲局, steps: [{id: 1, title: 打, lead: 丙局, support: 各街道}]
        id: 3, title: 渠, lead: 丙局, steps: [{id: 1, title: 修, support: 丙局}, {id: 2, title: 通}]
    """,
)


def test_a_step_that_only_it_gives_a_unit_stands_where_its_task_stands() -> None:
    assert mine("丙局", plan=STEPS) == ["丙局 lead 2/1", "丙局 lead 3"]
    assert mine("东街道", plan=STEPS) == ["东街道 support 2/1 via 各街道"]
    assert mine("东街道", plan=STEPS, direct=True) == []


def test_a_step_counts_where_a_unit_has_more_to_do_there_than_in_the_task() -> None:
    assert mine("乙局", plan=STEPS) == ["乙局 lead 1/1", "乙局 responsible 1"]
    assert mine("甲局", plan=STEPS) == ["甲局 lead 1", "甲局 lead 2"]
    assert mine("乙局", plan=STEPS, roles=(Role.RESPONSIBLE,)) == ["乙局 responsible 1"]
