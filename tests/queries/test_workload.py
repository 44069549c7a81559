import pytest

from asking import shipped_plan, small_plan
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.queries.workload import Load, workload
from duties.teamwork import Counts, teamwork

PLAN = small_plan(
    units="""
        name: 闲办
        name: 丁局
        name: 甲局
        name: 各街道, members: [东街道]
    """,
    tasks="""
        id: 1, title: 河, lead: 甲局, responsible: 乙局
        id: 2, title: 井, lead: 乙局, responsible: 丙局
        id: 3, title: 渠, lead: 丙局, responsible: 丁局
        id: 4, title: 湖, lead: 独局, support: 各街道
    """,
)


def lines(plan: Plan = PLAN, **options: bool) -> list[tuple[str, int, int, float]]:
    """Return each unit with its tasks, its partners and its betweenness to four places."""
    return [
        (load.name, load.counts.tasks, load.partners, round(load.betweenness, 4))
        for load in workload(teamwork(plan, Register(plan), **options)).loads
    ]


def test_the_busiest_units_come_first_then_those_with_more_partners() -> None:
    # Eight units, so 21 pairs of others; the row 甲 乙 丙 丁 has two chains through 乙, two
    # through 丙, and 独 works with 各街道 and 东街道, which work with each other.
    assert lines() == [
        ("乙局", 2, 2, round(2 / 21, 4)),
        ("丙局", 2, 2, round(2 / 21, 4)),
        ("各街道", 1, 2, 0),
        ("东街道", 1, 2, 0),
        ("独局", 1, 2, 0),
        ("丁局", 1, 1, 0),
        ("甲局", 1, 1, 0),
    ]


def test_direct_work_leaves_out_what_a_collective_brings() -> None:
    assert lines(direct=True) == [
        ("乙局", 2, 2, round(2 / 21, 4)),
        ("丙局", 2, 2, round(2 / 21, 4)),
        ("丁局", 1, 1, 0),
        ("甲局", 1, 1, 0),
        ("各街道", 1, 1, 0),
        ("独局", 1, 1, 0),
    ]


def test_a_load_counts_by_role() -> None:
    found = workload(teamwork(PLAN, Register(PLAN)))

    busiest = found.loads[0]
    assert busiest._replace(betweenness=round(busiest.betweenness, 9)) == Load(
        "乙局",
        Counts(2, {Role.LEAD: 1, Role.RESPONSIBLE: 1, Role.SUPPORT: 0}),
        2,
        round(2 / 21, 9),
    )
    assert found.sampled is None


def test_a_plan_in_which_nobody_has_a_task_has_no_load() -> None:
    assert lines(small_plan(units="name: 闲办")) == []


def test_a_large_plan_is_estimated_and_says_from_how_many_units(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("duties.graph._STEPS", 1)
    tasks = "\n".join(f"id: {number}, title: 河, lead: [心, 局{number}]" for number in range(50))
    plan = small_plan(tasks=tasks)

    first, second = (workload(teamwork(plan, Register(plan))) for _ in range(2))

    assert first == second
    assert first.sampled == 32
    assert first.loads[0].name == "心"
    assert first.loads[0].betweenness == pytest.approx(1, abs=0.05)


def test_the_shipped_plan_is_carried_above_all_by_three_units() -> None:
    assert [line[:3] for line in lines(shipped_plan())[:3]] == [
        ("区发改委", 15, 31),
        ("区商务委", 14, 15),
        ("区住建委", 13, 27),
    ]
