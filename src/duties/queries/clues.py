"""Why a unit may be missing on a task: what speaks for it, each clue with what it rests on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from math import log
from typing import NamedTuple


class ClueKind(StrEnum):
    """What a clue rests on."""

    TOGETHER = "together"
    """It often goes together with a unit of the task."""
    LIKE_UNITS = "like-units"
    """Tasks with much the same units name it."""
    LIKE_TITLE = "like-title"
    """Its other tasks have words of the title."""
    OWN_FIELD = "own-field"
    """Words of the title say what it is for."""
    ACTION = "action"
    """It has other tasks of the action."""
    BESIDE = "beside"
    """The tasks before and after name it."""
    OTHER_PLAN = "other-plan"
    """A task with a like title in another plan names such an office."""


class Clue(NamedTuple):
    """One thing that speaks for a unit, and by how much: the logarithm of a factor of its odds.

    `unit` is the one that it goes together with; `words` are of the title, `tasks` the ids of those
    that a clue rests on, the likest first: `hits` of `of`. `plan` is the title of another plan,
    and `title` that of its task.
    """

    kind: ClueKind
    strength: float
    unit: str | None = None
    words: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    hits: int | None = None
    of: int | None = None
    plan: str | None = None
    title: str | None = None


class Witness(NamedTuple):
    """A way in which tasks may speak for a unit: what it counts for, and the doubt it begins with.

    The doubt is the likeness of tasks that it would take to believe them half.
    """

    weight: float
    doubt: float


class Votes:
    """What tasks say of units, each as loudly as its likeness to the task asked about.

    `likeness` is by the places of the tasks, `units` has the units of every task.
    """

    def __init__(
        self, witness: Witness, likeness: Mapping[int, float], units: Sequence[Collection[str]]
    ) -> None:
        self.likeness = likeness
        self._witness = witness
        self._units = units
        self._for: dict[str, float] = defaultdict(float)
        for place, much in likeness.items():
            for unit in units[place]:
                self._for[unit] += much
        self._all = sum(likeness.values())
        self._voters: dict[str, list[int]] = {}

    def speak_for(self, unit: str, share: float, silent: float = 0) -> float:
        """Return how much they speak for a unit that has this share of all tasks, or against it.

        `silent` is the likeness of those among them that do not vote, and do not have the unit.
        """
        weight, doubt = self._witness
        found = (self._for.get(unit, 0) + doubt * share) / (self._all - silent + doubt)
        return weight * log(found / share)

    def voters(self, unit: str) -> list[int]:
        """Return the places of the tasks that have a unit, the likest first."""
        if unit not in self._voters:
            having = [place for place in self.likeness if unit in self._units[place]]
            having.sort(key=lambda place: (-self.likeness[place], place))
            self._voters[unit] = having
        return self._voters[unit]
