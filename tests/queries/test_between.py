import pytest

from asking import refused, shipped_plan, small_plan
from duties.errors.questions import NoChainError, SameUnitError
from duties.graph import PlanGraph
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.queries.between import Link, between

PLAN = small_plan(
    units="""
        name: 闲办
        name: 各街道, members: [东街道]
    """,
    tasks="""
        id: 1, title: 河, lead: 甲局, responsible: [乙局, 甲局]
        id: 2, title: 井, lead: 乙局, responsible: 丙局
        id: 3, title: 渠, lead: 乙局, support: 甲局
        id: 4, title: 湖, lead: 丙局, responsible: 各街道
        id: 5, title: 海, lead: 独局
    """,
)


def links(first: str, second: str, *, plan: Plan = PLAN, direct: bool = False) -> list[str]:
    """Return the step, the units and the task of each link, as one text."""
    register = Register(plan)
    graph = PlanGraph(plan, register, direct=direct)
    return [
        f"{link.step} {link.first} {link.second} {link.task.id}"
        for link in between(plan, register, graph, first, second)
    ]


def test_two_units_are_joined_by_every_task_that_they_share() -> None:
    assert between(PLAN, Register(PLAN), PlanGraph(PLAN, Register(PLAN)), "甲局", "乙局") == (
        Link(
            1,
            "甲局",
            (Role.LEAD, Role.RESPONSIBLE),
            "乙局",
            (Role.RESPONSIBLE,),
            PLAN.tasks[0],
        ),
        Link(1, "甲局", (Role.SUPPORT,), "乙局", (Role.LEAD,), PLAN.tasks[2]),
    )


def test_units_without_a_shared_task_are_joined_by_way_of_others() -> None:
    assert links("丙局", "甲局") == ["1 丙局 乙局 2", "2 乙局 甲局 1", "2 乙局 甲局 3"]
    assert links("甲局", "东街道") == [
        "1 甲局 乙局 1",
        "1 甲局 乙局 3",
        "2 乙局 丙局 2",
        "3 丙局 东街道 4",
    ]


def test_a_direct_chain_does_without_what_a_collective_brings() -> None:
    assert links("乙局", "各街道", direct=True) == ["1 乙局 丙局 2", "2 丙局 各街道 4"]
    assert refused(NoChainError, lambda: links("乙局", "东街道", direct=True)) == (
        "no chain of shared tasks joins 乙局 and 东街道"
    )


@pytest.mark.parametrize("other", ["独局", "闲办"])
def test_units_that_nothing_joins_are_told_so(other: str) -> None:
    assert refused(NoChainError, lambda: links("甲局", other)) == (
        f"no chain of shared tasks joins 甲局 and {other}"
    )


def test_a_unit_is_not_asked_about_itself() -> None:
    assert refused(SameUnitError, lambda: links("甲局", "甲局")) == (
        "both names mean 甲局; name two different units"
    )


def test_the_shipped_plan_joins_housing_and_education_in_two_steps() -> None:
    assert links("区住建委", "区教委", plan=shipped_plan()) == [
        "1 区住建委 区人社局 13",
        "1 区住建委 区人社局 51",
        "2 区人社局 区教委 49",
    ]


def test_a_plan_that_leaves_tasks_open_does_not_say_that_nothing_joins_two_units() -> None:
    plan = small_plan(
        units="name: 各部门, kind: collective",
        tasks="""
            id: 1, title: 河, lead: 甲局, responsible: 各部门
            id: 2, title: 井, lead: 乙局, open_ended: true
            id: 3, title: 渠, lead: 乙局
        """,
    )

    assert refused(NoChainError, lambda: links("甲局", "乙局", plan=plan)) == (
        "no chain of shared tasks joins 甲局 and 乙局, as far as the plan names units; "
        "2 tasks leave open who has them"
    )
