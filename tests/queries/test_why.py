import pytest

from asking import plan_text, refused, shipped_text
from duties.errors.questions import NoPartError
from duties.naming.names import Register
from duties.queries.selection import select_tasks
from duties.queries.why import Reason, why
from duties.source import Source
from reading import plan_of, shown

TEXT = plan_text(
    units="""
        name: 东街道, aliases: [东街]
        name: 各街道, aliases: [街道们], members: [东街, 西街道]
        name: 全县, members: [各街道]
    """,
    tasks="""
        id: 1, title: 河, lead: 东街道, responsible: [东街], support: 东 街道
        id: 2, title: 井, lead: 全县, responsible: 街道们
        id: 3, title: 渠, lead: 河长办
        id: 3-2, title: 湖, lead: 河长 办
        id: 4, title: 海
    """,
)


def reasons(text: str, unit: str, *wanted: str) -> tuple[Reason, ...]:
    plan = plan_of(text)
    return why(plan, Register(plan), Source("plan.yaml", text), select_tasks(plan, wanted), unit)


def told(unit: str, *wanted: str, text: str = TEXT) -> list[tuple[str, ...]]:
    """Return the place, role, words, spelling and meaning of each reason, and its collectives."""
    return [
        (
            f"{shown(reason.span)} {reason.duty.role}: {reason.duty.name and reason.duty.name.text}"
            f" is a {reason.spelling} for {reason.named}",
            *reason.duty.via,
        )
        for reason in reasons(text, unit, *wanted)
    ]


def test_every_role_that_a_task_gives_is_explained_by_name_alias_or_variant() -> None:
    assert told("东街道", "1") == [
        ("8:29-8:32 lead: 东街道 is a name for 东街道",),
        ("8:48-8:50 responsible: 东街 is a alias for 东街道",),
        ("8:62-8:66 support: 东 街道 is a variant for 东街道",),
    ]


def test_a_collective_and_a_nested_one_are_followed_to_the_unit() -> None:
    assert told("东街道", "2") == [
        ("9:29-9:31 lead: 全县 is a name for 全县", "全县", "各街道"),
        ("9:46-9:49 responsible: 街道们 is a alias for 各街道", "各街道"),
    ]


def test_a_name_that_nobody_registered_is_so_in_every_spelling() -> None:
    assert told("河长办", "3", "3-2") == [
        ("10:29-10:32 lead: 河长办 is a unregistered for 河长办",),
        ("11:31-11:35 lead: 河长 办 is a unregistered for 河长办",),
    ]


def test_a_reason_has_the_file_and_the_whole_line() -> None:
    assert [(reason.file, reason.text) for reason in reasons(TEXT, "东街道", "1-2")] == [
        *[
            (
                "plan.yaml",
                "  - {id: 1, title: 河, lead: 东街道, responsible: [东街], support: 东 街道}",
            )
        ]
        * 3,
        *[("plan.yaml", "  - {id: 2, title: 井, lead: 全县, responsible: 街道们}")] * 2,
    ]


def test_only_the_tasks_asked_about_are_explained_in_the_order_asked_for() -> None:
    assert [reason.duty.task.id for reason in reasons(TEXT, "东街道", "2", "1")] == [*"22111"]


@pytest.mark.parametrize(
    ("unit", "wanted", "sentence"),
    [
        ("河长办", ["1"], "河长办 has no part in task 1, which names 东街道"),
        ("河长办", ["1-2"], "河长办 has no part in task 1, 2, which names 东街道, 全县, 各街道"),
        ("东街道", ["4"], "东街道 has no part in task 4, which names no unit"),
    ],
)
def test_a_unit_without_a_part_in_the_tasks_is_told_who_has(
    unit: str, wanted: list[str], sentence: str
) -> None:
    assert refused(NoPartError, lambda: reasons(TEXT, unit, *wanted)) == sentence


def test_the_shipped_plan_spells_one_unit_with_a_blank() -> None:
    text = shipped_text()
    found = reasons(text, "CBD管委会", "23-25")

    rest = "时代天街商圈管委会, 化龙桥国际商务区开发建设委员会]"
    assert [(reason.spelling, reason.text) for reason in found] == [
        ("name", "      - CBD管委会"),
        ("name", f"    responsible: [区大数据局, CBD管委会, {rest}"),
        ("variant", f"    responsible: [区文旅委, CBD 管委会, {rest}"),
    ]
    lines = text.split("\n")
    assert [lines[reason.span.line - 1] for reason in found] == [reason.text for reason in found]


# What nobody knows

OPEN = plan_text(
    units="""
        name: 甲局, kind: department
        name: 各部门, kind: collective
        name: 全县, kind: collective, members: [乙局, 各部门]
        name: 各街道, kind: collective
    """,
    tasks="""
        id: 1, title: 河, lead: 乙局, responsible: 全县, open_ended: true
        id: 2, title: 井, lead: 乙局, support: [各 部门]
        id: 3, title: 渠, lead: 甲局, responsible: 各部门
        id: 4, title: 湖, lead: 乙局, responsible: 各街道
    """,
)


def test_a_step_is_what_a_unit_has_that_its_task_does_not_name() -> None:
    text = plan_text(tasks="id: 1, title: 河, lead: 甲局, steps: [{id: 2, title: 桥, lead: 乙局}]")

    assert [reason.duty.task.id for reason in reasons(text, "乙局", "1")] == ["1/2"]
    assert [reason.duty.task.id for reason in reasons(text, "甲局", "1")] == ["1"]


def test_a_collective_without_members_or_an_open_list_may_mean_the_unit() -> None:
    assert told("甲局", "1-2", text=OPEN) == [
        ("9:46-9:48 responsible: 全县 is a name for 全县", "全县", "各部门"),
        ("9:62-9:66 responsible: None is a None for None",),
        ("10:43-10:47 support: 各 部门 is a variant for 各部门", "各部门"),
    ]
    assert all(reason.is_possible for reason in reasons(OPEN, "甲局", "1-2"))


def test_what_is_certain_comes_first_and_a_task_that_is_certain_is_not_left_open() -> None:
    assert [
        (reason.duty.task.id, reason.is_possible) for reason in reasons(OPEN, "甲局", "1-3")
    ] == [("3", False), ("1", True), ("1", True), ("2", True)]


def test_a_task_for_units_of_another_kind_says_that_its_members_are_not_listed() -> None:
    assert refused(NoPartError, lambda: reasons(OPEN, "甲局", "4")) == (
        "甲局 has no part in task 4, which names 乙局, 各街道 (members not listed)"
    )
