"""Do the targets of a plan say what the document says?"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from duties.model import Plan, Target


class TargetDifference(NamedTuple):
    """A target of the document and that of the plan, either None, and the fields that differ."""

    old: Target | None
    new: Target | None
    fields: tuple[str, ...] = ()


class TargetVerification(NamedTuple):
    """What a document and a plan say differently of targets, and how many they say alike.

    `apart` are targets in words of the plan that no sentence of the document was found for.
    """

    differences: tuple[TargetDifference, ...]
    unchanged: int
    apart: tuple[Target, ...] = ()


def verify_targets(document: Plan, plan: Plan) -> TargetVerification:
    """Compare the figures of a document with the targets of a plan.

    A plan without any has not recorded them, so nothing differs. Milestones and targets in words
    that the document's sentences do not give are the plan's own; so are group, owner and tasks.
    """
    if not plan.targets:
        return TargetVerification((), 0)
    differences: list[TargetDifference] = []
    unchanged = 0
    left = list(plan.targets)
    waiting = []
    for old in document.targets:
        same = next((new for new in left if _is_same(old, new)), None)
        if same is None:
            waiting.append(old)
            continue
        left.remove(same)
        fields = tuple(_differing(old, same))
        unchanged += not fields
        if fields:
            differences.append(TargetDifference(old, same, fields))
    for old in waiting:
        near = next((new for new in left if _are_alike(old.name, new.name)), None)
        if near is not None:
            left.remove(near)
        differences.append(
            TargetDifference(old, near, tuple(_differing(old, near)) if near is not None else ())
        )
    differences += [TargetDifference(None, new) for new in left if _is_figure(new)]
    apart = tuple(new for new in left if not _is_figure(new))
    return TargetVerification(tuple(differences), unchanged, apart)


def _is_same(old: Target, new: Target) -> bool:
    """Tell whether two targets have one figure, and names that may be one."""
    if old.value is None or not old.value.same_as(new.value):
        return False
    return old.unit == new.unit and old.bound == new.bound and _are_alike(old.name, new.name)


def _differing(old: Target, new: Target) -> Iterator[str]:
    if old.value is not None and not old.value.same_as(new.value):
        yield "value"
    if old.unit != new.unit:
        yield "unit"
    if old.bound != new.bound:
        yield "bound"
    if old.by is not None and (new.by is None or new.by.last != old.by.last):
        yield "by"


def _are_alike(first: str, other: str) -> bool:
    texts: Sequence[str] = [_SIGNS.sub("", text) for text in (first, other)]
    short, long = sorted(texts, key=len)
    return short in long or SequenceMatcher(None, short, long).ratio() >= _ALIKE


_SIGNS = re.compile("\\W")
_ALIKE = 0.6


def _is_figure(target: Target) -> bool:
    return target.value is not None and not target.value.is_words
