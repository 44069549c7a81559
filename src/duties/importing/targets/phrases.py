"""The figures of a clause, each with the words before it and after it that are its own."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duties.importing.targets.figures import Figure
from duties.importing.targets.texts import Slice


class Phrase(NamedTuple):
    """A figure with the words before it and after it that are its own."""

    figure: Figure
    ahead: Slice
    behind: Slice
    start: Figure | None = None  # what it rises or falls from


def phrases_of(masked: str, clause: Slice, figures: Sequence[Figure]) -> list[Phrase]:
    """Return the figures of a clause, each with its own of the words that stand between two."""
    phrases: list[Phrase] = []
    begin = clause.start
    for place, figure in enumerate(figures):
        following = figures[place + 1] if place + 1 < len(figures) else None
        limit = following.start if following is not None else clause.end
        end = limit
        if following is None:
            end = _end_of_name(masked, figure.end, limit)
        else:
            cut = _last_separator(masked, figure.end, limit)
            end = figure.end if cut is None else cut
        phrases.append(Phrase(figure, Slice(begin, figure.start), Slice(figure.end, end)))
        begin = end
    return phrases


_SEPARATOR = re.compile(
    "[、：/]|以及|(?<![中总共饱调])和(?!谐|平|解|睦)|与(?!会)|(?<![涉普以惠])及(?!格|时|以上)|[，；]"
)
_CHANGES = re.compile(
    "(?:稳步|逐步|大幅)?(?:提高|提升|增加|增长|扩大|上升|下降|降低|降|减少|压缩|缩短|发展)(?:到|至)"
)


def are_apart(masked: str, first: Figure, last: Figure) -> bool:
    """Tell whether something parts two figures, or they touch: neither is about the other."""
    between = masked[first.end : last.start]
    return (
        not between or _SEPARATOR.search(between) is not None or _CHANGES.match(between) is not None
    )


def is_start(masked: str, figure: Figure, following: Figure) -> bool:
    """Tell whether a figure is what the next one rises or falls from: 由30%提高到50%."""
    between = masked[figure.end : following.at]
    return _CHANGES.match(between) is not None and len(between) < _LONGEST_CHANGE


_LONGEST_CHANGE = 16


def from_start(phrase: Phrase, start: Figure | None) -> Phrase:
    """Return a figure with what it rises or falls from, and only the words before that."""
    if start is None:
        return phrase
    return phrase._replace(ahead=Slice(phrase.ahead.start, start.start), start=start)


def _last_separator(masked: str, start: int, end: int) -> int | None:
    found = list(_SEPARATOR.finditer(masked, start, end))
    return found[-1].start() if found else None


def _end_of_name(masked: str, start: int, end: int) -> int:
    """Return where the name after the last figure of a clause ends."""
    found = re.compile("[、：]|以及|并(?!网|购|行|联)").search(masked, start, end)
    if (
        found is None
        or masked.find("等", start, end) > 0
        or masked.find("的", found.end(), end) > 0
    ):
        return end
    return found.start()


def grouped(phrases: Sequence[Phrase], masked: str) -> Iterator[list[Phrase]]:
    """Yield figures together between which nothing but a separator stands."""
    group: list[Phrase] = []
    for phrase in phrases:
        is_beside = (
            bool(group) and masked[phrase.ahead.start : phrase.ahead.end].strip("、和与及") == ""
        )
        if is_beside and group[-1].behind.start == group[-1].behind.end:
            group.append(phrase)
            continue
        if group:
            yield group
        group = [phrase]
    if group:
        yield group
