"""Rows of an annexed table that repeat tasks of the text: which task is meant by each row.

正文：3.改造东桥。（…）        3 | 改造东桥        by its title
                             3 | 改造东桥工程     by its number, where most rows repeat the text
                             3 | 重修东桥         the same, if the units are the same
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from duties.importing.plan.tasks_of_parts import FoundTask, key
from duties.importing.tables.rows import Entry


class TextTasks:
    """The tasks of the text, told apart by their titles and numbers."""

    def __init__(self, found: Iterable[FoundTask]) -> None:
        self._found = list(found)
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._by_key_and_number: dict[tuple[str, str], int] = {}
        self._turns: Counter[str] = Counter()
        self._by_number: dict[str, list[int]] = defaultdict(list)
        for at, task in enumerate(self._found):
            title, number = key(task.title), _number(task)
            self._by_key[title].append(at)
            self._by_number[number].append(at)
            if number:
                self._by_key_and_number.setdefault((title, number), at)
        self._rows: dict[int, list[Entry]] = defaultdict(list)

    def repeated_by(self, rows: Sequence[tuple[Entry, str]]) -> list[bool]:
        """Tell of each row of a table, with its title, whether it repeats a task of the text."""
        if not self._found:
            return [False] * len(rows)
        meant = [self._titled(entry, title) for entry, title in rows]
        renamed = self._renamed(rows, meant)
        if (sum(at is not None for at in meant) + len(renamed)) * 2 >= len(rows):
            meant = [renamed.get(row, at) for row, at in enumerate(meant)]
        for (entry, _), at in zip(rows, meant, strict=True):
            if at is not None:
                self._rows[at].append(entry)
        return [at is not None for at in meant]

    def _titled(self, entry: Entry, title: str) -> int | None:
        """Return the task with the title of a row: the one with its number, else each in turn."""
        same = self._by_key.get(key(title))
        if same is None:
            return None
        numbered = self._by_key_and_number.get((key(title), entry.number))
        if numbered is not None:
            return numbered
        self._turns[key(title)] += 1
        return same[(self._turns[key(title)] - 1) % len(same)]

    def _renamed(
        self, rows: Sequence[tuple[Entry, str]], meant: Sequence[int | None]
    ) -> dict[int, int]:
        """Return the rows that have the number of one task, and a title like it or its units."""
        taken = set(meant)
        repeats = any(at is not None for at in meant)
        found: dict[int, int] = {}
        for row, ((entry, title), at) in enumerate(zip(rows, meant, strict=True)):
            if at is not None or not entry.number or entry.is_below:
                continue
            alike = [
                at
                for at in self._by_number.get(entry.number, ())
                if at not in taken
                and (
                    _are_alike(key(self._found[at].title), key(title))
                    or (repeats and _have_one_set_of_units(self._found[at], entry))
                )
            ]
            if len(alike) == 1:
                found[row] = alike[0]
                taken.add(alike[0])
        return found

    def called_otherwise(self, entry: Entry) -> str:
        """Return the title of the one task with the number of a row; "" where there is none."""
        same = self._by_number.get(entry.number, ()) if entry.number else ()
        return self._found[same[0]].title if len(same) == 1 and not entry.is_below else ""

    def with_repeats(self, found: Iterable[FoundTask]) -> list[FoundTask]:
        """Return the tasks of a document, those of the text with the rows that repeat them."""
        if not self._rows:
            return list(found)
        rows = {id(self._found[at]): tuple(entries) for at, entries in self._rows.items()}
        return [each._replace(repeats=rows.get(id(each), ())) for each in found]


def _number(task: FoundTask) -> str:
    marker = task.part.marker
    return str(marker.number) if marker is not None and task.point is None else ""


def _have_one_set_of_units(task: FoundTask, entry: Entry) -> bool:
    """Tell whether a task and a row name the same units, whatever their roles."""
    text = {party.name for _, note in task.notes for party in note.parties}
    own = entry.notes[entry.inherited :]
    return bool(text) and text == {party.name for note in own for party in note.parties}


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two titles share most of their pairs of letters, or one holds the other."""
    if min(len(one), len(other)) >= _SHORTEST and (one in other or other in one):
        return True
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
    return 2 * len(pairs[0] & pairs[1]) > _LIKE * (len(pairs[0]) + len(pairs[1]))


_SHORTEST = 2  # letters of a title that another one may hold
_LIKE = 0.6
