"""The case files under across/ are run: plans, and all that one rule says of them together.

A case begins with a heading of the second level. Each `yaml` is a plan that begins with its name
(`# a.yaml`), `text` has the findings, one a line, each with the name of its plan.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from checking import subject_of

from asking import EN
from duties.lint.across import ACROSS, lint_across
from duties.lint.across.together import AcrossRule, Together
from duties.lint.documentation import document, plan_name
from duties.lint.engine import check, with_more
from duties.lint.rule import Scope, Subject
from duties.lint.rules import RULES
from duties.planfile.loading import load
from reading import ROOT
from scaling import IN_PROPORTION, growth

CASES = Path(__file__).parent / "across"
_BLOCK = re.compile(r"^```(yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class AcrossCase(NamedTuple):
    rule: AcrossRule
    plans: Mapping[str, str]
    findings: str


def cases() -> Iterator[object]:
    for file in sorted(CASES.glob("*.md")):
        rule = getattr(import_module(f"duties.lint.across.{file.stem}"), file.stem)
        for section in file.read_text("utf-8").split("\n## ")[1:]:
            title = section.partition("\n")[0]
            blocks = _BLOCK.findall(section)
            plans = {plan_name(text) or "": text for kind, text in blocks if kind == "yaml"}
            (findings,) = [text for kind, text in blocks if kind == "text"]
            yield pytest.param(AcrossCase(rule, plans, findings), id=f"{file.stem}: {title}")


def said(rule: AcrossRule, plans: Mapping[str, str]) -> str:
    subjects = [subject_of(text, name) for name, text in plans.items()]
    for subject in subjects:
        assert load(subject.source).findings == ()
    return "".join(
        f"{subjects[plan].source.name}:{found.span.line}:{found.span.column} {found.code} "
        f"{found.severity}: {found.message.put(EN)}\n"
        for plan, found in rule.run(Together(subjects))
    )


@pytest.mark.parametrize("case", list(cases()))
def test_a_rule_says_of_plans_what_its_case_file_shows(case: AcrossCase) -> None:
    assert said(case.rule, case.plans) == case.findings


@pytest.mark.parametrize("each", ACROSS, ids=lambda each: each.rule.name)
def test_a_rule_that_compares_plans_finds_its_example_and_not_what_to_use_instead(
    each: AcrossRule,
) -> None:
    documented = document(each.rule)

    assert len(documented.example.plans) > 1
    assert said(each, documented.example.plans) != ""
    if documented.instead_yaml:
        assert said(each, documented.instead_yaml.plans) == ""


@pytest.mark.parametrize("each", ACROSS, ids=lambda each: each.rule.name)
def test_a_rule_that_compares_plans_has_cases_and_says_nothing_of_one_alone(
    each: AcrossRule,
) -> None:
    assert (CASES / f"{each.rule.name.replace('-', '_')}.md").is_file()
    assert each.rule.scope is Scope.PLANS
    for text in document(each.rule).example.plans.values():
        assert check(subject_of(text), [each.rule]).findings == ()


def test_the_rules_that_compare_plans_are_known_to_all() -> None:
    assert [rule for rule in RULES if rule.scope is Scope.PLANS] == [each.rule for each in ACROSS]


def test_a_comment_in_a_plan_silences_what_is_found_between_plans() -> None:
    plans = dict(document(ACROSS[1].rule).example.plans)
    plans["b.yaml"] = plans["b.yaml"].replace(
        "lead: 县住建局}", "lead: 县住建局}  # duties: ignore[two-leads]"
    )
    subjects = [subject_of(text, name) for name, text in plans.items()]
    found = [finding for _, finding in ACROSS[1].run(Together(subjects))]
    alone = check(subjects[1], [])

    assert len(found) == 1
    assert with_more(alone, [ACROSS[1].rule], found).findings == ()


def test_published_plans_of_different_cities_contradict_nothing() -> None:
    judged = sorted((ROOT / "tests" / "bench" / "judged").glob("*.yaml"))
    files = [*judged, ROOT / "plan.yaml"]
    subjects = [subject_of(file.read_text("utf-8"), file.name) for file in files]

    assert list(lint_across(subjects)) == []


def many(count: int) -> list[Subject]:
    """Return plans of one county that name the same units, each with tasks that others have."""
    return [
        subject_of(
            "\n".join(
                [
                    f"title: 第{number}号方案",
                    "issuer: 清水县人民政府",
                    f"issued: 2026-{number % 12 + 1:02}-01",
                    "tasks:",
                    *(
                        f"  - {{id: {task + number % 3}, title: 治理第{task % 40}号河段的水环境, "
                        f"lead: 县{'水利住建民政财政'[task % 4 * 2 : task % 4 * 2 + 2]}局, "
                        f"responsible: 第{task % 9}局, due: 2026-06-{task % 28 + 1:02}}}"
                        for task in range(number, number + 30)
                    ),
                ]
            ),
            f"{number}.yaml",
        )
        for number in range(count)
    ]


def test_comparing_takes_work_in_proportion_to_the_plans() -> None:
    assert growth(many, lambda subjects: list(lint_across(subjects)), 40) < IN_PROPORTION


def test_however_many_plans_repeat_a_task_each_says_so_once() -> None:
    subjects = many(40)
    found = Counter(
        (each.plan, each.finding.code, each.finding.span) for each in lint_across(subjects)
    )

    assert set(found.values()) == {1}
    assert len(found) < 3 * sum(len(subject.plan.tasks) for subject in subjects)
