"""Either side of a comparison may be a document: it is imported, and its doubts are told."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest
from conftest import Duties

from versions import commit, git

DOCUMENT = """\
清水县治水方案

一、治水
1.清理全县河道。（牵头单位：甲局；责任单位：各街道；完成时限：2026年6月底）
2.加固堤岸。（牵头单位：乙局；责任单位：丙局
"""
PLAN = """\
title: 清水县治水方案
units: [{name: 各街道, kind: collective, members: [东街道]}, {name: 乙局, aliases: [丙局]}]
actions: [{id: 1, title: 治水}]
tasks:
  - {id: 1, action: 1, title: 清理全县河道, lead: 乙局, responsible: 各街道, due: 2026-12-31}
  - {id: 2, action: 1, title: 加固堤岸, lead: 乙局, responsible: 乙局}
"""
NOTES = """\
note: 1 place in 去年.txt is doubtful; `duties import --dry-run 去年.txt` shows it
note: 去年.txt does not say who 各街道 are; they are taken to be those of plan.yaml
"""
DIFFERENCES = """\
1 task differs (去年.txt → plan.yaml)

1 清理全县河道 (other units, another deadline)
   Due   2026-06 → 2026-12-31
   Unit  −甲局 (lead), +乙局 (lead)

2 units take on or hand over tasks

Unit    Takes on    Hands over
------  ----------  ------------
乙局    lead 1 (1)
甲局                lead 1 (1)
"""


@pytest.fixture(autouse=True)
def files(workplace: Path) -> None:
    Path("去年.txt").write_text(DOCUMENT, "utf-8")
    Path("plan.yaml").write_text(PLAN, "utf-8")


def test_a_document_may_be_the_earlier_side(duties: Duties) -> None:
    assert duties("diff", "去年.txt") == (1, DIFFERENCES, NOTES)
    assert duties("diff", "去年.txt", "plan.yaml") == (1, DIFFERENCES, NOTES)


def test_a_document_may_be_the_later_side_or_both(duties: Duties) -> None:
    assert duties("diff", "plan.yaml", "去年.txt").out.startswith(
        "1 task differs (plan.yaml → 去年.txt)\n"
    )
    assert duties("diff", "去年.txt", "去年.txt").code == 0


def test_neither_side_needs_a_plan_in_the_folder(duties: Duties) -> None:
    Path("plan.yaml").rename("new.yaml")

    assert duties("diff", "去年.txt", "去年.txt").code == 0
    assert duties("diff", "去年.txt", "new.yaml").code == 1


def test_an_exported_document_is_its_plan(plan: Path, duties: Duties) -> None:
    for name in ("plan.docx", "plan.xlsx"):
        assert duties("export", name).code == 0

        assert (duties("diff", name).code, duties("diff", "plan.yaml", name).code) == (0, 0)


def test_the_standard_input_may_be_a_document_or_a_plan(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given(text: str) -> str:
        monkeypatch.setattr(
            sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
        )
        return duties("diff", "-", "plan.yaml").out

    assert given(DOCUMENT).startswith("1 task differs (<stdin> → plan.yaml)\n")
    assert given(PLAN) == ""
    assert given(json.dumps({"title": "甲", "tasks": []}, indent=2)).startswith("2 tasks differ")
    assert duties("diff", "-", "-").err == (
        "error: - can stand for only one of the two; name a file for the other\n"
    )


def test_a_plan_is_known_by_its_keys_where_its_name_does_not_say_so(duties: Duties) -> None:
    for name in ("plan", "plan.txt", "plan.yaml.orig"):
        shutil.copy("plan.yaml", name)

        assert duties("diff", name) == (0, "", "note: no task differs\n")


def test_a_document_that_speaks_of_tasks_is_no_plan(duties: Duties) -> None:
    for name, line in (("a.txt", "tasks: to be done"), ("a.md", "tasks:"), ("a.html", "tasks:")):
        Path(name).write_text(f"{line}\n\n{DOCUMENT}", "utf-8")

        assert "1 place in" in duties("diff", name).err


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_document_may_be_one_that_git_has(workplace: Path, duties: Duties) -> None:
    git(workplace, "init", "--quiet")
    commit(workplace, {"方案.txt": DOCUMENT})

    code, out, err = duties("diff", "HEAD:方案.txt")

    assert code == 1
    assert out.startswith("1 task differs (HEAD:方案.txt → plan.yaml)\n")
    assert "`git show HEAD:方案.txt | duties import --dry-run -` shows it" in err


def test_a_task_of_a_document_has_its_place_there_and_no_line(duties: Duties) -> None:
    (task,) = json.loads(duties("diff", "去年.txt", "-f", "json").out)["tasks"]

    assert (task["old"]["line"], task["old"]["place"]) == (None, {"line": 4})
    assert (task["new"]["line"], task["new"]["place"]) == (5, None)


def test_a_document_that_holds_no_plan_is_said_to_hold_none(duties: Duties) -> None:
    Path("信.txt").write_text("今天天气很好。\n", "utf-8")

    code, out, err = duties("diff", "信.txt")

    assert (code, out) == (2, "")
    assert "error: 信.txt: no responsibility notes" in err


def test_a_page_shows_what_changed_since_a_document(duties: Duties) -> None:
    assert duties("export", "plan.html", "--against", "去年.txt") == (
        0,
        "",
        f"{NOTES}note: wrote plan.html\n",
    )
    page = Path("plan.html").read_text("utf-8")
    assert '<span class="day">2026-06</span> → <span class="day">2026-12-31</span>' in page


def test_files_of_one_name_are_told_apart_by_their_folders(duties: Duties) -> None:
    Path("2022").mkdir()
    Path("2022/plan.yaml").write_text(PLAN.replace("2026", "2025"), "utf-8")

    assert duties("diff", "2022/plan.yaml").out.startswith(
        "1 task differs (2022/plan.yaml → plan.yaml)\n"
    )


def test_notes_are_not_compared_and_this_is_said(duties: Duties) -> None:
    plan = PLAN.replace("lead: 乙局", "lead: 乙局, note: 原文第1项")
    Path("old.yaml").write_text(plan, "utf-8")
    Path("new.yaml").write_text(plan.replace("第1项", "第2项"), "utf-8")

    assert duties("diff", "old.yaml", "new.yaml") == (
        0,
        "",
        "note: “Note” differs in 2 tasks, but is not compared\nnote: no task differs\n",
    )
    # Notes that somebody added to a plan are told; that a document has none is not.
    assert "“Note” differs in 2 tasks" in duties("diff", "plan.yaml", "old.yaml").err
    assert "Note" not in duties("diff", "去年.txt", "old.yaml").err


def test_the_name_of_a_file_steers_no_terminal_and_no_table(duties: Duties) -> None:
    name = "a\x1b[31m<b>|.yaml"
    Path(name).write_text(PLAN.replace("2026", "2025"), "utf-8")

    assert duties("diff", name).out.startswith(
        "1 task differs (a\\u001b[31m<b>|.yaml → plan.yaml)\n"
    )
    assert duties("diff", name, "-f", "markdown").out.startswith(
        "1 task differs (a\\\\u001b\\[31m\\<b\\>\\|.yaml → plan.yaml)\n"
    )
