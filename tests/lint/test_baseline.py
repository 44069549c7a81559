"""A baseline knows a finding again when its line, its wording or the plan around it changes."""

from dataclasses import replace
from typing import Any

import pytest
from checking import checked

from duties.errors.baselines import BaselineError
from duties.lint.baseline import baseline_text, is_of_others, read_baseline, sifted
from duties.lint.engine import Checked
from duties.messages import Message

PLAN = """\
title: 码头方案
units:
  - {name: 区交通局}
  - {name: 各街道, kind: collective}
tasks:
  - {id: 1, title: 修缮码头, lead: 区交通局}
  - {id: 2, title: 疏浚航道, lead: 区交通局, responsible: [各街道, 各街道]}
  - {id: 3, title: 清理岸线, responsible: [各街道]}
"""


def sift(now: Checked, text: str) -> tuple[list[str], int, int]:
    fresh, known, stale = sifted([now], read_baseline("known.json", text))
    return [found.code for each in fresh for found in each.findings], known, stale


def reworded(found: Checked, **more: object) -> Checked:
    """Return the findings as a later release might word them, with further facts."""
    return found._replace(
        findings=tuple(
            each._replace(message=Message("in other words", {**each.message.facts, **more}, None))
            for each in found.findings
        )
    )


def test_everything_is_known_again() -> None:
    found = checked(PLAN)
    assert len(found.findings) > 3
    assert sift(found, baseline_text([found])) == ([], len(found.findings), 0)


@pytest.mark.parametrize("more", [{}, {"further": "fact"}])
def test_neither_lines_nor_words_count(more: dict[str, Any]) -> None:
    text = baseline_text([checked(PLAN)])
    moved = reworded(checked("# 注\n" + PLAN.replace("tasks:", "# 注\ntasks:")), **more)

    assert sift(moved, text) == ([], len(moved.findings), 0)


def test_another_task_is_new_and_what_is_gone_is_stale() -> None:
    text = baseline_text([checked(PLAN)])
    mended = PLAN.replace("清理岸线,", "清理岸线, lead: 区交通局,")
    now = checked(f"{mended}  - {{id: 4, title: 巡查江面, lead: 区交通局}}\n")

    assert sift(now, text) == (["DUT103"], len(now.findings) - 1, 1)


def test_of_several_equal_ones_only_as_many_are_known_as_there_were() -> None:
    text = baseline_text([checked(PLAN)])
    now = checked(PLAN.replace("[各街道, 各街道]", "[各街道, 各街道, 各街道]"))

    assert sift(now, text)[0] == ["DUT105"]


def test_rules_that_did_not_look_make_nothing_stale() -> None:
    text = baseline_text([checked(PLAN)])

    assert sift(checked(PLAN + "  －x：\n"), text)[2] == 0
    other = checked("title: 甲\ntasks: []\n")
    source = replace(other.subject, source=type(other.subject.source)("other.yaml", ""))
    assert sift(other._replace(subject=source), text)[2] == 0


def test_an_old_baseline_is_matched_by_the_facts_in_its_sentences() -> None:
    old = """{"version": 1, "findings": [
        {"file": "plan.yaml", "code": "DUT103", "message": "task 1 has nobody beside", "count": 1},
        {"file": "plan.yaml", "code": "DUT103", "message": "task 11 has nobody beside", "count": 1}
    ]}"""
    codes, known, stale = sift(checked(PLAN), old)

    assert ("DUT103" in codes, known, stale) == (False, 1, 1)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 3, "findings": []}', '{"version": 2, "findings": [{}]}']
)
def test_another_file_is_no_baseline(text: str) -> None:
    with pytest.raises(BaselineError):
        read_baseline("known.json", text)


def test_a_unit_is_known_to_lead_too_much_when_others_come_to_lead() -> None:
    leads = "".join(f"  - {{id: {n}, title: 任务{n}, lead: 甲局}}\n" for n in range(1, 12))
    plan = f"title: 方案\ntasks:\n{leads}" + "".join(
        f"  - {{id: {n}, title: 任务{n}, lead: 单位{n}}}\n" for n in range(12, 32)
    )
    before, after = checked(plan), checked(plan + "  - {id: 32, title: 任务32, lead: 乙局}\n")
    assert [found.code for found in before.findings].count("DUT303") == 1

    fresh, _, stale = sift(after, baseline_text([before]))
    assert ("DUT303" not in fresh, stale) == (True, 0)


def test_a_baseline_of_other_files_is_known_for_one() -> None:
    baseline = read_baseline("known.json", baseline_text([checked(PLAN)]))

    assert not is_of_others([checked(PLAN)], baseline)
    assert is_of_others([], baseline)
    assert not is_of_others([checked(PLAN)], read_baseline("none.json", baseline_text([])))
