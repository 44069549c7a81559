"""`duties revise`: a new edition with other numbers, and a ledger that follows its tasks."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Duties

OLD = """\
title: 清水县重点工作实施方案
issuer: 清水县人民政府
issued: 2026-01-05
units:
  - {name: 县住建局}
  - {name: 县交通局}
tasks:
  - {id: 1, title: 修缮码头, lead: 县交通局, due: 2026-12}
  - id: 2
    title: 改造老街
    lead: 县住建局
    due: 2026-10
    steps:
      - {id: 1, title: 选址, due: 2026-05}
      - {id: 2, title: 开工, due: 2026-09}
targets:
  - {id: roads, name: 农村公路, value: 60, unit: 公里, by: 2026}
"""
NEW = """\
title: 清水县重点工作实施方案
issuer: 清水县人民政府
issued: 2026-01-05
units:
  - {name: 县住建局}
  - {name: 县交通局}
tasks:
  - {id: 1, title: 新建桥梁, lead: 县交通局, due: 2027-12}
  - {id: 2, title: 修缮码头, lead: 县交通局, due: 2026-12}
  - id: '1.10'
    title: 改造老街
    lead: 县住建局
    due: 2026-10
    steps:
      - {id: 1, title: 拆迁, due: 2026-03}
      - {id: 2, title: 选址, due: 2026-05}
      - {id: 3, title: 开工, due: 2026-09}
targets:
  - {id: highways, name: 农村公路, value: 60, unit: 公里, by: 2026}
"""
LEDGER = """\
period: 2026-03   # 三月

reports:
  - {task: 1, unit: 县交通局, date: 2026-03-25, percent: 60, done: "任务: 1"}  # 码头
  - {unit: 县住建局, task: 2/1, date: 2026-03-26, state: done}
problems:
  - id: P1
    task: '2'
    unit: 县住建局
    date: 2026-03-27
    stage: found
readings:
  - {target: roads, date: 2026-03-31, value: 20}
"""
FOLLOWED = (
    LEDGER.replace("{task: 1,", "{task: 2,")
    .replace("task: 2/1", "task: '1.10/2'")
    .replace("task: '2'", "task: '1.10'")
    .replace("target: roads", "target: highways")
)
MARCH = Path("progress/2026-03.yaml")
APRIL = Path("progress/2026-04.yaml")


@pytest.fixture(autouse=True)
def year(workplace: Path) -> None:
    """A plan with its ledger, and a new edition of it."""
    (workplace / "plan.yaml").write_text(OLD, "utf-8")
    (workplace / "new.yaml").write_text(NEW, "utf-8")
    (workplace / "progress").mkdir()
    (workplace / MARCH).write_text(LEDGER, "utf-8")


def test_the_ledger_follows_its_tasks_and_the_old_edition_stays(duties: Duties) -> None:
    answer = duties("revise", "new.yaml")

    assert answer == (
        0,
        "1 → 2 修缮码头: 1 entry\n"
        "2 → 1.10 改造老街: 1 entry\n"
        "2/1 → 1.10/2 选址: 1 entry\n"
        "roads → highways 农村公路: 1 entry\n",
        "note: plan.yaml is the edition of new.yaml now; the old one is plan.yaml.2026-01-05\n",
    )
    assert MARCH.read_text("utf-8") == FOLLOWED
    assert Path("plan.yaml").read_text("utf-8") == NEW
    assert Path("plan.yaml.2026-01-05").read_text("utf-8") == OLD


def test_a_second_run_changes_nothing(duties: Duties) -> None:
    duties("revise", "new.yaml")
    answer = duties("revise", "new.yaml")

    assert answer == (0, "", "note: plan.yaml is this edition already\n")
    assert MARCH.read_text("utf-8") == FOLLOWED
    assert len(list(Path().glob("plan.yaml.*"))) == 1


def test_dry_run_tells_and_writes_nothing(duties: Duties) -> None:
    answer = duties("revise", "new.yaml", "--dry-run")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("1 → 2 修缮码头: 1 entry\n")
    assert MARCH.read_text("utf-8") == LEDGER
    assert Path("plan.yaml").read_text("utf-8") == OLD
    assert not list(Path().glob("plan.yaml.*"))


def test_another_old_edition_of_the_same_day_gets_another_name(duties: Duties) -> None:
    Path("plan.yaml.2026-01-05").write_text("kept", "utf-8")
    assert "the old one is plan.yaml.2026-01-05-2" in duties("revise", "new.yaml").err
    assert Path("plan.yaml.2026-01-05").read_text("utf-8") == "kept"


@pytest.mark.parametrize(
    ("edition", "ledger", "said"),
    [
        (
            NEW.replace("title: 修缮码头", "title: 疏浚航道"),
            LEDGER,
            "error: 1 entry is about 1 修缮码头, which the new edition does not have; put it back "
            "there, under another number if that is taken, and cancel it by a ruling later\n",
        ),
        (
            NEW.replace("'1.10'", "3"),
            LEDGER.replace("task: '2'", "task: 3"),
            "error: 1 entry is about 3, which the old edition does not have; correct it first\n",
        ),
        (
            NEW,
            LEDGER.replace("percent: 60", "percent: 160"),
            "error: progress/2026-03.yaml:4:54: a number from 0 to 100 belongs here, but this is "
            "160; nothing was changed, correct this first\n",
        ),
    ],
    ids=["dropped", "never there", "faulty"],
)
def test_entries_that_would_be_lost_keep_all_as_it_is(
    duties: Duties, edition: str, ledger: str, said: str
) -> None:
    Path("new.yaml").write_text(edition, "utf-8")
    MARCH.write_text(ledger, "utf-8")
    answer = duties("revise", "new.yaml")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith(said)
    assert Path("plan.yaml").read_text("utf-8") == OLD
    assert MARCH.read_text("utf-8") == ledger
    assert not list(Path().glob("plan.yaml.*"))


def test_what_counts_no_more_and_a_later_issue_are_told(duties: Duties) -> None:
    edition = NEW.replace("issued: 2026-01-05", "issued: 2026-04-01")
    edition = edition.replace("修缮码头, lead: 县交通局", "修缮码头, lead: 县住建局")
    Path("new.yaml").write_text(edition, "utf-8")

    assert duties("revise", "new.yaml", "--dry-run").err == (
        "check: 1 report of 县交通局 on 2 counts no more: 县住建局 answers for it now; if "
        "that was handed over, `duties record 2 --ruling --former 县交通局` lets it count\n"
        "check: tasks without a start are counted from 2026-04-01 on now, the day of the new "
        "edition, not from 2026-01-05; to go on as before, write `issued: 2026-01-05` there, and "
        "a `start` in new tasks\n"
    )


def test_a_unit_without_its_former_name_is_told(duties: Duties) -> None:
    Path("new.yaml").write_text(NEW.replace("县交通局", "县港航局"), "utf-8")

    assert "1 entry cannot be understood by the new edition" in duties("revise", "new.yaml").err


def test_a_plan_without_a_ledger_is_replaced(duties: Duties) -> None:
    MARCH.unlink()
    MARCH.parent.rmdir()

    assert duties("revise", "new.yaml").code == 0
    assert Path("plan.yaml").read_text("utf-8") == NEW


def test_the_plan_itself_and_a_document_are_refused(duties: Duties) -> None:
    Path("new.txt").write_text("1.修路。（牵头单位：甲局）\n", "utf-8")
    assert duties("revise", "./plan.yaml") == (
        2,
        "",
        "error: ./plan.yaml: this is the plan in use; name the file of the new edition\n",
    )
    assert duties("revise", "new.txt").code == 2
    assert Path("plan.yaml").read_text("utf-8") == OLD


def test_import_replaces_no_plan_whose_ledger_would_be_about_other_tasks(duties: Duties) -> None:
    notes = "方案\n1.新建桥梁。（牵头单位：县交通局）\n2.修缮码头。（牵头单位：县交通局）\n"
    Path("notes.txt").write_text(notes, "utf-8")
    answer = duties("import", "notes.txt", "-o", "plan.yaml", "--force")

    assert answer.code == 2
    assert answer.err.endswith(
        "error: plan.yaml: not replaced: progress has entries on 1, which is another task, or "
        "none, in the new plan; write that into another file, check it, and run `duties revise "
        "FILE`, which changes the numbers there, too\n"
    )
    assert Path("plan.yaml").read_text("utf-8") == OLD


def test_import_replaces_a_plan_whose_numbers_stay(duties: Duties) -> None:
    notes = "方案\n1.修缮码头。（牵头单位：县交通局）\n2.改造老街。（牵头单位：县住建局）\n"
    Path("notes.txt").write_text(notes, "utf-8")
    MARCH.write_text(LEDGER.partition("  - {unit")[0], "utf-8")

    assert duties("import", "notes.txt", "-o", "plan.yaml", "--force").code == 0


KILLED = """
import os, sys
from duties import exchanging, writing
from duties.cli.main import main
left = int(sys.argv[1])
def step(does):
    def counted(*given):
        global left
        if left == 0:
            os._exit(9)
        left -= 1
        does(*given)
    return counted
exchanging.create_file = step(writing.create_file)
exchanging.replace_in_locked = step(writing.replace_in_locked)
sys.exit(main(["revise", "new.yaml"]))
"""


@pytest.mark.parametrize("steps", range(1, 4))
def test_a_revision_that_was_killed_is_told_undone_and_done_again(
    duties: Duties, steps: int
) -> None:
    april = "period: 2026-04\nreports: [{{task: {}, unit: 县交通局, date: 2026-04-25}}]\n"
    APRIL.write_text(april.format(1), "utf-8")
    killed = subprocess.run((sys.executable, "-c", KILLED, str(steps)), check=False)
    told = duties("status", "--as-of", "2026-04-30").err
    again = duties("revise", "new.yaml")

    assert killed.returncode == 9
    assert "`duties revise` was interrupted" in told
    assert again.code == 0
    assert "note: a revision that was interrupted is undone\n" in again.err
    assert Path("plan.yaml").read_text("utf-8") == NEW
    assert Path("plan.yaml.2026-01-05").read_text("utf-8") == OLD
    assert MARCH.read_text("utf-8") == FOLLOWED
    assert APRIL.read_text("utf-8") == april.format(2)
    assert "interrupted" not in duties("status", "--as-of", "2026-04-30").err
    assert sorted(each.name for each in MARCH.parent.iterdir()) == [MARCH.name, APRIL.name]
    assert len(list(Path().glob("plan.yaml*"))) == 2


def test_what_was_written_since_a_revision_was_killed_is_not_lost(duties: Duties) -> None:
    subprocess.run((sys.executable, "-c", KILLED, "2"), check=False)
    written = MARCH.read_text("utf-8") + "# later\n"
    MARCH.write_text(written, "utf-8")

    answer = duties("revise", "new.yaml")

    assert answer.code == 2
    assert "this file was changed since, so it cannot be undone" in answer.err
    assert MARCH.read_text("utf-8") == written
    assert Path("plan.yaml").read_text("utf-8") == OLD
