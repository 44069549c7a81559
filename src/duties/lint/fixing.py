"""Fixes findings by editing the text of the plan."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from duties.findings import Finding
from duties.lint.engine import Checked, check
from duties.lint.rule import Subject
from duties.naming.beside import load_whole
from duties.planfile.loading import Loaded
from duties.source import Edit, Source, apply_edits


class Fixed(NamedTuple):
    """A plan after fixing, with its remaining findings, and how many are gone."""

    checked: Checked
    mended: int


def fix(checked: Checked, *, unsafe: bool) -> Fixed:
    """Make the safe fixes and, with `unsafe`, also those that need a decision.

    A fix is made only if its finding is gone, the plan can still be read, and no key or id is there
    twice. Findings that this brings to light are fixed as well, until nothing is left to fix.
    """
    now, mended = checked, 0
    seen = {checked.subject.source.text}
    while (better := _improved(now, _fixable(now, unsafe), unsafe)) is not None:
        mended += (_counts(now.findings) - _counts(better.findings)).total()
        now = better
        if now.subject.source.text in seen or now.subject.loaded.plan is None:
            break  # the rest is for another run: each slip is looked for in the whole text
        seen.add(now.subject.source.text)
    return Fixed(now, mended)


def _fixable(checked: Checked, unsafe: bool) -> list[Finding]:
    """Return the findings whose fixes can be made together because they do not overlap."""
    source = checked.subject.source
    fixable_, taken = [], 0
    for found in sorted(
        (found for found in checked.findings if found.fix and (found.fix.safe or unsafe)),
        key=lambda found: _edits(found)[0].span,
    ):
        edits = _edits(found)
        if source.offset(*edits[0].span[:2]) >= taken:
            fixable_.append(found)
            taken = source.offset(*edits[-1].span[2:])
    return fixable_


def _edits(found: Finding) -> Sequence[Edit]:
    return found.fix.edits if found.fix is not None else ()


def _improved(checked: Checked, fixable_: Sequence[Finding], unsafe: bool) -> Checked | None:
    """Return the plan after as many of the fixes as help together, or None if none helps."""
    if not fixable_:
        return None
    after = _made(checked, fixable_)
    for _ in range(_rounds(checked.subject.source)):  # a slip may have hidden others
        if after.subject.loaded.plan is not None or not (next_ := _fixable(after, unsafe)):
            break
        after = _made(after, next_)
    before, now = _counts(checked.findings), _counts(after.findings)
    is_better = any(now[known] < before[known] for known in map(_known, fixable_))
    if is_better and not _is_worse(after.subject.loaded, checked.subject.loaded):
        return after
    if len(fixable_) == 1:
        return None
    half = len(fixable_) // 2
    return _improved(checked, fixable_[:half], unsafe) or _improved(
        checked, fixable_[half:], unsafe
    )


_MOST_ROUNDS = 50
_DEAR = 20_000  # characters; in a longer text a round takes more time, up to so many times as much
_DEAREST = 8


def _rounds(source: Source) -> int:
    """Return how often slips may be looked for, so that all takes seconds, not minutes."""
    return _MOST_ROUNDS // min(len(source.text) // _DEAR + 1, _DEAREST)


def _made(checked: Checked, fixable_: Sequence[Finding]) -> Checked:
    subject = checked.subject
    text = apply_edits(subject.source, [edit for found in fixable_ for edit in _edits(found)])
    return check(with_text(subject, text), (*checked.rules, *checked.waiting))


def _is_worse(after: Loaded, before: Loaded) -> bool:
    """Tell whether something that was read before is not read now."""
    if after.plan is None or before.plan is None:
        return after.plan is None and before.plan is not None
    losing = [Counter(found.code for found in loaded.findings) for loaded in (after, before)]
    return any(losing[0][code] > losing[1][code] for code in _LOSING)


_LOSING = ("DUT002", "DUT106")  # what may come of a fix: a key or an id twice


def _known(found: Finding) -> tuple[str, str, str]:
    facts = {name: fact for name, fact in found.message.facts.items() if name != "line"}
    return found.code, found.message.text, repr(facts)


def _counts(findings: Iterable[Finding]) -> Counter[tuple[str, str, str]]:
    return Counter(map(_known, findings))


def with_text(subject: Subject, text: str) -> Subject:
    """Return the subject for another text of the same file; the files beside it stay."""
    source, progress = Source(subject.source.name, text), subject.progress
    if progress is None:
        return replace(subject, source=source, loaded=load_whole(source))
    bare = replace(subject, progress=None, file=None)
    if subject.file is None:
        return replace(bare, source=source, loaded=load_whole(source)).with_ledger(progress.loaded)[
            0
        ]
    from duties.ledger.folder import reread

    files = reread(progress.loaded, source)
    beside = replace(bare, loaded=Loaded(progress.plan, ())).with_ledger(files)
    return next(each for each in beside if each.source is source)


def fixable(findings: Sequence[Finding], *, safe: bool) -> int:
    """Count the findings that have a fix of this kind."""
    return sum(found.fix is not None and found.fix.safe is safe for found in findings)
