import pytest
from checking import checked, lines

from duties.errors.rules import UnknownRuleError
from duties.findings import Severity
from duties.lint.engine import selected
from duties.lint.rules import RULES
from duties.lint.settings import Settings, find_rule
from duties.model import LintSettings, Name
from duties.source import START


def test_findings_come_in_the_order_of_line_column_and_code() -> None:
    found = checked(
        "tasks:\n  - {id: 2, titel: 乙, title: 甲}\n  - {id: 2, title: 甲}\n",
        *selected(RULES, ["DUT00", "DUT101", "DUT103", "DUT106"], []),
    )

    assert [" ".join(line.split()[:2]) for line in lines(found)] == [
        "1:1 DUT005",
        "2:10 DUT101",
        "2:10 DUT103",
        "2:13 DUT003",
        "3:10 DUT101",
        "3:10 DUT103",
        "3:10 DUT106",
    ]


def test_a_file_that_holds_no_plan_gets_its_syntax_error_alone() -> None:
    found = checked("title: [a\n")

    assert lines(found) == ["1:8 DUT001 error: the bracket [ opened here is not closed"]
    assert [rule.code for rule in found.rules] == ["DUT001"]
    looking = {rule for rule in RULES if rule.looks_at(found.subject)}
    assert {*found.rules, *found.waiting} == looking


def test_rules_have_codes_and_names_of_their_own_in_the_order_of_codes() -> None:
    codes = [rule.code for rule in RULES]

    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def names(select: list[str], ignore: list[str]) -> list[str]:
    return [rule.name for rule in selected(RULES, select, ignore)]


def test_rules_are_selected_and_ignored_by_code_beginning_and_name() -> None:
    assert names(["DUT101", "open-ended-list"], []) == ["no-lead", "open-ended-list"]
    assert all(rule.code.startswith("DUT3") for rule in selected(RULES, ["DUT3"], []))
    assert names(["DUT101", "DUT112"], ["no-lead"]) == ["open-ended-list"]
    assert names([], ["DUT"]) == []
    assert len(names([], [])) == len(RULES)


def as_names(*words: str) -> tuple[Name, ...]:
    return tuple(Name(word, START) for word in words)


def test_the_command_goes_before_the_plan() -> None:
    plan = LintSettings(
        select=as_names("DUT101"), ignore=as_names("DUT112"), fail_on=Severity.ERROR
    )

    assert [rule.code for rule in Settings().rules(plan)] == ["DUT101"]
    assert [rule.code for rule in Settings(select=["DUT11"]).rules(plan)].count("DUT112") == 0
    assert not Settings().fails(Severity.WARNING, plan)
    assert Settings(fail_on=Severity.INFO).fails(Severity.INFO, plan)
    assert Settings().fails(Severity.WARNING, LintSettings())
    assert not Settings().fails(Severity.INFO, LintSettings())


def test_a_word_that_is_no_rule_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownRuleError) as refused:
        Settings(ignore=["no-leed"]).rules(LintSettings())
    assert refused.value.message.facts == {"word": "no-leed", "nearest": ("no-lead", "two-leads")}
    with pytest.raises(UnknownRuleError):
        find_rule("DUT9")


def test_a_rule_is_found_by_code_or_name() -> None:
    assert find_rule("dut101") is find_rule("no-lead")
