"""Pairs of brackets, found in one pass."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPENERS = "（(〔[［【〈《{｛"
_CLOSERS = "）)〕]］】〉》}｝"
_FAMILIES = dict(zip(_OPENERS + _CLOSERS, "aabccdefgg" * 2, strict=True))
BRACKET = re.compile(f"[{re.escape(_OPENERS + _CLOSERS)}]")


class Pair(NamedTuple):
    """An opening bracket and its closing one, by their places in a text.

    `end` is None where nothing closes it; `is_mixed` says that one of another shape does.
    """

    start: int
    end: int | None
    is_mixed: bool = False


def pairs(text: str) -> list[Pair]:
    """Return the pairs of brackets of a text, in the order in which they open.

    A closing bracket of another shape closes the last open one, unless one of its own shape is
    open further out. Closing brackets that nothing opened are passed over.
    """
    found: dict[int, Pair] = {}
    pending: list[int] = []
    waiting: dict[str, int] = dict.fromkeys(_FAMILIES.values(), 0)
    for match in BRACKET.finditer(text):
        sign, at = match[0], match.start()
        family = _FAMILIES[sign]
        if sign in _OPENERS:
            pending.append(at)
            waiting[family] += 1
            continue
        if waiting[family]:
            while _FAMILIES[text[pending[-1]]] != family:
                _give_up(text, pending, waiting, found)
            found[pending[-1]] = Pair(pending[-1], at)
        elif pending:
            found[pending[-1]] = Pair(pending[-1], at, is_mixed=True)
        else:
            continue
        waiting[_FAMILIES[text[pending.pop()]]] -= 1
    for at in pending:
        found[at] = Pair(at, None)
    return [found[at] for at in sorted(found)]


def _give_up(
    text: str, pending: list[int], waiting: dict[str, int], found: dict[int, Pair]
) -> None:
    at = pending.pop()
    waiting[_FAMILIES[text[at]]] -= 1
    found[at] = Pair(at, None)


def balance(text: str) -> int:
    """Return how many more brackets a text opens than it closes."""
    signs = BRACKET.findall(text)
    return sum(1 if sign in _OPENERS else -1 for sign in signs)


def outside(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what a pattern matches outside brackets; it must match no bracket itself."""
    closing = iter([pair for pair in pairs(text) if pair.end is not None])
    hidden = next(closing, None)
    covered = -1
    for match in pattern.finditer(text):
        while hidden is not None and hidden.start < match.start():
            covered = max(covered, hidden.end or -1)
            hidden = next(closing, None)
        if match.start() > covered:
            yield match
