"""The case files under rules/ are run: a plan, all that one rule says of it, and the fixed text.

A case begins with a heading of the second level. `yaml` is the plan, `text` the findings, one a
line, and `yaml fixed` what all fixes, unsafe ones included, make of the plan. Where the plan has a
ledger, further blocks hold its files, each with its name as a comment in its first line
(`# progress/2026-03.yaml`); the findings in such a file begin with its name.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from checking import checked_book, lines

from duties.lint.documentation import PlanShown, document, ledger_name
from duties.lint.engine import Checked
from duties.lint.rule import Rule, Scope
from duties.lint.rules import RULES
from duties.source import apply_edits

PLAN = "plan.yaml"
CASES = Path(__file__).parent / "rules"
_BLOCK = re.compile(r"^```(yaml fixed|yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    rule: Rule
    shown: PlanShown
    findings: str
    fixed: dict[str, str]


ALONE = [rule for rule in RULES if rule.scope is not Scope.PLANS]
"""Those that compare plans are tried in test_across.py."""


def cases() -> Iterator[object]:
    for file in sorted(CASES.glob("*.md")):
        rule = getattr(import_module(f"duties.lint.rules.{file.stem}"), file.stem)
        for section in file.read_text("utf-8").split("\n## ")[1:]:
            title = section.partition("\n")[0]
            blocks = _BLOCK.findall(section)
            files = {ledger_name(text) or PLAN: text for kind, text in blocks if kind == "yaml"}
            fixed = {
                ledger_name(text) or PLAN: text for kind, text in blocks if kind == "yaml fixed"
            }
            (findings,) = [text for kind, text in blocks if kind == "text"]
            case = Case(rule, PlanShown(files.pop(PLAN), files), findings, fixed)
            yield pytest.param(case, id=f"{file.stem}: {title}")


def book(rule: Rule, shown: PlanShown) -> tuple[Checked, ...]:
    return checked_book(shown.plan, shown.ledger, rule)


def said(rule: Rule, shown: PlanShown) -> str:
    return "".join(f"{line}\n" for found in book(rule, shown) for line in lines(found))


@pytest.mark.parametrize("case", list(cases()))
def test_a_rule_says_of_a_plan_what_its_case_file_shows(case: Case) -> None:
    assert said(case.rule, case.shown) == case.findings


@pytest.mark.parametrize("case", list(cases()))
def test_the_fixes_of_a_rule_make_what_its_case_file_shows(case: Case) -> None:
    fixed = {}
    for found in book(case.rule, case.shown):
        edits = [edit for each in found.findings if each.fix for edit in each.fix.edits]
        if edits:
            fixed[found.name] = apply_edits(found.subject.source, edits)

    assert fixed == case.fixed


@pytest.mark.parametrize("rule", ALONE, ids=lambda rule: rule.name)
def test_a_rule_has_a_case_file_named_like_it(rule: Rule) -> None:
    assert (CASES / f"{rule.name.replace('-', '_')}.md").is_file()


@pytest.mark.parametrize("rule", ALONE, ids=lambda rule: rule.name)
def test_a_rule_finds_its_example_and_not_what_to_use_instead(rule: Rule) -> None:
    documented = document(rule)

    assert said(rule, documented.example) != ""
    if documented.instead_yaml:
        assert said(rule, documented.instead_yaml) == ""
