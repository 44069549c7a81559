"""JUnit XML, which build servers show as test results: a suite a file, a test a rule."""

from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from duties.formats.findings.concise import concise_line
from duties.formats.findings.report import Located, Report
from duties.formats.text import printable
from duties.lint.engine import Checked
from duties.messages import Translator

if TYPE_CHECKING:
    from duties.findings import Finding


def render(report: Report, into: Translator) -> str:
    """Return the report as an XML document."""
    root = ElementTree.Element("testsuites", name="duties lint")
    for checked in report.checked:
        root.append(_suite(checked, into))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{body}\n"


def _suite(checked: Checked, into: Translator) -> ElementTree.Element:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        found[finding.code].append(finding)
    file = printable(checked.subject.source.name)
    suite = ElementTree.Element(
        "testsuite", name=file, tests=str(len(checked.rules)), failures=str(len(found))
    )
    for rule in checked.rules:
        test = ElementTree.SubElement(
            suite, "testcase", classname=f"duties.{rule.code}", name=rule.name, file=file
        )
        if findings := found[rule.code]:
            lines = [concise_line(Located(checked, finding), into) for finding in findings]
            failure = ElementTree.SubElement(
                test, "failure", type=rule.severity.value, message=printable(lines[0])
            )
            failure.text = "\n".join(lines)
    return suite
