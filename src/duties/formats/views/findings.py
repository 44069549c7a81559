"""Findings of rules, one a row."""

from duties.formats.findings.report import Located
from duties.formats.view import Column, View
from duties.messages import N_, Message, Translator


def findings_view(into: Translator) -> View[Located]:
    """Return the view; the message, alone among the fields for programs, is in the language."""
    return View(
        (
            Column(N_("Place"), lambda located: located.place),
            Column(N_("Severity"), lambda located: Message(located.finding.severity.label)),
            Column(N_("Rule"), lambda located: f"{located.finding.code} {located.finding.name}"),
            Column(N_("Finding"), lambda located: located.finding.message),
        ),
        {
            "code": lambda located: located.finding.code,
            "name": lambda located: located.finding.name,
            "severity": lambda located: located.finding.severity.value,
            "message": lambda located: located.finding.message.put(into),
            "file": lambda located: located.file,
            "line": lambda located: located.finding.span.line,
            "column": lambda located: located.finding.span.column,
            "fixable": lambda located: located.finding.fix is not None,
        },
    )
