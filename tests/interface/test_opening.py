"""Opening plans: what is wrong with them, and what the errors know."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import duties
from duties.errors.questions import AmbiguousUnitError, UnknownUnitError
from duties.messages import Message
from opened import plan, workplace


def modules_after(script: str, cwd: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{script}\nimport sys; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=dict(os.environ),
    )
    return set(done.stdout.split())


def test_importing_loads_nothing(tmp_path: Path) -> None:
    before = modules_after("pass", tmp_path)

    after = modules_after("import duties; dir(duties)", tmp_path)

    assert after - before == {"duties"}


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("plan.who_leads('19')", {"duties.ledger.folder", "duties.tracking"}),
        ("plan.my_tasks('区住建委')", {"duties.tracking", "duties.lint", "duties.importing"}),
        ("plan.status()", {"duties.lint", "duties.importing", "duties.exporting"}),
    ],
)
def test_a_question_loads_nothing_heavy(workplace: Path, question: str, absent: set[str]) -> None:
    loaded = modules_after(f"import duties; plan = duties.load('plan.yaml'); {question}", workplace)

    heavy = {"networkx", "pandas", "pyarrow", "typer", "click", "tabulate", "pypinyin"}
    assert loaded & (heavy | absent | {"duties.cli"}) == set()


def test_only_the_names_of_the_interface_are_there() -> None:
    assert set(duties.__all__) <= set(dir(duties))
    for name in duties.__all__:
        assert getattr(duties, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        duties.lode  # type: ignore[attr-defined]  # noqa: B018


def test_places_that_were_not_read_as_meant_are_there(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(
        "title: 方案\nunits: []\nactions: []\ntasks:\n"
        "  - {id: 1, title: 修桥, lead: 甲局, colour: red}\n"
        "  - {id: 2, title: 铺路, lead: 甲局, due: 后天}\n",
        "utf-8",
    )

    plan = duties.load(path)

    assert [(found.span.line, found.code) for found in plan.findings] == [
        (5, "DUT003"),
        (6, "DUT004"),
    ]
    assert plan.notes == (
        f"2 places in {path} could not be read as meant; `duties lint` shows them",
    )
    assert len(plan.tasks()) == 2


def test_a_file_that_is_no_plan_is_an_error_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("tasks:\n  - {id: 1\n", "utf-8")

    with pytest.raises(duties.DutiesError) as raised:
        duties.load(path)

    error = raised.value
    assert (error.file, error.line, error.column) == (str(path), 2, 5)
    assert str(error) == f"{path}:2:5: {error.message.text.format(**error.message.facts)}"
    assert isinstance(error.message, Message)


def test_an_error_without_a_place_has_none(plan: duties.LoadedPlan) -> None:
    with pytest.raises(UnknownUnitError) as raised:
        plan.my_tasks("区住建居")

    error = raised.value
    assert (error.file, error.line, error.column) == (None, None, None)
    assert error.query == "区住建居"
    assert "区住建委" in error.candidates
    assert str(error).startswith("no unit is called 区住建居; did you mean ")


def test_an_error_is_told_in_chinese_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"

    with pytest.raises(duties.DutiesError) as raised:
        duties.load(path)

    assert duties.sentence(raised.value, "zh").startswith(f"{path}: 没有")
    assert duties.sentence(raised.value) == str(raised.value)
    assert duties.sentence(raised.value.message, "zh").startswith("没有")
    with pytest.raises(duties.DutiesError, match="language takes zh, en; fr is none of these"):
        duties.sentence(raised.value, "fr")


def test_of_several_units_all_are_candidates(plan: duties.LoadedPlan) -> None:
    with pytest.raises(AmbiguousUnitError) as raised:
        plan.partners("区")

    assert len(raised.value.candidates) == 35


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"role": "chief"}, "role takes lead, responsible, support; chief is none of these"),
        ({"sort": "size"}, "sort takes due, load, plan; size is none of these"),
        ({"as_of": "soon"}, "as_of takes a day (2026-04-30, 4月30日, yesterday); soon is none"),
        ({"due_within": "long"}, "due_within takes days (30d), weeks (4w) or months (3m); long is"),
        (
            {"due": "2027", "due_from": "2028"},
            "no deadline can be as both due_from 2028 and due 2027 ask",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_by_the_name_of_its_parameter(
    plan: duties.LoadedPlan, wish: dict[str, str], sentence: str
) -> None:
    with pytest.raises(duties.DutiesError) as raised:
        plan.tasks(**wish)  # type: ignore[arg-type]

    assert str(raised.value).startswith(sentence)


@pytest.mark.parametrize("question", ["tasks", "status", "my_tasks"])
def test_a_wish_that_there_is_not_is_refused(plan: duties.LoadedPlan, question: str) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'due_form'"):
        getattr(plan, question)(due_form="2027")


def test_a_ledger_may_be_named(workplace: Path) -> None:
    plan = duties.load("demo/plan.yaml", progress=workplace / "demo" / "progress")
    bare = duties.load("demo/plan.yaml", progress=workplace)

    assert plan.history("1", as_of="2026-06-18")
    assert not bare.history("1", as_of="2026-06-18")
    with pytest.raises(duties.DutiesError):
        duties.load("demo/plan.yaml", progress="nowhere").status()


def test_the_plan_of_a_document_has_no_ledger(workplace: Path) -> None:
    (workplace / "附表.progress").mkdir()
    (workplace / "附表.progress" / "2026-03.yaml").write_text("reports: [1", "utf-8")

    plan = duties.read_document("附表.md").plan

    assert plan.notes == ()
    assert plan.status(as_of="2026-06-18")[0].reported is None


def test_a_document_may_take_over_units(workplace: Path) -> None:
    document = duties.read_document("附表.md", units_from="plan.yaml", limits=False)

    assert {"区住建委"} <= {unit.name for unit in document.plan.units() if unit.unit is not None}


def test_a_document_without_notes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("今天天气很好。\n", "utf-8")

    with pytest.raises(duties.DutiesError, match="no responsibility notes"):
        duties.read_document(tmp_path / "c.txt")


def test_same_plans_do_not_differ(plan: duties.LoadedPlan) -> None:
    found = duties.compare(plan, duties.load("plan.yaml"))

    assert not found
    assert (found.unchanged, len(found.tasks)) == (55, 0)
