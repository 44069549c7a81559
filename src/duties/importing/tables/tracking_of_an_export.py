"""What an exported file tells of the work after publication, word for word.

| 序号 | 任务 | … | 开始时间 | 周期 | 责任领导 | 联系方式 |      columns of the tasks
| 节点编号 | 任务 | 节点 | 项目 | 牵头单位 | … | 权重 |            the steps of tasks
| 编号 | 层级 | 名称 | 上级 | 办公室 | 成员 | … | 责任领导 |      the bodies above the units

A document that nobody exported has none of it: there 责任领导 are persons, who are left out.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from duties.importing.document import TOP, Block, Place, Row
from duties.importing.doubts import Doubt
from duties.importing.lexicon.deadline_dates import read_deadline
from duties.importing.tables.lists_of_an_export import names_in
from duties.messages import N_, Message
from duties.model import Tier
from duties.periods import Stretch
from duties.planfile.wording import WORDS

Told = Mapping[str, str | tuple[str, ...]]
"""What a file tells of one thing, in the keys and values of a plan file."""


class TrackingOfExport(NamedTuple):
    """What is told of tasks and of their steps, by the numbers of the tasks, and of bodies."""

    tasks: Mapping[str, Told] = {}
    steps: Mapping[str, tuple[Told, ...]] = {}
    bodies: tuple[Told, ...] = ()


class TrackingApart(NamedTuple):
    """What a file tells, the blocks without it, and what is doubtful."""

    tracking: TrackingOfExport
    rest: Sequence[Block]
    doubts: tuple[Doubt[Place], ...]


_NUMBER = re.compile("序号|no\\.", re.IGNORECASE)
_TITLE = re.compile("任务|task", re.IGNORECASE)
_STEP = re.compile("节点编号|step no\\.", re.IGNORECASE)
_BODY = re.compile("编号|id", re.IGNORECASE)
_BODY_NAME = re.compile("名称|name", re.IGNORECASE)
_START = re.compile("开始时间|start", re.IGNORECASE)
_EVERY = re.compile("周期|every", re.IGNORECASE)
_LEADER = re.compile("责任领导|leader", re.IGNORECASE)
_CONTACT = re.compile("联系方式|contact", re.IGNORECASE)
_OF_TASKS = {"start": _START, "every": _EVERY, "leader": _LEADER, "contact": _CONTACT}
_OF_STEPS = {
    "id": _STEP,
    "title": re.compile("节点|milestone or project", re.IGNORECASE),
    "project": re.compile("项目|project", re.IGNORECASE),
    "lead": re.compile("牵头单位|lead", re.IGNORECASE),
    "responsible": re.compile("责任单位|responsible", re.IGNORECASE),
    "support": re.compile("配合单位|support", re.IGNORECASE),
    "start": _START,
    "due": re.compile("完成时限|due", re.IGNORECASE),
    "leader": _LEADER,
    "contact": _CONTACT,
    "weight": re.compile("权重|weight", re.IGNORECASE),
}
_OF_BODIES = {
    "id": _BODY,
    "name": _BODY_NAME,
    "tier": re.compile("层级|tier", re.IGNORECASE),
    "under": re.compile("上级|under", re.IGNORECASE),
    "office": re.compile("办公室|office", re.IGNORECASE),
    "members": re.compile("成员|members", re.IGNORECASE),
    "actions": re.compile("统筹行动|actions watched over", re.IGNORECASE),
    "tasks": re.compile("统筹任务|tasks watched over", re.IGNORECASE),
    "leader": _LEADER,
    "contact": _CONTACT,
}


def tracking_apart(
    blocks: Sequence[Block], known: Collection[str], *, is_export: bool
) -> TrackingApart:
    """Return what a file tells of the work after publication, apart from the rest.

    `known` are the names of the units that the file lists. From one that is no export (any more)
    only tables of steps are taken: no other table has their headings.
    """
    reading = _Reading(known, is_export=is_export)
    rest: list[Block] = []
    for is_row, group in groupby(blocks, key=lambda block: isinstance(block, Row)):
        if not is_row:
            rest += group
            continue
        rows = [block for block in group if isinstance(block, Row)]
        for _, of_table in groupby(rows, key=lambda row: row.table):
            rest += reading.without_tracking(list(of_table))
    steps: dict[str, list[Told]] = {}
    for number, told in reading.steps.items():
        task, slash, own = number.rpartition("/")
        if slash and "title" in told:
            steps.setdefault(task, []).append({**told, "id": own})
    found = TrackingOfExport(
        reading.tasks,
        {task: tuple(told) for task, told in steps.items()},
        tuple(told for told in reading.bodies.values() if "name" in told),
    )
    return TrackingApart(found, rest, tuple(reading.doubts))


class _Reading:
    """Reads tables; what two of them tell of one thing is put together."""

    def __init__(self, known: Collection[str], *, is_export: bool) -> None:
        self._known = known
        self._is_export = is_export
        self.tasks: dict[str, dict[str, str | tuple[str, ...]]] = {}
        self.steps: dict[str, dict[str, str | tuple[str, ...]]] = {}
        self.bodies: dict[str, dict[str, str | tuple[str, ...]]] = {}
        self.doubts: list[Doubt[Place]] = []

    def without_tracking(self, rows: list[Row]) -> Sequence[Row]:
        """Take what the rows of a table tell, and return them without it."""
        for headings, needed, into in (
            (_OF_STEPS, ("id", "title"), self.steps),
            (_OF_BODIES, _NAMED, self.bodies),
        ):
            at, columns = _columns(rows, headings, needed)
            is_wanted = self._is_export or into is self.steps
            if is_wanted and len(columns) > len(needed):
                for row in rows[at + 1 :]:
                    self._take(row, columns["id"], columns, into)
                return ()
        if not self._is_export:
            return rows
        at, columns = _columns(rows, {"id": _NUMBER, "title": _TITLE, **_OF_TASKS}, ("id", "title"))
        own = {key: column for key, column in columns.items() if key in _OF_TASKS}
        if not own:
            return rows
        for row in rows[at + 1 :]:
            self._take(row, columns["id"], own, self.tasks)
        if len(own) + 2 == len(rows[at].cells):
            return ()
        gone = set(own.values())
        return [
            row._replace(cells=tuple(c for place, c in enumerate(row.cells) if place not in gone))
            for row in rows
        ]

    def _take(
        self,
        row: Row,
        number: int,
        columns: Mapping[str, int],
        into: dict[str, dict[str, str | tuple[str, ...]]],
    ) -> None:
        cells = {key: row.cells[column].strip() for key, column in columns.items()}
        id_ = row.cells[number].strip()
        if not id_ or len(set(row.cells)) == 1:
            return
        told = into.setdefault(id_, {})
        for key, text in cells.items():
            if text and (key, text) != _USUAL_WEIGHT:
                for name, value in self._values(key, text, row.place):
                    told.setdefault(name, value)

    def _values(
        self, key: str, text: str, place: Place
    ) -> Iterator[tuple[str, str | tuple[str, ...]]]:
        """Yield what a cell says, by the keys of a plan file."""
        if key == "due":
            found = read_deadline(text, None)
            if found is not None and found.due is not None:
                yield "due", str(found.due)
            if found is not None and found.words:
                yield "due_text", found.words
            return
        read = _READ.get(key)
        value = text if read is None else read(text, self._known)
        if value is None:
            message = N_("{text} could not be read as {key}; it is left out")
            self.doubts.append(Doubt(Message(message, {"text": text, "key": key}), place))
        else:
            yield key, value


_USUAL_WEIGHT = ("weight", "1")


def lists_bodies(rows: Sequence[Row]) -> bool:
    """Tell whether a table of an exported file lists bodies."""
    return len(_columns(rows, _OF_BODIES, _NAMED)[1]) > len(_NAMED)


_NAMED = ("id", "name")


def _columns(
    rows: Sequence[Row], headings: Mapping[str, re.Pattern[str]], needed: Sequence[str]
) -> tuple[int, dict[str, int]]:
    """Return where the headings of a table stand, and its columns; none where one is missing."""
    for at, row in enumerate(rows[:TOP]):
        texts = [" ".join(cell.split()) for cell in row.cells]
        if any("\n" in cell for cell in row.cells) and not texts[0].isascii():
            texts = [text.replace(" ", "") for text in texts]
        columns = {
            key: column
            for key, fits in headings.items()
            for column, text in enumerate(texts)
            if fits.fullmatch(text)
        }
        if all(key in columns for key in needed):
            return at, columns
    return 0, {}


def _start(text: str, _: Collection[str]) -> str | None:
    found = read_deadline(text, None)
    return None if found is None or found.due is None or found.words else str(found.due)


def _every(text: str, _: Collection[str]) -> str | None:
    word = WORDS.get(text, text)
    return word if word in tuple(Stretch) else None


def _tier(text: str, _: Collection[str]) -> str | None:
    word = WORDS.get(text, text.replace(" ", "-"))
    return word if word in tuple(Tier) else None


def _flag(text: str, _: Collection[str]) -> str | None:
    return "true" if text == "✓" else None


def _weight(text: str, _: Collection[str]) -> str | None:
    return text if re.fullmatch("[0-9]+(\\.[0-9]+)?", text) else None


def _ids(text: str, _: Collection[str]) -> tuple[str, ...]:
    return tuple(re.split("[、,，]\\s*", text))


_READ: Mapping[str, Callable[[str, Collection[str]], str | tuple[str, ...] | None]] = {
    "start": _start,
    "every": _every,
    "tier": _tier,
    "project": _flag,
    "weight": _weight,
    "lead": names_in,
    "responsible": names_in,
    "support": names_in,
    "office": names_in,
    "members": names_in,
    "actions": _ids,
    "tasks": _ids,
}
