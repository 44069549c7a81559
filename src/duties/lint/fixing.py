"""Fixes findings by editing the text of the plan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from duties.findings import Finding, Fix
from duties.lint.engine import Checked, check
from duties.lint.rule import Subject
from duties.planfile.loading import load
from duties.source import Source, apply_edits


class Fixed(NamedTuple):
    """A plan after fixing, with its remaining findings, and how many are gone."""

    checked: Checked
    mended: int


def fix(checked: Checked, *, unsafe: bool) -> Fixed:
    """Make the safe fixes and, with `unsafe`, also those that need a decision.

    A fix is made only if the plan can still be read and has fewer findings. Findings that this
    brings to light are fixed as well, until nothing is left to fix.
    """
    now = checked
    while (better := _improved(now, _fixable(now, unsafe))) is not None:
        now = better
    return Fixed(now, len(checked.findings) - len(now.findings))


def _fixable(checked: Checked, unsafe: bool) -> list[Fix]:
    """Return the fixes that can be made together because they do not overlap."""
    source = checked.subject.source
    fixes, taken = [], 0
    for fix_ in sorted(
        (found.fix for found in checked.findings if found.fix and (found.fix.safe or unsafe)),
        key=lambda fix_: fix_.edits[0].span,
    ):
        start = source.offset(*fix_.edits[0].span[:2])
        if start >= taken:
            fixes.append(fix_)
            taken = source.offset(*fix_.edits[-1].span[2:])
    return fixes


def _improved(checked: Checked, fixes: Sequence[Fix]) -> Checked | None:
    """Return the plan after as many of the fixes as help together, or None if none helps."""
    if not fixes:
        return None
    subject = checked.subject
    text = apply_edits(subject.source, [edit for fix_ in fixes for edit in fix_.edits])
    after = check(with_text(subject, text), checked.rules)
    if after.subject.loaded.plan is not None and len(after.findings) < len(checked.findings):
        return after
    if len(fixes) == 1:
        return None
    half = len(fixes) // 2
    return _improved(checked, fixes[:half]) or _improved(checked, fixes[half:])


def with_text(subject: Subject, text: str) -> Subject:
    """Return the subject for another text of the same file."""
    source = Source(subject.source.name, text)
    return replace(subject, source=source, loaded=load(source))


def fixable(findings: Sequence[Finding], *, safe: bool) -> int:
    """Count the findings that have a fix of this kind."""
    return sum(found.fix is not None and found.fix.safe is safe for found in findings)
