"""What the tests of linting share."""

from collections.abc import Mapping
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from tempfile import TemporaryDirectory

from duties.ledger.folder import load_folder
from duties.ledger.model import LedgerFile
from duties.lint.engine import Checked, check
from duties.lint.rule import Rule, Subject
from duties.lint.rules import RULES
from duties.planfile.loading import load
from duties.source import Source

TODAY = date(2026, 11, 24)
FOLDER = "progress/"


def subject_of(text: str, name: str = "plan.yaml", today: date = TODAY) -> Subject:
    source = Source(name, text)
    return Subject(source, load(source), today)


def checked(text: str, *rules: Rule, today: date = TODAY) -> Checked:
    return check(subject_of(text, today=today), rules or RULES)


def checked_book(
    text: str, ledger: Mapping[str, str], *rules: Rule, today: date = TODAY
) -> tuple[Checked, ...]:
    """Check a plan, then the files of its ledger, with names such as progress/2026-03.yaml."""
    subjects = subject_of(text, today=today).with_ledger(ledger_of(ledger))
    return tuple(check(subject, rules or RULES) for subject in subjects)


def ledger_of(ledger: Mapping[str, str]) -> tuple[LedgerFile, ...]:
    with TemporaryDirectory() as folder:
        for name, text in ledger.items():
            Path(folder, name.removeprefix(FOLDER)).write_text(text, "utf-8", newline="")
        files = load_folder(Path(folder))
        prefix = f"{folder}/"
        return tuple(
            file._replace(
                source=Source(FOLDER + file.source.name.removeprefix(prefix), file.source.text)
            )
            for file in files
        )


def lines(found: Checked) -> list[str]:
    """Return what was found, a line each; in a file of a ledger, each with the file's name."""
    file = "" if found.subject.file is None else f"{found.name}:"
    return [
        f"{file}{finding.span.line}:{finding.span.column} {finding.code} {finding.severity}: "
        f"{finding.message.put(NullTranslations())}"
        for finding in found.findings
    ]
