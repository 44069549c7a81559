"""The ids of tasks: the numbers that the document prints, made unique by those of the sections."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from duties.importing.lexicon.numbers import Marker, Rank, numeral
from duties.importing.plan.tasks_of_parts import Found, key
from duties.importing.structure.tree import Part
from duties.importing.tables.rows import Entry

_LONGEST = 14  # letters of a heading that serves as an id
_DEEPEST = 4  # sections; where not even these tell two tasks apart, none are named
_PLAIN = {Rank.CLAUSE, Rank.ARTICLE, Rank.ARABIC, Rank.PART, Rank.CHAPTER, Rank.SECTION}


class Identifiers:
    """Gives each task its id.

    A number that counts through the whole document is the id as it is. Where numbers begin anew in
    each section, the id carries the section: 三（二）, 二-1. A point without a number has its
    heading behind the id of its part. A task outside all parts is 0-1. The rows of a table that
    share the number 1 are 1, 1-2, 1-3; 表-1 is what a table numbers 1 where the text does so too.
    `is_changed` holds, for a task whose number was taken, that number.
    """

    def __init__(self, tasks: Sequence[Found], parts: Sequence[Part]) -> None:
        self._restarting = _restarting(parts)
        numbered = [
            task.part
            for task in tasks
            if task.part.marker is not None and task.point is None and task.entry is None
        ]
        self._depths = _depths(numbered, self._restarting)
        self.ids: list[str] = []
        self.is_changed: list[str] = []
        entries = [task for task in tasks if task.entry is not None and not task.entry.is_below]
        self._printed = Counter(filter(None, map(_printed_number, entries)))
        self._sections = {
            name: numeral(order)
            for order, name in enumerate(dict.fromkeys(task.section for task in entries), 1)
        }
        is_mixed = self._printed and any(self._of_part(part) in self._printed for part in numbered)
        self._table = "表-" if is_mixed else ""
        self._row = ""  # the id of the last row with a number of its own
        taken: set[str] = set()
        times: Counter[str] = Counter()
        has_numbers = bool(numbered or entries)
        for order, task in enumerate(tasks, 1):
            if task.part.rank < 0 and task.entry is None:
                wished = f"0-{task.point or 1}" if has_numbers else str(task.point or order)
            else:
                wished = self._id(task, order)
            id_ = wished
            while id_ in taken:
                times[wished] += 1
                id_ = f"{wished}-{times[wished] + 1}"
            taken.add(id_)
            self.ids.append(id_)
            is_shared = task.entry is not None and task.entry.is_below
            self.is_changed.append(wished if id_ != wished and not is_shared else "")

    def _id(self, task: Found, order: int) -> str:
        if task.entry is not None:
            return self._of_row(task.entry, task.section, order)
        if task.point is None:
            return self._of_part(task.part) if task.part.marker is not None else str(order)
        own = self._of_part(task.part)
        word = key(task.title)
        if len(word) > _LONGEST:
            return f"{own}-{task.point}"
        return f"{own}-{word}" if own[-1:].isalnum() else f"{own}{word}"

    def _of_row(self, entry: Entry, section: str, order: int) -> str:
        number = entry.number
        if not number:
            while str(order) in self._printed:
                order += 1
            return str(order)
        if not entry.is_below or not self._row:
            is_alone = self._printed[number] <= 1 or not section
            self._row = f"{self._table if is_alone else f'{self._sections[section]}-'}{number}"
        return self._row

    def _of_part(self, part: Part) -> str:
        """Return the id of a numbered part."""
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
        parent = next((each for each in part.ancestors if each.marker is not None), None)
        return self._of_part(parent) if parent is not None else ""


def _printed_number(task: Found) -> str:
    return task.entry.number if task.entry is not None else ""


def _restarting(parts: Sequence[Part]) -> set[int]:
    """Return the kinds of numbers that begin anew somewhere."""
    seen: Counter[tuple[int, int]] = Counter(
        (part.marker.rank, part.marker.number) for part in parts if part.marker is not None
    )
    return {rank for (rank, _), count in seen.items() if count > 1}


def _depths(numbered: Sequence[Part], restarting: set[int]) -> dict[int, int]:
    """Return, by kind of number, how many sections an id must carry to be unique."""
    depths: dict[int, int] = {}
    counts = Counter(part.rank for part in numbered)
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
