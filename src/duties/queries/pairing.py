"""Which parts of two plans are one?"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice

from duties.model import Action, Task
from duties.naming.names import normal_form


def pairs_of(old: Sequence[Task | Action], new: Sequence[Task | Action]) -> dict[int, int]:
    """Return which of `new` each of `old` is, by their places, where it has a partner."""
    matching = _Matching(old, new)
    titles = [[folded(part.title) for part in parts] for parts in (old, new)]
    ids = [[normal_form(part.id) for part in parts] for parts in (old, new)]
    both = [list(zip(*parts, strict=True)) for parts in zip(ids, titles, strict=True)]
    matching.join_equal(both[0], both[1])
    matching.join_equal(titles[0], titles[1])
    matching.join_equal(ids[0], ids[1], lambda here, there: _is_similar(titles, here, there))
    matching.join_alike(titles[0], titles[1])
    notes = [[folded(getattr(part, "note", None) or "") for part in parts] for parts in (old, new)]
    matching.join_alike(*([note if len(note) >= _PARAGRAPH else "" for note in n] for n in notes))
    return matching.pairs


def folded(title: str) -> str:
    """Return a title so that spellings of one title are equal: see `comparison.compare`."""
    return _QUOTES.sub('"', normal_form(title)).rstrip(_ENDS)


_QUOTES = re.compile("[“”„‟‘’'「」『』″]")
_ENDS = ".。;；,，:："
_PARAGRAPH = 20  # letters of a note from which on it tells one task from another
_ALIKE = 0.6
_ALIKE_WITH_ONE_NUMBER = 0.4
_CONTAINED = 0.8
_CROWD = 200  # titles that share a pair of letters and are looked at


class _Matching:
    """Joins places of one list with places of another, each at most once."""

    def __init__(self, old: Sequence[object], new: Sequence[object]) -> None:
        self.pairs: dict[int, int] = {}
        self._old = dict.fromkeys(range(len(old)))  # places without a partner, in order
        self._new = dict.fromkeys(range(len(new)))

    def join_equal(
        self,
        old: Sequence[object],
        new: Sequence[object],
        fits: Callable[[int, int], bool] | None = None,
    ) -> None:
        """Join places with equal keys, if they fit: the first of `old` with the first of `new`."""
        places: dict[object, list[int]] = defaultdict(list)
        for there in reversed(self._new):
            places[new[there]].append(there)
        for here in tuple(self._old):
            group = places.get(old[here])
            if old[here] and group and (fits is None or fits(here, group[-1])):
                self._join(here, group.pop())

    def join_alike(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Join places with similar texts, the most similar ones first."""
        pieces = {there: _pieces(new[there]) for there in self._new}
        holders: dict[str, list[int]] = defaultdict(list)
        for there, held in pieces.items():
            for piece in held:
                holders[piece].append(there)
        found = []
        for here in self._old:
            own = _pieces(old[here])
            groups = sorted((holders[piece] for piece in sorted(own) if piece in holders), key=len)
            for there in Counter(islice(chain.from_iterable(groups), _CROWD)):
                likeness = _likeness(own, pieces[there])
                if likeness >= _ALIKE:
                    found.append((-likeness, abs(here - there), here, there))
        for _, _, here, there in sorted(found):
            if here in self._old and there in self._new:
                self._join(here, there)

    def _join(self, here: int, there: int) -> None:
        self.pairs[here] = there
        del self._old[here], self._new[there]


def _is_similar(titles: Sequence[Sequence[str]], here: int, there: int) -> bool:
    """Tell whether two titles with one number are similar, or one is a shorter form."""
    one, other = _pieces(titles[0][here]), _pieces(titles[1][there])
    shorter = min(len(one), len(other))
    return _likeness(one, other) >= _ALIKE_WITH_ONE_NUMBER or (
        shorter > 0 and len(one & other) >= _CONTAINED * shorter
    )


def _pieces(text: str) -> frozenset[str]:
    """Return every two neighbouring letters of a text, its punctuation left out."""
    letters = "".join(_letters(text))
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def _letters(text: str) -> Iterable[str]:
    return (letter for letter in text if unicodedata.category(letter)[0] not in "PSZ")


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return Dice's coefficient of two sets, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
