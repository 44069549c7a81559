"""`duties lint` over a plan and the files of its ledger."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Duties

PLAN = """\
title: 清水县方案
units:
  - {name: 县交通局, kind: department, aliases: [县交通运输局]}
  - {name: 县水利局, kind: department}
actions:
  - {id: 1, title: 水运提升行动, lead: 县交通局}
tasks:
  - {id: 1, action: 1, title: 修缮码头, lead: 县交通局, responsible: [县水利局]}
  - {id: 2, action: 1, title: 加固江堤, lead: 县水利局, responsible: [县交通局]}
"""
AUGUST = """\
period: 2026-08
reports:
  - {task: 1, unit: 县交通局, date: 2026-08-20, percent: 20}
  - {task: 2, unit: 县水利局, date: 2026-08-20, percent: 100}
"""
SEPTEMBER = """\
period: 2026-09
reports:
  - {task: 1, unit: 县交通局, date: 2026/09/20, percent: 10}
  - {task: 2, unit: 县水利局, date: 2026-09-20, percent: 30}
"""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    monkeypatch.setattr("duties.cli.clock.today", lambda: date(2026, 10, 20))


@pytest.fixture
def book(workplace: Path) -> Path:
    (workplace / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (workplace / "progress").mkdir()
    (workplace / "progress" / "2026-08.yaml").write_text(AUGUST, encoding="utf-8")
    (workplace / "progress" / "2026-09.yaml").write_text(SEPTEMBER, encoding="utf-8")
    return workplace


FOUND = [
    "progress/2026-08.yaml:4:54: DUT419 warning: task 2 is reported at 100%, but not as done",
    "progress/2026-09.yaml:3:33: DUT004 error: write dates like 2026-09-20; 2026/09/20 is in "
    "another form",
    "progress/2026-09.yaml:4:54: DUT417 warning: the percentage of task 2 falls from 100 to 30 "
    "without a reason",
]


def test_the_ledger_is_checked_beside_its_plan(book: Path, duties: Duties) -> None:
    code, out, err = duties("lint", "-f", "concise")

    assert (code, err) == (1, "")
    assert [line.split(": ", 1)[0] for line in out.splitlines()] == [
        line.split(": ", 1)[0] for line in FOUND
    ]
    assert out.splitlines()[0] == FOUND[0]
    assert out.splitlines()[2] == FOUND[2]


def test_every_format_names_the_file_of_each_finding(book: Path, duties: Duties) -> None:
    files = ["progress/2026-08.yaml", *["progress/2026-09.yaml"] * 2]

    assert [each["file"] for each in json.loads(duties("lint", "-f", "json").out)] == files
    (run,) = json.loads(duties("lint", "-f", "sarif").out)["runs"]
    assert [
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in run["results"]
    ] == files
    commands = duties("lint", "-f", "github").out.splitlines()
    assert [line.split("file=")[1].split(",")[0] for line in commands] == files
    suites = ElementTree.fromstring(duties("lint", "-f", "junit").out)  # noqa: S314 (our own)
    assert [(suite.get("name"), suite.get("failures")) for suite in suites] == [
        ("plan.yaml", "0"),
        ("progress/2026-08.yaml", "1"),
        ("progress/2026-09.yaml", "2"),
    ]
    assert files[0] in duties("lint", "-f", "markdown").out


def test_a_finding_is_shown_with_the_line_of_its_file(book: Path, duties: Duties) -> None:
    out = duties("lint", "--select", "DUT419").out

    assert out == (
        f"{FOUND[0].replace('DUT419 ', '')}\n"
        "      - {task: 2, unit: 县水利局, date: 2026-08-20, percent: 100}\n"
        f"{' ' * 61}^^^\n"
        "    percentage-against-state: `duties rule DUT419`\n"
        "\n"
        "1 rule checked in 3 files: warning 1.\n"
    )


def test_a_file_of_the_ledger_is_checked_alone(book: Path, duties: Duties) -> None:
    alone = duties("lint", "progress/2026-08.yaml", "-f", "concise")
    assert (alone.code, alone.out) == (1, f"{FOUND[0]}\n")

    both = duties("lint", "progress/2026-08.yaml", "plan.yaml", "-f", "concise")
    assert both == duties("lint", "-f", "concise")
    named = duties("lint", "--plan", "plan.yaml", "progress/2026-08.yaml", "-f", "concise")
    assert named == alone


def test_a_file_of_the_ledger_is_checked_from_its_own_folder(
    book: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book / "progress")

    assert duties("lint", "2026-08.yaml", "-f", "concise").out == f"../{FOUND[0]}\n"


def test_a_ledger_without_its_plan_is_told(book: Path, duties: Duties) -> None:
    (book / "plan.yaml").rename(book / "other.yaml")

    code, out, err = duties("lint", "progress/2026-08.yaml")
    assert (code, out) == (2, "")
    assert err == (
        "error: progress/2026-08.yaml: this file tells of the progress of a plan, but there is no "
        "plan.yaml beside its folder; name the plan with --plan\n"
    )
    other = duties("lint", "--progress", "progress", "other.yaml", "-f", "concise")
    assert other.out.splitlines()[0] == FOUND[0]


def test_a_file_of_the_ledger_that_is_not_there_is_told(book: Path, duties: Duties) -> None:
    code, out, err = duties(
        "lint", "progress/2026-07.yaml", "progress/2026-08.yaml", "-f", "concise"
    )

    assert (code, out) == (2, f"{FOUND[0]}\n")
    assert err.startswith("error: progress/2026-07.yaml: ")
    assert err.count("\n") == 1


def test_another_plan_has_another_folder(book: Path, duties: Duties) -> None:
    (book / "plan.yaml").rename(book / "c.yaml")
    (book / "progress").rename(book / "c.progress")

    expected = FOUND[0].replace("progress/", "c.progress/")
    assert duties("lint", "c.yaml", "-f", "concise").out.splitlines()[0] == expected
    assert duties("lint", "c.progress/2026-08.yaml", "-f", "concise").out == f"{expected}\n"


def test_fixes_are_made_in_the_file_that_they_belong_to(book: Path, duties: Duties) -> None:
    plan = PLAN.replace("lead: 县水利局", "lead: 县 水利局")
    (book / "plan.yaml").write_text(plan, encoding="utf-8")
    folder = book / "progress"

    assert "+++ progress/2026-09.yaml\n" in duties("lint", "--diff").out
    code, _, err = duties("lint", "--fix")

    assert (book / "plan.yaml").read_text("utf-8") == PLAN
    assert (folder / "2026-08.yaml").read_text("utf-8") == AUGUST
    assert (folder / "2026-09.yaml").read_text("utf-8") == SEPTEMBER.replace("/", "-")
    assert (code, err.splitlines()) == (
        1,
        [
            "note: fixed 1 finding in plan.yaml",
            "note: fixed 1 finding in progress/2026-09.yaml",
        ],
    )
    assert sorted(path.name for path in folder.iterdir()) == ["2026-08.yaml", "2026-09.yaml"]


def test_what_fixing_brings_to_light_is_shown_in_the_other_files(
    book: Path, duties: Duties
) -> None:
    out = duties("lint", "--fix", "-f", "concise").out

    assert [line.split(": ")[0] for line in out.splitlines()] == [
        "progress/2026-08.yaml:4:54",
        "progress/2026-09.yaml:3:54",
        "progress/2026-09.yaml:4:54",
    ]


def test_unsafe_fixes_are_made_when_asked_for(book: Path, duties: Duties) -> None:
    file = book / "progress" / "2026-08.yaml"
    file.write_text(AUGUST.replace("percent: 100", "state: blocked, percent: 100"), "utf-8")

    duties("lint", "--fix", "progress/2026-08.yaml")
    assert "state: blocked" in file.read_text("utf-8")
    duties("lint", "--unsafe-fixes", "progress/2026-08.yaml")
    assert "state: done, percent: 100" in file.read_text("utf-8")
    assert (book / "progress" / "2026-09.yaml").read_text("utf-8") == SEPTEMBER


def test_a_baseline_knows_the_findings_of_a_ledger(book: Path, duties: Duties) -> None:
    duties("lint", "--write-baseline", "known.json")
    assert duties("lint", "--baseline", "known.json", "-f", "concise").out == ""

    file = book / "progress" / "2026-08.yaml"
    file.write_text(
        "# 八月\n" + AUGUST + "  - {task: 1, unit: 县交通局, date: 2026-09-01}\n", "utf-8"
    )
    out = duties("lint", "--baseline", "known.json", "-f", "concise").out
    assert [line.split(" ")[1] for line in out.splitlines()] == ["DUT421"]


def test_a_ledger_is_not_checked_where_its_plan_cannot_be_read(book: Path, duties: Duties) -> None:
    (book / "plan.yaml").write_text("title: [", encoding="utf-8")

    code, out, err = duties("lint", "-f", "concise")
    assert (code, out.count("\n")) == (1, 1)
    assert (
        "note: 2 files of the progress on plan.yaml were not checked, since that cannot be read\n"
        in err
    )


def test_many_leads_that_were_silent_are_told_together(workplace: Path, duties: Duties) -> None:
    units = [f"县{number}局" for number in range(1, 51)]
    tasks = "".join(
        f"  - {{id: {number}, title: 任务{number}, lead: {unit}}}\n"
        for number, unit in enumerate(units, 1)
    )
    (workplace / "plan.yaml").write_text(f"title: 方案\ntasks:\n{tasks}", encoding="utf-8")
    (workplace / "progress").mkdir()
    (workplace / "progress" / "2026-09.yaml").write_text(
        "period: 2026-09\nreports:\n  - {task: 1, unit: 县1局, date: 2026-09-03, percent: 5}\n",
        encoding="utf-8",
    )

    lines = duties("lint", "--select", "DUT416").out.splitlines()

    assert lines[0] == (
        "progress/2026-09.yaml:1:9: warning: 县2局 reported nothing in 2026-09 on tasks that it "
        "answers for: 2"
    )
    assert lines[1].startswith("    the same for 48 more units: 县3局, 县4局, ")
    assert len(lines) == 6
