"""One line a finding: what editors and other tools read."""

from duties.formats.findings.report import LintReport, Located
from duties.formats.text import printable
from duties.messages import Translator


def render(report: LintReport, into: Translator) -> str:
    """Return `file:line:column: CODE severity: message`, a line each, in the reader's language."""
    return "".join(f"{concise_line(located, into)}\n" for located in report.located())


def concise_line(located: Located, into: Translator) -> str:
    """Return a finding in one line."""
    finding = located.finding
    severity = into.gettext(finding.severity.label)
    sentence = finding.message.put(into)
    return printable(f"{located.place}: {finding.code} {severity}: {sentence}")
