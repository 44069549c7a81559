"""What the tests of linting share."""

from datetime import date
from gettext import NullTranslations

from duties.lint.engine import Checked, check
from duties.lint.rule import Rule, Subject
from duties.lint.rules import RULES
from duties.planfile.loading import load
from duties.source import Source

TODAY = date(2026, 11, 24)


def subject_of(text: str, name: str = "plan.yaml", today: date = TODAY) -> Subject:
    source = Source(name, text)
    return Subject(source, load(source), today)


def checked(text: str, *rules: Rule, today: date = TODAY) -> Checked:
    return check(subject_of(text, today=today), rules or RULES)


def lines(found: Checked) -> list[str]:
    return [
        f"{finding.span.line}:{finding.span.column} {finding.code} {finding.severity}: "
        f"{finding.message.put(NullTranslations())}"
        for finding in found.findings
    ]
