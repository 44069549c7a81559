"""Questions to many plans: a folder, or several named."""

import csv
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from conftest import Answer, Duties

from duties.cli import clock
from followed import put_there

NORTH = """\
title: 北区方案
issuer: 北区人民政府
units:
- {name: 区住建委, aliases: [区住房城乡建设委], kind: department}
- {name: 区教委, kind: department}
tasks:
- {id: 1, title: 修缮码头, lead: 区住建委, responsible: 区教委, due: 2026-09}
- {id: 2, title: 新建学校, lead: 区教委, due: 2026-05}
"""
SOUTH = """\
title: 南区方案
issuer: 南区人民政府
units:
- {name: 区住建委, kind: department}
- {name: 区民政局, kind: department}
tasks:
- {id: 1, title: 修缮老街, lead: 区住建委, responsible: 区民政局, due: 2026-07}
- {id: 9, title: 建设养老院, lead: 区民政局, responsible: 区住建委}
targets:
- {id: beds, name: 养老床位, value: 500, unit: 张, owner: 区民政局, tasks: 9}
"""


@pytest.fixture
def plans(workplace: Path) -> Path:
    """Two plans in a folder, and what is no plan."""
    put("plans/north/plan.yaml", NORTH)
    put("plans/south.yaml", SOUTH)
    put("plans/units.yaml", "units:\n- {name: 区住建委}\n")
    return workplace / "plans"


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def rows(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.out)))


def told(answer: Answer) -> list[dict[str, object]]:
    """Return what a plan answers in JSON: nothing, where it says what it lacks."""
    found: list[dict[str, object]] = json.loads(answer.out) if answer.out else []
    return found


def test_the_tasks_of_a_unit_in_all_plans_stand_in_one_table(plans: Path, duties: Duties) -> None:
    answer = duties("--plan", "plans", "my-tasks", "区住建委")

    assert answer.code == 0
    head, _, _, _, *found = [line.split() for line in answer.out.splitlines()]
    assert answer.out.splitlines()[2].startswith("Plan    Role         No.    Task ")
    assert head == ["区住建委:", "lead", "2,", "responsible", "1"]
    assert found == [
        ["north", "lead", "1", "修缮码头", "区住建委", "区教委", "2026-09"],
        ["south", "lead", "1", "修缮老街", "区住建委", "区民政局", "2026-07"],
        ["south", "responsible", "9", "建设养老院", "区民政局", "区住建委", "养老床位"],
    ]


@pytest.mark.parametrize(
    "question",
    [
        ("my-tasks", "区住建委"),
        ("who-leads", "修缮"),
        ("tasks",),
        ("status",),
        ("board",),
        ("targets",),
        ("units",),
        ("partners", "区住建委"),
        ("between", "区住建委", "区民政局"),
        ("workload",),
    ],
    ids=lambda question: question[0],
)
def test_many_plans_answer_what_each_answers_alone_with_its_name(
    plans: Path, duties: Duties, question: tuple[str, ...]
) -> None:
    alone = [
        {**item, "plan": name}
        for name, file in (("north", "north/plan.yaml"), ("south", "south.yaml"))
        for item in json.loads(
            duties("--plan", f"plans/{file}", *question, "-f", "json").out or "[]"
        )
    ]
    assert alone

    together = duties("--plan", "plans", *question, "-f", "json")

    assert together.code == 0
    assert json.loads(together.out) == alone
    assert [list(item)[-1] for item in json.loads(together.out)] == ["plan"] * len(alone)
    as_csv = rows(duties("--plan", "plans", *question, "-f", "csv"))
    assert [row["plan"] for row in as_csv] == [item["plan"] for item in alone]
    table = duties("--plan", "plans", *question).out
    assert "Plan " in table


def test_problems_of_many_plans_stand_in_one_table(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, duties: Duties
) -> None:
    for name in ("a", "b"):
        (workplace / name).mkdir()
        put_there("tracked", workplace / name)
    put("c.yaml", SOUTH)
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 30))
    alone = json.loads(duties("--plan", "a/plan.yaml", "problems", "-f", "json").out)

    found = json.loads(duties("--plan", ".", "problems", "-f", "json").out)

    assert [item["plan"] for item in found] == ["a"] * len(alone) + ["b"] * len(alone)
    assert "note: c: nothing has been reported" in duties("--plan", ".", "problems").err


def test_a_list_by_deadline_goes_through_all_plans(plans: Path, duties: Duties) -> None:
    for question in (("tasks",), ("my-tasks", "区住建委,区教委")):
        found = rows(duties("--plan", "plans", *question, "--sort", "due", "-f", "csv"))
        days = [row["due"] for row in found]
        assert days == sorted(days, key=lambda day: day or "9")
        assert {row["plan"] for row in found} == {"north", "south"}


def test_a_task_may_be_named_with_its_plan(plans: Path, duties: Duties) -> None:
    def leads(*tasks: str) -> list[tuple[str, str]]:
        answer = duties("--plan", "plans", "who-leads", *tasks, "-f", "csv")
        return [(row["plan"], row["id"]) for row in rows(answer)]

    assert leads("south:1") == [("south", "1")]
    assert leads("south:1", "north:2") == [("north", "2"), ("south", "1")]
    assert leads("1") == [("north", "1"), ("south", "1")]
    assert leads("south:1", "修缮") == [("north", "1"), ("south", "1")]
    other = duties("--plan", "plans", "who-leads", "south:5")
    assert other == (
        1,
        "",
        "error: south: no task has the id 5 or these words in its title; the ids run from 1 to 9\n",
    )


def test_a_plan_without_the_unit_is_passed_over_in_silence(plans: Path, duties: Duties) -> None:
    answer = duties("--plan", "plans", "my-tasks", "区民政局", "--role", "lead", "-f", "csv")

    assert (answer.code, answer.err) == (0, "")
    assert [row["plan"] for row in rows(answer)] == ["south"]


def test_of_several_units_each_plan_tells_of_those_it_has(plans: Path, duties: Duties) -> None:
    answer = duties("--plan", "plans", "tasks", "-u", "区民政局", "-u", "区教委", "-f", "csv")

    assert (answer.code, answer.err) == (0, "")
    assert [(row["plan"], row["id"]) for row in rows(answer)] == [
        ("north", "1"),
        ("north", "2"),
        ("south", "1"),
        ("south", "9"),
    ]
    assert duties("--plan", "plans", "tasks", "-u", "区民政局、区教委", "-f", "csv") == answer


def test_a_name_that_no_plan_has_is_told_with_what_is_like_it_in_any(
    plans: Path, duties: Duties
) -> None:
    assert duties("--plan", "plans", "my-tasks", "区民政周") == (
        1,
        "",
        "error: no unit is called 区民政周; did you mean 区民政局?\n",
    )
    beside = duties("--plan", "plans", "my-tasks", "区教委", "区民政周", "-f", "csv")
    assert beside.code == 1
    assert [row["plan"] for row in rows(beside)] == ["north", "north"]
    assert beside.err == "error: no unit is called 区民政周; did you mean 区民政局?\n"
    no_task = duties("--plan", "plans", "who-leads", "没有的事")
    assert no_task.code == 1
    assert no_task.err.startswith("error: no task of these plans has the id 没有的事")


def test_nothing_that_matches_is_said_once(plans: Path, duties: Duties) -> None:
    assert duties("--plan", "plans", "tasks", "--grep", "没有", "-f", "json") == (
        1,
        "[]\n",
        "note: nothing in these plans matches\n",
    )


def test_a_faulty_plan_is_told_and_the_others_answer(plans: Path, duties: Duties) -> None:
    put("plans/broken.yaml", "title: 坏方案\ntasks: [\n")
    Path("plans/dead.yaml").symlink_to("gone.yaml")

    answer = duties("--plan", "plans", "my-tasks", "区住建委", "-f", "csv")

    assert answer.code == 2
    assert [row["plan"] for row in rows(answer)] == ["north", "south", "south"]
    assert [line[:23] for line in answer.err.splitlines()] == [
        "error: plans/broken.yam",
        "error: plans/dead.yaml:",
    ]


def test_faulty_plans_alone_answer_nothing(workplace: Path, duties: Duties) -> None:
    put("plans/broken.yaml", "title: 坏方案\ntasks: [\n")

    answer = duties("--plan", "plans", "tasks")

    assert (answer.code, answer.out) == (2, "")


def test_what_many_plans_say_is_said_once_or_cut_short(workplace: Path, duties: Duties) -> None:
    for number in range(20):
        put(f"plans/{number:02}.yaml", NORTH.replace("lead: 区教委, due", "leed: 区教委, due"))

    err = duties("--plan", "plans", "tasks").err.splitlines()

    assert len(err) == 6
    assert err[0] == (
        "note: 00: 1 place in plans/00.yaml could not be read as meant; `duties lint` shows it"
    )
    assert err[-1] == "note: much the same for 15 more plans"
    told = duties("--plan", "plans", "status").err
    assert "note: 20 plans, among them 00, 01" in told


def test_several_plans_may_be_named_by_options_or_the_environment(
    plans: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = duties("--plan", "plans", "tasks", "-f", "csv")
    both = ("--plan", "plans/north/plan.yaml", "tasks", "--plan", "plans/south.yaml")

    assert duties(*both, "-f", "csv") == whole
    monkeypatch.setenv("DUTIES_PLAN", "plans")
    assert duties("tasks", "-f", "csv") == whole
    monkeypatch.setenv(
        "DUTIES_PLAN", os.pathsep.join(("plans/north/plan.yaml", "plans/south.yaml"))
    )
    assert duties("tasks", "-f", "csv") == whole
    one = duties("--plan", "plans/south.yaml", "tasks", "-f", "csv")
    assert "plan" not in rows(one)[0]


def test_a_file_with_the_sign_between_names_is_one_plan(
    workplace: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(f"a{os.pathsep}b.yaml", NORTH)
    monkeypatch.setenv("DUTIES_PLAN", f"a{os.pathsep}b.yaml")

    assert "plan" not in rows(duties("tasks", "-f", "csv"))[0]


@pytest.mark.parametrize(
    "line",
    [
        "--plan plans/south.yaml --plan plans/south.yaml who-leads 1",
        "--plan plans/south.yaml who-leads 1 --plan plans/south.yaml",
    ],
)
def test_a_name_given_twice_is_one_plan_and_that_is_said(
    plans: Path, duties: Duties, line: str
) -> None:
    once = duties("--plan", "plans/south.yaml", "who-leads", "1")

    assert duties(*line.split()) == (
        0,
        once.out,
        "note: plans/south.yaml is named more than once, and counts once\n",
    )


@pytest.mark.parametrize("setting", [os.pathsep, os.pathsep * 2, " "])
def test_a_setting_without_a_name_is_told(
    plans: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("DUTIES_PLAN", setting)

    assert duties("who-leads", "1") == (
        2,
        "",
        f"error: DUTIES_PLAN is “{setting}”, which names no plan; set it to one, or unset it\n",
    )


def test_the_same_plan_named_twice_is_one(plans: Path, duties: Duties) -> None:
    twice = duties("--plan", "plans", "--plan", "plans/south.yaml", "tasks", "-f", "csv")
    assert twice.err == "note: plans/south.yaml: 1 plan was named before, and counts once\n"
    assert [row["plan"] for row in rows(twice)] == [
        *["plans/north"] * 2,
        *["plans/south"] * 2,
    ]


@pytest.mark.parametrize(
    "command",
    [
        ("show", "1"),
        ("actions",),
        ("bodies",),
        ("matrix",),
        ("history", "1"),
        ("draw", "plan"),
        ("bulletin", "b.md"),
        ("record", "1", "--state", "done"),
        ("export", "plan.xlsx", "--without", "notes"),
    ],
    ids=lambda command: command[0],
)
def test_other_commands_say_that_they_work_on_one_plan(
    plans: Path, duties: Duties, command: tuple[str, ...]
) -> None:
    answer = duties("--plan", "plans", *command)

    assert answer.code == 2
    assert answer.out == ""
    assert "this command works on one plan, but plans may be many" in answer.err


def test_a_command_without_a_plan_does_not_mind_a_folder(
    plans: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUTIES_PLAN", "plans")

    assert duties("rule", "DUT216").code == 0
    assert duties("help", "tasks").code == 0


def test_one_ledger_does_not_go_with_many_plans(plans: Path, duties: Duties) -> None:
    answer = duties("--plan", "plans", "--progress", "x", "status")

    assert answer.code == 2
    assert answer.err.startswith("error: each of the plans has its progress in a folder of its own")


def test_a_folder_without_plans_is_told(workplace: Path, duties: Duties) -> None:
    put("plans/units.yaml", "units: []\n")

    for command in ("tasks", "lint"):
        answer = duties("--plan", "plans", command)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("error: plans: no plan is in this folder or below")


def test_each_plan_has_its_own_progress(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, duties: Duties
) -> None:
    (workplace / "plans" / "a").mkdir(parents=True)
    put_there("tracked", workplace / "plans" / "a")
    put("plans/c.yaml", NORTH)
    put(
        "plans/c.progress/2026-04.yaml",
        "period: 2026-04\nreports:\n- {task: 1, unit: 区住建委, date: 2026-04-20, state: done}\n",
    )
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 30))

    found = rows(duties("--plan", "plans", "status", "-f", "csv"))

    states = {(row["plan"], row["id"]): row["state"] for row in found}
    assert states["c", "1"] == "done"
    alone = rows(duties("--plan", "plans/a/plan.yaml", "status", "-f", "csv"))
    assert [row for row in found if row["plan"] == "a"] == [{**row, "plan": "a"} for row in alone]


def test_the_workload_is_summed_for_people_and_like_names_stay_apart(
    plans: Path, duties: Duties
) -> None:
    lines = duties("--plan", "plans", "workload").out.splitlines()

    below = [line.split() for line in lines[lines.index("All plans together: 4 units") + 2 :]]
    assert below[0] == ["Unit", "Whose", "Plans", "Tasks", "As", "lead", "As", "responsible"]
    assert ["区住建委", "南区人民政府", "1", "2", "1", "1"] in below
    assert ["区住建委", "北区人民政府", "1", "1", "1", "0"] in below


def test_a_register_makes_units_of_several_plans_one(plans: Path, duties: Duties) -> None:
    for file in ("north/plan.yaml", "south.yaml"):
        up = "../" if "/" in file else ""
        text = Path("plans", file).read_text("utf-8")
        put(f"plans/{file}", text.replace("units:", f"register: {up}units.yaml\nunits:", 1))

    lines = duties("--plan", "plans", "workload").out.splitlines()

    below = [line.split() for line in lines[lines.index("All plans together: 3 units") + 2 :]]
    assert ["区住建委", "2", "3", "2", "1"] in below


def test_the_board_counts_all_plans_together(plans: Path, duties: Duties) -> None:
    out = duties("--plan", "plans", "board", "--as-of", "2026-06-01").out

    assert out.startswith("2026-06-01: 4 tasks, 0 completed (0%)")
    assert out.count("\non pace ") == 1


def test_units_are_ranked_in_each_plan_and_among_all(workplace: Path, duties: Duties) -> None:
    late, soon = "due: 2026-03-31", "start: 2026-05-30, due: 2028-12-31"
    plans = {
        "a": [("甲局", late), ("乙局", late)],
        "b": [("甲局", soon), ("甲局", soon), ("乙局", late), ("丙局", soon)],
    }
    for plan, tasks in plans.items():
        lines = (
            f"  - {{id: {n}, title: 任务{n}, lead: {unit}, {days}}}\n"
            for n, (unit, days) in enumerate(tasks, 1)
        )
        put(f"plans/{plan}.yaml", f"title: 方案\nissuer: 甲县\ntasks:\n{''.join(lines)}")

    asked = ("--plan", "plans", "board", "--as-of", "2026-06-01")
    of_plans, _, together = duties(*asked).out.partition(
        "All plans together: 3 units, ranked among all\n\n"
    )
    ranked = [(row["plan"], row["unit"], row["rank"]) for row in rows(duties(*asked, "-f", "csv"))]

    assert "Plan      Rank in plan  Unit" in of_plans
    assert ranked == [
        ("a", "甲局", "1"),
        ("a", "乙局", "1"),
        ("b", "甲局", "1"),
        ("b", "丙局", "1"),
        ("b", "乙局", "3"),
    ]
    assert [line.split()[:4] for line in together.splitlines()[2:5]] == [
        ["1", "丙局", "1", "1"],
        ["2", "甲局", "2", "3"],
        ["3", "乙局", "2", "2"],
    ]
    assert "together" not in duties(*asked, "--by", "action").out


def test_the_busiest_of_all_plans_are_listed(workplace: Path, duties: Duties) -> None:
    for plan, counts in {"a": {"甲局": 3, "乙局": 1}, "b": {"丙局": 2, "乙局": 2}}.items():
        tasks = "".join(
            f"  - {{id: {unit}{n}, title: 任务, lead: {unit}}}\n"
            for unit, count in counts.items()
            for n in range(count)
        )
        put(f"plans/{plan}.yaml", f"title: {plan}\nissuer: 甲县\ntasks:\n{tasks}")

    asked = ("--plan", "plans", "workload", "--top", "2")
    found = rows(duties(*asked, "-f", "csv"))
    listed = [(row["plan"], row["unit"], row["tasks"]) for row in found]
    _, _, summed = duties(*asked).out.partition("All plans together: 3 units\n\n")

    assert listed == [("a", "甲局", "3"), ("b", "丙局", "2")]
    assert [line.split()[:3] for line in summed.splitlines()[2:]] == [
        ["乙局", "2", "3"],
        ["甲局", "1", "3"],
    ]


def test_plans_are_checked_together(plans: Path, duties: Duties) -> None:
    one = duties("lint", "plans/north/plan.yaml", "plans/south.yaml", "-f", "json")

    assert duties("--plan", "plans", "lint", "-f", "json") == one
    assert duties("lint", "plans", "-f", "json") == one
    assert json.loads(one.out)
    clash = duties("--plan", "plans", "lint", "plans/south.yaml")
    assert clash.code == 2
    assert "--plan names plans, but the command also names" in clash.err


def test_all_plans_go_into_one_table(plans: Path, duties: Duties) -> None:
    for format_ in ("csv", "json", "xlsx"):
        answer = duties("--plan", "plans", "export", f"all.{format_}")
        assert answer == (0, "", f"note: wrote all.{format_}\n")
        assert duties("--plan", "plans", "export", f"all.{format_}").code == 0  # it is our own

    found = list(csv.DictReader(io.StringIO(Path("all.csv").read_text("utf-8-sig"))))
    assert {(row["plan_name"], row["plan"]) for row in found} == {
        ("north", "北区方案"),
        ("south", "南区方案"),
    }
    assert list(found[0])[-1] == "plan_name"
    held = json.loads(Path("all.json").read_text("utf-8"))
    assert [(plan["plan"], plan["title"]) for plan in held] == [
        ("north", "北区方案"),
        ("south", "南区方案"),
    ]


def test_the_workbook_of_many_plans_has_the_plan_first(plans: Path, duties: Duties) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    duties("--plan", "plans", "export", "all.xlsx")

    book = openpyxl.load_workbook("all.xlsx")

    assert book.sheetnames == [
        "Division of tasks",
        "Duties by unit",
        "List of targets",
        "List of units",
    ]
    first = [
        [cell.value for cell in row[:2]] for row in book["Division of tasks"].iter_rows(min_row=3)
    ]
    assert first == [
        ["Plan", "No."],
        ["north", 1],
        ["north", 2],
        ["south", 1],
        ["south", 9],
    ]


def test_an_export_of_one_plan_alone_says_so(plans: Path, duties: Duties) -> None:
    answer = duties("--plan", "plans", "export", "all.docx")

    assert (answer.code, Path("all.docx").exists()) == (2, False)
    assert answer.err.startswith("error: a file of the format docx holds one plan")
    onto = duties("--plan", "plans", "export", "plans/south.yaml", "-f", "csv")
    assert onto.code == 2
    assert Path("plans/south.yaml").read_text("utf-8") == SOUTH


def test_a_faulty_plan_is_left_out_of_an_export_and_told(plans: Path, duties: Duties) -> None:
    put("plans/broken.yaml", "title: 坏方案\ntasks: [\n")

    answer = duties("--plan", "plans", "export", "all.csv")

    assert answer.code == 2
    assert "error: plans/broken.yaml" in answer.err
    found = list(csv.DictReader(io.StringIO(Path("all.csv").read_text("utf-8-sig"))))
    assert {row["plan_name"] for row in found} == {"north", "south"}


def test_what_is_wrong_with_the_question_is_said_once(plans: Path, duties: Duties) -> None:
    answer = duties("--plan", "plans", "tasks", "--due", "next")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("error: --due takes a day (2027-06-30), a month")
    assert answer.err.count("\n") == 1


def test_rules_that_compare_say_that_one_plan_is_too_few(plans: Path, duties: Duties) -> None:
    sentence = "takes several plans; name them, or a folder of them"
    alone = duties("lint", "plans/south.yaml", "--select", "DUT6")
    one_rule = duties("lint", "plans/south.yaml", "--select", "DUT601", "-f", "json")

    assert alone.err == f"note: checking DUT601–DUT606 {sentence}\n"
    assert one_rule.err == f"note: checking DUT601 {sentence}\n"
    assert duties("lint", "plans/south.yaml").err == ""
    assert duties("lint", "plans/south.yaml", "--select", "DUT2").err == ""
    assert duties("lint", "plans", "--select", "DUT6").err == ""


def test_a_sign_between_names_that_parts_nothing_is_no_name(
    plans: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = duties("--plan", "plans/south.yaml", "who-leads", "1")
    many = duties("--plan", "plans", "who-leads", "1")

    monkeypatch.setenv("DUTIES_PLAN", f"plans/south.yaml{os.pathsep}")
    assert duties("who-leads", "1") == one
    monkeypatch.setenv("DUTIES_PLAN", f"{os.pathsep}plans{os.pathsep}")
    assert duties("who-leads", "1") == many


def test_a_register_that_cannot_be_read_is_told_of_once(plans: Path, duties: Duties) -> None:
    put("plans/units.yaml", "units: [\n")
    put("plans/a.yaml", f"{NORTH}register: units.yaml\n")

    answer = duties("lint", "plans")

    assert answer.out.count("plans/units.yaml, which cannot be read") == 1
    assert answer.out.count("plans/units.yaml:1:8: error: the bracket [ opened here") == 1
