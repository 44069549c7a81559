"""What the tests of linting share."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from gettext import NullTranslations
from pathlib import Path
from tempfile import TemporaryDirectory

from duties.errors.files import MissingFileError
from duties.ledger.folder import load_folder
from duties.ledger.model import LedgerFile
from duties.lint.engine import Checked, check
from duties.lint.rule import Rule, Subject
from duties.lint.rules import RULES
from duties.naming.joining import joined
from duties.planfile.loading import load
from duties.planfile.registers import RegisterFile, load_units
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
    """Check a plan, then the files of its ledger, with names such as progress/2026-03.yaml.

    Other names are those of registers.
    """
    registers = {name: text for name, text in ledger.items() if not name.startswith(FOLDER)}
    source = Source("plan.yaml", text)
    loaded = joined(load(source), partial(_register, registers))
    files = {name: text for name, text in ledger.items() if name.startswith(FOLDER)}
    subjects = Subject(source, loaded, today).with_ledger(ledger_of(files))
    return tuple(check(subject, rules or RULES) for subject in subjects)


def _register(registers: Mapping[str, str], name: str) -> RegisterFile:
    if name not in registers:
        raise MissingFileError(name)
    return load_units(Source(name, registers[name]))


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
