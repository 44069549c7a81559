"""Every question asked of a plan gives what the command writes as JSON, and says what it says."""

import codecs
import inspect
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import duties
from duties.cli.main import main
from handing_on import EACH_FORMAT
from opened import plan, workplace

Asked = Callable[[duties.LoadedPlan], Any]
DAY = "2026-06-18"

OF_THE_PLAN: dict[str, Asked] = {
    "who-leads 19 10-12": lambda plan: plan.who_leads("19", "10-12"),
    "my-tasks 区住建委": lambda plan: plan.my_tasks("区住建委"),
    "my-tasks qzjw 区商务委 --role lead --action 2 --action 5 --sort load": (
        lambda plan: plan.my_tasks("qzjw", "区商务委", role="lead", action=["2", "5"], sort="load")
    ),
    "my-tasks 区住建委 --possible --direct": (
        lambda plan: plan.my_tasks("区住建委", possible=True, direct=True)
    ),
    "tasks": lambda plan: plan.tasks(),
    "tasks --unit 区商务委 --role lead --role support --grep 消费|文旅": (
        lambda plan: plan.tasks(unit="区商务委", role=["lead", "support"], grep="消费|文旅")
    ),
    "units": lambda plan: plan.units(),
    "units 住建 商务 --direct": lambda plan: plan.units("住建", "商务", direct=True),
    "actions": lambda plan: plan.actions(),
    "bodies": lambda plan: plan.bodies(),
    "partners 区住建委": lambda plan: plan.partners("区住建委"),
    "between 区住建委 区教委 --direct": (
        lambda plan: plan.between("区住建委", "区教委", direct=True)
    ),
    "workload --direct": lambda plan: plan.workload(direct=True),
    "matrix": lambda plan: plan.matrix(),
    "matrix --tasks --units 区住建委 --role lead --sort name": (
        lambda plan: plan.matrix(by_task=True, unit="区住建委", role="lead", sort="name")
    ),
    "why 25 CBD管委会": lambda plan: plan.why("25", "CBD管委会"),
    "lint --select DUT1,DUT2 --ignore DUT112": (
        lambda plan: plan.lint(select=["DUT1", "DUT2"], ignore="DUT112")
    ),
    "lint --lead-factor 2": lambda plan: plan.lint(lead_factor=2),
    f"targets --as-of {DAY}": lambda plan: plan.targets(as_of=DAY),
    f"board --as-of {DAY}": lambda plan: plan.board(as_of=DAY),
}
OF_THE_DEMO: dict[str, Asked] = {
    "who-leads 1/2": lambda plan: plan.who_leads("1/2"),
    f"my-tasks 县住建局 --due 2026 --as-of {DAY}": (
        lambda plan: plan.my_tasks("县住建局", due="2026", as_of=DAY)
    ),
    f"tasks --due-within 30d --as-of {DAY}": (lambda plan: plan.tasks(due_within="30d", as_of=DAY)),
    f"tasks --due-from 2026-06 --due-before 2027 --sort due --as-of {DAY}": (
        lambda plan: plan.tasks(due_from="2026-06", due_before="2027", sort="due", as_of=DAY)
    ),
    f"tasks --no-due --as-of {DAY}": lambda plan: plan.tasks(no_due=True, as_of=DAY),
    "bodies": lambda plan: plan.bodies(),
    f"workload --open --as-of {DAY}": lambda plan: plan.workload(open_on=DAY),
    f"between 县住建局 城关镇 --open --as-of {DAY}": (
        lambda plan: plan.between("县住建局", "城关镇", open_on=DAY)
    ),
    f"status --as-of {DAY}": lambda plan: plan.status(as_of=DAY),
    f"status 1-6 --steps --light red,yellow --as-of {DAY}": (
        lambda plan: plan.status("1-6", steps=True, light=["red", "yellow"], as_of=DAY)
    ),
    f"status --state in-progress --unit 县住建局 --role lead --action 2 --as-of {DAY}": (
        lambda plan: plan.status(
            state="in-progress", unit="县住建局", role="lead", action="2", as_of=DAY
        )
    ),
    f"status --late --as-of {DAY}": lambda plan: plan.status(late=True, as_of=DAY),
    f"status --unreported --due-to 2027 --as-of {DAY}": (
        lambda plan: plan.status(unreported=True, due_to="2027", as_of=DAY)
    ),
    f"status --since 2026-05-31 --as-of {DAY}": (
        lambda plan: plan.changes("2026-05-31", as_of=DAY)
    ),
    f"board --as-of {DAY}": lambda plan: plan.board(as_of=DAY),
    f"board --by action --as-of {DAY}": lambda plan: plan.board(by="action", as_of=DAY),
    f"problems --as-of {DAY}": lambda plan: plan.problems(as_of=DAY),
    f"problems 1 5 --open --open-over 30d --as-of {DAY}": (
        lambda plan: plan.problems("1", "5", solved=False, open_over="30d", as_of=DAY)
    ),
    f"problems --stage found --stage measures --unit 县经信局 --as-of {DAY}": (
        lambda plan: plan.problems(stage=["found", "measures"], unit="县经信局", as_of=DAY)
    ),
    f"targets --as-of {DAY}": lambda plan: plan.targets(as_of=DAY),
    f"targets --owner 县人社局 --by 2028 --status behind --as-of {DAY}": (
        lambda plan: plan.targets(owner="县人社局", by="2028", status="behind", as_of=DAY)
    ),
    f"history 1 --as-of {DAY}": lambda plan: plan.history("1", as_of=DAY),
    "lint": lambda plan: plan.lint(),
}
CASES = [
    *(("plan.yaml", line, ask) for line, ask in OF_THE_PLAN.items()),
    *(("demo/plan.yaml", line, ask) for line, ask in OF_THE_DEMO.items()),
]


@pytest.mark.parametrize(("path", "line", "ask"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_a_question_gives_what_the_command_writes(
    workplace: Path, capsys: pytest.CaptureFixture[str], path: str, line: str, ask: Asked
) -> None:
    command, *arguments = shlex.split(line)
    found = ask(duties.load(path))

    main(["--plan", path, "--lang", "en", command, *arguments, "-f", "json"])

    out, err = capsys.readouterr()
    assert found.to_dicts() == json.loads(out)
    said = [note.removeprefix("note: ") for note in err.splitlines()]
    assert [note for note in said if note in found.notes] == list(found.notes)
    assert len(said) - len(found.notes) == (0 if found else 1)  # that there is nothing


def test_all_questions_are_asked_here() -> None:
    asked = {word for _, _, ask in CASES for word in ask.__code__.co_names}
    methods = {
        name
        for name, _ in inspect.getmembers(duties.LoadedPlan, inspect.isfunction)
        if not name.startswith("_")
    }

    assert methods - asked == {"assignments", "graph", "verify", "export"}


@pytest.mark.extras
def test_assignments_are_the_rows_of_the_export(plan: duties.LoadedPlan) -> None:
    main(["export", "plan.parquet"])

    rows = pytest.importorskip("pyarrow.parquet").read_table("plan.parquet").to_pylist()
    days = ("issued", "due", "start")
    told = [
        {
            key: value.isoformat() if key in days and value is not None else value
            for key, value in row.items()
        }
        for row in rows
    ]
    assert plan.assignments().to_dicts() == told


def test_the_graph_is_that_of_the_export(plan: duties.LoadedPlan) -> None:
    main(["export", "plan.graphml"])

    from networkx import read_graphml

    written, graph = read_graphml("plan.graphml", force_multigraph=True), plan.graph()
    assert list(written.nodes(data=True)) == list(graph.nodes(data=True))
    assert written.number_of_edges() == graph.number_of_edges()


@pytest.mark.parametrize("unit", [None, "区住建委"])
def test_a_comparison_is_what_the_command_writes(
    workplace: Path, capsys: pytest.CaptureFixture[str], unit: str | None
) -> None:
    found = duties.compare("draft.yaml", "plan.yaml")
    found = found if unit is None else found.for_units(unit)

    of_unit = [] if unit is None else ["--unit", unit]
    main(["diff", "draft.yaml", "plan.yaml", "--lang", "en", "-f", "json", *of_unit])

    out, err = capsys.readouterr()
    assert found.to_dict() == json.loads(out)
    assert [f"note: {note}" for note in found.notes] == err.splitlines()
    assert found
    assert found.tasks.to_dicts() == found.to_dict()["tasks"]
    assert found.units.to_dicts() == found.to_dict()["units"]


def test_a_document_is_compared_as_the_command_does(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = duties.compare("附表.md", "plan.yaml")

    main(["diff", "附表.md", "plan.yaml", "--lang", "en", "-f", "json"])

    assert found.to_dict() == json.loads(capsys.readouterr().out)


def test_a_document_gives_the_plan_and_the_doubts_of_the_command(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = duties.read_document("附表.md")

    main(["import", "附表.md", "--lang", "en"])

    out, err = capsys.readouterr()
    assert document.text() == out
    assert [
        f"check: 附表.md, line {doubt['place']['line']}: {doubt['message']}"
        for doubt in document.doubts.to_dicts()
    ] == [line for line in err.splitlines() if line.startswith("check: ")]
    assert document.plan.tasks().to_dicts()[0]["lead"] == ["区水务局"]


@pytest.mark.parametrize("name", ["plan.yaml", "river.yaml"])
def test_a_plan_is_verified_as_the_command_does(
    workplace: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    main(["import", "附表.md", "-o", "river.yaml"])
    capsys.readouterr()
    found = duties.load(name).verify("附表.md")

    code = main(["verify", name, "附表.md", "--lang", "en", "-f", "json"])

    out, err = capsys.readouterr()
    assert (found.to_dicts(), int(bool(found))) == (json.loads(out), code)
    assert [f"note: {note}" for note in found.notes] == err.splitlines()
    told = [*found.tasks.to_dicts(), *found.targets.to_dicts()]
    assert [
        {key: value for key, value in row.items() if key != "of"} for row in found.to_dicts()
    ] == told


def test_actions_that_others_lead_are_told(workplace: Path) -> None:
    lines = (
        "title: 治水方案",
        "actions: [{id: 1, title: 治水行动, lead: 区水务局}]",
        "tasks: [{id: 1, action: 1, title: 清理河道, lead: 区水务局, responsible: 区教委}]",
    )
    (workplace / "c.yaml").write_text("\n".join(lines), "utf-8")
    main(["--plan", "c.yaml", "export", "原文.xlsx"])
    other = "\n".join(lines).replace("lead: 区水务局}]", "lead: 区教委}]", 1)
    (workplace / "c.yaml").write_text(other, "utf-8")

    found = duties.load("c.yaml").verify("原文.xlsx")

    assert [each["aspects"] for each in found.actions.to_dicts()] == [["units"]]
    assert (bool(found), found.unchanged) == (True, 1)


@pytest.mark.parametrize("ending", EACH_FORMAT)
def test_a_file_has_the_bytes_of_the_command(
    workplace: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    demo = duties.load("demo/plan.yaml")
    main(["--plan", "demo/plan.yaml", "--lang", "en", "export", f"by_command.{ending}"])
    said = capsys.readouterr().err.splitlines()[:-1]

    found = demo.export(f"by_python.{ending}")

    written = (workplace / f"by_command.{ending}").read_bytes()
    assert found.data == written == (workplace / f"by_python.{ending}").read_bytes()
    assert [f"note: {note}" for note in found.notes] == said
    assert demo.export(format=ending).data == written.removeprefix(codecs.BOM_UTF8)


def test_another_name_of_a_replaced_file_is_told_as_by_the_command(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = duties.load("plan.yaml", language="zh")
    plans = duties.load_folder("plans", language="zh")
    plan.export("all.csv")
    (workplace / "before.csv").hardlink_to("all.csv")
    main(["--lang", "zh", "export", "all.csv"])
    said = capsys.readouterr().err.splitlines()[0]

    opened: duties.LoadedPlan | duties.PlanFolder
    for other, opened in (("second.csv", plan), ("third.csv", plans)):
        (workplace / other).hardlink_to("all.csv")
        (note,) = opened.export("all.csv").notes
        assert said == f"提示: {note}"
    assert plans.export("all.csv").notes == ()


@pytest.mark.parametrize(
    "ending", [each for each in EACH_FORMAT if each.values[0] in ("csv", "json", "parquet", "xlsx")]
)
def test_a_folder_has_the_file_of_the_command(workplace: Path, ending: str) -> None:
    main(["--plan", "plans", "export", f"by_command.{ending}"])

    found = duties.load_folder("plans").export(f"by_python.{ending}")

    assert found.data == (workplace / f"by_command.{ending}").read_bytes()
    assert found.data == (workplace / f"by_python.{ending}").read_bytes()


def test_wishes_for_a_file_are_those_of_the_command(workplace: Path) -> None:
    demo = duties.load("demo/plan.yaml", language="zh")
    wishes = ["--as-of", DAY, "--alarm", "7", "--alarm", "1"]
    main(["--plan", "demo/plan.yaml", "--lang", "zh", "export", "c.ics", *wishes])
    main(["--plan", "demo/plan.yaml", "--lang", "zh", "export", "c.md", "--without", "备注,steps"])

    assert demo.export(format="ics", as_of=DAY, alarm=[7, 1]).data == Path("c.ics").read_bytes()
    markdown = demo.export(format="md", without=["备注", "steps"])
    assert markdown.data == Path("c.md").read_bytes()


def test_no_file_is_replaced_that_is_no_export(workplace: Path) -> None:
    plan = duties.load("plan.yaml")
    (workplace / "ours.md").write_text("我们的记录", "utf-8")

    for wish, sentence in {
        "ours.md": "the file is not an export of duties",
        "plan.yaml": "the name does not show the format",
        "nowhere/plan.md": "there is no folder",
    }.items():
        with pytest.raises(duties.DutiesError, match=sentence):
            plan.export(wish)
    with pytest.raises(duties.DutiesError, match="this is the plan itself"):
        plan.export("plan.yaml", format="json", force=True)
    with pytest.raises(duties.DutiesError, match="holds one plan"):
        duties.load_folder("plans").export("all.html")
    with pytest.raises(duties.DutiesError, match="without is for files that people read"):
        plan.export(format="csv", without="units")
    with pytest.raises(duties.DutiesError, match="; doc is none of these"):
        plan.export(format="doc")
    with pytest.raises(duties.DutiesError, match="; None is none of these"):
        plan.export()
    assert (workplace / "ours.md").read_text("utf-8") == "我们的记录"

    plan.export("ours.md", force=True)
    plan.export("ours.md")
