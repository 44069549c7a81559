"""The whole of one check, and the formats it is written in."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, assert_never

from duties.findings import Finding, Severity
from duties.lint.engine import Checked
from duties.lint.rule import Rule
from duties.messages import Translator


class LintFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


class Report(NamedTuple):
    """The files that were checked, in order, and how much people want to know.

    With `passed` every rule that was run is listed, with `statistics` only how often each found
    something.
    """

    checked: tuple[Checked, ...]
    rules: tuple[Rule, ...]
    passed: bool = False
    statistics: bool = False

    def located(self) -> Iterator["Located"]:
        """Yield every finding with its file."""
        for each in self.checked:
            for finding in each.findings:
                yield Located(each, finding)

    def by_severity(self) -> Counter[Severity]:
        """Count the findings of each severity."""
        return Counter(located.finding.severity for located in self.located())

    def by_code(self) -> Counter[str]:
        """Count the findings of each rule."""
        return Counter(located.finding.code for located in self.located())


class Located(NamedTuple):
    """A finding in the file that it was found in."""

    checked: Checked
    finding: Finding

    @property
    def file(self) -> str:
        """The file's name."""
        return self.checked.subject.source.name

    @property
    def place(self) -> str:
        """File, line and column."""
        return f"{self.file}:{self.finding.span.line}:{self.finding.span.column}"


def render_report(format_: LintFormat, report: Report, into: Translator) -> str:
    """Return a report as one text that ends with a line end."""
    match format_:
        case LintFormat.TEXT:
            from duties.formats.findings import text

            return text.render(report, into)
        case LintFormat.CONCISE:
            from duties.formats.findings import concise

            return concise.render(report, into)
        case LintFormat.GITHUB:
            from duties.formats.findings import github

            return github.render(report, into)
        case LintFormat.SARIF:
            from duties.formats.findings import sarif

            return sarif.render(report, into)
        case LintFormat.JUNIT:
            from duties.formats.findings import junit

            return junit.render(report, into)
        case LintFormat.JSON:
            from duties.formats.data import json_text
            from duties.formats.views.findings import findings_view

            return json_text(findings_view(into), tuple(report.located()))
        case LintFormat.MARKDOWN:
            from duties.formats import markdown
            from duties.formats.views.findings import findings_view

            return markdown.render(findings_view(into), tuple(report.located()), into, None)
        case _:
            assert_never(format_)
