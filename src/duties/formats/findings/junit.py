"""JUnit XML, which build servers show as test results: a suite a file, a test a rule.

What a rule tells as an info is its output, not a failure.
"""

from collections import defaultdict
from xml.etree import ElementTree

from duties.findings import Finding, Severity
from duties.formats.findings.concise import concise_line
from duties.formats.findings.report import LintReport, Located
from duties.formats.text import printable
from duties.lint.engine import Checked
from duties.messages import N_, Translator


def render(report: LintReport, into: Translator) -> str:
    """Return the report as an XML document."""
    root = ElementTree.Element("testsuites", name="duties lint")
    for checked in report.checked:
        root.append(_suite(checked, report.mildest, into))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{body}\n"


def _suite(checked: Checked, mildest: Severity, into: Translator) -> ElementTree.Element:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        if finding.severity.is_at_least(mildest):
            found[finding.code].append(finding)
    failed = {code for code, findings in found.items() if any(map(_is_failure, findings))}
    file = printable(checked.subject.source.name)
    suite = ElementTree.Element(
        "testsuite", name=file, tests=str(len(checked.rules)), failures=str(len(failed))
    )
    for rule in checked.rules:
        test = ElementTree.SubElement(
            suite, "testcase", classname=f"duties.{rule.code}", name=rule.name, file=file
        )
        if findings := found[rule.code]:
            lines = [concise_line(Located(checked, finding), into) for finding in findings]
            if rule.code in failed:
                told = ElementTree.SubElement(
                    test, "failure", type=rule.severity.value, message=lines[0]
                )
            else:
                told = ElementTree.SubElement(test, "system-out")
            told.text = "\n".join(lines)
    for rule in checked.waiting:
        test = ElementTree.SubElement(
            suite, "testcase", classname=f"duties.{rule.code}", name=rule.name, file=file
        )
        ElementTree.SubElement(test, "skipped", message=into.gettext(_UNREAD))
    if checked.waiting:
        suite.set("tests", str(len(checked.rules) + len(checked.waiting)))
        suite.set("skipped", str(len(checked.waiting)))
    return suite


_UNREAD = N_("the file cannot be read, so this rule has not looked at it")


def _is_failure(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO
