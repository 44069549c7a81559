from datetime import date

from asking import EN, plan_text
from duties.ledger.loading import load_file
from duties.ledger.model import Ledger
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.escalation import Ladder, escalate
from duties.source import Source
from duties.task_or_step import TaskOrStep
from duties.tracking.problems import Problem, problems
from reading import plan_of

PLAN = """
title: 清水方案
units:
  - {name: 交通局, contact: 局办公室, leader: 局长}
  - {name: 住建局, contact: 住建局办公室}
  - {name: 各街道, members: [东街道, 西街道]}
actions:
  - {id: 2, title: 路网}
  - {id: 3, title: 民生}
tasks:
  - {id: 4, action: 2, title: 修路, lead: 交通局, responsible: 住建局, leader: 分管副县长,
     steps: [{id: 1, title: 征收, lead: 住建局, contact: 征收科}]}
  - {id: 5, action: 2, title: 架桥, responsible: [住建局, 各街道]}
  - {id: 6, action: 3, title: 助餐, lead: 各街道}
  - {id: 7, title: 其他}
bodies:
  - {id: 领导小组, name: 清水县建设领导小组, tier: leading-group, office: 住建局, leader: 县长}
  - {id: 路网组, name: 路网专项工作组, tier: special-group, under: 领导小组, office: 交通局,
     leader: 常务副县长, actions: [2]}
  - {id: 路专班, name: 修路工作专班, tier: task-force, under: 路网组, office: [住建局], tasks: [4],
     contact: 专班办}
"""


def ladder(
    id_: str, *answering: str, plan: Plan | None = None, found: tuple[Problem, ...] = ()
) -> Ladder:
    """Return the ladder of a task or of a step."""
    plan = plan or plan_of(PLAN)
    head, _, step_id = id_.partition("/")
    task = next(task for task in plan.tasks if task.id == head)
    step = next((step for step in task.steps if step.id == step_id), None)
    return escalate(plan, Register(plan), TaskOrStep(task, step), answering, found)


def lines(of: Ladder) -> list[str]:
    """Return each rung as one line: its kind, who, why, office, leader, contact, problems."""
    return [
        " | ".join(
            (
                rung.kind,
                rung.name or "-",
                rung.reason.put(EN),
                ",".join(rung.office) or "-",
                rung.leader or "-",
                rung.contact or "-",
                ",".join(rung.problems) or "-",
            )
        )
        for rung in of.rungs
    ]


def on(*entries: str) -> tuple[Problem, ...]:
    """Return the open and solved problems of these entries."""
    text = "\n".join(("period: 2026-03", "problems:", *(f"  - {{{entry}}}" for entry in entries)))
    file = load_file(Source("progress/2026-03.yaml", text))
    assert file.findings == ()
    return problems(Ledger((file,)), date(2026, 4, 1))


def test_the_way_goes_from_the_units_up_the_three_tiers() -> None:
    assert lines(ladder("4", "交通局")) == [
        "unit | 交通局 | answers for it (lead) | - | 分管副县长 | 局办公室 | -",
        "task-force | 修路工作专班 | watches over task 4 | 住建局 | - | 专班办 | -",
        "special-group | 路网专项工作组 | watches over action 2 | 交通局 | 常务副县长 | 局办公室 "
        "| -",
        "leading-group | 清水县建设领导小组 | stands above 路网专项工作组 | 住建局 | 县长 "
        "| 住建局办公室 | -",
    ]


def test_a_step_has_its_own_unit_and_contact_and_the_leader_of_its_task() -> None:
    assert lines(ladder("4/1", "住建局"))[0] == (
        "unit | 住建局 | answers for it (lead) | - | 分管副县长 | 征收科 | -"
    )


def test_a_tier_that_is_not_there_is_said_and_passed_over() -> None:
    found = ladder("5", "住建局", "东街道", "西街道")

    assert lines(found)[:4] == [
        "unit | 住建局 | answers for it (responsible) | - | - | 住建局办公室 | -",
        "unit | 东街道 | answers for it (responsible) | - | - | - | -",
        "unit | 西街道 | answers for it (responsible) | - | - | - | -",
        "task-force | - | no task force watches over task 5 | - | - | - | -",
    ]
    assert [rung.kind for rung in found.rungs][4:] == ["special-group", "leading-group"]
    assert found.is_watched


def test_over_a_task_that_no_body_watches_the_leading_group_stands_all_the_same() -> None:
    found = ladder("7")

    assert not found.is_watched
    assert lines(found) == [
        "unit | - | no unit answers for it | - | - | - | -",
        "task-force | - | no task force watches over task 7 | - | - | - | -",
        "special-group | - | no special group watches over task 7 | - | - | - | -",
        "leading-group | 清水县建设领导小组 | stands above the whole plan | 住建局 | 县长 "
        "| 住建局办公室 | -",
    ]


def test_a_plan_without_bodies_says_of_each_tier_that_it_names_none() -> None:
    plan = plan_of(plan_text(tasks="id: 1, title: 河, lead: 甲局"))

    found = ladder("1", "甲局", plan=plan)

    assert not found.is_watched
    assert [line.split(" | ")[2] for line in lines(found)] == [
        "answers for it (lead)",
        "the plan names no task force",
        "the plan names no special group",
        "the plan names no leading group",
    ]


def test_those_whom_open_problems_ask_for_help_come_before_the_bodies_above() -> None:
    found = on(
        "id: P1, task: 4, unit: 交通局, date: 2026-03-01, stage: found, needs: [住建局, 路网组]",
        "id: P2, task: 4/1, unit: 住建局, date: 2026-03-02, stage: found, needs: [交通局, 省厅]",
        "id: P3, task: 4, unit: 交通局, date: 2026-03-03, stage: found, needs: 东街道",
        "id: P3, date: 2026-03-04, stage: solved",
        "id: P4, task: 5, unit: 住建局, date: 2026-03-05, stage: found, needs: 西街道",
    )

    asked = [line for line in lines(ladder("4", "交通局", found=found)) if line[-1] != "-"]

    assert asked == [
        "unit | 交通局 | answers for it (lead) | - | 分管副县长 | 局办公室 | P2",
        "asked | 住建局 | asked for help with P1 | - | - | 住建局办公室 | P1",
        "asked | 省厅 | asked for help with P2 | - | - | - | P2",
        "special-group | 路网专项工作组 | watches over action 2 | 交通局 | 常务副县长 | 局办公室 "
        "| P1",
    ]


def test_a_body_that_is_asked_but_does_not_stand_above_has_a_rung_of_its_own() -> None:
    found = on(
        "id: P1, task: 6, unit: 东街道, date: 2026-03-01, stage: found, needs: 路网专项工作组"
    )

    assert lines(ladder("6", "东街道", found=found))[1] == (
        "asked | 路网专项工作组 | asked for help with P1 | 交通局 | 常务副县长 | 局办公室 | P1"
    )


def test_bodies_in_a_circle_are_each_named_once() -> None:
    text = PLAN.replace("leading-group, office", "leading-group, under: 路网组, office")

    found = ladder("4", "交通局", plan=plan_of(text))

    assert [rung.name for rung in found.rungs] == [
        "交通局",
        "修路工作专班",
        "路网专项工作组",
        "清水县建设领导小组",
    ]
    assert found.circle == ("路网组", "领导小组")


def test_a_body_under_itself_is_a_circle_too() -> None:
    plan = plan_of(
        plan_text(tasks="id: 1, title: 河, lead: 甲局")
        + "bodies:\n  - {id: 组, name: 治河组, under: 组, tasks: [1]}\n"
    )

    found = ladder("1", "甲局", plan=plan)

    assert [rung.kind for rung in found.rungs if rung.name] == ["unit", "body"]
    assert found.circle == ("组",)


def test_a_long_row_of_bodies_is_climbed_once() -> None:
    many = 1200
    bodies = "".join(
        f"  - {{id: {number}, name: 组{number}, under: {number - 1}, tasks: [1]}}\n"
        for number in range(2, many + 1)
    )
    plan = plan_of(
        plan_text(tasks="id: 1, title: 河, lead: 甲局")
        + "bodies:\n  - {id: 1, name: 组}\n"
        + bodies
    )

    found = ladder("1", "甲局", plan=plan)

    assert sum(rung.kind == "body" for rung in found.rungs) == many
