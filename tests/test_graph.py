from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest

from asking import shipped_plan, small_plan
from duties.errors.questions import TooManyPairsError
from duties.graph import PlanGraph, TaskNode, UnitNode, cooperation, coordination, interchange
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.source import Source
from duties.teamwork import teamwork
from reading import said
from scaling import IN_PROPORTION, growth

if TYPE_CHECKING:
    import networkx as nx


def graph_of(plan: Plan, **options: bool) -> PlanGraph:
    return PlanGraph(plan, Register(plan), **options)


def cooperation_of(plan: Plan) -> "nx.Graph[str]":
    return cooperation(teamwork(plan, Register(plan)))


STREETS = """
    name: 甲局
    name: 东街道
    name: 西街道
    name: 各街道, members: [东街道, 西街道]
    name: 闲办
"""
TASKS = """
    id: 1, title: 河, lead: 甲局, responsible: [各街道, 东街道], support: 甲局
    id: 2, title: 井, lead: 乙局, responsible: 甲局
    id: 3, title: 渠
"""


def test_a_graph_joins_units_and_tasks_by_roles() -> None:
    graph = graph_of(small_plan(units=STREETS, tasks=TASKS)).graph

    units = ["甲局", "东街道", "西街道", "各街道", "闲办", "乙局"]
    assert list(graph) == [*map(UnitNode, units), *map(TaskNode, range(3))]
    assert sorted(
        (unit.name, task.place, key, data)
        for unit, task, key, data in graph.edges(keys=True, data=True)
        if isinstance(unit, UnitNode) and isinstance(task, TaskNode)
    ) == [
        ("东街道", 0, "responsible", {"role": Role.RESPONSIBLE, "via": ()}),
        ("乙局", 1, "lead", {"role": Role.LEAD, "via": ()}),
        ("各街道", 0, "responsible", {"role": Role.RESPONSIBLE, "via": ()}),
        ("甲局", 0, "lead", {"role": Role.LEAD, "via": ()}),
        ("甲局", 0, "support", {"role": Role.SUPPORT, "via": ()}),
        ("甲局", 1, "responsible", {"role": Role.RESPONSIBLE, "via": ()}),
        ("西街道", 0, "responsible", {"role": Role.RESPONSIBLE, "via": ("各街道",)}),
    ]
    assert graph.number_of_edges() == 7


def test_the_tasks_units_and_roles_of_a_graph_are_in_the_order_of_the_plan() -> None:
    graph = graph_of(small_plan(units=STREETS, tasks=TASKS))

    assert graph.tasks_of("甲局") == [0, 1]
    assert graph.tasks_of("闲办") == []
    assert [graph.units_of(place) for place in range(3)] == [
        ["甲局", "各街道", "东街道", "西街道"],
        ["乙局", "甲局"],
        [],
    ]
    assert graph.roles("甲局", 0) == (Role.LEAD, Role.SUPPORT)
    assert graph.roles("甲局", 1) == (Role.RESPONSIBLE,)


def test_partners_share_tasks() -> None:
    plan = small_plan(units=STREETS, tasks=TASKS)

    assert graph_of(plan).partners("甲局") == {
        "各街道": [0],
        "东街道": [0],
        "西街道": [0],
        "乙局": [1],
    }
    assert graph_of(plan, direct=True).partners("甲局") == {
        "各街道": [0],
        "东街道": [0],
        "乙局": [1],
    }
    assert graph_of(plan).partners("闲办") == {}


def test_tasks_with_one_id_are_two_tasks_of_a_graph() -> None:
    text = (
        "title: 清水\ntasks: [{id: 1, title: 河, lead: 甲}, {id: 1, title: 井, lead: [甲, 乙]}]\n"
    )
    plan, _ = load(Source("plan.yaml", text))
    assert plan is not None

    assert graph_of(plan).tasks_of("甲") == [0, 1]
    assert graph_of(plan).partners("乙") == {"甲": [1]}


CHAIN = """
    id: 1, title: 河, lead: [甲, 乙]
    id: 2, title: 井, lead: [乙, 丙]
    id: 3, title: 渠, lead: [丙, 丁]
    id: 4, title: 湖, lead: [甲, 戊, 己]
    id: 5, title: 海, lead: [己, 庚, 丁]
    id: 6, title: 塘, lead: 独
"""


@pytest.mark.parametrize(
    ("first", "second", "chain"),
    [
        ("甲", "乙", ["甲", "乙"]),
        ("丙", "甲", ["丙", "乙", "甲"]),
        ("甲", "丁", ["甲", "己", "丁"]),
        ("甲", "甲", ["甲"]),
        ("甲", "独", None),
        ("闲", "甲", None),
    ],
)
def test_a_chain_joins_units_by_the_fewest_others(
    first: str, second: str, chain: list[str] | None
) -> None:
    assert graph_of(small_plan(units="name: 闲", tasks=CHAIN)).chain(first, second) == chain


def test_cooperation_counts_the_tasks_that_two_units_share() -> None:
    graph = cooperation_of(
        small_plan(
            units="name: 闲",
            tasks="""
                id: 1, title: 河, lead: 乙, responsible: [甲, 丙], support: 乙
                id: 2, title: 井, lead: 甲, responsible: 乙
                id: 3, title: 渠, lead: 独
            """,
        )
    )

    assert list(graph) == ["闲", "乙", "甲", "丙", "独"]
    assert {
        "".join(sorted((first, second))): data for first, second, data in graph.edges(data=True)
    } == {"乙甲": {"shared": 2}, "丙甲": {"shared": 1}, "丙乙": {"shared": 1}}


# Betweenness, by hand


def measured(pairs: Iterable[str], *, units: str = "") -> dict[str, float]:
    """Return the betweenness where each pair of one-letter units shares a task."""
    tasks = "\n".join(
        f"id: {number}, title: 河, lead: [{pair[0]}, {pair[1]}]"
        for number, pair in enumerate(pairs, 1)
    )
    cooperation = cooperation_of(small_plan(units=units, tasks=tasks))
    betweenness = coordination(cooperation).betweenness
    return {unit: round(share, 9) for unit, share in betweenness.items()}


def test_no_chain_runs_through_units_that_all_work_with_each_other() -> None:
    assert measured(["甲乙", "乙丙", "丙甲"]) == {"甲": 0, "乙": 0, "丙": 0}


def test_every_chain_runs_through_the_middle_of_a_star() -> None:
    assert measured(["心甲", "心乙", "心丙", "心丁"]) == {
        "心": 1,
        "甲": 0,
        "乙": 0,
        "丙": 0,
        "丁": 0,
    }


def test_two_of_three_chains_of_others_run_through_an_inner_unit_of_a_row_of_four() -> None:
    inner = round(2 / 3, 9)

    assert measured(["甲乙", "乙丙", "丙丁"]) == {"甲": 0, "乙": inner, "丙": inner, "丁": 0}


def test_a_unit_without_tasks_takes_part_in_no_chain_but_in_the_number_of_pairs() -> None:
    inner = round(2 / 6, 9)

    assert measured(["甲乙", "乙丙", "丙丁"], units="name: 闲") == {
        "闲": 0,
        "甲": 0,
        "乙": inner,
        "丙": inner,
        "丁": 0,
    }


def test_two_equally_short_chains_count_half_each() -> None:
    half_of_one_in_three = round(1 / 6, 9)

    assert measured(["甲乙", "乙丙", "丙丁", "丁甲"]) == dict.fromkeys(
        "甲乙丙丁", half_of_one_in_three
    )


@pytest.mark.parametrize("units", ["", "name: 甲", "name: 甲 \n name: 乙"])
def test_the_smallest_plans_are_measured(units: str) -> None:
    plan = small_plan(units=units)
    measured = coordination(cooperation_of(plan))

    assert measured.partners == dict.fromkeys(Register(plan).units, 0)
    assert measured.betweenness == dict.fromkeys(Register(plan).units, 0)
    assert measured.sampled is None


def test_the_partners_of_the_shipped_plan_are_those_of_its_graph() -> None:
    graph = graph_of(shipped_plan())

    assert coordination(cooperation_of(shipped_plan())).partners == {
        unit: len(graph.partners(unit)) for unit in Register(shipped_plan()).units
    }


def star_of(size: int) -> Plan:
    return small_plan(
        tasks="\n".join(
            f"id: {number}, title: 河, lead: [心, 局{number}]" for number in range(size)
        )
    )


def test_a_plan_too_large_to_walk_is_measured_from_units_drawn_alike_every_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("duties.graph._STEPS", 40 * 75)

    first, second = (coordination(cooperation_of(star_of(60))) for _ in range(2))

    assert first == second
    assert first.sampled == 40
    assert first.betweenness == {
        "心": pytest.approx(1, abs=0.05),
        **{f"局{number}": 0 for number in range(60)},
    }


def test_no_fewer_than_32_units_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duties.graph._STEPS", 1)

    assert coordination(cooperation_of(star_of(60))).sampled == 32
    assert coordination(cooperation_of(star_of(31))).sampled is None


def test_other_programs_get_texts_numbers_and_flags_and_nothing_that_is_missing() -> None:
    plan = small_plan(
        units="name: 甲局, kind: department\nname: 东街道\nname: 各街道, members: [东街道]",
        actions="id: 1, title: 治水",
        tasks="""
            id: 7, action: 1, title: 河, lead: 甲局, responsible: 各街道, due: 2027-01-31
            id: 8, title: 井, lead: 乙局
        """,
    )
    graph = interchange(plan, Register(plan))

    assert graph.graph == {"title": "清水方案"}
    assert dict(graph.nodes["u1"]) == {
        "node": "unit",
        "label": "甲局",
        "kind": "department",
        "registered": True,
    }
    assert dict(graph.nodes["u4"]) == {"node": "unit", "label": "乙局", "registered": False}
    assert dict(graph.nodes["t1"]) == {
        "node": "task",
        "label": "河",
        "task": "7",
        "position": 1,
        "action": "1",
        "action_title": "治水",
        "open_ended": False,
        "due": "2027-01-31",
    }
    assert sorted(graph.edges(keys=True, data=True)) == [
        ("u1", "t1", "e1", {"role": "lead"}),
        ("u2", "t1", "e3", {"role": "responsible", "via": "各街道"}),
        ("u3", "t1", "e2", {"role": "responsible"}),
        ("u4", "t2", "e4", {"role": "lead"}),
    ]


def test_more_pairs_than_can_be_worked_out_are_refused() -> None:
    many = ", ".join(f"第{number}局" for number in range(1500))
    plan = small_plan(tasks=f"id: 7, title: 河, lead: [{many}]")

    with pytest.raises(TooManyPairsError) as caught:
        cooperation_of(plan)
    assert said(caught.value) == (
        None,
        "more than 1000000 pairs of units share tasks, which cannot be worked out; "
        "task 7 alone has 1500 units",
    )


def test_units_that_share_nothing_take_bounded_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few of 1000 units are looked at, where all of 250 may be."""
    monkeypatch.setattr("duties.graph._STEPS", 25_000)

    def alone(size: int) -> Plan:
        return small_plan(
            tasks="\n".join(f"id: {n}, title: 河, lead: 第{n}局" for n in range(size))
        )

    plans = {size: cooperation_of(alone(size)) for size in (250, 1000)}
    assert growth(lambda size: plans[size], coordination, 250) < IN_PROPORTION
