"""What people read: each finding under its line of the plan, and what was checked."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.formats.colours import PLAIN, SEVERITY_LOOKS, Palette
from duties.formats.findings.report import Located, Report
from duties.formats.text import printable, underlined
from duties.lint.fixing import fixable
from duties.messages import N_, Message, Translator, counted


def render(report: Report, into: Translator, palette: Palette = PLAIN) -> str:
    """Return the findings with their lines, then what the report counts."""
    blocks: list[str] = []
    if report.statistics:
        blocks += _statistics(report, into)
    else:
        blocks += [_finding(located, into, palette) for located in report.located()]
    if report.passed:
        blocks += _rules(report, into)
    blocks += [printable(message.put(into)) for message in _summary(report)]
    return "".join(f"{block}\n" for block in blocks)


def _finding(located: Located, into: Translator, palette: Palette) -> str:
    finding = located.finding
    span = finding.span
    look = SEVERITY_LOOKS[finding.severity]
    severity = palette.put(look, into.gettext(finding.severity.label))
    message = printable(finding.message.put(into))
    lines = [f"{printable(located.place)}: {severity}: {message}"]
    line = located.checked.subject.source.line(span.line)
    if line.strip():
        shown, marks = underlined(line, span)
        indent = len(marks) - len(marks.lstrip())
        marks = " " * indent + palette.put(look, marks[indent:])
        lines += [f"    {shown}", f"    {marks}"]
    lines.append(f"    {finding.name}: `duties rule {finding.code}`\n")
    return "\n".join(lines)


def _statistics(report: Report, into: Translator) -> Iterator[str]:
    counts = report.by_code()
    for rule in report.rules:
        if count := counts[rule.code]:
            yield f"{count:6}  {rule.code} {rule.name} ({into.gettext(rule.severity.label)})"
    yield ""


def _rules(report: Report, into: Translator) -> Iterator[str]:
    counts = report.by_code()
    for rule in report.rules:
        count = counts[rule.code]
        found = counted("{count} finding", "{count} findings", count).put(into)
        yield f"{'✗' if count else '✓'} {rule.code} {rule.name}{f': {found}' if count else ''}"
    yield ""


def _summary(report: Report) -> Iterator[Message]:
    severities = report.by_severity()
    parts = tuple(
        Message(N_("{severity} {count}"), {"severity": Message(severity.label), "count": count})
        for severity in Severity
        if (count := severities[severity])
    )
    rules = counted("{count} rule", "{count} rules", len(report.rules))
    files = counted("{count} file", "{count} files", len(report.checked))
    if parts:
        text = N_("{rules} checked in {files}: {parts}.")
    else:
        text = N_("{rules} checked in {files}: nothing found.")
    yield Message(text, {"rules": rules, "files": files, "parts": parts})
    found = [located.finding for located in report.located()]
    if safe := fixable(found, safe=True):
        yield counted(
            "{count} finding can be fixed with --fix.",
            "{count} findings can be fixed with --fix.",
            safe,
        )
    if unsafe := fixable(found, safe=False):
        yield counted(
            "{count} finding can be fixed with --unsafe-fixes; add --diff to look first.",
            "{count} findings can be fixed with --unsafe-fixes; add --diff to look first.",
            unsafe,
        )
