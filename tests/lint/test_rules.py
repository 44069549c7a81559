"""The case files under rules/ are run: a plan, all that one rule says of it, and the fixed text.

A case begins with a heading of the second level. `yaml` is the plan, `text` the findings, one a
line, and `yaml fixed` what all fixes, unsafe ones included, make of the plan.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from checking import checked, lines

from duties.lint.documentation import document
from duties.lint.rule import Rule
from duties.lint.rules import RULES
from duties.source import Source, apply_edits

CASES = Path(__file__).parent / "rules"
_BLOCK = re.compile(r"^```(yaml fixed|yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    rule: Rule
    plan: str
    findings: str
    fixed: str | None


def cases() -> Iterator[object]:
    for file in sorted(CASES.glob("*.md")):
        rule = getattr(import_module(f"duties.lint.rules.{file.stem}"), file.stem)
        for section in file.read_text("utf-8").split("\n## ")[1:]:
            title = section.partition("\n")[0]
            blocks = dict(_BLOCK.findall(section))
            case = Case(rule, blocks["yaml"], blocks["text"], blocks.get("yaml fixed"))
            yield pytest.param(case, id=f"{file.stem}: {title}")


def said(rule: Rule, text: str) -> str:
    return "".join(f"{line}\n" for line in lines(checked(text, rule)))


@pytest.mark.parametrize("case", list(cases()))
def test_a_rule_says_of_a_plan_what_its_case_file_shows(case: Case) -> None:
    assert said(case.rule, case.plan) == case.findings


@pytest.mark.parametrize("case", list(cases()))
def test_the_fixes_of_a_rule_make_what_its_case_file_shows(case: Case) -> None:
    source = Source("plan.yaml", case.plan)
    fixes = [found.fix for found in checked(case.plan, case.rule).findings if found.fix]

    assert bool(fixes) == (case.fixed is not None)
    if case.fixed is not None:
        assert apply_edits(source, [edit for fix in fixes for edit in fix.edits]) == case.fixed


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_case_file_named_like_it(rule: Rule) -> None:
    assert (CASES / f"{rule.name.replace('-', '_')}.md").is_file()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_its_example_and_not_what_to_use_instead(rule: Rule) -> None:
    documented = document(rule)

    assert said(rule, documented.example) != ""
    if documented.instead_yaml:
        assert said(rule, documented.instead_yaml) == ""
