"""The whole of one check, and the formats it is written in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from duties.findings import Finding, Severity
from duties.lint.engine import Checked
from duties.lint.plan_parts import PlanPart
from duties.lint.rule import Rule
from duties.messages import Message, counted


class LintReport(NamedTuple):
    """The files that were checked, in order, and how much people want to know.

    With `passed` every rule that was run is listed, with `statistics` only how often each found
    something. `mildest` is the mildest severity that is shown; like findings are told together
    unless `each` is asked for. `sifted` says that known findings are left out.
    """

    checked: tuple[Checked, ...]
    rules: tuple[Rule, ...]
    passed: bool = False
    statistics: bool = False
    mildest: Severity = Severity.INFO
    each: bool = False
    sifted: bool = False

    def located(self) -> Iterator["Located"]:
        """Yield every finding that is shown, with its file, in the order of the files."""
        for located in self.found():
            if located.finding.severity.is_at_least(self.mildest):
                yield located

    def found(self) -> Iterator["Located"]:
        """Yield every finding, also those that are not shown."""
        for each in self.checked:
            for finding in each.findings:
                yield Located(each, finding)

    def by_severity(self) -> Counter[Severity]:
        """Count the findings of each severity, shown or not."""
        return Counter(located.finding.severity for located in self.found())

    def by_code(self) -> Counter[str]:
        """Count the findings of each rule, shown or not."""
        return Counter(located.finding.code for located in self.found())


class Located(NamedTuple):
    """A finding in the file that it was found in."""

    checked: Checked
    finding: Finding

    @property
    def file(self) -> str:
        """The file's name."""
        return self.checked.subject.source.name

    @property
    def part(self) -> PlanPart | None:
        """The unit, action, task or problem that the finding is about, if it is about one."""
        return self.checked.subject.part_of(self.finding)

    @property
    def place(self) -> str:
        """File, line and column."""
        return f"{self.file}:{self.finding.span.line}:{self.finding.span.column}"


def waiting_rules(report: LintReport) -> Iterator[Message]:
    """Say of each file that could not be read which rules have not looked at it, and why."""
    for each in report.checked:
        if each.waiting:
            yield counted(
                "{count} rule has not looked at {file}, which cannot be read from line {line} on "
                "({rules}); mend that and run this again",
                "{count} rules have not looked at {file}, which cannot be read from line {line} on "
                "({rules}); mend that and run this again",
                len(each.waiting),
                file=each.subject.source.name,
                line=each.subject.loaded.obstacle.span.line,
                rules=tuple(in_ranges([rule.code for rule in each.waiting])),
            )


def in_ranges(codes: Sequence[str]) -> Iterator[str]:
    """Yield codes in their order, those of one hundred as a range."""
    for _, group in groupby(codes, key=lambda code: code[:-2]):
        first, *rest = group
        yield f"{first}–{rest[-1]}" if rest else first
