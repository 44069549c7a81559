"""What people read: each finding under its line of the plan, and what was checked."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from duties.findings import Severity
from duties.formats.colours import PLAIN, SEVERITY_LOOKS, Palette
from duties.formats.findings.grouping import RuleBlock, blocks
from duties.formats.findings.report import LintReport, Located, waiting_rules
from duties.formats.text import printable, underlined
from duties.lint.fixing import fixable
from duties.messages import N_, Message, Translator, counted


def render(report: LintReport, into: Translator, palette: Palette = PLAIN) -> str:
    """Return the findings, the gravest first, then what the report counts.

    An error, or a warning that is the only one of its rule, is shown with its line of the plan.
    Hints stand close together, unless each finding is to be shown by itself.
    """
    shown: list[str] = []
    if report.statistics:
        shown += _statistics(report, into)
    else:
        found = _blocks(report)
        for block, following in pairwise([*found, None]):
            assert block is not None  # noqa: S101 (only the last is)
            is_brief = not report.each and _is_hint(block)
            shown += _block(block, into, palette, framed=not is_brief)
            if following is None or not (is_brief and _is_hint(following)):
                shown.append("")
    if report.passed:
        shown += _rules(report, into)
    shown += [printable(message.put(into)) for message in _summary(report)]
    return "".join(f"{line}\n" for line in shown)


def _blocks(report: LintReport) -> list[RuleBlock]:
    return blocks(report.located(), each=report.each)


def _is_joined(block: RuleBlock) -> bool:
    return any(likes.others for likes in block.likes)


_MOST_LINES = 10  # of one rule that are no errors


def _block(block: RuleBlock, into: Translator, palette: Palette, *, framed: bool) -> Iterator[str]:
    finding = block.first.finding
    is_grave = finding.severity is Severity.ERROR
    shown = block.likes if is_grave else block.likes[:_MOST_LINES]
    for likes in shown:
        is_alone = len(block.likes) == 1 and not likes.others
        yield from _finding(likes.first, into, palette, framed=framed and (is_grave or is_alone))
        elsewhere = likes.elsewhere()
        if elsewhere is not None:
            yield f"    {printable(elsewhere.put(into))}"
    if left := sum(1 + len(likes.others) for likes in block.likes[len(shown) :]):
        more = counted(
            "{count} more like these; --all shows it",
            "{count} more like these; --all shows them",
            left,
        )
        yield f"    {more.put(into)}"
    yield f"    {finding.name}: `duties rule {finding.code}`"


def _is_hint(block: RuleBlock) -> bool:
    return block.first.finding.severity is Severity.INFO


def _finding(
    located: Located, into: Translator, palette: Palette, *, framed: bool
) -> Iterator[str]:
    finding = located.finding
    span = finding.span
    look = SEVERITY_LOOKS[finding.severity]
    severity = palette.put(look, into.gettext(finding.severity.label))
    message = printable(finding.message.put(into))
    yield f"{printable(located.place)}: {severity}: {message}"
    line = located.checked.subject.source.line(span.line)
    if framed and line.strip():
        text, marks = underlined(line, span)
        indent = len(marks) - len(marks.lstrip())
        yield f"    {text}"
        yield f"    {marks[:indent]}{palette.put(look, marks[indent:])}"


def _statistics(report: LintReport, into: Translator) -> Iterator[str]:
    counts = Counter(located.finding.code for located in report.located())
    for rule in report.rules:
        if count := counts[rule.code]:
            yield f"{count:6}  {rule.code} {rule.name} ({into.gettext(rule.severity.label)})"
    yield ""


def _rules(report: LintReport, into: Translator) -> Iterator[str]:
    counts = report.by_code()
    for rule in report.rules:
        count = counts[rule.code]
        found = counted("{count} finding", "{count} findings", count).put(into)
        yield f"{'✗' if count else '✓'} {rule.code} {rule.name}{f': {found}' if count else ''}"
    yield ""


def _summary(report: LintReport) -> Iterator[Message]:
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
    elif report.sifted:
        text = N_("{rules} checked in {files}: nothing new found.")
    else:
        text = N_("{rules} checked in {files}: nothing found.")
    yield Message(text, {"rules": rules, "files": files, "parts": parts})
    yield from waiting_rules(report)
    found = [located.finding for located in report.found()]
    if hidden := len(found) - len(list(report.located())):
        yield counted(
            "{count} milder finding is not shown (--severity {severity}).",
            "{count} milder findings are not shown (--severity {severity}).",
            hidden,
            severity=report.mildest.value,
        )
    if not (report.each or report.statistics) and any(map(_is_joined, _blocks(report))):
        yield Message(N_("Like findings are told together; --all shows each by itself."))
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
