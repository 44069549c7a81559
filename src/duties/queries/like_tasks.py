"""Which tasks are like one: by the units that they name, and by the words of their titles."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

_RUN = re.compile("[a-z0-9]{3,}|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{2,}")
_FILLERS = re.compile(
    "推进|推动|加快|加强|加大|建设|建立|完善|实施|强化|提升|提高|促进|深化|打造|发展|优化|支持|开展|工作|机制|体系|服务|管理|"
    "培育|构建|健全|落实|做好|全面|积极|进一步|创新|改革|重点|行动|工程|项目|综合|助力|全[国省市区县]|"
    "\\b(?:and|the|for|with)\\b"
)
"""What stands in titles of any kind of task."""
_CROWD = 50  # tasks; a word in more than these, and a third of all, tells tasks apart no more
_MOST = 200  # tasks that one is compared with


def _runs(text: str) -> list[str]:
    """Return the words in Latin letters, and the stretches in Chinese ones, between fillers."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _RUN.findall(_FILLERS.sub(" ", folded))


@lru_cache(maxsize=16384)  # many plans are seen beside each other
def title_words(text: str) -> frozenset[str]:
    """Return what can be compared of a text: pairs of Chinese letters, and words of Latin ones."""
    found: set[str] = set()
    for run in _runs(text):
        found.update([run] if run.isascii() else (a + b for a, b in pairwise(run)))
    return frozenset(found)


def in_words(text: str, pairs: Set[str]) -> tuple[str, ...]:
    """Return the stretches of a text that some of its `title_words` make up, in its order."""
    found: dict[str, None] = {}
    for run in _runs(text):
        if run.isascii():
            if run in pairs:
                found.setdefault(run)
            continue
        start, covered = 0, 0
        for at, (a, b) in enumerate(pairwise(run)):
            if a + b not in pairs:
                continue
            if at >= covered:
                if covered:
                    found.setdefault(run[start:covered])
                start = at
            covered = at + 2
        if covered:
            found.setdefault(run[start:covered])
    return tuple(found)


class LikeTasks:
    """Tasks, each by its units and the words of its title, and how like a task they are.

    Both likenesses are from 0 to 1, by the places of the tasks; those with nothing in common are
    left out, and where very many have something in common, most of those that share what many do.
    Words count for more the fewer titles have them.
    """

    def __init__(self, units: Iterable[Collection[str]], titles: Iterable[str]) -> None:
        self.units = [frozenset(each) for each in units]
        self.words = [title_words(title) for title in titles]
        self.with_unit = _index(self.units)
        self._with_word = _index(self.words)
        self._norms = [self._norm(words) for words in self.words]

    def by_units(self, units: Set[str]) -> Mapping[int, float]:
        """Return of each task what share of the units of both is in both."""
        shared = _shared(units, self.with_unit, self.units, lambda _: 1)
        return {
            place: count / (len(units) + len(self.units[place]) - count)
            for place, count in sorted(shared.items())
        }

    def by_words(self, words: Set[str]) -> Mapping[int, float]:
        """Return the likeness of each title to one of these words."""
        crowd = max(_CROWD, len(self.words) // 3)
        telling = {word for word in words if len(self._with_word.get(word, ())) <= crowd}
        shared = _shared(telling, self._with_word, self.words, lambda word: self.weight(word) ** 2)
        norm = self._norm(words)
        return {
            place: part / (norm * self._norms[place])
            for place, part in sorted(shared.items())
            if part > 0
        }

    def weight(self, word: str) -> float:
        """Return how much a word tells: the more, the fewer titles have it."""
        return log((len(self.words) + 1) / max(len(self._with_word.get(word, ())), 1))

    def _norm(self, words: Set[str]) -> float:
        return sqrt(sum(self.weight(word) ** 2 for word in sorted(words))) or 1.0


def _shared(
    members: Set[str],
    index: Mapping[str, Sequence[int]],
    sets: Sequence[Set[str]],
    weight: Callable[[str], float],
) -> dict[int, float]:
    """Return how much each set shares with `members`, by its place; `index` has those of a member.

    The rarest members come first; where more than `_MOST` sets have them, some all along are taken,
    so that one task is compared with no more, however many are alike.
    """
    found: dict[int, float] = {}
    for member in sorted(members, key=lambda each: (len(index.get(each, ())), each)):
        places, much = index.get(member, ()), weight(member)
        if len(places) > (room := _MOST - len(found)):
            found.update((place, found.get(place, 0)) for place in _spread(places, room))
            places = [place for place in found if member in sets[place]]
        for place in places:
            found[place] = found.get(place, 0) + much
    return found


def _spread(places: Sequence[int], most: int) -> Sequence[int]:
    """Return a number of places at most, as far apart as can be."""
    return places[:: -(-len(places) // most)] if most else ()


def _index(sets: Iterable[Set[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(sets):
        for member in each:
            found[member].append(place)
    return found
