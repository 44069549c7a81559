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
    left = dict(enumerate(plan.targets))
    by_figure: dict[object, list[int]] = {}
    for place, new in left.items():
        by_figure.setdefault(_figure(new), []).append(place)
    waiting = []
    for old in document.targets:
        alike = by_figure.get(_figure(old), [])
        same = [place for place in alike if plan.targets[place].name == old.name]
        if not same and len(alike) <= _MOST_ALIKE:
            same = [place for place in alike if _are_alike(old.name, plan.targets[place].name)]
        if old.value is None or not same:
            waiting.append(old)
            continue
        found = min(same, key=lambda place: "by" in _differing(old, plan.targets[place]))
        alike.remove(found)
        new = left.pop(found)
        fields = tuple(_differing(old, new))
        unchanged += not fields
        if fields:
            differences.append(TargetDifference(old, new, fields))
    differences += _without_equal(waiting, list(left.values()))
    told = {id(each.new) for each in differences}
    apart = tuple(new for new in left.values() if not _is_figure(new) and id(new) not in told)
    return TargetVerification(tuple(differences), unchanged, apart)


def _without_equal(waiting: Sequence[Target], left: Sequence[Target]) -> Iterator[TargetDifference]:
    """Yield the differences of targets that have no equal, those with names alike as one."""
    are_few = len(waiting) * len(left) <= _MOST_COMPARED
    by_name: dict[str, list[Target]] = {}
    for new in left:
        by_name.setdefault(new.name, []).append(new)
    for old in waiting:
        name = old.name
        if name not in by_name and are_few:
            name = next((each for each in by_name if _are_alike(old.name, each)), "")
        if name not in by_name:
            yield TargetDifference(old, None)
            continue
        new, *others = by_name.pop(name)
        if others:
            by_name[name] = others
        yield TargetDifference(old, new, tuple(_differing(old, new)))
    for news in by_name.values():
        yield from (TargetDifference(None, new) for new in news if _is_figure(new))


_MOST_ALIKE = 100  # targets of one figure whose names are compared
_MOST_COMPARED = 20_000  # pairs of names; of more, only equal ones are one


def _figure(target: Target) -> object:
    """Return what two targets with one figure have in common, however it is written."""
    value = target.value
    said = None if value is None else value.numbers or value.texts
    return said, target.unit, target.bound


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
