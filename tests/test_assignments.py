import pytest

from asking import shipped_plan, small_plan
from duties.assignments import Assignment, assignments
from duties.model import Name, Plan, Role
from duties.naming.names import Register
from duties.source import Span
from reading import shown

Line = tuple[str, str, str, str, tuple[str, ...]]


def lines(plan: Plan, *, direct: bool = False, units: set[str] | None = None) -> list[Line]:
    """Return the task, role, unit, words and collectives of each assignment."""
    return [
        (duty.task.id, duty.role.value, duty.unit, duty.name.text, duty.via)
        for duty in assignments(plan, Register(plan), direct=direct, units=units)
    ]


@pytest.mark.parametrize("direct", [True, False])
def test_what_some_units_have_is_what_is_left_without_the_others(*, direct: bool) -> None:
    plan = shipped_plan()

    everything = lines(plan, direct=direct)
    for unit in Register(plan).units:
        own = [line for line in everything if line[2] == unit]
        assert lines(plan, direct=direct, units={unit}) == own


def test_an_assignment_knows_its_task_its_role_and_the_words_that_make_it() -> None:
    plan = small_plan(
        units="name: CBD管委会",
        tasks="""
            id: 7, title: 河, lead: 甲局
            id: 8, title: 井, responsible: [CBD 管委会]
        """,
    )

    assert list(assignments(plan, Register(plan))) == [
        Assignment(0, plan.tasks[0], Role.LEAD, "甲局", Name("甲局", Span(6, 29, 6, 31)), ()),
        Assignment(
            1,
            plan.tasks[1],
            Role.RESPONSIBLE,
            "CBD管委会",
            Name("CBD 管委会", Span(7, 37, 7, 44)),
            (),
        ),
    ]


def test_assignments_come_by_task_then_role_then_in_the_order_of_the_document() -> None:
    plan = small_plan(
        tasks="""
            id: 2, title: 河, support: 丁局, responsible: [丙局, 甲局], lead: [乙局, 甲局]
            id: 1, title: 井
            id: 3, title: 渠, support: [甲局]
        """
    )

    assert lines(plan) == [
        ("2", "lead", "乙局", "乙局", ()),
        ("2", "lead", "甲局", "甲局", ()),
        ("2", "responsible", "丙局", "丙局", ()),
        ("2", "responsible", "甲局", "甲局", ()),
        ("2", "support", "丁局", "丁局", ()),
        ("3", "support", "甲局", "甲局", ()),
    ]


COLLECTIVES = """
    name: 东街道, aliases: [东街]
    name: 西街道
    name: 各街道, members: [东街道, 西街道]
    name: 全县, members: [各街道, 甲局]
"""


def test_a_collective_brings_its_members_after_all_that_the_task_names() -> None:
    plan = small_plan(
        units=COLLECTIVES, tasks="id: 1, title: 河, lead: 全县, responsible: [各街道, 甲局]"
    )

    assert lines(plan) == [
        ("1", "lead", "全县", "全县", ()),
        ("1", "lead", "各街道", "全县", ("全县",)),
        ("1", "lead", "甲局", "全县", ("全县",)),
        ("1", "lead", "东街道", "全县", ("全县", "各街道")),
        ("1", "lead", "西街道", "全县", ("全县", "各街道")),
        ("1", "responsible", "各街道", "各街道", ()),
        ("1", "responsible", "甲局", "甲局", ()),
        ("1", "responsible", "东街道", "各街道", ("各街道",)),
        ("1", "responsible", "西街道", "各街道", ("各街道",)),
    ]
    assert lines(plan, direct=True) == [
        ("1", "lead", "全县", "全县", ()),
        ("1", "responsible", "各街道", "各街道", ()),
        ("1", "responsible", "甲局", "甲局", ()),
    ]


def test_a_unit_named_twice_in_a_role_has_it_once_by_the_first_words() -> None:
    plan = small_plan(
        units=COLLECTIVES, tasks="id: 1, title: 河, lead: [东街, 东街道, 东 街道, 乙局, 乙局]"
    )

    assert lines(plan) == [("1", "lead", "东街道", "东街", ()), ("1", "lead", "乙局", "乙局", ())]
    assert [shown(duty.name.span) for duty in assignments(plan, Register(plan))] == [
        "9:30-9:32",
        "9:45-9:47",
    ]


def test_what_a_task_says_of_a_unit_goes_before_what_a_collective_brings() -> None:
    plan = small_plan(units=COLLECTIVES, tasks="id: 1, title: 河, responsible: [各街道, 东街]")

    assert lines(plan) == [
        ("1", "responsible", "各街道", "各街道", ()),
        ("1", "responsible", "东街道", "东街", ()),
        ("1", "responsible", "西街道", "各街道", ("各街道",)),
    ]


def test_a_member_of_two_collectives_comes_by_the_one_named_first() -> None:
    plan = small_plan(units=COLLECTIVES, tasks="id: 1, title: 河, responsible: [全县, 各街道]")

    assert lines(plan) == [
        ("1", "responsible", "全县", "全县", ()),
        ("1", "responsible", "各街道", "各街道", ()),
        ("1", "responsible", "甲局", "全县", ("全县",)),
        ("1", "responsible", "东街道", "全县", ("全县", "各街道")),
        ("1", "responsible", "西街道", "全县", ("全县", "各街道")),
    ]


def test_a_unit_may_have_two_roles_in_one_task_also_through_a_collective() -> None:
    plan = small_plan(
        units=COLLECTIVES,
        tasks="id: 1, title: 河, lead: 东街道, responsible: 东街道, support: 各街道",
    )

    assert [line for line in lines(plan) if line[2] == "东街道"] == [
        ("1", "lead", "东街道", "东街道", ()),
        ("1", "responsible", "东街道", "东街道", ()),
        ("1", "support", "东街道", "各街道", ("各街道",)),
    ]


def test_collectives_inside_each_other_bring_each_unit_once() -> None:
    plan = small_plan(
        units="""
            name: 甲, members: [乙, 丙局]
            name: 乙, members: [甲, 乙, 丁局]
        """,
        tasks="id: 1, title: 河, lead: [乙, 甲]",
    )

    assert lines(plan) == [
        ("1", "lead", "乙", "乙", ()),
        ("1", "lead", "甲", "甲", ()),
        ("1", "lead", "丁局", "乙", ("乙",)),
        ("1", "lead", "丙局", "乙", ("乙", "甲")),
    ]


def test_a_plan_without_tasks_or_without_names_has_no_assignments() -> None:
    assert lines(small_plan(units=COLLECTIVES)) == []
    assert lines(small_plan(tasks="id: 1, title: 河, lead: []")) == []


def test_the_shipped_plan_assigns_57_leads_and_110_responsible_units() -> None:
    roles = [role for _, role, _, _, _ in lines(shipped_plan(), direct=True)]

    assert {role: roles.count(role) for role in roles} == {"lead": 57, "responsible": 110}


def test_the_shipped_plan_brings_task_3_to_five_committees() -> None:
    assert [line for line in lines(shipped_plan()) if line[4]] == [
        ("3", "responsible", name, "各管委会", ("各管委会",))
        for name in (
            "CBD管委会",
            "历史街区管委会",
            "电子商务和创意产业园管委会",
            "数字经济产业园管委会",
            "时代天街商圈管委会",
        )
    ]
