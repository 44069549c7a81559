"""The ids of tasks: the numbers that the document prints, made unique by those of the sections."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from duties.importing.lexicon.numbers import Marker, Rank, numeral
from duties.importing.plan.tasks_of_parts import FoundTask, key
from duties.importing.structure.tree import Part, Tree
from duties.importing.tables.rows import Entry

_LONGEST = 14  # letters of a heading that serves as an id
_DEEPEST = 4  # sections; where not even these tell two tasks apart, none are named
_PLAIN = {Rank.CLAUSE, Rank.ARTICLE, Rank.ARABIC, Rank.PART, Rank.CHAPTER, Rank.SECTION}


class TaskId(NamedTuple):
    """The id of a task; `taken` is the number that it has in the document if another one has it."""

    id: str
    taken: str = ""


def task_ids(tasks: Sequence[FoundTask], tree: Tree) -> list[TaskId]:
    """Return the ids of tasks, each different from all others.

    A number that counts through the whole document is the id as it is. Where numbers begin anew in
    each section, the id carries the section: 三（二）, 二-1. A point without a number has its
    heading after the id of its part. A task outside all parts is 0-1. The rows of a table that
    share the number 1 are 1, 1-2, 1-3; 表-1 is what a table numbers 1 where the text does so too.
    """
    ids = []
    taken: set[str] = set()
    times: Counter[str] = Counter()
    for task, wished in zip(tasks, _wished_ids(tasks, tree), strict=True):
        id_ = wished
        while id_ in taken:
            times[wished] += 1
            id_ = f"{wished}-{times[wished] + 1}"
        taken.add(id_)
        is_shared = task.entry is not None and task.entry.is_below
        ids.append(TaskId(id_, wished if id_ != wished and not is_shared else ""))
    return ids


def _wished_ids(tasks: Sequence[FoundTask], tree: Tree) -> Iterator[str]:
    """Yield the ids of tasks by their numbers alone; several tasks may wish for the same."""
    numbered = [
        task.part
        for task in tasks
        if task.part.marker is not None and task.point is None and task.entry is None
    ]
    parts = _IdsOfParts(numbered, tree)
    rows = _IdsOfRows(tasks, numbered, parts)
    has_numbers = bool(numbered) or rows.are_there
    for order, task in enumerate(tasks, 1):
        if task.entry is not None:
            yield rows.id_of(task.entry, task.section, order)
        elif task.part.rank < 0:
            yield f"0-{task.point or 1}" if has_numbers else str(task.point or order)
        elif task.point is None:
            yield parts.id_of(task.part) if task.part.marker is not None else str(order)
        else:
            yield _id_of_point(task.point, key(task.title), parts.id_of(task.part))


def _id_of_point(point: int, word: str, part: str) -> str:
    if len(word) > _LONGEST:
        return f"{part}-{point}"
    return f"{part}-{word}" if part[-1:].isalnum() else f"{part}{word}"


class _IdsOfParts:
    """Gives ids to numbered parts; those in `numbered` are tasks."""

    def __init__(self, numbered: Sequence[Part], tree: Tree) -> None:
        self._tree = tree
        self._restarting = _restarting(tree.parts)
        self._depths = _depths(numbered, self._restarting)

    def id_of(self, part: Part) -> str:
        """Return the id of a part, "" where it has no number."""
        marker = part.marker
        if marker is None:
            return ""
        rank = marker.rank
        if rank is Rank.DECIMAL:
            return marker.label.replace("．", ".")
        if rank in (Rank.PAREN, Rank.HALF_PAREN, Rank.CIRCLED):
            return f"{self._above(part)}（{marker.number}）"
        depth = self._depths.get(rank, 0)
        if depth == 0 and (rank in _PLAIN or rank not in self._restarting):
            return str(marker.number)
        own = f"（{numeral(marker.number)}）" if rank is Rank.BRACKET else str(marker.number)
        path = _path(part.markers_above[: max(depth, 1)])
        if rank is Rank.BRACKET:
            return f"{path}{own}"
        if path:
            return f"{path}-{own}"
        return numeral(marker.number) if rank is Rank.CLAUSE else own

    def _above(self, part: Part) -> str:
        around = self._tree.around(part)
        parent = next((each for each in around if each.marker is not None), None)
        return self.id_of(parent) if parent is not None else ""


class _IdsOfRows:
    """Gives ids to the rows of tables, in their order."""

    def __init__(
        self, tasks: Sequence[FoundTask], numbered: Sequence[Part], of_parts: _IdsOfParts
    ) -> None:
        entries = [task for task in tasks if task.entry is not None and not task.entry.is_below]
        self.are_there = bool(entries)
        self._printed = Counter(filter(None, map(_printed_number, entries)))
        self._sections = {
            name: numeral(order)
            for order, name in enumerate(dict.fromkeys(task.section for task in entries), 1)
        }
        is_mixed = self._printed and any(of_parts.id_of(part) in self._printed for part in numbered)
        self._table = "表-" if is_mixed else ""
        self._last = ""  # the id of the last row with a number of its own

    def id_of(self, entry: Entry, section: str, order: int) -> str:
        """Return the id of a row, which is the task with that number in the document."""
        number = entry.number
        if not number:
            while str(order) in self._printed:
                order += 1
            return str(order)
        if not entry.is_below or not self._last:
            is_alone = self._printed[number] <= 1 or not section
            self._last = f"{self._table if is_alone else f'{self._sections[section]}-'}{number}"
        return self._last


def _printed_number(task: FoundTask) -> str:
    return task.entry.number if task.entry is not None else ""


def _restarting(parts: Sequence[Part]) -> set[int]:
    """Return the kinds of numbers that begin anew somewhere."""
    seen: set[tuple[int, int]] = set()
    restarting: set[int] = set()
    for marker in [part.marker for part in parts if part.marker is not None]:
        number = marker.rank, marker.number
        if number in seen:
            restarting.add(marker.rank)
        seen.add(number)
    return restarting


def _depths(numbered: Sequence[Part], restarting: set[int]) -> dict[int, int]:
    """Return, by kind of number, how many sections an id must carry to be unique."""
    depths: dict[int, int] = {}
    counts = Counter([part.rank for part in numbered])
    plain_is_taken = False
    for rank, _ in sorted(counts.items(), key=lambda item: (-item[1], -item[0])):
        own = [part for part in numbered if part.rank == rank]
        least = 1 if plain_is_taken or (rank == Rank.BRACKET and rank in restarting) else 0
        depth = _DEEPEST
        if _are_apart(own, _DEEPEST - 1):
            depth = next(depth for depth in range(least, _DEEPEST) if _are_apart(own, depth))
        depths[rank] = depth if depth < _DEEPEST else 0
        plain_is_taken = plain_is_taken or depth == 0
    return depths


def _are_apart(parts: Sequence[Part], depth: int) -> bool:
    """Tell whether the numbers of parts and of so many sections around them tell them apart."""
    told = {
        (_path(part.markers_above[:depth]), part.marker and part.marker.number) for part in parts
    }
    return len(told) == len(parts)


@lru_cache(maxsize=4096)
def _path(above: tuple[Marker, ...]) -> str:
    """Return the numbers of the sections around a part, the nearest last: 三（二）."""
    texts = []
    for place, each in enumerate(reversed(above)):
        word = numeral(each.number)
        texts.append(f"（{word}）" if each.rank is Rank.BRACKET and place else word)
    return "".join(texts)
