"""Names that look alike, found without comparing every pair."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

VERY_LIKE = 0.8
_LIKE = 0.6
_CANDIDATES = 20  # names that are looked at closely
_CROWD = 200  # names of one beginning and end; more are not compared

_LEVELS = "区县市省州"
_NUMBER = re.compile("[0-9０-９一二三四五六七八九十]")


class Near(NamedTuple):
    """A name and how like it is, from 0 to 1."""

    name: str
    likeness: float


class Nearest:
    """Finds the most alike of some names. Only those that share two letters in a row count."""

    def __init__(self, names: Iterable[str]) -> None:
        self._found: dict[str, Near | None] = {}
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for pair in _pairs(name):
                self._by_pair[pair].append(name)

    def to(self, name: str) -> Near | None:
        """Return the name most like `name`, or None where none is like it."""
        if name not in self._found:
            shared = Counter(
                other for pair in _pairs(name) for other in self._by_pair.get(pair, ())
            )
            near = max(
                (
                    Near(other, _likeness(name, other))
                    for other, _ in shared.most_common(_CANDIDATES)
                ),
                key=lambda near: near.likeness,
                default=None,
            )
            self._found[name] = near if near is not None and near.likeness >= _LIKE else None
        return self._found[name]


def _pairs(name: str) -> set[str]:
    padded = f"^{name}$"
    return {padded[at : at + 2] for at in range(len(padded) - 1)} - {f"^{name[:1]}"}


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def like_pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that look like one, in the order of the second.

    One is the other without its level (区, 县, 市, 省, 州), or is a shorter form of it: it begins
    and ends alike, has all its letters in their order, and at least half of them.
    """
    order = {name: place for place, name in enumerate(names)}
    found = set()
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for name in names:
        if len(name) < 3 or _NUMBER.search(name):
            continue
        level, core = (name[0], name[1:]) if name[0] in _LEVELS else ("", name)
        if level and core in order:
            found.add((name, core))
        groups[level, core[0], core[-1]].append(name)
    for group in groups.values():
        if len(group) <= _CROWD:
            found.update(pair for pair in combinations(group, 2) if _is_short_form(*pair))
    pairs = [(one, two) if order[one] < order[two] else (two, one) for one, two in found]
    yield from sorted(pairs, key=lambda pair: (order[pair[1]], order[pair[0]]))


def _is_short_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) * 2 >= len(long) and all(letter in rest for letter in short)
