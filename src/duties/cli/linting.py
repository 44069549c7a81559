"""One run of `duties lint`: which files, what happens to the findings, and the exit code."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from duties.cli import clock
from duties.cli.exits import ExitCode
from duties.cli.ledgers import Wanted, ledger_of, wanted
from duties.cli.session import Session
from duties.cli.standard_input import STDIN, STDIN_NAME, read_standard_input
from duties.cli.terminal import palette_of
from duties.errors.base import DutiesError
from duties.errors.files import MissingFileError
from duties.errors.rules import MissingBaselineError
from duties.files import decode, read_source
from duties.findings import Finding, Severity
from duties.formats.findings.render import LintFormat, render_report
from duties.formats.findings.report import LintReport, Located, in_ranges, waiting_rules
from duties.formats.patch import unified
from duties.formats.text import printable
from duties.ledger.model import LedgerFile
from duties.lint.across import lint_across
from duties.lint.baseline import (
    Baseline,
    baseline_text,
    is_of_others,
    not_looked_at,
    read_baseline,
    sifted,
)
from duties.lint.engine import Checked, with_more
from duties.lint.fixing import fix
from duties.lint.registers import check_register, is_register
from duties.lint.rule import Scope
from duties.lint.rules import RULES
from duties.lint.settings import Settings, plan_wishes
from duties.messages import N_, Message, counted
from duties.naming.beside import register_of
from duties.planfile.registers import RegisterFile, load_units
from duties.source import Source
from duties.writing import replace_file


class Showing(NamedTuple):
    """How findings are to be shown.

    Those in the file `known` are left out, and those milder than `mildest`; like ones are told
    together unless `each` is asked for.
    """

    known: Path | None = None
    passed: bool = False
    statistics: bool = False
    mildest: Severity = Severity.INFO
    each: bool = False


class _Book(NamedTuple):
    """A plan and its ledger, checked; `wanted` says which of the files are told of.

    `named` is the folder of the ledger, where one is named.
    """

    wanted: Wanted
    named: str | None
    checked: tuple[Checked, ...]

    @property
    def told(self) -> list[Checked]:
        return [each for each in self.checked if self.wanted.tells_of(each.name)]


class Job:
    """The plans checked together, and the exit code so far."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self.code = ExitCode.FINE
        self._session = session
        self._settings = settings
        self._books: list[_Book] = []
        self._registers: dict[str, str] = {}  # each with the file that it is told with
        self._stdout_is_taken = False  # by a plan read from standard input

    def read(self, names: Iterable[str]) -> None:
        """Read and check plans with their ledgers, in order of name.

        A file of a ledger is checked with its plan, and told of alone unless that is named too.
        What cannot be read is reported, and the rest is gone on with. Raises `UnknownRuleError` if
        a rule asked for does not exist.
        """
        session = self._session
        found = wanted(names, session.plan_name)
        named = session.progress_named if len(found) == 1 else None
        for each in found:  # a register that is checked itself is reported there
            self._registers.setdefault(os.path.realpath(each.plan), str(Path(each.plan)))
        for each in found:
            try:
                source = (
                    decode(STDIN_NAME, read_standard_input())
                    if each.plan == STDIN
                    else read_source(Path(each.plan))
                )
                files = ledger_of(each.plan, named)
            except DutiesError as error:
                session.complain(error.message, error.place)
                self.code = ExitCode.UNUSABLE
                continue
            for name in each.missing({source.name, *(file.source.name for file in files)}):
                session.complain(Message(N_("the ledger has no such file")), name)
                self.code = ExitCode.UNUSABLE
            checked = self._check(source, files)
            self._books.append(_Book(each, named, checked))
            if files and checked and checked[0].subject.progress is None:
                self._tell_unchecked(each, len(files))

    def read_gathered(self) -> None:
        """Take the findings of a corpus as they were gathered; say what else was noted of plans."""
        from duties.cli.corpora import opened
        from duties.cli.gathered_findings import checked_in

        session = self._session
        found = checked_in(opened(session), self._settings, clock.today())
        for plan in sorted(found, key=lambda each: each.path):
            checked = plan.checked
            if plan.register is not None:
                checked += self._check_register(plan.register, checked[0].subject.source)
            self._books.append(_Book(Wanted(plan.path), None, checked))
            for _, file, finding in plan.others:
                if finding.severity is Severity.ERROR:
                    session.complain(finding.message, file)
                    self.code = ExitCode.UNUSABLE
                else:
                    session.doubt(
                        Message(N_("{file}: {doubt}"), {"file": file, "doubt": finding.message})
                    )

    def compare(self) -> None:
        """Check the plans that could be read against each other, if there are several."""
        books = [
            (at, book)
            for at, book in enumerate(self._books)
            if book.checked and book.checked[0].subject.loaded.plan is not None
        ]
        if len(books) < 2:
            self._tell_alone()
            return
        found: dict[int, list[Finding]] = {}
        for plan, finding in lint_across([book.checked[0].subject for _, book in books]):
            found.setdefault(plan, []).append(finding)
        for plan, (at, book) in enumerate(books):
            first, *others = book.checked
            rules = [
                rule
                for rule in self._settings.rules(plan_wishes(first.subject))
                if rule.scope is Scope.PLANS
            ]
            codes = {rule.code for rule in rules}
            told = [each for each in found.get(plan, ()) if each.code in codes]
            whole = with_more(first, rules, told)
            self._books[at] = book._replace(checked=(whole, *others))

    def _tell_alone(self) -> None:
        """Say of rules that compare plans, and were asked for, that one plan is too few."""
        asked = [each for each in self._settings.asked() if each.scope is Scope.PLANS]
        if asked and len(self._books) == 1:
            self._session.note(
                Message(
                    N_("checking {rules} takes several plans; name them, or a folder of them"),
                    {"rules": tuple(in_ranges([rule.code for rule in asked]))},
                )
            )

    def _tell_unchecked(self, book: Wanted, count: int) -> None:
        """Say that a ledger could not be checked, since its plan cannot be read."""
        self._session.note(
            counted(
                "{count} file of the progress on {plan} was not checked, since that cannot be read",
                "{count} files of the progress on {plan} were not checked, since that cannot be "
                "read",
                count,
                plan=book.plan,
            )
        )
        if book.only:
            self.code = max(self.code, ExitCode.FOUND)

    def _check(self, source: Source, files: Iterable[LedgerFile]) -> tuple[Checked, ...]:
        loaded, today = self._session.load(source), clock.today()
        if is_register(loaded):
            return self._check_register(load_units(source), source)
        checked = self._settings.check(source, loaded, today, files)
        register = loaded.plan and register_of(loaded.plan, Path(source.name))
        return (*checked, *self._check_register(register, source)) if register else checked

    def _check_register(self, register: RegisterFile, named: Source) -> tuple[Checked, ...]:
        """Check a register, unless another file that names it, too, came before."""
        file = os.path.realpath(register.source.name)
        if self._registers.setdefault(file, named.name) != named.name:
            return ()
        return (check_register(register, clock.today()),)

    @property
    def _checked(self) -> list[Checked]:
        """The files that are told of, each plan before its ledger."""
        return [checked for book in self._books for checked in book.told]

    def fix(self, *, unsafe: bool) -> None:
        """Fix what can be fixed, in the files themselves; a plan from stdin goes to stdout.

        Where something was mended in a plan or its ledger, the others are looked at once more.
        """
        for place, book in enumerate(self._books):
            after = tuple(
                self._fixed(each, unsafe=unsafe) if book.wanted.tells_of(each.name) else each
                for each in book.checked
            )
            sources = [each.subject.source for each in after]
            if len(sources) > 1 and sources != [each.subject.source for each in book.checked]:
                after = self._check(sources[0], ledger_of(book.wanted.plan, book.named))
            self._books[place] = book._replace(checked=after)

    def _fixed(self, before: Checked, *, unsafe: bool) -> Checked:
        source = before.subject.source
        after, mended = fix(before, unsafe=unsafe)
        text = after.subject.source.text
        if source.name == STDIN_NAME:
            self._session.write(text)
            self._stdout_is_taken = True
        elif text != source.text:
            replace_file(Path(source.name), source, text)
        if mended:
            self._session.note(
                counted(
                    "fixed {count} finding in {file}",
                    "fixed {count} findings in {file}",
                    mended,
                    file=source.name,
                )
            )
        return after

    def show_fixes(self, *, unsafe: bool) -> None:
        """Write what `fix` would change, as a unified diff; any change makes the exit code 1."""
        for before in self._checked:
            after, mended = fix(before, unsafe=unsafe)
            if before.subject.loaded.plan is None and not mended:
                self._tell_unreadable(before)
                continue
            lines = list(
                unified(
                    before.subject.source.text.splitlines(),
                    after.subject.source.text.splitlines(),
                    before.subject.source.name,
                )
            )
            self._session.write("".join(f"{printable(line)}\n" for line in lines))
            if lines:
                self._worsen(ExitCode.FOUND)

    def _tell_unreadable(self, checked: Checked) -> None:
        for finding in checked.findings:
            self._session.complain(finding.message, Located(checked, finding).place)
        self._worsen(ExitCode.FOUND)

    def write_baseline(self, path: Path, known: Path | None) -> None:
        """Write all findings to a new file, or anew to the baseline that was read, and say so."""
        checked = self._checked
        if known is not None and path.exists() and path.samefile(known):
            stale = sifted(checked, _known(path)).stale
            kept = not_looked_at(read_source(path).text, checked)
            self._session.create(path, baseline_text(checked, kept), overwrite=True)
        else:
            stale = 0
            self._session.create(path, baseline_text(checked))
        count = sum(len(each.findings) for each in checked)
        self._session.note(
            counted(
                "wrote {count} finding to {file}; `duties lint --baseline {file}` leaves it out",
                "wrote {count} findings to {file}; `duties lint --baseline {file}` leaves them out",
                count,
                file=str(path),
            )
        )
        if stale:
            self._session.note(
                counted(
                    "{count} finding that is no longer there was dropped from {file}",
                    "{count} findings that are no longer there were dropped from {file}",
                    stale,
                    file=str(path),
                )
            )

    def _new(self, checked: list[Checked], path: Path) -> list[Checked]:
        """Return the findings that a baseline does not list; say how many it does."""
        baseline = _known(path)
        fresh, known, stale = sifted(checked, baseline)
        if is_of_others(checked, baseline):
            names = tuple(sorted({entry.file for entry in baseline}))
            text = N_("{file} was written for {names}, not for the files checked now")
            self._session.note(Message(text, {"file": str(path), "names": names}))
        facts = {
            "file": str(path),
            "known": counted(
                "{count} known finding is left out", "{count} known findings are left out", known
            ),
            "fresh": counted(
                "{count} is new", "{count} are new", sum(len(each.findings) for each in fresh)
            ),
        }
        self._session.note(Message(N_("{file}: {known}, {fresh}"), facts))
        if stale:
            self._session.note(
                counted(
                    "{file} lists {count} finding that is no longer there; to drop it, run "
                    "`duties lint --baseline {file} --write-baseline {file}`",
                    "{file} lists {count} findings that are no longer there; to drop them, run "
                    "`duties lint --baseline {file} --write-baseline {file}`",
                    stale,
                    file=str(path),
                )
            )
        return list(fresh)

    def report(self, format_: LintFormat, how: Showing) -> None:
        """Write the findings in the format that is asked for."""
        checked = self._checked
        if not checked:
            return  # an error was reported for every file
        if how.known is not None:
            checked = self._new(checked, how.known)
        run = {rule.code for each in checked for rule in each.rules}
        report = LintReport(
            tuple(checked),
            tuple(rule for rule in RULES if rule.code in run),
            how.passed,
            how.statistics,
            how.mildest,
            how.each,
            how.known is not None,
        )
        stream = sys.stderr if self._stdout_is_taken else sys.stdout
        text = render_report(format_, report, self._session.into, palette_of(stream))
        if self._stdout_is_taken:
            sys.stderr.write(text)
        else:
            self._session.write(text)
        if format_ is not LintFormat.TEXT:
            for message in waiting_rules(report):
                self._session.note(message)
        for each in checked:
            if any(
                self._settings.fails(finding.severity, plan_wishes(each.subject))
                for finding in each.findings
            ):
                self._worsen(ExitCode.FOUND)

    def _worsen(self, code: ExitCode) -> None:
        self.code = max(self.code, code)


def _known(path: Path) -> Baseline:
    try:
        return read_baseline(str(path), read_source(path).text)
    except MissingFileError:
        raise MissingBaselineError(str(path)) from None
