"""Pairs of brackets, found in one pass."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_OPENERS = "（(〔[［【〈《{｛"
CLOSERS = "）)〕]］】〉》}｝"
_FAMILIES = dict(zip(_OPENERS + CLOSERS, "aabccdefgg" * 2, strict=True))
_CLOSER_OF = dict(zip(_OPENERS, CLOSERS, strict=True))
BRACKET = re.compile(f"[{re.escape(_OPENERS + CLOSERS)}]")


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
    signs = BRACKET.findall(text)
    # Most texts have one pair; it is told in a fraction of the time.
    if len(signs) == 2 and _CLOSER_OF.get(signs[0]) == signs[1]:
        start = text.index(signs[0])
        return [Pair(start, text.index(signs[1], start))]
    if not signs:
        return []
    found: list[Pair] = []
    pending: list[int] = []  # places in `found` of those that are open
    waiting: dict[str, int] = {}
    for match in BRACKET.finditer(text):
        at = match.start()
        family = _FAMILIES[match[0]]
        if match[0] in _OPENERS:
            pending.append(len(found))
            found.append(Pair(at, None))
            waiting[family] = waiting.get(family, 0) + 1
        elif pending:
            is_own = bool(waiting.get(family))
            while is_own and _FAMILIES[text[found[pending[-1]].start]] != family:
                waiting[_FAMILIES[text[found[pending.pop()].start]]] -= 1
            place = pending.pop()
            start = found[place].start
            waiting[_FAMILIES[text[start]]] -= 1
            found[place] = Pair(start, at, not is_own)
    return found


@lru_cache(maxsize=1024)
def balance(text: str) -> int:
    """Return how many more brackets a text opens than it closes."""
    signs = BRACKET.findall(text)
    return 2 * sum(map(_OPENERS.__contains__, signs)) - len(signs)


def outside(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Return what a pattern matches outside brackets; it must match no bracket itself."""
    if BRACKET.search(text) is None:
        return pattern.finditer(text)
    return _uncovered(text, pattern)


def _uncovered(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    closing = iter([pair for pair in pairs(text) if pair.end is not None])
    hidden = next(closing, None)
    covered = -1
    for match in pattern.finditer(text):
        while hidden is not None and hidden.start < match.start():
            covered = max(covered, hidden.end or -1)
            hidden = next(closing, None)
        if match.start() > covered:
            yield match
