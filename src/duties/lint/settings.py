"""How to check a plan: the command's options take precedence over the plan's settings."""

from collections.abc import Collection, Iterable
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from duties.errors.rules import UnknownRuleError
from duties.findings import Severity
from duties.ledger.model import LedgerFile
from duties.lint.engine import Checked, check, selected
from duties.lint.rule import Rule, Subject
from duties.lint.rules import RULES
from duties.model import LintSettings
from duties.planfile.loading import Loaded
from duties.source import Source

FAIL_ON = Severity.WARNING


class Settings(NamedTuple):
    """What the command asks for; empty or None where the plan decides."""

    select: Collection[str] = ()
    ignore: Collection[str] = ()
    fail_on: Severity | None = None
    lead_factor: float | None = None

    def check(
        self, source: Source, loaded: Loaded, today: date, files: Iterable[LedgerFile] = ()
    ) -> tuple[Checked, ...]:
        """Check a loaded plan, then each file of its ledger, by these settings and the plan's own.

        Raises `UnknownRuleError`.
        """
        subject = Subject(source, loaded, today, self.lead_factor)
        rules = self.rules(plan_wishes(subject))
        return tuple(check(each, rules) for each in subject.with_ledger(files))

    def rules(self, plan: LintSettings) -> tuple[Rule, ...]:
        """Return the rules to run on a plan; raises `UnknownRuleError` for an unknown word."""
        select = self.select or [name.text for name in plan.select]
        ignore = [*self.ignore, *(name.text for name in plan.ignore)]
        for word in (*select, *ignore):
            _check_word(word)
        return selected(RULES, select, ignore)

    def asked(self) -> tuple[Rule, ...]:
        """Return the rules that the command selects by words which mean no more than a hundred."""
        words = [word for word in self.select if word != "DUT"]
        return selected(RULES, words, self.ignore) if words else ()

    def fails(self, severity: Severity, plan: LintSettings) -> bool:
        """Return whether a finding of this severity makes the exit code 1."""
        return severity.is_at_least(self.fail_on or plan.fail_on or FAIL_ON)


def plan_wishes(subject: Subject) -> LintSettings:
    """Return the settings of the plan that a subject is, or belongs to.

    These are the defaults if no plan could be read.
    """
    plan = subject.progress.plan if subject.progress is not None else subject.loaded.plan
    return plan.lint if plan is not None else LintSettings()


def find_rule(word: str) -> Rule:
    """Return the rule with a code or a name; raises `UnknownRuleError`."""
    for rule in RULES:
        if word.casefold() in (rule.code.casefold(), rule.name):
            return rule
    raise UnknownRuleError(word, _nearest(word))


def _check_word(word: str) -> None:
    if not selected(RULES, [word], ()):
        raise UnknownRuleError(word, _nearest(word))


def _nearest(word: str) -> tuple[str, ...]:
    known = [word for rule in RULES for word in (rule.code, rule.name)]
    return tuple(get_close_matches(word, known, 3))
