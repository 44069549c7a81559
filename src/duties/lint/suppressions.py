"""Comments in a plan that silence rules: `# duties: ignore[DUT103] until=2027-06-30 reason`."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from duties.findings import Finding
from duties.lint.rule import Fault, Rule, Subject
from duties.lint.rules import RULES
from duties.messages import N_, Message
from duties.planfile.nodes import scalars
from duties.source import Source, Span, place_of

_COMMENT = re.compile(
    r"(?:(?<=\s)|(?<![^\n\r]))#[ \t]*duties[:：]"
    r"(?:[ \t\u3000]*ignore[\[［【]([^\]］】\n\r]*)[\]］】]"
    r"(?:[^\n\r]*?(?<![a-z])until[=＝]([^\s,;，；。]+))?)?",
    re.IGNORECASE,
)
_COMMA = re.compile("[,，、]")


class Suppression(NamedTuple):
    """A comment that silences rules (codes or names) from a first to a last line, inclusive."""

    words: tuple[str, ...]
    until: str | None
    first_line: int
    last_line: int
    span: Span

    def silences(self, finding: Finding) -> bool:
        """Return whether the comment silences a finding."""
        return self.first_line <= finding.span.line <= self.last_line and not {
            finding.code,
            finding.name,
        }.isdisjoint(self.words)


def suppress(
    subject: Subject, findings: Sequence[Finding], rules: Sequence[Rule]
) -> tuple[list[Finding], list[Fault]]:
    """Return the findings that no comment silences, and what is wrong with the comments.

    A comment on a line of its own, or on the first line of a unit, action or task, applies to that
    whole part, or to the next one; any other applies to its line. After the day that it names, a
    comment silences nothing.
    """
    kept = list(findings)
    unused: list[Fault] = []
    for suppression in _suppressions(subject):
        expiry = _day(suppression.until)
        if not suppression.words:
            text = N_("this comment silences nothing; write # duties: ignore[CODE]")
            unused.append(Fault(Message(text), suppression.span))
        elif suppression.until is not None and expiry is None:
            text = N_("until={day} is not a date such as 2027-06-30; nothing is silenced")
            unused.append(Fault(Message(text, {"day": suppression.until}), suppression.span))
        elif expiry is None or subject.today <= expiry:
            silenced = {
                word
                for finding in findings
                if suppression.silences(finding)
                for word in (finding.code, finding.name)
            }
            kept = [finding for finding in kept if not suppression.silences(finding)]
            unused.extend(_unused(suppression, silenced, rules))
    return kept, unused


def _unused(suppression: Suppression, silenced: set[str], rules: Sequence[Rule]) -> Iterator[Fault]:
    known = {word for rule in RULES for word in (rule.code, rule.name)}
    run = {word for rule in rules for word in (rule.code, rule.name)}
    for word in suppression.words:
        if word not in known:
            text = N_("there is no rule {word}; nothing is silenced")
            yield Fault(Message(text, {"word": word}), suppression.span)
        elif word in run and word not in silenced:
            text = N_("{word} finds nothing here; delete the comment")
            yield Fault(Message(text, {"word": word}), suppression.span)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _suppressions(subject: Subject) -> Iterator[Suppression]:
    source = subject.source
    found = list(_COMMENT.finditer(source.text))
    if not found:
        return
    parts = _parts(subject)
    quoted = list(scalars(source.text))
    for comment in found:
        before = bisect_right(quoted, (comment.start(), len(source.text)))
        if before and quoted[before - 1][1] > comment.start():
            continue  # it is inside a quoted text
        start = place_of(source.text, comment.start())
        span = start._replace(end_column=start.column + len(comment[0]))
        words = tuple(word.strip() for word in _COMMA.split(comment[1] or "") if word.strip())
        yield Suppression(words, comment[2], *_lines(source, parts, span), span)


def _parts(subject: Subject) -> list[tuple[int, int]]:
    """Return the first and last line of each unit, action and task."""
    plan = subject.loaded.plan
    if plan is None:
        return []
    return sorted(
        (part.span.line, part.span.end_line)
        for parts in (plan.units, plan.actions, plan.tasks)
        for part in parts
    )


def _lines(source: Source, parts: list[tuple[int, int]], span: Span) -> tuple[int, int]:
    """Return the lines that a comment applies to."""
    line = span.line
    is_alone = not source.line(line)[: span.column - 1].strip()
    after = bisect_right(parts, (line, len(source.text)))
    if after:
        first, last = parts[after - 1]
        if line <= last and (is_alone or line == first):
            return first, last
    if is_alone and after < len(parts):
        first, last = parts[after]
        between = (source.line(number).strip() for number in range(line + 1, first))
        if all(text.startswith("#") or not text for text in between):
            return first, last
    return line, line
