"""Runs the rules over a plan."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from duties.collector import collector_paused
from duties.findings import Finding
from duties.lint.rule import Rule, Subject
from duties.lint.rules import RULES
from duties.lint.rules.unused_suppression import unused_suppression
from duties.lint.suppressions import suppress


class Checked(NamedTuple):
    """What the rules found in a file, sorted by line, column and code.

    The `waiting` rules have not looked at it, since no plan could be read.
    """

    subject: Subject
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    waiting: tuple[Rule, ...] = ()


def check(subject: Subject, rules: Iterable[Rule]) -> Checked:
    """Run rules over a subject, without the findings that its comments silence.

    Rules that need a plan are not run if none could be read; why it could not is then found,
    whether that was asked for or not.
    """
    asked = tuple(sorted(rules, key=lambda rule: rule.code))
    has_plan = subject.loaded.plan is not None
    run = tuple(rule for rule in asked if has_plan or not rule.needs_plan)
    if len(run) < len(asked):
        obstacle = subject.loaded.obstacle.code
        why = [rule for rule in RULES if rule.code == obstacle and rule not in run]
        run = tuple(sorted((*run, *why), key=lambda rule: rule.code))
    first = [rule for rule in run if rule is not unused_suppression]
    with collector_paused():
        found = [finding for rule in first for finding in rule.run(subject)]
        kept, unused = suppress(subject, found, run)
        if len(first) < len(run):
            kept += unused_suppression.run(replace(subject, unused=tuple(unused)))
    waiting = tuple(rule for rule in asked if rule not in run)
    return Checked(subject, run, tuple(sorted(kept, key=in_order)), waiting)


def in_order(finding: Finding) -> tuple[int, int, str]:
    """Return the key that findings of one file are sorted by."""
    return finding.span.line, finding.span.column, finding.code


def selected(
    rules: Iterable[Rule], select: Collection[str], ignore: Collection[str]
) -> tuple[Rule, ...]:
    """Return the rules in `select` (all if it is empty) that are not in `ignore`.

    Both hold codes, names, or beginnings of codes such as DUT1.
    """
    return tuple(
        rule
        for rule in rules
        if (not select or _is_meant(rule, select)) and not _is_meant(rule, ignore)
    )


def _is_meant(rule: Rule, words: Collection[str]) -> bool:
    return any(
        word == rule.name or (word.startswith("DUT") and rule.code.startswith(word))
        for word in words
    )
