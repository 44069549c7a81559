"""Names that look alike, found without comparing every pair."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, combinations, islice
from typing import NamedTuple

from duties.naming.names import LIST_SIGN

VERY_LIKE = 0.8
_LIKE = 0.6
_CANDIDATES = 8  # names compared closely
_CROWD = 200  # names with the same beginning and end; larger groups are not compared

_LEVEL = re.compile("[区县省州]|市(?!场)")
_ORGAN = re.compile("委(?!员)|政府")  # 区委改革办 is not a long form of 区委办
_PLACE = re.compile("(?:街道|[镇乡村区县市州])(?:办事处|(?:人民)?政府|管委会)?$")
_NUMBER = re.compile("[0-9０-９一二三四五六七八九十]")
_TWO_NAMES = re.compile("([^（()）]{3,})[（(]([^（()）]{2,}[^（()）科处室股])[）)]")
"""区城管局（区消防救援局）, but no section of a unit: 区财政局（预算科）."""


_Mark = tuple[str, tuple[str, ...]]  # a name's level and its numbers


class Near(NamedTuple):
    """A name and its likeness, from 0 to 1."""

    name: str
    likeness: float


class Nearest:
    """Finds the name most like a given one, among names that share two letters in a row with it.

    Names of different levels (区, 市) or with different numbers are not alike.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._found: dict[str, Near | None] = {}
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        self._marks: dict[str, _Mark] = {}
        for name in names:
            self._marks[name] = _mark(name)
            for pair in _pairs(name):
                self._by_pair[pair].append(name)

    def to(self, name: str) -> Near | None:
        """Return the name most like `name`, or None if none is like it."""
        if name not in self._found:
            groups = sorted((self._by_pair.get(pair, []) for pair in _pairs(name)), key=len)
            rarest_first = islice(chain.from_iterable(groups), _CROWD)
            shared = Counter(rarest_first)
            mark = _mark(name)
            candidates = [
                other for other, _ in shared.most_common() if not _differ(mark, self._marks[other])
            ]
            near = max(
                (Near(other, _likeness(name, other)) for other in candidates[:_CANDIDATES]),
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


def _mark(name: str) -> _Mark:
    return _level(name), tuple(_NUMBER.findall(name))


def _differ(one: _Mark, other: _Mark) -> bool:
    return one[1] != other[1] or (one[0] != other[0] and "" not in (one[0], other[0]))


def _level(name: str) -> str:
    found = _LEVEL.match(name)
    return found[0] if found else ""


def like_pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that look like one, in the order of the second.

    One is the other without its level (区, 县, 市, 省, 州), one of two names of which the other has
    the second in brackets, or a shorter form: it begins and ends the same way and keeps at least
    half of the letters, in their order.
    """
    order = {name: place for place, name in enumerate(names)}
    found: set[tuple[str, str]] = set()
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for name in names:
        if (two := _TWO_NAMES.fullmatch(name)) is not None:
            found.update((name, each) for each in two.groups() if each in order)
        if len(name) < 3 or _NUMBER.search(name) or LIST_SIGN.search(name):
            continue
        level = _level(name)
        core = name.removeprefix(level)
        if level and core in order and not _level(core):
            found.add((name, core))
        organ = _ORGAN.match(core)
        begin = core[organ.end() :] if organ else core
        if begin and not name.isascii() and not _PLACE.search(name):
            groups[level + (organ[0] if organ else ""), begin[0], begin[-1]].append(name)
    for group in groups.values():
        if len(group) <= _CROWD:
            found.update(pair for pair in combinations(group, 2) if _is_short_form(*pair))
    pairs = [(one, two) if order[one] < order[two] else (two, one) for one, two in found]
    yield from sorted(pairs, key=lambda pair: (order[pair[1]], order[pair[0]]))


def _is_short_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) * 2 >= len(long) and all(letter in rest for letter in short)
