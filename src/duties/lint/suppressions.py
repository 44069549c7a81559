"""Comments in a plan that silence rules: `# duties: ignore[DUT103] until=2027-06-30 reason`."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from duties.findings import Finding
from duties.lint.rule import Fault, Rule, Subject
from duties.lint.rules import RULES
from duties.messages import N_, Message
from duties.planfile.nodes import scalars
from duties.source import Source, Span

# The pieces of a comment. One pattern for all would read on to the end of a line for each comment
# in it, which takes the square of the time where a line holds many.
_HEAD = re.compile(
    r"(#(?:(?<=\s#)|(?<![^\n\r]#))[ \t]*duties[:：])(?:[ \t\u3000]*ignore([\[［【]))?",
    re.IGNORECASE,
)
_CLOSE = re.compile("[\\]］】]")
_UNTIL = re.compile(r"(?<![a-z])until[=＝]([^\s,;，；。]+)", re.IGNORECASE)
_LINE_END = re.compile(r"[\n\r]")
_COMMA = re.compile("[,，、]")


class Suppression(NamedTuple):
    """A comment that silences rules (codes or names) from a first to a last line, inclusive."""

    words: tuple[str, ...]
    until: str | None
    first_line: int
    last_line: int
    span: Span


def suppress(
    subject: Subject, findings: Sequence[Finding], rules: Sequence[Rule]
) -> tuple[list[Finding], list[Fault]]:
    """Return the findings that no comment silences, and what is wrong with the comments.

    A comment on a line of its own, or on the first line of a unit, action or task, applies to that
    whole part, or to the next one; any other applies to its line. After the day that it names, a
    comment silences nothing.
    """
    suppressions = list(_suppressions(subject))
    if not suppressions:
        return list(findings), []
    unused: list[Fault] = []
    effective: list[Suppression] = []
    lines = _lines_by_word(findings)
    known = {word for rule in RULES for word in (rule.code, rule.name)}
    run = {word for rule in rules for word in (rule.code, rule.name)}
    for suppression in suppressions:
        expiry = _day(suppression.until)
        if not suppression.words:
            text = N_("this comment silences nothing; write # duties: ignore[CODE]")
            unused.append(Fault(Message(text), suppression.span))
        elif suppression.until is not None and expiry is None:
            text = N_("until={day} is not a date such as 2027-06-30; nothing is silenced")
            unused.append(Fault(Message(text, {"day": suppression.until}), suppression.span))
        elif expiry is None or subject.today <= expiry:
            effective.append(suppression)
            for word in suppression.words:
                if word not in known:
                    text = N_("there is no rule {word}; nothing is silenced")
                    unused.append(Fault(Message(text, {"word": word}), suppression.span))
                elif word in run and not _has_line(lines[word], suppression):
                    text = N_("{word} finds nothing here; delete the comment")
                    unused.append(Fault(Message(text, {"word": word}), suppression.span))
    return _kept(findings, effective), unused


def _lines_by_word(findings: Iterable[Finding]) -> dict[str, list[int]]:
    """Return the lines, in order, of the findings of each rule, by its code and by its name."""
    lines: dict[str, list[int]] = defaultdict(list)
    for line, code, name in sorted((each.span.line, each.code, each.name) for each in findings):
        lines[code].append(line)
        lines[name].append(line)
    return lines


def _has_line(lines: list[int], suppression: Suppression) -> bool:
    at = bisect_left(lines, suppression.first_line)
    return at < len(lines) and lines[at] <= suppression.last_line


def _kept(findings: Sequence[Finding], suppressions: Iterable[Suppression]) -> list[Finding]:
    """Return the findings that no comment silences."""
    stretches: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for suppression in suppressions:
        for word in suppression.words:
            stretches[word].append((suppression.first_line, suppression.last_line))
    # By the word: where the stretches begin, in order, and the last line of any so far.
    silent = {}
    for word, found in stretches.items():
        found.sort()
        silent[word] = [first for first, _ in found], list(accumulate((e for _, e in found), max))

    def is_silenced(word: str, line: int) -> bool:
        if word not in silent:
            return False
        firsts, lasts = silent[word]
        before = bisect_right(firsts, line)
        return before > 0 and line <= lasts[before - 1]

    return [
        finding
        for finding in findings
        if not is_silenced(finding.code, finding.span.line)
        and not is_silenced(finding.name, finding.span.line)
    ]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


class _Comment(NamedTuple):
    """A comment: where it begins and ends in the text, what it silences, and until when."""

    start: int
    end: int
    words: tuple[str, ...] = ()
    until: str | None = None


class _Next:
    """The next match of a pattern from a place on; places only grow, so each is found once."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern = pattern
        self._text = text
        self._found = pattern.search(text)

    def after(self, offset: int) -> re.Match[str] | None:
        if self._found is not None and self._found.start() < offset:
            self._found = self._pattern.search(self._text, offset)
        return self._found


def _comments(text: str) -> Iterator[_Comment]:
    """Yield what looks like a comment for us, in the order of the text."""
    close, until, line_end = (_Next(pattern, text) for pattern in (_CLOSE, _UNTIL, _LINE_END))
    done = 0
    for head in _HEAD.finditer(text):
        if head.start() < done:
            continue
        done = head.end(1)
        comment = _Comment(head.start(), done)
        if head[2]:
            end = line_end.after(head.end())
            last = len(text) if end is None else end.start()
            closing = close.after(head.end())
            if closing is not None and closing.start() < last:
                done = closing.end()
                listed = _COMMA.split(text[head.end() : closing.start()])
                words = tuple(word.strip() for word in listed if word.strip())
                comment = _Comment(head.start(), done, words)
                expiry = until.after(done)
                if expiry is not None and expiry.start() < last:
                    done = expiry.end()
                    comment = _Comment(head.start(), done, words, expiry[1])
        yield comment


def _suppressions(subject: Subject) -> Iterator[Suppression]:
    source = subject.source
    found = list(_comments(source.text))
    if not found:
        return
    places = _Places(source, subject.stretches)
    quoted = list(scalars(source.text))
    for comment in found:
        before = bisect_right(quoted, (comment.start, len(source.text)))
        if before and quoted[before - 1][1] > comment.start:
            continue  # it is inside a quoted text
        start = source.place(comment.start)
        span = start._replace(end_column=start.column + comment.end - comment.start)
        yield Suppression(comment.words, comment.until, *places.lines(span), span)


class _Places:
    """The lines that comments apply to; they are asked for in the order of the text."""

    def __init__(self, source: Source, parts: list[tuple[int, int]]) -> None:
        self._source = source
        self._parts = parts
        self._asked = 0  # the line of the comment before
        self._next = 0  # the first line after that with more than comments and blanks

    def lines(self, span: Span) -> tuple[int, int]:
        """Return the first and the last line that a comment applies to."""
        line = span.line
        is_first, self._asked = line != self._asked, line
        is_alone = is_first and not self._source.line(line)[: span.column - 1].strip()
        after = bisect_right(self._parts, (line, len(self._source.text)))
        if after:
            first, last = self._parts[after - 1]
            if line <= last and (is_alone or line == first):
                return first, last
        if is_alone and after < len(self._parts):
            first, last = self._parts[after]
            if self._next_of_content(line) >= first:
                return first, last
        return line, line

    def _next_of_content(self, line: int) -> int:
        if self._next <= line:
            self._next = line + 1
            while self._next <= self._source.line_count and self._source.line(self._next).strip()[
                :1
            ] in ("", "#"):
                self._next += 1
        return self._next
