"""Workflow commands of GitHub Actions, which show findings beside the changed lines.

Source: GitHub Docs, "Workflow commands for GitHub Actions".
"""

from duties.findings import Severity
from duties.formats.findings.report import LintReport, Located
from duties.formats.text import printable
from duties.messages import Translator

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: LintReport, into: Translator) -> str:
    """Return one command a finding."""
    return "".join(f"{_command(located, into)}\n" for located in report.located())


def _command(located: Located, into: Translator) -> str:
    finding = located.finding
    properties = {
        "file": located.file,
        "line": finding.span.line,
        "col": finding.span.column,
        "title": f"{finding.code} {finding.name}",
    }
    if finding.span.end_line == finding.span.line:
        properties["endColumn"] = finding.span.end_column
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {listed}::{_data(finding.message.put(into))}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
