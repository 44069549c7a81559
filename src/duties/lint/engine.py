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

    The `waiting` rules have not looked at the whole of it, since no plan could be read.
    """

    subject: Subject
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    waiting: tuple[Rule, ...] = ()

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.subject.source.name


def check(subject: Subject, rules: Collection[Rule]) -> Checked:
    """Run rules over a subject, without the findings that its comments silence.

    Where no plan could be read, why it could not is found whether that was asked for or not, and
    the rules that find nothing wait, since they have not seen the whole file.
    """
    run = {rule for rule in rules if rule.looks_at(subject)}
    obstacle = None
    if subject.loaded.plan is None:
        obstacle = subject.loaded.obstacle.code
        run = {rule for rule in run if not rule.needs_plan}
        run |= {rule for rule in RULES if rule.code == obstacle}
    in_turn = _in_order(run)
    with collector_paused():
        found = [
            finding
            for rule in in_turn
            if rule is not unused_suppression
            for finding in rule.run(subject)
            if not subject.is_elsewhere(finding)
        ]
        kept, unused = suppress(subject, found, in_turn)
        if unused_suppression in run:
            kept += unused_suppression.run(replace(subject, unused=tuple(unused)))
    waiting: set[Rule] = set()
    if obstacle is not None:
        told = {obstacle, *(finding.code for finding in kept)}
        waiting = {
            rule for rule in {*run, *rules} if rule.code not in told and rule.looks_at(subject)
        }
    return Checked(
        subject,
        _in_order(run - waiting),
        tuple(sorted(kept, key=in_order)),
        _in_order(waiting),
    )


def with_more(checked: Checked, rules: Iterable[Rule], findings: Iterable[Finding]) -> Checked:
    """Return what was found in a file, and what else rules found there that saw more files.

    Comments in the file silence these, too.
    """
    more = _in_order(rules)
    kept, _ = suppress(checked.subject, list(findings), more)
    return checked._replace(
        rules=_in_order({*checked.rules, *more}),
        findings=tuple(sorted((*checked.findings, *kept), key=in_order)),
    )


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.code))


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
