"""What a type checker tells those who use the interface, and others who import the package."""

import os
import sys
from pathlib import Path

import pytest

from test_packaging import run

USED_WELL = """\
from datetime import date
from typing import assert_type

import duties
from duties.assignments import Assignment
from duties.model import Task
from duties.queries.possible import Possibility
from duties.tracking.standing import Standing

plan = duties.load("plan.yaml")
assert_type(plan, duties.LoadedPlan)
assert_type(plan.who_leads("19"), duties.Results[Task])
assert_type(plan.who_leads("19")[0], Task)
some = plan.tasks(unit=["a", "b"], due="2027-Q2", due_to=date(2027, 6, 1))
assert_type(some[:3], duties.Results[Task])
assert_type(plan.my_tasks("a", "b", role="lead", no_due=True)[0], Assignment | Possibility)
assert_type([each.days_left for each in plan.status(as_of=date.today())], list[int | None])
plans = duties.load_folder("plans")
assert_type(plans["a"], duties.LoadedPlan)
assert_type(plans.status("1", light="red", as_of="2026-06-18")[0], duties.InPlan[Standing])
assert_type(plans.my_tasks("a", due_within="30d")[0].plan, str)
assert_type(plans.ask(lambda each: each.tasks()), duties.Results[duties.InPlan[Task]])
assert_type(duties.read_document("a.docx").plan, duties.LoadedPlan)
assert_type(duties.compare(plan, "b.yaml").for_units("a").unchanged, int)
assert_type(plan.verify("a.docx").tasks[0].respects, tuple[str, ...])
assert_type(plan.export("plan.ics", alarm=7).notes, tuple[str, ...])
try:
    plan.graph()
except duties.DutiesError as error:
    assert_type(error.line, int | None)
    assert_type(duties.sentence(error, "zh"), str)
"""
USED_BADLY = """\
import duties

plan = duties.load("plan.yaml")
plan.my_tasks(19)  # type: ignore[arg-type]
plan.tasks("19")  # type: ignore[call-arg]
plan.tasks(until="2027")  # type: ignore[call-arg]
plan.tasks(due=2027)  # type: ignore[arg-type]
plan.taskz()  # type: ignore[attr-defined]
duties.lode("plan.yaml")  # type: ignore[attr-defined]
duties.load_folder("plans").tasks(until="2027")  # type: ignore[call-arg]
plan.tasks()[0].titel  # type: ignore[attr-defined]
"""
FOREIGN = """\
from duties.model import Plan, Role

def leads(plan: Plan) -> list[str]:
    return [name.text for task in plan.tasks for name in task.units(Role.LEAD)]

def mistaken(plan: Plan) -> object:
    return plan.taskz  # type: ignore[attr-defined]
"""


@pytest.mark.thorough
def test_a_checker_knows_what_comes_out_and_sees_each_mistake(tmp_path: Path) -> None:
    scripts = {"well.py": USED_WELL, "badly.py": USED_BADLY, "foreign.py": FOREIGN}
    for name, script in scripts.items():
        (tmp_path / name).write_text(script, encoding="utf-8")
    checker = ("-m", "mypy", "--strict", "--cache-dir", os.devnull)  # nobody asks again

    # A strict check would also report a `type: ignore` where the mistake went unseen.
    assert run(sys.executable, *checker, *scripts, cwd=tmp_path) == (
        "Success: no issues found in 3 source files\n"
    )
