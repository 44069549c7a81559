"""What the rules of a plan's form and of its tasks say of the plan in this repository."""

from datetime import date

import pytest

from duties.files import read_source
from duties.lint.engine import check
from duties.lint.rule import Rule, Subject
from duties.lint.rules.action_without_tasks import action_without_tasks
from duties.lint.rules.collective_lead import collective_lead
from duties.lint.rules.due_out_of_range import due_out_of_range
from duties.lint.rules.duplicate_id import duplicate_id
from duties.lint.rules.duplicate_key import duplicate_key
from duties.lint.rules.duplicate_title import duplicate_title
from duties.lint.rules.lead_also_responsible import lead_also_responsible
from duties.lint.rules.missing_key import missing_key
from duties.lint.rules.no_lead import no_lead
from duties.lint.rules.no_responsible import no_responsible
from duties.lint.rules.numbering_gap import numbering_gap
from duties.lint.rules.open_ended_list import open_ended_list
from duties.lint.rules.several_leads import several_leads
from duties.lint.rules.syntax_error import syntax_error
from duties.lint.rules.task_without_action import task_without_action
from duties.lint.rules.unexpected_count import unexpected_count
from duties.lint.rules.unit_listed_twice import unit_listed_twice
from duties.lint.rules.unknown_action import unknown_action
from duties.lint.rules.unknown_key import unknown_key
from duties.lint.rules.wrong_value import wrong_value
from duties.planfile.loading import load
from reading import ROOT


@pytest.fixture(scope="module")
def subject() -> Subject:
    source = read_source(ROOT / "plan.yaml")
    return Subject(source, load(source), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("rule", "tasks"),
    [
        (several_leads, [15, 22]),
        (no_responsible, [6, 11, 14, 15, 17, 18, 21, 30, 40, 45, 53, 54]),
        (lead_also_responsible, [52]),
        (duplicate_title, [23]),
    ],
    ids=lambda value: value.name if isinstance(value, Rule) else "",
)
def test_a_rule_finds_these_tasks_and_no_others(
    subject: Subject, rule: Rule, tasks: list[int]
) -> None:
    found = check(subject, [rule]).findings

    assert [finding.message.facts["id"] for finding in found] == [str(task) for task in tasks]


def test_every_list_that_ends_with_deng_is_found(subject: Subject) -> None:
    found = check(subject, [open_ended_list]).findings

    assert [finding.message.facts["id"] for finding in found] == [
        task.id for task in subject.plan.tasks if task.open_ended
    ]
    assert len(found) == 38


def test_the_repeated_title_names_the_task_that_had_it_first(subject: Subject) -> None:
    (finding,) = check(subject, [duplicate_title]).findings

    assert finding.message.facts["first"] == "12"


@pytest.mark.parametrize(
    "rule",
    [
        syntax_error,
        duplicate_key,
        unknown_key,
        wrong_value,
        missing_key,
        no_lead,
        unit_listed_twice,
        duplicate_id,
        numbering_gap,
        unknown_action,
        unexpected_count,
        collective_lead,
        due_out_of_range,
        task_without_action,
        action_without_tasks,
    ],
    ids=lambda rule: rule.name,
)
def test_a_rule_finds_nothing(subject: Subject, rule: Rule) -> None:
    assert check(subject, [rule]).findings == ()
