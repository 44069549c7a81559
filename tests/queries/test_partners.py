from asking import shipped_plan, small_plan
from duties.graph import PlanGraph
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.partners import partners

PLAN = small_plan(
    units="""
        name: 闲办
        name: 东街道
        name: 各街道, members: [东街道, 西街道]
    """,
    tasks="""
        id: 1, title: 河, lead: 甲局, responsible: [乙局, 各街道], support: 甲局
        id: 2, title: 井, lead: 丙局, responsible: [甲局, 乙局]
        id: 3, title: 渠, lead: 丙局
        id: 4, title: 湖, lead: [东街道, 甲局]
    """,
)


def named(unit: str, *, plan: Plan = PLAN, direct: bool = False) -> list[str]:
    """Return each partner with the ids of the tasks shared, as one text."""
    graph = PlanGraph(plan, Register(plan), direct=direct)
    return [
        " ".join([partner.name, *(task.id for task in partner.tasks)])
        for partner in partners(plan, graph, unit)
    ]


def test_partners_with_the_most_shared_tasks_come_first_then_in_the_order_of_the_plan() -> None:
    assert named("甲局") == ["乙局 1 2", "东街道 1 4", "各街道 1", "西街道 1", "丙局 2"]


def test_direct_partners_are_those_that_tasks_name() -> None:
    assert named("甲局", direct=True) == ["乙局 1 2", "各街道 1", "丙局 2", "东街道 4"]
    assert named("西街道", direct=True) == []


def test_a_unit_alone_in_its_tasks_or_without_any_has_no_partners() -> None:
    alone = small_plan(units="name: 闲办", tasks="id: 1, title: 河, lead: 甲局, support: 甲局")

    assert named("甲局", plan=alone) == []
    assert named("闲办", plan=alone) == []


def test_a_partner_comes_with_its_tasks() -> None:
    graph = PlanGraph(PLAN, Register(PLAN))

    assert partners(PLAN, graph, "丙局")[0].tasks == (PLAN.tasks[1],)


def test_the_shipped_plan_joins_the_education_committee_to_one_unit() -> None:
    assert named("区教委", plan=shipped_plan()) == ["区人社局 49"]
