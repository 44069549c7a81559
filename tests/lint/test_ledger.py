"""A plan is checked with its ledger: each finding in its own file, and none changes another's."""

from collections.abc import Iterator
from itertools import chain

import pytest
from checking import checked, checked_book, ledger_of, lines, subject_of
from hypothesis import given, settings
from hypothesis import strategies as st

from duties.ledger.checking import checked as checked_ledger
from duties.ledger.model import Entry
from duties.lint.engine import Checked
from duties.lint.fixing import fix
from duties.lint.ledger import findings_of
from duties.lint.plan_parts import PartKind, PlanPart
from duties.lint.rule import Scope

PLAN = """\
title: 清水县方案
issued: 2026-07-01
units:
  - {name: 县交通局, kind: department, aliases: [县交通运输局]}
  - {name: 县水利局, kind: department}
  - {name: 县住建局, kind: department}
actions:
  - {id: 1, title: 水运提升行动, lead: 县交通局}
tasks:
  - {id: 1, action: 1, title: 修缮码头, lead: 县交通局, responsible: [县住建局], due: 2026-10}
  - id: 2
    action: 1
    title: 加固江堤
    lead: 县水利局
    responsible: [县住建局]
    steps:
      - {id: 1, title: 完成勘察, due: 2026-08}
  - {id: 3, action: 1, title: 每季巡查, lead: 县水利局, responsible: [县交通局], every: quarter}
"""
AUGUST = """\
period: 2026-08
reports:
  - {task: 1, unit: 县交通局, date: 2026-08-20, percent: 20}
  - {task: 2/1, unit: 县水利局, date: 2026-08-21, state: done}
  - {task: 3, unit: 县水利局, date: 2026-08-22, state: done}
"""
NAME, NEXT = "progress/2026-08.yaml", "progress/2026-09.yaml"


def said(book: tuple[Checked, ...]) -> list[str]:
    return [line for found in book for line in lines(found)]


def test_a_plan_without_a_ledger_is_checked_as_ever() -> None:
    (alone,) = checked_book(PLAN, {})

    assert (alone.rules, alone.findings) == (checked(PLAN).rules, checked(PLAN).findings)
    assert all(rule.scope in (Scope.PLAN, Scope.ANY) for rule in alone.rules)


def test_each_file_has_its_own_findings() -> None:
    september = "period: 2026-09\nreports:\n  - {task: 9, unit: 县交通局, date: 2026-09-01}\n"
    plan, august, after = checked_book(
        PLAN.replace("lead: 县交通局, responsible: [县住建局]", "responsible: [县住建局]"),
        {NAME: AUGUST.replace("percent: 20", "percnt: 20"), NEXT: september},
    )

    assert [found.name for found in (plan, august, after)] == ["plan.yaml", NAME, NEXT]
    assert "DUT101" in {found.code for found in plan.findings}
    assert [(found.code, found.span.line) for found in august.findings] == [("DUT003", 3)]
    assert {found.code for found in after.findings} == {"DUT410", "DUT416"}


def test_a_file_that_cannot_be_read_tells_what_is_wrong_and_what_waits() -> None:
    _, august = checked_book(PLAN, {NAME: "period: 2026-08\nreports: [\n"})

    assert [found.code for found in august.findings] == ["DUT001"]
    assert "DUT416" in {rule.code for rule in august.waiting}


def test_a_file_of_another_kind_tells_what_it_lacks() -> None:
    _, august = checked_book(PLAN, {NAME: PLAN})

    assert lines(august) == [
        f"{NAME}:1:1 DUT004 error: this is no file of a ledger, whose keys are period, reports, "
        "readings, problems, rulings, lessons; move it out of the folder"
    ]


def test_a_ledger_is_left_out_where_its_plan_cannot_be_read() -> None:
    assert len(checked_book("title: [a\n", {NAME: AUGUST})) == 1


def test_a_comment_silences_what_its_entry_is_found_to_have() -> None:
    late = "  - {task: 1, unit: 县交通局, date: 2026-09-01, percent: 40}"
    beside = f"{AUGUST}{late}  # duties: ignore[DUT421] 合并报送\n"
    above = f"{AUGUST}  # duties: ignore[date-outside-period] 合并报送\n{late}\n"
    missed = AUGUST.replace("08\n", "08  # duties: ignore[DUT416] until=2026-12-31\n", 1)

    assert "DUT421" in "".join(said(checked_book(PLAN, {NAME: f"{AUGUST}{late}\n"})))
    for text in (beside, above):
        assert "DUT421" not in "".join(said(checked_book(PLAN, {NAME: text})))
        assert "DUT006" not in "".join(said(checked_book(PLAN, {NAME: text})))
    assert "DUT416" in "".join(said(checked_book(PLAN, {NAME: AUGUST})))
    assert "DUT416" not in "".join(said(checked_book(PLAN, {NAME: missed})))


def test_a_comment_that_silences_nothing_is_told_in_the_file_of_a_ledger_too() -> None:
    _, august = checked_book(PLAN, {NAME: f"{AUGUST}# duties: ignore[DUT421]\n"})

    assert "DUT006" in {found.code for found in august.findings}


def test_a_finding_is_about_the_task_the_problem_or_the_unit_that_it_names() -> None:
    text = AUGUST.replace("percent: 20", "percent: 100") + (
        "problems:\n"
        "  - {id: P1, task: 2, unit: 县水利局, date: 2026-08-03, stage: solved, text: 征地}\n"
    )
    _, august = checked_book(PLAN, {NAME: text})
    about = {found.code: august.subject.part_of(found) for found in august.findings}

    assert about["DUT419"] == PlanPart(PartKind.TASK, "1")
    assert about["DUT420"] == PlanPart(PartKind.PROBLEM, "P1")
    silent = checked_book(PLAN, {NAME: text.replace("task: 1", "task: 2")})[1]
    assert PlanPart(PartKind.UNIT, "县交通局") in map(silent.subject.part_of, silent.findings)


def test_fixing_a_file_of_a_ledger_changes_that_text_alone() -> None:
    text = AUGUST.replace("percent: 20", "percent: ２０").replace("state: done}", "stat: done}", 1)
    _, august = checked_book(PLAN, {NAME: text})

    safe, mended = fix(august, unsafe=False)
    assert (safe.subject.source.text, mended) == (text.replace("２０", "20"), 1)
    assert safe.name == NAME
    assert fix(august, unsafe=True).checked.subject.source.text == AUGUST


def test_fixing_a_plan_keeps_its_ledger_beside_it() -> None:
    plan, _ = checked_book(
        PLAN.replace("lead: 县交通局, r", "lead: 县交通运输局, r"), {NAME: AUGUST}
    )

    fixed, mended = fix(plan, unsafe=False)
    assert (fixed.subject.source.text, mended) == (PLAN, 1)
    assert [found.code for found in fixed.findings] == ["DUT424", "DUT425"]


FAULTY = (
    "{task: 9, unit: 县交通局, date: 2026-08-25, percent: 90}",
    "{task: 1, unit: 县教育局, date: 2026-08-25, percent: 10}",
    "{task: 1, unit: 县交通局, date: 2026-13-25, percent: 10}",
    "{task: 1, unit: 县交通局, percent: 10}",
    "{task: 1, unit: 县交通局, date: 2026-08-25, percent: 110}",
    "{task: 1, unit: 县交通局, date: 2026-08-25, state: accepted}",
    "{task: 1, unit: 县交通局, date: 2026-08-25, percnt: 10}",
    "{task: 2/7, unit: 县水利局, date: 2026-08-25, state: blocked}",
    "县交通局完成招标",
)
GOOD = (
    "{task: 1, unit: 县交通局, date: 2026-08-24, percent: 30}",
    "{task: 1, unit: 县交通局, date: 2026-08-26, percent: 10}",
    "{task: 1, unit: 县水利局, date: 2026-08-26, percent: 10}",
    "{task: 2, unit: 县水利局, date: 2026-09-02, percent: 100}",
    "{task: 3, unit: 县水利局, date: 2026-08-28, state: in-progress}",
    "{task: 2, unit: 县水利局, date: 2027-08-28, received: 2026-08-29, percent: 5}",
    "{task: 2/1, unit: 县水利局, date: 2026-06-28, state: blocked}",
)


def ledger_text(entries: list[str]) -> str:
    return AUGUST + "".join(f"  - {entry}\n" for entry in entries)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(
    st.lists(st.sampled_from(GOOD), max_size=4),
    st.sampled_from(FAULTY),
)
def test_a_faulty_entry_changes_only_findings_of_its_own(good: list[str], faulty: str) -> None:
    before = said(checked_book(PLAN, {NAME: ledger_text(good)}))
    after = said(checked_book(PLAN, {NAME: ledger_text([*good, faulty])}))
    line = f"{NAME}:{AUGUST.count(chr(10)) + len(good) + 1}:"

    assert [each for each in after if not each.startswith(line)] == before
    assert any(each.startswith(line) and " error: " in each for each in after)


def entries_of(found: Checked) -> Iterator[Entry]:
    record = found.subject.record
    return chain(record.reports, record.problems, record.rulings, record.lessons)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.sampled_from(GOOD), min_size=1, max_size=4))
def test_what_is_said_of_a_new_entry_is_what_lint_says_at_its_place(good: list[str]) -> None:
    text = ledger_text(good)
    line = text.count("\n")
    _, august = checked_book(PLAN, {NAME: text})
    plan = subject_of(PLAN)
    ledger = checked_ledger(ledger_of({NAME: text}), plan.plan, plan.register)
    (file,) = ledger.files
    added = [entry for entry in file.record.reports if entry.span.line == line]

    found = findings_of(added, file, ledger, plan.plan, plan.register, plan.today)

    assert len(added) == 1
    assert found == tuple(each for each in august.findings if each.span.line == line)


@pytest.mark.parametrize("wish", ["ignore: [DUT417]", "select: [DUT421]", "ignore: [DUT4]"])
def test_of_a_new_entry_nothing_is_said_that_the_plan_does_not_want(wish: str) -> None:
    text = ledger_text([GOOD[0], GOOD[1]])
    plan = subject_of(f"{PLAN}lint: {{{wish}}}\n")
    ledger = checked_ledger(ledger_of({NAME: text}), plan.plan, plan.register)
    (file,) = ledger.files
    last = file.record.reports[-1:]

    assert findings_of(last, file, ledger, plan.plan, plan.register, plan.today) == ()
