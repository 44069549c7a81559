from datetime import date

import pytest

from asking import refused, shipped_plan, small_plan
from duties.errors.options import PatternError
from duties.messages import LONGEST, cut
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.queries.due import ANY_TIME, NO_DATE, Due
from duties.queries.tasks import tasks

PLAN = small_plan(
    units="""
        name: 东街道, aliases: [东街]
        name: 各街道, members: [东街道]
    """,
    actions="""
        id: 1, title: 治水
        id: 2, title: 护岸
    """,
    tasks="""
        id: 1, action: 1, title: 清理河道, lead: 甲局, due: 2025-06-30
        id: 2, action: 2, title: Repair the pier, lead: 甲局, support: 东街, due: 2025-07-01
        id: 3, title: 打井 (A*b), lead: 乙局, responsible: 各街道, note: 见 RIVER 一节
        id: 4, action: 1, title: 巡河, responsible: [乙局, 甲局], due: 2024-12-31
        id: 4-2, title: 种草
    """,
)


def found(
    *,
    plan: Plan = PLAN,
    action: str | None = None,
    unit: str | None = None,
    roles: tuple[Role, ...] = (),
    grep: str | None = None,
    due: Due = ANY_TIME,
    direct: bool = False,
) -> list[str]:
    kept = tasks(
        plan,
        Register(plan),
        actions=() if action is None else (action,),
        units=() if unit is None else (unit,),
        roles=roles,
        grep=() if grep is None else (grep,),
        due=due,
        direct=direct,
    )
    return [task.id for task in kept]


def test_without_filters_every_task_is_listed_in_the_order_of_the_plan() -> None:
    assert tasks(PLAN, Register(PLAN)) == PLAN.tasks
    assert found(plan=small_plan()) == []


def test_an_action_keeps_its_tasks() -> None:
    assert found(action="1") == ["1", "4"]
    assert found(action="3") == []


def test_a_unit_keeps_the_tasks_that_it_takes_part_in() -> None:
    assert found(unit="甲局") == ["1", "2", "4"]
    assert found(unit="东街道") == ["2", "3"]
    assert found(unit="各街道") == ["3"]


def test_direct_leaves_out_what_reaches_a_unit_through_a_collective() -> None:
    assert found(unit="东街道", direct=True) == ["2"]
    assert tasks(PLAN, Register(PLAN), units={"东街道"}) == PLAN.tasks[1:3]


def test_roles_without_a_unit_are_those_that_anybody_has() -> None:
    assert found(roles=(Role.LEAD,)) == ["1", "2", "3"]
    assert found(roles=(Role.SUPPORT,)) == ["2"]
    assert found(roles=(Role.RESPONSIBLE, Role.SUPPORT)) == ["2", "3", "4"]
    assert found(roles=tuple(Role)) == ["1", "2", "3", "4"]


def test_roles_with_a_unit_are_its_own() -> None:
    assert found(unit="甲局", roles=(Role.LEAD,)) == ["1", "2"]
    assert found(unit="甲局", roles=(Role.SUPPORT,)) == []
    assert found(unit="东街道", roles=(Role.RESPONSIBLE,)) == ["3"]
    assert found(unit="东街道", roles=(Role.RESPONSIBLE,), direct=True) == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("河", ["1", "4"]),
        ("^巡", ["4"]),
        ("river", ["3"]),
        ("REPAIR.*pier$", ["2"]),
        ("清理|打井", ["1", "3"]),
        (r"\(a\*B\)", ["3"]),
        ("", ["1", "2", "3", "4", "4-2"]),
        ("海", []),
        ("[[打]", ["3"]),
    ],
)
def test_a_regular_expression_is_looked_for_in_titles_and_notes(
    pattern: str, expected: list[str]
) -> None:
    assert found(grep=pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(", "missing ), unterminated subpattern at position 0"),
        ("[", "unterminated character set at position 0"),
        ("*", "nothing to repeat at position 0"),
        ("a{99999999999999999999}", "the repetition number is too large"),
    ],
)
def test_what_is_no_regular_expression_is_refused_with_the_reason(
    pattern: str, reason: str
) -> None:
    assert refused(PatternError, lambda: found(grep=pattern)) == (
        f"{pattern} is not a regular expression ({reason}); put \\ before ( [ * + ? . |"
    )


def test_a_regular_expression_nested_too_deep_is_refused() -> None:
    pattern = "(" * 5_000 + ")" * 5_000

    assert refused(PatternError, lambda: found(grep=pattern)).startswith(
        f"{cut(pattern, LONGEST)} is not a regular expression ("
    )


def test_a_deadline_keeps_the_tasks_that_have_it() -> None:
    assert found(due=Due(last=date(2025, 6, 30))) == ["1", "4"]
    assert found(due=Due(first=date(2025, 6, 30))) == ["1", "2"]
    assert found(due=NO_DATE) == ["3", "4-2"]


def test_a_task_fits_all_filters_at_once() -> None:
    assert found(unit="甲局", grep="河", due=Due(last=date(2024, 12, 31))) == ["4"]
    assert found(action="1", roles=(Role.LEAD,)) == ["1"]
    assert found(action="2", unit="甲局", roles=(Role.LEAD,), grep="pier") == ["2"]
    assert found(action="2", unit="乙局") == []
    assert found(
        action="1",
        unit="甲局",
        roles=(Role.RESPONSIBLE,),
        grep="巡",
        due=Due(last=date(2024, 12, 31)),
        direct=True,
    ) == ["4"]


def test_tasks_that_share_an_id_are_told_apart() -> None:
    plan = PLAN._replace(tasks=tuple(task._replace(id="1") for task in PLAN.tasks))

    assert [task.title for task in tasks(plan, Register(plan), units={"乙局"})] == [
        "打井 (A*b)",
        "巡河",
    ]


def test_the_shipped_plan_is_filtered() -> None:
    plan = shipped_plan()

    assert found(plan=plan, unit="区商务委", roles=(Role.RESPONSIBLE,)) == ["10", "27", "35", "41"]
    assert found(plan=plan, action="5", grep="消费|文旅", unit="CBD管委会") == ["23", "24"]
    assert found(plan=plan, unit="CBD管委会") == ["1", "3", "12", "23", "24", "25"]
    assert found(plan=plan, unit="CBD管委会", direct=True) == ["1", "12", "23", "24", "25"]


def test_several_of_one_kind_are_fitted_by_tasks_that_have_any_of_them() -> None:
    def several(**filters: tuple[str, ...]) -> list[str]:
        return [task.id for task in tasks(PLAN, Register(PLAN), **filters)]  # type: ignore[arg-type]

    assert several(units=("甲局", "乙局")) == ["1", "2", "3", "4"]
    assert several(actions=("1", "2")) == ["1", "2", "4"]
    assert several(grep=("河", "井")) == ["1", "3", "4"]
    assert several(units=("乙局",), actions=("1", "2"), grep=("巡", "井")) == ["4"]
