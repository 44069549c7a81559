"""Tables that divide tasks (任务分解表) → tasks, titles of sections, and what is doubtful.

| 序号 | 重点任务 | 牵头单位 |
| 一、交通 |                       a section
| 1 | 改造东桥 | 市交通局 |         a task
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import compress, groupby
from typing import NamedTuple

from duties.importing.document import Place, Row, words_of
from duties.importing.fates import Fate
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.bodies import is_unit
from duties.importing.lexicon.numbers import Rank, marker_of
from duties.importing.notes.note import Note
from duties.importing.tables.columns import Columns, Text
from duties.importing.tables.headings import CellKind, TextKind, is_heading
from duties.importing.tables.layout import Layout, layout_of
from duties.importing.tables.other_rows import (
    FOOT_NOT_READ,
    across_but_figures,
    division_at_foot,
    is_foot,
    is_sum,
    kind_of,
    kinds_among,
    speaks_of_roles,
)
from duties.importing.tables.task_tables import TaskTable, task_tables
from duties.importing.tables.unit_cells import at_persons, notes_of
from duties.messages import N_, Message
from duties.model import Role


class Group(NamedTuple):
    """What a column says of several rows together, and its heading."""

    heading: str
    text: str


class Assisted(NamedTuple):
    """Headings over units that others support, where none stands over units that lead."""

    place: Place
    names: tuple[str, ...]


class Entry(NamedTuple):
    """A row that is a task: what its cells say, and its notes by column.

    `is_below` tells that its number is that of a row above, whose cell spans it; `groups` stand
    from the outermost inwards, `details` are what other columns say of this row. The first of the
    notes, as many as are `inherited`, are those of the row above. `declared` is the place of a
    heading that says which units lead; `assisted` is that of units which may lead unsaid.
    """

    row: Row
    number: str
    is_below: bool
    groups: tuple[Group, ...]
    title: str
    details: tuple[Group, ...]
    due: tuple[str, ...]
    remark: str
    notes: tuple[Note, ...]
    inherited: int
    declared: Place | None = None
    assisted: Assisted | None = None


class SectionRow(NamedTuple):
    """A row across the whole table: the title of the tasks below it."""

    row: Row
    title: str


class Remark(NamedTuple):
    """Something that a person should look at in the headings of a table."""

    row: Row
    message: Message


class OtherRow(NamedTuple):
    """A row of a table of tasks that is no task of its own, and what became of it."""

    row: Row
    fate: Fate


Found = Entry | SectionRow | Remark | OtherRow


def entries(rows: Sequence[Row], known: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Yield the tasks and section titles of tables; one without a heading goes on with the last.

    `known` are the names of units that the document registers.
    """
    tables = task_tables(rows)
    yield from _outside(rows, tables)
    for heading, group in groupby(tables, key=lambda table: table.heading):
        parts = list(group)
        columns = parts[0].columns
        below = [row for part in parts for row in part.rows]
        feet = list(filter(is_foot, below))
        apart = {row.place for row in feet}
        tasks = [row for row in below if row.place not in apart and _section(row, columns) is None]
        kinds = kinds_among(tasks, columns)
        tasks = [row for row in tasks if row.place not in kinds] if kinds else tasks
        columns = columns.with_people(at_persons(columns, tasks)).with_strangers(tasks)
        layout = layout_of(columns, tasks)
        for message in columns.doubts:
            yield Remark(heading, message)
        declared = heading.place if columns.division is not None else None
        for row in feet if declared is None else ():
            if (division := division_at_foot(row, columns)) is not None:
                columns, declared = columns._replace(division=division), row.place
        assisted = _assisted(heading, columns)
        for part in parts:
            for found in _entries(part.rows, columns, layout, kinds, known):
                if isinstance(found, Entry):
                    found = found._replace(declared=declared, assisted=assisted)
                yield found


def _outside(rows: Sequence[Row], tables: Sequence[TaskTable]) -> Iterator[OtherRow]:
    """Yield the rows over tables of tasks: their headings, and what stands above these."""
    held = {row.place for table in tables for row in table.rows}
    held.update([row.rest for table in tables for row in table.rows if row.rest is not None])
    if len(held) == len(rows):
        return
    heads = {table.heading.place for table in tables}
    above = {row.table for table in tables for row in (table.heading, *table.rows[:1])}
    for row in rows:
        if row.place in held:
            above.discard(row.table)
        elif row.place in heads or sum(map(is_heading, row.cells)) >= _FEWEST_HEADINGS:
            yield OtherRow(row, Fate.HEADINGS)
        elif row.table in above and len(set(filter(None, row.cells))) <= _MOST_ABOVE:
            yield OtherRow(row, Fate.ABOVE_HEADINGS)


_FEWEST_HEADINGS = 2  # in a row that is nothing else
_MOST_ABOVE = 3  # texts in a row above the headings: what the table is called, who fills it in


def _assisted(heading: Row, columns: Columns) -> Assisted | None:
    names = tuple([close_up(heading.cells[at]) for at in columns.without_lead()])
    return Assisted(heading.place, names) if names else None


def _entries(
    rows: Iterable[Row],
    columns: Columns,
    layout: Layout,
    kinds: Set[Place],
    known: frozenset[str],
) -> Iterator[Found]:
    above: Entry | None = None
    for row in _without_dittos(rows):
        if others := list(_no_task(row, columns, kinds)):
            if above is not None:
                yield above
            yield from others
            above = None
            continue
        entry = _entry(row, columns, layout, above, known)
        if entry is None:
            if any(map(is_sum, row.cells)):
                yield OtherRow(row, Fate.SUM)
            continue
        if above is not None and _is_one_task(above, entry):
            entry = above._replace(notes=above.notes + entry.notes)
            yield OtherRow(row, Fate.ROW)
        elif above is not None:
            yield above
        above = entry
    if above is not None:
        yield above


def _no_task(row: Row, columns: Columns, kinds: Set[Place]) -> Iterator[Found]:
    """Yield what a row is that is no task whatever stands above it, nothing for any other row."""
    if row.place in kinds:
        title, others = kind_of(row, columns)
        yield SectionRow(row, title)
        if others:
            message = N_("{title} is read as the heading of the rows below; {words} is left out")
            yield Remark(row, Message(message, {"title": title, "words": tuple(others)}))
    elif is_foot(row):
        is_read = columns.division is not None and division_at_foot(row, columns) is not None
        yield OtherRow(row, Fate.NOTE if is_read else Fate.FOOT)
        if not is_read and speaks_of_roles(words := words_of(row)):
            yield Remark(row, Message(FOOT_NOT_READ, {"words": words}))
    elif (across := _section(row, columns)) is not None:
        yield OtherRow(row, Fate.SUM) if is_sum(across) else SectionRow(row, across)


def _without_dittos(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with what the cell above says where one says 同上."""
    above: tuple[str, ...] = ()
    for row in rows:
        if not _DITTOS.isdisjoint(map(str.strip, row.cells)):
            cells = list(row.cells)
            for at, cell in enumerate(cells[: len(above)]):
                if cell.strip() in _DITTOS:
                    cells[at] = above[at]
            row = row._replace(cells=tuple(cells))
        above = row.cells
        yield row


_DITTOS = frozenset(("同上", "〃", "″"))


def _is_one_task(above: Entry, entry: Entry) -> bool:
    """Tell whether a row only goes on with the units of the one above."""
    return (
        entry.is_below
        and (entry.title, entry.details, entry.due) == (above.title, above.details, above.due)
        and entry.notes != above.notes
    )


def _section(row: Row, columns: Columns) -> str | None:
    """Return the title of a row across the whole table, None for any other row."""
    filled = [at for at, cell in enumerate(row.cells) if cell.strip()]
    if len(filled) > 2 and row.cells[filled[0]].strip() != row.cells[filled[1]].strip():
        return _behind_number(row, filled, columns)
    if (across := across_but_figures(row, columns)) is not None:
        return across if _may_be_title(across) else None
    if len(filled) == 2 and row.is_filled and _IN_WORDS.fullmatch(row.cells[filled[0]].strip()):
        return "、".join(row.cells[at].strip().rstrip("、") for at in filled)
    held = {row.cells[at].strip() for at in filled}
    if len(row.cells) < 2 or len(held) != 1:
        return None
    text = held.pop()
    if len(filled) == 1:
        is_across = _may_hold_section(filled[0], text, columns)
    else:
        is_across = row.is_filled or len(filled) == len(row.cells)
    return text if is_across and _may_be_title(text) else None


def _behind_number(row: Row, filled: Sequence[int], columns: Columns) -> str | None:
    """Return the title of a row that one text goes across but for the cell of its number."""
    first, *rest = filled
    text = row.cells[rest[0]].strip()
    if text != row.cells[rest[-1]].strip() or first not in columns.places.get(CellKind.NUMBER, ()):
        return None  # as most rows are
    if not row.is_filled or columns.of_units().isdisjoint(rest):
        return None
    if any(row.cells[at].strip() != text for at in rest) or not _may_be_title(text):
        return None
    return "、".join((row.cells[first].strip().rstrip("、.．"), text))


def _may_be_title(text: str) -> bool:
    if marker_of(text) is not None:
        return True
    return len(text) <= _LONGEST_SECTION and not text.isdecimal() and not is_unit(text)


_LONGEST_SECTION = 80  # letters
_IN_WORDS = re.compile("[一二三四五六七八九十]{1,3}、?")


def _may_hold_section(at: int, text: str, columns: Columns) -> bool:
    """Tell whether a cell alone in its row may be the title of a section.

    After the first column of text it is a task of its own, whose other cells span several rows.
    """
    if at in columns.of_units():
        return False
    marker = marker_of(text)
    if marker is not None and marker.rank <= Rank.CLAUSE:
        return True
    first = columns.texts[0].at
    return at < first or (at == first and text[-1] not in "。；;")


def _entry(
    row: Row, columns: Columns, layout: Layout, above: Entry | None, known: frozenset[str]
) -> Entry | None:
    number = _number(row, columns, layout)
    title_column = next((text for text in layout.by_preference if text.of(row)), layout.title)
    title = title_column.of(row)
    if is_sum(title) or is_sum(number):
        return None
    notes = notes_of(row, columns, known)
    inherited, due = _inherited(row, columns, notes, above) if title else ([], ())
    groups = _groups(row, layout, above)
    details = _details(row, columns, layout, title_column, {title, *(each.text for each in groups)})
    if not title:
        if above is None or not notes:
            return None
        title, details = above.title, above.details
    is_below = above is not None and _is_below(row, number, above)
    return Entry(
        row,
        above.number if above is not None and is_below else number,
        is_below,
        groups,
        title,
        details,
        tuple(filter(None, (columns.cell(row, kind) for kind in _OF_DEADLINES))) or due,
        columns.cell(row, CellKind.REMARK),
        (*inherited, *notes),
        len(inherited),
    )


def _number(row: Row, columns: Columns, layout: Layout) -> str:
    if layout.number is not None:
        number = layout.number.of(row).strip("（()）")
    elif layout.are_titles_numbered and (marker := marker_of(layout.title.of(row))) is not None:
        number = marker.label
    else:
        number = columns.cell(row, CellKind.NUMBER)
    return "".join(number.split()).rstrip(".．、")


def _is_below(row: Row, number: str, above: Entry) -> bool:
    """Tell whether the number of a row is that of the row above, whose cell spans both."""
    if not above.number:
        return False
    return not number or (row.is_filled and number == above.number)


def _inherited(
    row: Row, columns: Columns, notes: Sequence[Note], above: Entry | None
) -> tuple[Sequence[Note], tuple[str, ...]]:
    """Return the notes and the deadlines that a row has from the one above, whose cells span it."""
    if row.is_filled or above is None:
        return [], ()
    if not any(note.parties for note in notes):
        return above.notes, above.due
    if CellKind.LEAD in columns.places and not columns.cell(row, CellKind.LEAD):
        leads = (Role.LEAD in {party.role for party in note.parties} for note in above.notes)
        return list(compress(above.notes, leads)), ()
    return [], ()


_OF_DEADLINES = (CellKind.DUE, CellKind.LAST_DAY)


def _groups(row: Row, layout: Layout, above: Entry | None) -> tuple[Group, ...]:
    """Return what a row has, or a row above it, in the columns that head several rows."""
    inherited = dict(above.groups) if above is not None else {}
    groups = []
    for column in layout.groups:
        text = column.of(row)
        if not text and (column.kind is not TextKind.AREA or not row.is_filled):
            text = inherited.get(column.heading, "")
        if text:
            groups.append(Group(column.heading, text))
    return tuple(groups)


def _details(
    row: Row, columns: Columns, layout: Layout, title: Text, told: set[str]
) -> tuple[Group, ...]:
    """Return what a row has in the columns that are neither its title nor head several rows.

    `told` are the texts that are taken.
    """
    columns_left = [text for text in (layout.title, *layout.others) if text != title]
    details = (
        Group(column.heading, text)
        for column in (*columns_left, *columns.asides)
        if (text := column.of(row)) and text not in told
    )
    return tuple(dict.fromkeys(details))
