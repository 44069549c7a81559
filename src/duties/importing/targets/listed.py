"""The list of targets that an export has → targets, each as the plan had it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from duties.amounts import is_number
from duties.importing.doubts import Reporter
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.deadline_dates import read_deadline
from duties.importing.plan.draft import DraftTarget, DraftTask, Value
from duties.importing.plan.named_units import NamedUnits
from duties.importing.tables.lists_of_an_export import ListedTarget, known_names
from duties.messages import N_, Message
from duties.model import Bound, TargetKind
from duties.periods import Period

_BOUNDS: Mapping[str, Bound] = {
    "不低于": Bound.MIN,
    "不超过": Bound.MAX,
    "左右": Bound.ABOUT,
    "达到": Bound.REACH,
    **{bound.label: bound for bound in Bound},
}
_KINDS: Mapping[str, TargetKind] = {
    "水平": TargetKind.LEVEL,
    "增减": TargetKind.GROWTH,
    "数量": TargetKind.COUNT,
    "等级": TargetKind.GRADE,
    "里程碑": TargetKind.MILESTONE,
    **{kind.label: kind for kind in TargetKind},
}
_RANGE = re.compile("(?P<low>[^–]+)–(?P<high>[^–]+)")
_BASELINE = re.compile("(?P<value>.+?)\\s?[（(](?P<by>[^（()）]+)[）)]")
_SEPARATORS = re.compile("[、，,；;\\s]+")


def listed_targets(
    listed: Iterable[ListedTarget], tasks: Iterable[DraftTask], units: NamedUnits, told: Reporter
) -> Iterator[DraftTarget]:
    """Yield the targets of a list; cells that nobody can understand are told and left out."""
    ids = frozenset(task.id for task in tasks)
    for row in listed:
        yield _ListRow(row, ids, units, told).target()


_Read = TypeVar("_Read")


class _ListRow:
    """Reads a row of the list."""

    def __init__(
        self, row: ListedTarget, ids: Collection[str], units: NamedUnits, told: Reporter
    ) -> None:
        self._cells = row.cells
        self._place = row.place
        self._ids = ids
        self._units = units
        self._told = told

    def target(self) -> DraftTarget:
        """Return the target of the row."""
        value = self._read("value", _value, None)
        usual = TargetKind.MILESTONE if value is None else TargetKind.LEVEL
        return DraftTarget(
            self._id(),
            self._text("name"),
            self._text("group"),
            value,
            self._text("unit"),
            self._read("bound", _BOUNDS.get, Bound.REACH),
            self._read("by", _period, None),
            self._read("kind", _KINDS.get, usual),
            self._read("baseline", _baseline, None),
            self._tasks(),
            self._place,
            self._owner(),
        )

    def _id(self) -> str:
        return self._text("id") or self._text("name")

    def _text(self, key: str) -> str:
        return " ".join(self._cells.get(key, "").split())

    def _read(self, key: str, read: Callable[[str], _Read | None], default: _Read) -> _Read:
        """Return what a cell says, and what a blank one or one that cannot be read stands for."""
        text = self._text(key)
        found = read(text) if text else None
        if text and found is None:
            self._doubt(text)
        return default if found is None else found

    def _doubt(self, words: str) -> None:
        facts = {"target": self._id(), "words": words}
        message = N_("target {target}: {words} is not understood here; it is left out")
        self._told.doubt(self._place, Message(message, facts))

    def _owner(self) -> str:
        name = self._text("owner")
        return (self._units.meet(name, self._place) or "") if name else ""

    def _tasks(self) -> tuple[str, ...]:
        text = self._cells.get("tasks", "")
        named = known_names(text, self._ids)
        if named is None:
            named = tuple(filter(None, _SEPARATORS.split(text)))
        for unknown in named:
            if unknown not in self._ids:
                self._doubt(unknown)
        return tuple(id_ for id_ in named if id_ in self._ids)


def _value(text: str) -> Value | None:
    match = _RANGE.fullmatch(text)
    if match is not None and all(map(is_number, match.groups())):
        return (match["low"], match["high"])
    return text


def _period(text: str) -> Period | None:
    found = read_deadline(text, None)
    return None if found is None or found.words else found.due


def _baseline(text: str) -> tuple[str, Period | None] | None:
    match = _BASELINE.fullmatch(text)
    value, by = (text, "") if match is None else (match["value"], match["by"])
    return (close_up(value), _period(by) if by else None)
