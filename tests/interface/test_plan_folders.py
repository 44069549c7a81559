"""Many plans asked as one is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import duties
from duties.errors.questions import UnknownUnitError
from opened import plans, workplace

DAY = "2026-06-18"


QUESTIONS: dict[str, Callable[[Any], duties.Results[Any]]] = {
    "tasks": lambda asked: asked.tasks(action="1", as_of=DAY),
    "status": lambda asked: asked.status(as_of=DAY),
    "board": lambda asked: asked.board(as_of=DAY),
    "targets": lambda asked: asked.targets(as_of=DAY),
    "workload": lambda asked: asked.workload(),
    "lint": lambda asked: asked.lint(as_of=DAY),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_plan_answers_as_it_does_alone(plans: duties.PlanFolder, question: str) -> None:
    ask = QUESTIONS[question]

    found = ask(plans)

    expected = [
        {**row, "plan": name} for name, plan in plans.items() for row in ask(plan).to_dicts()
    ]
    assert len({row["plan"] for row in expected}) > 1
    assert found.to_dicts() == expected
    assert list(found.to_dicts()[0])[-1] == "plan"


def test_plans_without_the_unit_are_passed_over(plans: duties.PlanFolder) -> None:
    found = plans.my_tasks("区住建委")

    assert {each.plan for each in found} == {"渝中区"}
    assert [each.result.task.id for each in found[:2]] == ["4", "7"]
    assert all(note.startswith("渝中区: ") for note in found.notes)


def test_a_unit_in_no_plan_is_an_error(plans: duties.PlanFolder) -> None:
    with pytest.raises(UnknownUnitError):
        plans.my_tasks("无此单位")


def test_what_keeps_a_plan_from_answering_is_noted(
    workplace: Path, plans: duties.PlanFolder
) -> None:
    progress = workplace / "plans" / "软件县.progress"
    progress.write_text("a file where a folder belongs", "utf-8")

    found = plans.status(as_of=DAY)

    assert {each.plan for each in found} == {"清水县", "渝中区"}
    assert any(note.startswith("软件县: ") for note in found.notes)


def test_a_faulty_plan_keeps_no_other_from_being_opened(workplace: Path) -> None:
    (workplace / "plans" / "坏.yaml").write_text("tasks: [\n", "utf-8")

    plans = duties.load_folder("plans")

    assert list(plans) == ["清水县", "渝中区", "软件县"]
    assert {name: error.line for name, error in plans.failed.items()} == {"坏": 1}
    assert repr(plans) == "<PlanFolder of 3 plans: 清水县, 渝中区, 软件县; 1 failed>"


def test_a_folder_without_plans_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(duties.DutiesError):
        duties.load_folder(tmp_path)


def test_results_of_many_plans_are_shown_with_the_plan_first(plans: duties.PlanFolder) -> None:
    lines = repr(plans.tasks()).splitlines()

    assert lines[0].startswith("Plan    No.  Action  Task")
    assert lines[1].startswith("清水县  1    ")


def test_of_several_units_a_plan_answers_for_those_that_it_has(plans: duties.PlanFolder) -> None:
    units = ["区住建委", "县住建局"]

    mine = plans.my_tasks(*units)
    tasks = plans.tasks(unit=iter(units))

    assert {(each.plan, each.result.unit) for each in mine} == {
        ("清水县", "县住建局"),
        ("渝中区", "区住建委"),
        ("软件县", "县住建局"),
    }
    assert {each.plan for each in tasks} == {"清水县", "渝中区", "软件县"}
    assert len(tasks) == sum(
        len(plans[name].tasks(unit=unit))
        for name, unit in (("清水县", units[1]), ("渝中区", units[0]), ("软件县", units[1]))
    )
    listed = "、".join(units)
    assert list(plans.my_tasks(listed)) == list(mine)
    assert list(plans.tasks(unit=listed)) == list(tasks)


def test_one_of_several_units_that_no_plan_has_is_an_error(plans: duties.PlanFolder) -> None:
    for ask in (
        lambda: plans.my_tasks("区住建委", "无此单位"),
        lambda: plans.status(unit=["县住建局", "无此单位"], as_of=DAY),
    ):
        with pytest.raises(UnknownUnitError, match="no unit is called 无此单位"):
            ask()


def test_two_units_are_joined_only_where_both_are(plans: duties.PlanFolder) -> None:
    found = plans.between("县住建局", "城关镇")

    assert {each.plan for each in found} == {"清水县"}


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: 甲\ntasks: []\n", "utf-8")

    with pytest.raises(duties.DutiesError, match="there is no such file"):
        duties.load_folder(tmp_path, tmp_path / "b")


def test_the_names_that_may_be_meant_are_those_of_all_plans(plans: duties.PlanFolder) -> None:
    for units in (["区住建居"], ["区住建居", "县住建局"]):
        with pytest.raises(UnknownUnitError) as raised:
            plans.my_tasks(*units)

        assert {"县住建局", "区住建委"} <= set(raised.value.candidates)


def test_plans_whose_tables_differ_keep_the_columns_of_each(workplace: Path) -> None:
    folder = workplace / "two"
    folder.mkdir()
    for name, action in (("a", "治水"), ("b", "植树")):
        (folder / f"{name}.yaml").write_text(
            f"actions:\n  - {{id: {action}, title: {action}}}\n"
            f"tasks:\n  - {{id: 1, action: {action}, title: 修路, lead: 甲局}}\n",
            "utf-8",
        )
    found = duties.load_folder(folder).ask(lambda plan: plan.matrix())
    cells = {
        column.heading: [column.value(each) for each in found] for column in found.view.columns
    }

    assert cells["Plan"] == ["a", "b"]
    assert [cells["治水"][0] is None, cells["治水"][1] is None] == [False, True]
    assert [cells["植树"][0] is None, cells["植树"][1] is None] == [True, False]
