"""The lists that an export has beside its tasks: of actions, of units, of targets.

| 序号 | 行动 | 行动牵头单位 |        | 单位 | 类别 | 别名 | 成员 |
| 1 | 城市更新 | 市住建委 |          | 各街道 | 统称 | | 东街街道、西街街道 |
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from duties.importing.document import TOP, Block, HeldUnit, Place, Row
from duties.importing.doubts import Doubt
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.name_lists import join_places, pieces
from duties.importing.tables.list_of_targets import (
    PRINTED_HEADINGS,
    TARGET_HEADINGS,
    ListedTarget,
    TargetRow,
)
from duties.messages import N_, Message, counted
from duties.model import UnitKind


class ListedUnit(NamedTuple):
    """A unit as a list of units has it, and where; `kind` is None where the list does not say."""

    name: str
    kind: UnitKind | None
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    place: Place | None = None
    leader: str = ""
    contact: str = ""


class ListedAction(NamedTuple):
    """An action as a list of actions has it, and where."""

    id: str
    title: str
    lead: tuple[str, ...]
    place: Place


class ExportLists(NamedTuple):
    """What the lists of a document say; all are empty where it has none."""

    actions: tuple[ListedAction, ...] = ()
    units: tuple[ListedUnit, ...] = ()
    targets: tuple[ListedTarget, ...] = ()

    def names(self) -> frozenset[str]:
        """Return all names of the units."""
        return frozenset(name for unit in self.units for name in (unit.name, *unit.aliases))


class ListsApart(NamedTuple):
    """The lists of a document, the blocks that are in none of them, and what is doubtful."""

    lists: ExportLists
    rest: Sequence[Block]
    doubts: tuple[Doubt[Place], ...]


def lists_apart(blocks: Sequence[Block], *, is_export: bool = False) -> ListsApart:
    """Return what the lists of a document say, apart from its other blocks.

    Only of what an export made it is taken who heads a unit, who elsewhere is a person, and that a
    list of targets may say no more than paper needs.
    """
    unit_headings = {**_UNIT_HEADINGS, **(_POSTS if is_export else {})}
    tables: dict[int, list[Row]] = {}
    for block in blocks:
        if isinstance(block, Row):
            tables.setdefault(block.table, []).append(block)
    units: list[_Record] = []
    actions: list[_Record] = []
    targets: list[_Record] = []
    lists = set()
    doubts: list[Doubt[Place]] = []
    for number, rows in tables.items():
        of_lists = [(unit_headings, units), (_ACTION_HEADINGS, actions), (TARGET_HEADINGS, targets)]
        if is_export:
            of_lists.append((PRINTED_HEADINGS, targets))
        for headings, found in of_lists:
            if number in lists:
                break
            records = list(_records(rows, headings))
            if records:
                found += records
                lists.add(number)
                doubts += [*_strangers(rows, headings), *_nameless(rows, headings)]
    if not lists:
        return ListsApart(ExportLists(), blocks, ())
    rest = [each for each in blocks if not isinstance(each, Row) or each.table not in lists]
    known = frozenset(record.cells["name"] for record in units)
    told = [TargetRow(record.cells, record.place) for record in targets]
    found_lists = ExportLists(
        tuple(_action(record, known) for record in actions),
        tuple(_unit(record, known) for record in units),
        tuple([row.target() for row in told]),
    )
    doubts += [doubt for row in told for doubt in row.doubts]
    return ListsApart(found_lists, rest, tuple(doubts))


def _strangers(rows: Sequence[Row], headings: dict[str, re.Pattern[str]]) -> Iterator[Doubt[Place]]:
    """Yield that a list has columns that no export writes."""
    headed = _heading(rows, headings)
    if headed is None:
        return
    at, columns = headed
    strange = tuple(
        close_up(cell) or f"第{column + 1}列"
        for column, cell in enumerate(rows[at].cells)
        if column not in columns.values()
        and not _COMPUTED.fullmatch(cell.strip())
        and any("".join(below.cells[column : column + 1]).strip() for below in rows[at + 1 :])
    )
    if strange:
        message = counted(
            "the column {names} of this list is not known; it is left out",
            "the columns {names} of this list are not known; they are left out",
            len(strange),
            names=strange,
        )
        yield Doubt(message, rows[at].place)


def _nameless(rows: Sequence[Row], headings: dict[str, re.Pattern[str]]) -> Iterator[Doubt[Place]]:
    """Yield that a row of a list says something of what has no name."""
    for record in _all_records(rows, headings):
        if not record.cells["name"]:
            message = Message(N_("this row of the list has no name; it is left out"))
            yield Doubt(message, record.place)


_COMPUTED = re.compile(
    "任务数|单位数|牵头|责任|配合|tasks|units|as (?:lead|responsible|support)"
    "|现值|现值日期|序时进度|差距|完成情况|reading|read on|pace|gap|status",
    re.IGNORECASE,
)
"""Columns that count what the lists hold, or say how it stands: the ledger has that."""


def is_list(rows: Sequence[Row]) -> bool:
    """Tell whether these rows are a list of actions, of units or of targets."""
    return any(_heading(rows, headings) for headings in _LISTS)


_UNIT_HEADINGS = {
    "name": re.compile("单位(?:名称)?|unit", re.IGNORECASE),
    "kind": re.compile("(?:单位)?(?:类别|类型)|kind", re.IGNORECASE),
    "aliases": re.compile("别名|简称|aliases", re.IGNORECASE),
    "members": re.compile("成员(?:单位)?|members", re.IGNORECASE),
}
_ACTION_HEADINGS = {
    "id": re.compile("序号|no\\.", re.IGNORECASE),
    "name": re.compile("行动|action", re.IGNORECASE),
    "lead": re.compile("行动牵头单位|lead of the action", re.IGNORECASE),
}
_LISTS = (_UNIT_HEADINGS, _ACTION_HEADINGS, TARGET_HEADINGS)
_NEEDED = {"name", "kind", "lead", "id", "value"}  # every list has those of these that it may have
_POSTS = {
    "leader": re.compile("责任领导|leader", re.IGNORECASE),
    "contact": re.compile("联系方式|contact", re.IGNORECASE),
}
_KINDS = {
    "部门": UnitKind.DEPARTMENT,
    "党委机构": UnitKind.PARTY,
    "委员会": UnitKind.COMMITTEE,
    "街道": UnitKind.STREET,
    "企业": UnitKind.COMPANY,
    "办公室": UnitKind.OFFICE,
    "统称": UnitKind.COLLECTIVE,
    "其他": UnitKind.OTHER,
    **{kind.label: kind for kind in UnitKind},
}


class _Record(NamedTuple):
    cells: dict[str, str]
    place: Place


def _heading(
    rows: Sequence[Row], headings: dict[str, re.Pattern[str]]
) -> tuple[int, dict[str, int]] | None:
    for at, row in enumerate(rows[:TOP]):
        columns = {
            key: column
            for key, fits in headings.items()
            for column, cell in enumerate(row.cells)
            if fits.fullmatch(close_up(cell))
        }
        if headings.keys() & _NEEDED <= columns.keys():
            return at, columns
    return None


def _records(rows: Sequence[Row], headings: dict[str, re.Pattern[str]]) -> Iterator[_Record]:
    return (record for record in _all_records(rows, headings) if record.cells["name"])


def _all_records(rows: Sequence[Row], headings: dict[str, re.Pattern[str]]) -> Iterator[_Record]:
    found = _heading(rows, headings)
    if found is None:
        return
    at, columns = found
    band = ""
    for row in rows[at + 1 :]:
        if len(set(row.cells)) == 1:
            band = row.cells[0].strip()
            continue
        cells = {
            key: row.cells[column].strip() if column < len(row.cells) else ""
            for key, column in columns.items()
        }
        if any(cells.values()):
            if headings is PRINTED_HEADINGS:
                cells["group"] = "" if band in _NO_GOAL else band
            yield _Record(cells, row.place)


_NO_GOAL = ("under no goal", "不属于主要目标")


def _unit(record: _Record, known: Collection[str]) -> ListedUnit:
    cells = record.cells
    return ListedUnit(
        cells["name"],
        _KINDS.get(cells["kind"]),
        names_in(cells.get("aliases", ""), known),
        names_in(cells.get("members", ""), known),
        record.place,
        cells.get("leader", ""),
        cells.get("contact", ""),
    )


def listed_unit(held: HeldUnit) -> ListedUnit:
    """Return a unit that an exported document holds out of sight as one of its list."""
    kind = UnitKind(held.kind) if held.kind in set(UnitKind) else None
    return ListedUnit(held.name, kind, held.aliases, held.members)


def _action(record: _Record, known: Collection[str]) -> ListedAction:
    cells = record.cells
    return ListedAction(cells["id"], cells["name"], names_in(cells["lead"], known), record.place)


def names_in(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the names of units in a cell of an exported file; `known` are those that it lists."""
    listed = known_names(text, known)
    if listed is not None:
        return listed
    return tuple(piece.text for piece in join_places(pieces(text)))


def known_names(text: str, known: Collection[str]) -> tuple[str, ...] | None:
    """Return the names of a list as printed where all are known; None otherwise.

    A known name may hold the signs that divide a list: 各区、县政府.
    """
    cuts = [0, *(end for match in _BETWEEN.finditer(text) for end in match.span()), len(text)]
    starts, ends = cuts[::2], cuts[1::2]
    names, at = [], 0
    while at < len(starts):
        last = next(
            (
                last
                for last in range(min(at + _MOST_SIGNS, len(ends)) - 1, at - 1, -1)
                if close_up(text[starts[at] : ends[last]]) in known
            ),
            None,
        )
        if last is None:
            return None
        names.append(text[starts[at] : ends[last]].strip())
        at = last + 1
    return tuple(names)


_BETWEEN = re.compile("[、，,；;]\\s*")
_MOST_SIGNS = 6  # parts of one name
