"""A tree and what was made of it → what became of each part, of its passages and of its rows."""

from collections.abc import Collection, Container, Sequence, Set
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from duties.importing.document import Paragraph, Place, Row
from duties.importing.doubts import Reporter
from duties.importing.fates import Became, Fate
from duties.importing.lexicon.closings import is_annex, is_closing, lists_attachments
from duties.importing.plan.tasks_of_parts import FoundTask, points_of
from duties.importing.structure.chapters import why_without_task
from duties.importing.structure.head import is_title
from duties.importing.structure.tree import Part, Passage, Tree


class Taken(NamedTuple):
    """What was made of a tree: its tasks, the positions of the parts that name but the leads of
    actions, and the places that say a target.
    """

    tasks: Sequence[FoundTask]
    actions: Collection[int]
    targets: Set[Place]


class FatesOfParts:
    """Tells what became of the parts of a tree; None is that of which nobody says anything."""

    def __init__(self, tree: Tree, taken: Taken, reporter: Reporter) -> None:
        self._tree = tree
        self._parts = tree.parts
        self._targets = taken.targets
        self._reporter = reporter
        self._whole: set[int] = set()  # positions of parts that are tasks,
        self._by_point: dict[int, set[tuple[Place, str]]] = {}  # of those with points that are,
        self._above: set[int] = set()  # of those that hold either
        self._rows: set[Place] = set()
        for task in taken.tasks:
            self._take(task)
        self._actions = taken.actions
        self._first = min((task.part.position for task in taken.tasks), default=0)
        self._letter = _end_of_letter(tree.parts, self._first)
        self._are_closed = _are_closed_by_notes(tree.parts, self._whole)
        self._fates: list[Fate | None] = []
        for part in tree.parts:
            self._fates.append(self._of_part(part))

    @cached_property
    def _told_tables(self) -> set[int]:
        return _told_tables(self._parts, self._rows, self._reporter.places)

    @cached_property
    def _beside(self) -> "_BesideRows":
        return _beside_rows(self._tree, self._rows)

    def _take(self, task: FoundTask) -> None:
        part = task.part
        self._above.update(part.ancestors)
        if task.entry is not None:
            self._above.add(part.position)
            self._rows.add(task.entry.row.place)
            if task.entry.row.rest is not None:
                self._rows.add(task.entry.row.rest)
        elif task.point is not None:
            self._by_point.setdefault(part.position, set()).add((task.place, task.title))
        else:
            self._whole.add(part.position)
        self._rows.update([entry.row.place for entry in task.repeats])

    def _of_part(self, part: Part) -> Fate | None:
        position = part.position
        if position in self._whole or position in self._by_point:
            return Fate.TASK
        if part.rank < 0:
            return None
        if position in self._actions:
            return Fate.ACTION
        if position in self._above:
            return Fate.CHAPTER
        if position < self._letter:
            return Fate.LETTER
        if self._is_attached(part):
            return Fate.ATTACHMENTS
        holder = self._fates[part.parent] if part.parent is not None else None
        if holder is Fate.TASK:
            return Fate.POINT
        if holder is not None and holder.became is not Became.TAKEN:
            return holder
        if part.place in self._reporter.places:
            return Fate.TOLD
        return why_without_task(part.title)

    def _is_attached(self, part: Part) -> bool:
        """Tell whether a part goes on with the list of what is attached: 附件：1.… 2.…"""
        if not part.passages or len(part.passages[0].text) > _LONGEST:
            return False
        above = self._parts[part.position - 1]
        if self._fates[above.position] is Fate.ATTACHMENTS:
            return len(above.passages) == 1
        return bool(above.passages) and lists_attachments(above.passages[-1].text)

    def of_part(self, part: Part) -> Fate | None:
        """Return what became of a part as a whole."""
        return self._fates[part.position]

    def is_settled(self, part: Part) -> bool:
        """Tell whether all passages of a part surely have a fate, without a look at them."""
        fate = self._fates[part.position]
        if fate is None or part.position in self._by_point:
            return False
        if fate is not Fate.TASK or len(part.passages) == 1:
            return True
        return not (self._are_closed or part.rows)

    def of_passages(self, part: Part) -> list[Fate | None]:
        """Return what became of each passage of a part."""
        fate = self._fates[part.position]
        if part.position in self._by_point:
            fates = self._beside_points(part)
        elif fate is Fate.TASK:
            fates = self._of_task(part)
        elif fate is None:
            fates = self._of_loose(part)
        else:
            rest = Fate.INTRODUCTION if fate.became is Became.TAKEN else fate
            fates = [
                (_closing(each) or rest) if at else fate for at, each in enumerate(part.passages)
            ]
        return list(map(self._of_passage, part.passages, fates))

    def _of_passage(self, passage: Passage, fate: Fate | None) -> Fate | None:
        """Return what became of a passage with a fate by where it stands."""
        if fate is not None and fate.became is Became.TAKEN:
            return fate
        if passage.given_by is not None:
            return Fate.NOTE
        places = [passage.paragraph.place, *(place for _, place in passage.paragraph.joints)]
        said = self._reporter.fates.get(places[0])
        if said is not None:
            return said
        if not self._targets.isdisjoint(places):
            return Fate.TARGET
        return Fate.TOLD if any(map(self._reporter.places.__contains__, places)) else fate

    def _of_task(self, part: Part) -> list[Fate | None]:
        """Return the fates of the passages of a task: its text, but for what follows its note
        where the notes of others end theirs, and what stands beside a table.
        """
        fates: list[Fate | None] = [
            Fate.TEXT if at else Fate.TASK for at in range(len(part.passages))
        ]
        if self._are_closed:
            last = max((at for at, each in enumerate(part.passages) if each.notes), default=None)
            for at in range(len(fates) if last is None else last + 1, len(fates)):
                fates[at] = _closing(part.passages[at])
        for at, passage in enumerate(part.passages if part.rows else ()):
            if passage.paragraph.place in self._beside.captions:
                fates[at] = Fate.CAPTION if at else fates[at]
            elif at and passage.paragraph.place in self._beside.after:
                fates[at] = _closing(passage)
        return fates

    def _beside_points(self, part: Part) -> list[Fate | None]:
        """Return the fates of the passages of a part of which some points are tasks."""
        own, points = points_of(part)
        above = Fate.PREFACE if part.rank < 0 else Fate.INTRODUCTION
        fates: list[Fate | None] = [above] * len(own)
        if own and part.rank >= 0:
            fates[0] = Fate.CHAPTER
        is_above = part.rank < 0  # what may be a title, or say for whom the plan is
        for title, passages in points:
            if (passages[0].paragraph.place, title) in self._by_point[part.position]:
                fates += [Fate.TEXT if at else Fate.TASK for at in range(len(passages))]
                is_above = False
            else:
                fates += [above if is_above else _closing(each) for each in passages]
        return fates

    def _of_loose(self, part: Part) -> list[Fate | None]:
        """Return the fates of the passages of a part that has none."""
        fates: list[Fate | None] = []
        is_attached = False
        is_front = part.rank < 0 and part.position <= self._first
        for passage in part.passages:
            text, place = passage.paragraph.text, passage.paragraph.place
            is_attached = lists_attachments(text) or (is_attached and len(text) <= _LONGEST)
            if is_front and place not in self._beside.after:
                fates.append(Fate.PREFACE)
            elif place in self._beside.captions or (
                part.rank < 0 and (is_annex(text) or is_title(text))
            ):
                fates.append(Fate.CAPTION)
            elif is_attached and not is_closing(text):
                fates.append(Fate.ATTACHMENTS)
            else:
                fates.append(_closing(passage))
        return fates

    def of_row(self, row: Row) -> Fate | None:
        """Return what became of a row."""
        if row.place in self._rows:
            return Fate.TASK
        fate = self._reporter.fates.get(row.place)
        if fate is not None:
            return fate
        if row.place in self._targets:
            return Fate.TARGET
        is_told = row.place in self._reporter.places or row.table in self._told_tables
        return Fate.TOLD if is_told else None


def _end_of_letter(parts: Sequence[Part], first: int) -> int:
    """Return which part begins the plan after a letter that somebody signed; 0 without one.

    `first` is the position of the first part with a task.
    """
    for part in reversed(parts[1 : first + 1]):
        if part.rank < 0 and part.passages and not is_annex(part.passages[0].text):
            return part.position
    return 0


def _told_tables(parts: Sequence[Part], of_tasks: Set[Place], told: Container[Place]) -> set[int]:
    """Return the tables without tasks of which a doubt speaks, be it at one of their rows."""
    rows = [row for part in parts for row in part.rows]
    with_tasks = {row.table for row in rows if row.place in of_tasks}
    return {row.table for row in rows if row.place in told} - with_tasks


def _closing(passage: Passage) -> Fate | None:
    """Return why a passage says nothing of tasks that stands where others do, or after the last."""
    text = passage.paragraph.text
    if lists_attachments(text):
        return Fate.ATTACHMENTS
    return Fate.CLOSING if is_closing(text) else None


def _are_closed_by_notes(parts: Sequence[Part], tasks: Collection[int]) -> bool:
    """Tell whether tasks end with their notes, so that what follows one is strange."""
    ends = sum([bool(parts[position].passages[-1].notes) for position in tasks])
    return ends > 1 and (len(tasks) - ends - 1) * _FEW < ends


_FEW = 4  # tasks that end with their notes beside each one that does not, but for the strange one


class _BesideRows(NamedTuple):
    """The places of paragraphs after the first row of a task, and of the captions of tables."""

    after: Set[Place] = frozenset()
    captions: Set[Place] = frozenset()


def _beside_rows(tree: Tree, of_tasks: Set[Place]) -> _BesideRows:
    if not any(part.rows for part in tree.parts):
        return _BesideRows()
    after: set[Place] = set()
    captions: set[Place] = set()
    is_after = False
    for block, below in pairwise((*tree.blocks, None)):
        if isinstance(block, Row):
            is_after = is_after or block.place in of_tasks
        elif isinstance(block, Paragraph):
            if is_after:
                after.add(block.place)
            if isinstance(below, Row) and len(block.text) <= _LONGEST and "。" not in block.text:
                captions.add(block.place)
    return _BesideRows(after, captions)


_LONGEST = 40  # letters of a caption
