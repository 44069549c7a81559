"""Findings of one rule told together: those that differ only by their place, and the others."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from duties.formats.findings.report import Located
from duties.lint.plan_parts import PartKind
from duties.messages import Message, counted

_MOST_PLACES = 30  # in one sentence
_FEW_TARGETS = 3  # of a plan, which are rather named


class Likes(NamedTuple):
    """Findings that differ only by their place, in the order of the file."""

    first: Located
    others: tuple[Located, ...]

    def elsewhere(self) -> Message | None:
        """Say where the same is found, besides the first place; None if nowhere."""
        if not self.others:
            return None
        parts = [located.part for located in self.others]
        kinds = {part.kind if part is not None else None for part in parts}
        names = [part.name for part in parts if part is not None]
        if kinds == {PartKind.TARGET} and (said := self._other_targets(names)) is not None:
            return said
        everywhere = {located.part for located in (self.first, *self.others)}
        if len(kinds) > 1 or None in kinds or len(everywhere) <= len(parts) or "" in names:
            lines = dict.fromkeys(str(located.finding.span.line) for located in self.others)
            return counted(
                "the same at {count} more place, in line {places}",
                "the same at {count} more places, in lines {places}",
                len(parts),
                places=_few(ranges(list(lines))),
            )
        (kind,) = kinds
        return _counted_parts(kind, len(names), _few(ranges(names)))

    def _other_targets(self, names: Sequence[str]) -> Message | None:
        """Say of which other targets the same holds: of all that the plan has, or name each once.

        Targets of one name, for other years, are one name. None where the first has no other name.
        """
        first, targets = self.first.part, self.first.checked.subject.plan.targets
        if first is None:
            return None
        is_of_all = len(names) + 1 == len(targets) > _FEW_TARGETS
        if is_of_all and {first.name, *names} == {target.name for target in targets}:
            return counted(
                "the same for the other target of the plan",
                "the same for all {count} other targets of the plan",
                len(names),
            )
        others = [name for name in dict.fromkeys(names) if name and name != first.name]
        return _counted_parts(PartKind.TARGET, len(others), _few(iter(others))) if others else None


def _counted_parts(kind: PartKind | None, count: int, places: tuple[str, ...]) -> Message:
    if kind is PartKind.TASK:
        return counted(
            "the same in {count} more task: {places}",
            "the same in {count} more tasks: {places}",
            count,
            places=places,
        )
    if kind is PartKind.ACTION:
        return counted(
            "the same in {count} more action: {places}",
            "the same in {count} more actions: {places}",
            count,
            places=places,
        )
    if kind is PartKind.BODY:
        return counted(
            "the same in {count} more body: {places}",
            "the same in {count} more bodies: {places}",
            count,
            places=places,
        )
    if kind is PartKind.TARGET:
        return counted(
            "the same for {count} more target: {places}",
            "the same for {count} more targets: {places}",
            count,
            places=places,
        )
    if kind is PartKind.PROBLEM:
        return counted(
            "the same of {count} more problem: {places}",
            "the same of {count} more problems: {places}",
            count,
            places=places,
        )
    return counted(
        "the same for {count} more unit: {places}",
        "the same for {count} more units: {places}",
        count,
        places=places,
    )


class RuleBlock(NamedTuple):
    """What one rule found in one file with one severity."""

    likes: tuple[Likes, ...]

    @property
    def first(self) -> Located:
        """The first finding."""
        return self.likes[0].first


def blocks(found: Iterable[Located], *, each: bool) -> list[RuleBlock]:
    """Return findings in blocks, the gravest first, then in the order of the files.

    With `each` every finding is a block of its own.
    """
    by_rule: dict[object, dict[object, list[Located]]] = {}
    for number, located in enumerate(found):
        finding = located.finding
        rule = number if each else (located.file, finding.code, finding.severity)
        likes = by_rule.setdefault(rule, {})
        likes.setdefault(_but_for_its_place(located), []).append(located)
    made = [
        RuleBlock(tuple(Likes(first, tuple(rest)) for first, *rest in likes.values()))
        for likes in by_rule.values()
    ]
    return sorted(made, key=lambda block: block.first.finding.severity.rank)


def _but_for_its_place(located: Located) -> object:
    """Return what a finding says but for its line and the part that it is about.

    Nor does it matter which tasks a unit has let lie.
    """
    message, part = located.finding.message, located.part
    name = part.name if part is not None else None
    facts = [
        (key, fact) for key, fact in message.facts.items() if key not in _APART and fact != name
    ]
    return message.text, repr(facts)


_APART = {"line", "tasks"}


def ranges(names: Sequence[str]) -> Iterator[str]:
    """Yield names, those that are whole numbers one after another as a range: 4–9."""
    run: list[str] = []
    for name in (*names, None):
        if run and (name is None or not _follows(run[-1], name)):
            yield from run if len(run) < 3 else [f"{run[0]}–{run[-1]}"]
            run = []
        if name is not None:
            run.append(name)


_NUMBER = re.compile("[1-9][0-9]{0,8}")


def _follows(before: str, name: str) -> bool:
    is_number = _NUMBER.fullmatch(before) and _NUMBER.fullmatch(name)
    return is_number is not None and int(before) + 1 == int(name)


def _few(places: Iterator[str]) -> tuple[str, ...]:
    shown = list(places)
    return tuple(shown) if len(shown) <= _MOST_PLACES else (*shown[:_MOST_PLACES], "…")
