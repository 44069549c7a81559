"""The whole of one check, and the formats it is written in."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from duties.findings import Finding, Severity
from duties.lint.engine import Checked
from duties.lint.rule import Rule


class Report(NamedTuple):
    """The files that were checked, in order, and how much people want to know.

    With `passed` every rule that was run is listed, with `statistics` only how often each found
    something.
    """

    checked: tuple[Checked, ...]
    rules: tuple[Rule, ...]
    passed: bool = False
    statistics: bool = False

    def located(self) -> Iterator["Located"]:
        """Yield every finding with its file."""
        for each in self.checked:
            for finding in each.findings:
                yield Located(each, finding)

    def by_severity(self) -> Counter[Severity]:
        """Count the findings of each severity."""
        return Counter(located.finding.severity for located in self.located())

    def by_code(self) -> Counter[str]:
        """Count the findings of each rule."""
        return Counter(located.finding.code for located in self.located())


class Located(NamedTuple):
    """A finding in the file that it was found in."""

    checked: Checked
    finding: Finding

    @property
    def file(self) -> str:
        """The file's name."""
        return self.checked.subject.source.name

    @property
    def place(self) -> str:
        """File, line and column."""
        return f"{self.file}:{self.finding.span.line}:{self.finding.span.column}"
