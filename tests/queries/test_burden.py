"""How many tasks each unit carries in which role."""

from asking import small_plan
from duties.model import Role
from duties.naming.names import Register
from duties.queries.burden import burdens

PLAN = small_plan(
    units="name: 各镇, members: [东镇]",
    tasks="""
        id: 1, title: 河, lead: 甲局, responsible: [甲局, 乙局]
        id: 2, title: 井, lead: 乙局, support: 甲局
        id: 3, title: 桥, responsible: 各镇
    """,
)


def test_each_task_counts_once_by_the_highest_role() -> None:
    found = {each.name: each for each in burdens(PLAN, Register(PLAN))}

    assert found["甲局"].by_role == {Role.LEAD: 1, Role.SUPPORT: 1}
    assert found["乙局"].by_role == {Role.LEAD: 1, Role.RESPONSIBLE: 1}
    assert found["东镇"].tasks == 1


def test_the_busiest_come_first_and_members_may_be_left_out() -> None:
    assert [each.name for each in burdens(PLAN, Register(PLAN), direct=True)] == [
        *("乙局", "甲局", "各镇"),
    ]


def test_what_is_done_is_counted_and_what_was_cancelled_is_nobodys() -> None:
    found = {each.name: each for each in burdens(PLAN, Register(PLAN), done={0}, left_out={2})}

    assert (found["甲局"].tasks, found["甲局"].finished) == (2, 1)
    assert found["甲局"].done == {Role.LEAD: 1}
    assert set(found) == {"甲局", "乙局"}
