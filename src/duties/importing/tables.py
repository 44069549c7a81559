"""Tables that divide tasks (任务分解表): which columns hold what, and the rows as tasks."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from duties.importing import vocabulary as words
from duties.importing.blocks import Row
from duties.importing.markers import marker_of
from duties.importing.parsing import Note, Party, parse
from duties.importing.register import known_names
from duties.importing.units import SHORTEST, are_bodies, begins_with_level, is_unit, is_whole
from duties.model import Role


class Field(Enum):
    """What a column of such a table holds."""

    NUMBER = auto()
    AREA = auto()
    TASK = auto()
    DETAIL = auto()
    LEAD = auto()
    RESPONSIBLE = auto()
    SUPPORT = auto()
    DUE = auto()
    REMARK = auto()


_ROLES = {Field.LEAD: Role.LEAD, Field.RESPONSIBLE: Role.RESPONSIBLE, Field.SUPPORT: Role.SUPPORT}

_HEADINGS: tuple[tuple[Field, str], ...] = (
    (Field.NUMBER, "序号|编号|任务编号|号|no\\.?|项次|顺序"),
    (
        Field.DUE,
        "(?:完成|办结|推进|实施|落实)?(?:时限|时间|期限|时间节点|节点|时间进度|进度)(?:要求|安排|节点)?|due",
    ),
    (Field.REMARK, "备注|说明|note|remarks?"),
    (Field.LEAD, f"(?:{'|'.join(words.LABELS[Role.LEAD])})|牵头|lead"),
    (Field.SUPPORT, f"(?:{'|'.join(words.LABELS[Role.SUPPORT])})|配合|support"),
    (
        Field.RESPONSIBLE,
        f"(?:{'|'.join(words.LABELS[Role.RESPONSIBLE])})|分工|任务分工|责任分工|职责分工|responsible",
    ),
    (
        Field.AREA,
        "领域|类别|分类|板块|方面|章节|所属行动|行动|专项行动|一级(?:任务|指标)|任务类别|工作类别|重点领域|任务领域|专项|项目类别|大类"
        "|action|area",
    ),
    (
        Field.DETAIL,
        "(?:主要|具体|工作|任务)?(?:内容|举措|措施|要求|任务内容|工作内容|目标任务|工作举措)|具体(?:任务|工作|事项)|二级(?:任务|指标)|主要任务内容",
    ),
    (
        Field.TASK,
        "(?:重点|主要|工作|目标|年度|分解|改革|各项)?(?:任务|事项|工作|举措|项目|目标|条款|政策)(?:名称|事项|清单|分解)?|工作任务|重点工作任务|任务事项|task",
    ),
)
_PATTERNS = tuple((field, re.compile(pattern, re.IGNORECASE)) for field, pattern in _HEADINGS)
_UNITS = {Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT}


class Columns(NamedTuple):
    """Which columns hold what; several may hold one thing."""

    places: Mapping[Field, tuple[int, ...]]
    headings: Mapping[Field, str]

    def cells(self, row: Row, field: Field) -> list[str]:
        """Return the texts of a row under a heading, each once."""
        found = [row.cells[at].strip() for at in self.places.get(field, ()) if at < len(row.cells)]
        return list(dict.fromkeys(text for text in found if text))

    def cell(self, row: Row, field: Field) -> str:
        """Return what a row has under a heading, as one text."""
        return "\n".join(self.cells(row, field))


def columns_of(row: Row) -> Columns | None:
    """Return the columns that a row heads, None where it is no heading of a table of tasks."""
    places: dict[Field, list[int]] = {}
    headings: dict[Field, str] = {}
    for at, cell in enumerate(row.cells):
        folded = re.sub(
            "[\\s*:：（(][^（）()]*[）)]$|[\\s*:：]", "", unicodedata.normalize("NFKC", cell)
        )
        if not folded or len(folded) > 16:
            continue
        field = next((field for field, fits in _PATTERNS if fits.fullmatch(folded)), None)
        if field is not None:
            places.setdefault(field, []).append(at)
            headings.setdefault(field, "".join(cell.split()))
    if not _UNITS & places.keys() or any(_UNIT_LIST.fullmatch(cell.strip()) for cell in row.cells):
        return None
    for field in (Field.DETAIL, Field.AREA):
        if Field.TASK not in places and field in places:
            places[Field.TASK] = places.pop(field)
            headings[Field.TASK] = headings.pop(field)
    if Field.TASK not in places:
        return None
    if Field.DETAIL not in places:
        first_units = min(at for field in _UNITS for at in places.get(field, [len(row.cells)]))
        named = {at for ats in places.values() for at in ats}
        between = range(places[Field.TASK][-1] + 1, first_units)
        places[Field.DETAIL] = [at for at in between if at not in named and row.cells[at].strip()]
    return Columns({field: tuple(ats) for field, ats in places.items() if ats}, headings)


_UNIT_LIST = re.compile("单位|单位名称|名称|部门|部门名称|unit", re.IGNORECASE)
"""A heading of a list of units, which is no table of tasks."""


class Group(NamedTuple):
    """What a column says of several rows together, and its heading."""

    heading: str
    text: str


class Entry(NamedTuple):
    """A row that is a task: what its cells say, and its notes by column.

    `is_below` tells that its number is that of a row above, whose cell spans it; `groups` stand
    from the outermost inwards.
    """

    row: Row
    number: str
    is_below: bool
    groups: tuple[Group, ...]
    title: str
    detail: str
    due: str
    remark: str
    notes: tuple[Note, ...]
    is_inherited: bool


class Section(NamedTuple):
    """A row across the whole table: the title of the tasks below it."""

    row: Row
    title: str


def entries(rows: Sequence[Row], known: frozenset[str] = frozenset()) -> Iterator[Entry | Section]:
    """Yield the tasks and section titles of tables; one without a heading goes on with the last.

    `known` are the names of units that the document registers.
    """
    for columns, table in _tables(rows):
        yield from _entries(table, columns, known)


def _tables(rows: Sequence[Row]) -> list[tuple[Columns, list[Row]]]:
    """Return the tables with their columns, the rows made whole that the end of a page cuts."""
    found: list[tuple[Columns, list[Row]]] = []
    columns: Columns | None = None
    width = 0
    for _, group in groupby(rows, key=lambda row: row.table):
        table = list(group)
        heading = _heading(table)
        if heading is not None:
            columns, width = heading[1], len(table[heading[0]].cells)
            table = table[heading[0] + 1 :]
        elif columns is None or len(table[0].cells) != width:
            columns = None
            continue
        if found and table and _goes_on(found[-1][1][-1], table[0], columns):
            last = found[-1][1]
            last[-1] = _joined(last[-1], table[0])
            table = table[1:]
        if table:
            found.append((columns, table))
    return found


def _goes_on(above: Row, row: Row, columns: Columns) -> bool:
    """Tell whether the first row of a page is the rest of the last one on the page before."""
    page = (above.rest or above.place).page
    if page is None or row.place.page != page + 1 or len(above.cells) != len(row.cells):
        return False
    if len(set(above.cells)) == 1 or len(set(row.cells)) == 1:  # across the whole table
        return False
    if columns.cell(row, Field.NUMBER):
        return False
    title_above, title = columns.cell(above, Field.TASK), columns.cell(row, Field.TASK)
    if not title:
        return True
    units = [(columns.cell(above, field), columns.cell(row, field)) for field in _UNITS]
    if any(first and then for first, then in units):
        return any(
            first and then and (first[-1] in _SEPARATORS or not _between(first, then))
            for first, then in units
        )
    return (
        Field.NUMBER in columns.places
        and not any(then for _, then in units)
        and len(title_above) >= _SHORTEST_CUT
        and title_above[-1] not in "。！？；"
    )


_SHORTEST_CUT = 8  # letters of a title that the end of a page cuts


def _joined(above: Row, row: Row) -> Row:
    cells = [
        first if first == then else "\n".join(filter(None, (first, then)))
        for first, then in zip(above.cells, row.cells, strict=True)
    ]
    return above._replace(cells=tuple(cells), rest=row.place)


def has_tasks(rows: Sequence[Row]) -> bool:
    """Tell whether these rows look like a table of tasks."""
    return _heading(rows) is not None


_TOP = 12  # rows in which a heading is looked for


def _heading(rows: Sequence[Row]) -> tuple[int, Columns] | None:
    for at, row in enumerate(rows[:_TOP]):
        columns = columns_of(row)
        if columns is not None:
            merged = _below(rows, at, columns)
            return merged if merged is not None else (at, columns)
    return None


def _below(rows: Sequence[Row], at: int, columns: Columns) -> tuple[int, Columns] | None:
    """Return the second row of a heading of two rows, where that one says more."""
    if at + 1 >= len(rows):
        return None
    below = columns_of(rows[at + 1])
    if below is None or len(below.places) < len(columns.places):
        return None
    return at + 1, below


def _entries(
    rows: Sequence[Row], columns: Columns, known: frozenset[str]
) -> Iterator[Entry | Section]:
    above: Entry | None = None
    heading = columns
    seen_areas = _areas(rows, columns)
    for row in rows:
        again = columns_of(row)
        if again is not None and again.places.keys() >= heading.places.keys() - {Field.REMARK}:
            columns = again
            continue
        if (title := _section(row)) is not None:
            if above is not None:
                yield above
            yield Section(row, title)
            above = None
            continue
        entry = _entry(row, columns, above, known, has_areas=seen_areas)
        if entry is None:
            continue
        if above is not None and _is_one_task(above, entry):
            entry = above._replace(notes=above.notes + entry.notes)
        elif above is not None:
            yield above
        above = entry
    if above is not None:
        yield above


def _is_one_task(above: Entry, entry: Entry) -> bool:
    """Tell whether a row only goes on with the units of the one above."""
    return (
        entry.is_below
        and (entry.title, entry.detail, entry.due) == (above.title, above.detail, above.due)
        and entry.notes != above.notes
    )


def _areas(rows: Sequence[Row], columns: Columns) -> bool:
    """Tell whether of two columns of tasks the first one heads several rows."""
    titles = [columns.cell(row, Field.TASK) for row in rows]
    details = [columns.cell(row, Field.DETAIL) for row in rows]
    named = [title for title in titles if title]
    return (
        any(details)
        and len(named) > 1
        and (len(set(named)) < len(named) or len(named) < len([each for each in details if each]))
    )


def _section(row: Row) -> str | None:
    held = list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))
    filled = sum(bool(cell.strip()) for cell in row.cells)
    if len(row.cells) > 1 and len(held) == 1 and (filled in (1, len(row.cells)) or row.is_filled):
        text = held[0]
        if filled == 1 and row.cells[-1].strip() and len(row.cells) > 2:
            return None
        if (len(text) <= 80 and not text.isdecimal() and not is_unit(text)) or marker_of(text):
            return text
    return None


def _entry(
    row: Row, columns: Columns, above: Entry | None, known: frozenset[str], *, has_areas: bool
) -> Entry | None:
    number, title, detail, due, remark = (
        columns.cell(row, field)
        for field in (Field.NUMBER, Field.TASK, Field.DETAIL, Field.DUE, Field.REMARK)
    )
    number = re.sub("\\s", "", number).rstrip(".．、")
    is_below = (
        above is not None
        and bool(above.number)
        and (not number or (row.is_filled and number == above.number))
    )
    fields = (Field.AREA, Field.TASK) if has_areas else (Field.AREA,)
    inherited = dict(above.groups) if above is not None else {}
    groups = []
    for field in fields:
        heading = columns.headings.get(field, "")
        text = columns.cell(row, field)
        if not text and (field is Field.TASK or not row.is_filled):
            text = inherited.get(heading, "")
        if text:
            groups.append(Group(heading, text))
    if has_areas:
        title, detail = detail or title, ""
    notes, is_open_to_above = [], not row.is_filled and above is not None
    for field, role in _ROLES.items():
        text = columns.cell(row, field)
        listed = _listed(text, is_wrapped=row.place.page is not None)
        note = (_registered(text, role, known) or parse(listed, role=role)) if text else None
        if note is not None:
            notes.append(note)
    is_inherited = False
    if is_open_to_above and above is not None and title:
        lacks_all = not any(note.parties for note in notes)
        has_lead_column = Field.LEAD in columns.places
        lacks_lead = has_lead_column and not columns.cell(row, Field.LEAD)
        if lacks_all or lacks_lead:
            taken = [
                note
                for note in above.notes
                if lacks_all or any(party.role is Role.LEAD for party in note.parties)
            ]
            is_inherited = bool(taken)
            notes = taken + notes
            due = due or (above.due if lacks_all else "")
    if not title and not detail:
        if above is None or not notes:
            return None
        title = above.title
    if not title:
        title, detail = detail, ""
    return Entry(
        row,
        above.number if is_below and above is not None else number,
        is_below,
        tuple(groups),
        title,
        detail,
        due,
        remark,
        tuple(notes),
        is_inherited,
    )


def _registered(cell: str, role: Role, known: frozenset[str]) -> Note | None:
    """Return a cell that lists registered units and nothing else as a note."""
    if not known:
        return None
    is_open = cell.endswith("等") and cell not in known
    names = known_names(cell.removesuffix("等") if is_open else cell, known)
    if names is None:
        return None
    parties = tuple(Party(role, name) for name in names)
    return Note(0, len(cell), parties, is_open, (), (), False, None, None)


def _listed(cell: str, *, is_wrapped: bool) -> str:
    """Return the text of a cell with its lines made one: a list, or a name that was wrapped.

    `is_wrapped` says that a line ends where the cell was full, rather than where somebody ended it.
    """
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    text = ""
    for line in lines:
        if text and text[-1] not in _SEPARATORS and line[0] not in _SEPARATORS:
            if is_wrapped:
                text += _between(text, line)
            elif is_unit(text) and _begins_name(line):
                text += "、"
        text += line
    return text


_SEPARATORS = "、，,；;。：:"
_PART = re.compile(f"[{_SEPARATORS}]")


def _begins_name(line: str) -> bool:
    return is_unit(_PART.split(line, maxsplit=1)[0]) or _begins_label(line)


def _begins_label(line: str) -> bool:
    return words.HEAD.match(line) is not None or "：" in line


def _between(text: str, line: str) -> str:
    """Return what has to stand between two lines of a cell: a separator, a blank, or nothing.

    A blank stands between two names that may be one.
    """
    before, behind = _PART.split(text)[-1], _PART.split(line, maxsplit=1)[0]
    if is_unit(before) and _begins_label(line):
        return "、"
    if begins_with_level(behind) and (
        is_whole(before)
        or (
            min(len(before), len(behind)) >= SHORTEST
            and is_unit(before)
            and is_unit(behind)
            and not _AREA.match(before[-1] + behind)
        )
    ):
        return "、"
    return " " if are_bodies(before, behind) else ""


_AREA = re.compile("[社园景校街库]区")
