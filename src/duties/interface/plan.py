"""A plan that a program has opened."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from duties.answers.reply import Reply
from duties.book import Book, doubts_of_ledger
from duties.files import read_source
from duties.findings import Finding
from duties.interface.progress import ProgressQuestions
from duties.interface.questions import PlanQuestions
from duties.interface.words import Day, Texts, day_meant, language_meant, texts
from duties.model import Plan
from duties.naming.beside import load_whole

if TYPE_CHECKING:
    from duties.formats.findings.report import Located
    from duties.interface.documents import ImportedDocument
    from duties.interface.exporting import Exported
    from duties.interface.results import Results
    from duties.interface.verifying import PlanVerification


class LoadedPlan(PlanQuestions, ProgressQuestions):
    """A plan with the ledger beside it, as it was when it was opened; made by `duties.load`.

    The ledger is read when it is first needed.
    """

    @property
    def model(self) -> Plan:
        """The plan as values: `duties.model.Plan`, a named tuple with everything in the file."""
        return self._book.plan

    @property
    def title(self) -> str:
        """The title of the plan; empty if it has none."""
        return self._book.plan.title

    @property
    def path(self) -> str:
        """The file that the plan was read from, as it was named."""
        return self._book.source.name

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The places of the file that could not be read as meant; empty where all could.

        Answers are right only as far as these places do not matter. `lint` finds more.
        """
        return self._book.loaded.findings

    @property
    def notes(self) -> tuple[str, ...]:
        """What a command says of plan and ledger before it answers: what of them does not count.

        Raises a `DutiesError` where there is a ledger that cannot be read.
        """
        book = self._book
        doubts = doubts_of_ledger(book.ledger, book.folder, date.today())
        return tuple(each.put(self._into) for each in (*book.unread(), *doubts))

    def lint(
        self,
        *,
        select: Texts = None,
        ignore: Texts = None,
        lead_factor: float | None = None,
        as_of: Day = None,
    ) -> "Results[Located]":
        """Check the plan and its ledger; each result is a finding in the file that it is in.

        `select` and `ignore` are rules: codes, beginnings of codes, or names. `lead_factor` is how
        many times the average number of leads is too many. `as_of` is the day that dates are
        compared with. Where one is not given, the plan's own settings decide. Raises
        `UnknownRuleError`.

        >>> [(each.finding.code, each.finding.span.line) for each in plan.lint(select="DUT104")]
        [('DUT104', 407)]
        """
        from duties.formats.findings.report import LintReport
        from duties.formats.views.findings import findings_view
        from duties.lint.settings import Settings

        book = self._book
        settings = Settings(texts(select), texts(ignore), None, lead_factor)
        files = book.ledger_files
        checked = settings.check(book.source, book.loaded, day_meant(as_of), files)
        return self._results(
            Reply(findings_view(self._into), tuple(LintReport(checked, ()).located()))
        )

    def verify(self, document: "ImportedDocument | str | os.PathLike[str]") -> "PlanVerification":
        """Compare the plan with the document that it comes from, or with that at a path.

        What the document does not state may be anything. Raises what `duties.read_document` raises,
        whose options a document may be read with before.

        >>> document.plan.verify("附表.md")
        <PlanVerification: 1 task differs, 2 do not>
        """
        from duties.answers.verifying import Verifying
        from duties.interface.documents import ImportedDocument, read_document
        from duties.interface.verifying import PlanVerification

        read = document if isinstance(document, ImportedDocument) else read_document(document)
        book = self._book
        return PlanVerification(Verifying(read.draft, book.plan, book.register), self._into)

    def export(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        format: str | None = None,  # noqa: A002 (the name of the option)
        without: Texts = None,
        as_of: Day = None,
        alarm: int | Iterable[int] = (),
        force: bool = False,
    ) -> "Exported":
        """Write the plan to a file, or, without a `path`, return what would be in it.

        The ending of the file's name says the format, unless `format` does: xlsx, docx, html, md,
        csv, json, graphml, parquet, ics or stratml. `without` are parts to leave out of a file for
        people, `as_of` is the day of which a file tells how all stands, and `alarm` says how many
        days before each deadline a calendar calls. `force` also replaces a file that is no export.
        The result has the `data` and, as a command says them, `notes`. Raises a `DutiesError`.

        >>> plan.export("plan.xlsx").notes
        ()
        >>> plan.export(format="csv").data.decode().splitlines()[0][:20]
        'plan,issuer,issued,h'
        """
        from duties.interface.exporting import file_of, format_meant, written

        wanted = format_meant(path, format)
        alarms = (alarm,) if isinstance(alarm, int) else tuple(alarm)
        found = file_of(
            self._book, wanted, self._into, without=texts(without), as_of=as_of, alarms=alarms
        )
        return written(found, path, wanted, [self.path], self._into, force=force)

    def __repr__(self) -> str:
        """Return what tells this plan from others, and how large it is."""
        plan = self._book.plan
        parts = (
            _how_many(len(each), kind)
            for kind, each in (
                ("action", plan.actions),
                ("task", plan.tasks),
                ("unit", self._book.register.units),
                ("target", plan.targets),
            )
        )
        title = f" 《{plan.title}》" if plan.title else ""
        return f"<{type(self).__name__} {self.path}{title}: {', '.join(filter(None, parts))}>"


def _how_many(count: int, kind: str) -> str:
    return f"{count:,} {kind}{'s' if count > 1 else ''}" if count else ""


def load(
    path: str | os.PathLike[str],
    *,
    progress: str | os.PathLike[str] | None = None,
    language: str = "en",
) -> LoadedPlan:
    """Open a plan file.

    `progress` is the folder of its ledger, otherwise that beside it: `progress/` beside plan.yaml,
    `c.progress/` beside c.yaml. `language` is that of notes, findings and reasons: en or zh; of
    errors `duties.sentence` is asked. Raises a `DutiesError` if the file cannot be read or holds no
    plan, with its `file`, and `line` and `column` where there are any. Faults in a plan do not keep
    it from being opened: see `LoadedPlan.findings`.

    >>> import duties
    >>> duties.load("plan.yaml")
    <LoadedPlan plan.yaml 《渝中区全力推进成渝地区双城经济圈建设“十项行动”实施方案》:
    10 actions, 55 tasks, 47 units, 35 targets>
    >>> duties.load("nowhere.yaml")
    Traceback (most recent call last):
    ...
    duties.errors.files.MissingFileError: nowhere.yaml: there is no such file; ...
    """
    source = read_source(Path(path))
    named = None if progress is None else os.fspath(progress)
    return LoadedPlan(Book(source, load_whole(source), named), language_meant(language))
