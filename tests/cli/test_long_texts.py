"""Texts far too long to be read: shown with a sign for what is cut, whole in files of data."""

import json
from pathlib import Path

import pytest
from conftest import Duties

NAME, TITLE = "名" * 40_000, "题" * 200_000
PLAN = f"""\
title: {TITLE}
units:
  - {{name: {NAME}甲, aliases: [{NAME}丙]}}
  - {{name: {NAME}乙}}
actions:
  - {{id: 1, title: {TITLE}, lead: {NAME}甲}}
tasks:
  - {{id: 1, action: 1, title: {TITLE}, lead: {NAME}甲, responsible: {NAME}乙}}
  - {{id: 2, action: 1, title: 疏浚航道, lead: {NAME}丙, responsible: [{NAME}乙, 区水利局]}}
"""
MOST = 400_000  # bytes; the plan has two million


@pytest.fixture(autouse=True)
def long_plan(workplace: Path) -> None:
    (workplace / "plan.yaml").write_text(PLAN, encoding="utf-8")


@pytest.mark.parametrize(
    "question",
    [
        ("tasks",),
        ("tasks", "-f", "markdown"),
        ("show", "1"),
        ("who-leads", "1"),
        ("why", "1", "区水利局"),
        ("units",),
        ("actions",),
        ("workload",),
        ("partners", "区水利局"),
        ("matrix",),
        ("suggest", "1"),
        ("lint",),
        ("lint", "-f", "json"),
        ("lint", "-f", "github"),
        ("lint", "-f", "sarif"),
        ("draw", "plan", "-o", "-", "-f", "dot"),
        ("draw", "network", "-o", "-", "-f", "svg"),
        ("draw", "matrix", "-o", "-", "-f", "dot"),
        ("draw", "plan", "-o", "-", "-f", "mmd"),
        ("export", "-", "-f", "md"),
        ("who-leads", "no such task"),
        ("my-tasks", "no such unit"),
    ],
    ids=" ".join,
)
def test_what_people_read_stays_short(question: tuple[str, ...], duties: Duties) -> None:
    answer = duties(*question)

    assert len(answer.out.encode()) + len(answer.err.encode()) < MOST
    assert "名" * 1001 not in answer.out + answer.err
    assert "题" * 1001 not in answer.out + answer.err


@pytest.mark.parametrize("file", ["plan.xlsx", "plan.docx", "plan.html", "lists"])
def test_files_for_people_stay_small(file: str, workplace: Path, duties: Duties) -> None:
    options = ("--each-unit",) if file == "lists" else ()
    assert duties("export", *options, file).code == 0

    written = [workplace / file] if options == () else list((workplace / file).iterdir())
    for each in written:
        assert each.stat().st_size < MOST
        assert len(each.name.encode()) < 255


def test_data_keep_the_whole(workplace: Path, duties: Duties) -> None:
    tasks = json.loads(duties("tasks", "-f", "json").out)
    csv = duties("tasks", "-f", "csv").out
    whole = json.loads(duties("export", "-", "-f", "json").out)

    assert [task["lead"] for task in tasks] == [[f"{NAME}甲"], [f"{NAME}丙"]]
    assert tasks[0]["title"] == TITLE
    assert TITLE in csv
    assert f"{NAME}乙、区水利局" in csv
    assert whole["title"] == TITLE
    assert whole["units"][0]["name"] == f"{NAME}甲"


def test_one_units_files_bear_the_beginning_of_its_name(workplace: Path, duties: Duties) -> None:
    assert duties("draw", "unit", f"{NAME}乙").code == 0
    assert duties("export", "--unit", f"{NAME}甲", "list.docx").code == 0

    assert sorted(file.name for file in workplace.iterdir()) == [
        "list.docx",
        "plan.yaml",
        f"{'名' * 60}.svg",
    ]
