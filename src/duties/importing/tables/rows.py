"""Tables that divide tasks (任务分解表): the rows as tasks, sections, and what is doubtful."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from duties.importing.document import TOP, Row
from duties.importing.lexicon import bodies, persons
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import (
    LONGEST,
    SHORTEST,
    are_bodies,
    begins_with_level,
    is_unit,
    is_whole,
)
from duties.importing.lexicon.name_lists import are_parted_by_blanks
from duties.importing.lexicon.numbers import Rank, marker_of
from duties.importing.notes.note import Note, Party
from duties.importing.notes.parser import parse
from duties.importing.notes.parser_state import BLANK_PARTS, PERSON_LEFT_OUT
from duties.importing.tables.headings import (
    ROLE_OF,
    Columns,
    Field,
    Kind,
    Layout,
    Text,
    columns_of,
    is_heading,
    layout_of,
    strange_unit_headings,
)
from duties.importing.tables.lists_of_an_export import known_names
from duties.messages import Message
from duties.model import Role


class Group(NamedTuple):
    """What a column says of several rows together, and its heading."""

    heading: str
    text: str


class Entry(NamedTuple):
    """A row that is a task: what its cells say, and its notes by column.

    `is_below` tells that its number is that of a row above, whose cell spans it; `groups` stand
    from the outermost inwards, `details` are what other columns say of this row.
    """

    row: Row
    number: str
    is_below: bool
    groups: tuple[Group, ...]
    title: str
    details: tuple[Group, ...]
    due: str
    remark: str
    notes: tuple[Note, ...]
    is_inherited: bool


class Section(NamedTuple):
    """A row across the whole table: the title of the tasks below it."""

    row: Row
    title: str


class Remark(NamedTuple):
    """Something that a person should look at in the headings of a table."""

    row: Row
    message: Message


def entries(
    rows: Sequence[Row], known: frozenset[str] = frozenset()
) -> Iterator[Entry | Section | Remark]:
    """Yield the tasks and section titles of tables; one without a heading goes on with the last.

    `known` are the names of units that the document registers.
    """
    tables = list(_tables(rows))
    for heading, group in groupby(tables, key=lambda table: table.heading):
        parts = list(group)
        columns = parts[0].columns
        tasks = [row for part in parts for row in part.rows if _section(row, columns) is None]
        columns = columns.with_people(_at_persons(columns, tasks))
        layout = layout_of(columns, tasks)
        for message in columns.doubts:
            yield Remark(heading, message)
        for part in parts:
            yield from _entries(part.rows, columns, layout, known)


def _at_persons(columns: Columns, rows: Sequence[Row]) -> Iterator[int]:
    """Yield the columns of units most cells of which name a person in brackets: 甲局（张三）."""
    for at in columns.of_units():
        cells = [cell for row in rows if at < len(row.cells) and (cell := row.cells[at].strip())]
        named = [
            person
            for cell in cells
            if (person := _PERSON_BEHIND.search(cell)) is not None and not is_unit(person["name"])
        ]
        if len({person["name"] for person in named}) > 1 and len(named) * 3 > len(cells) * 2:
            yield at


_PERSON_BEHIND = re.compile(
    f"[（(](?P<name>(?:[{persons.SURNAMES}]|{persons.SURNAMES_OF_TWO})[\\u4e00-\\u9fff]{{1,2}})[）)](?=$|[、，,；;等\\s])"
)


class _Table(NamedTuple):
    """The rows below a heading; those on the next page have the heading of the page before."""

    heading: Row
    columns: Columns
    rows: list[Row]


def _tables(rows: Sequence[Row]) -> list[_Table]:
    """Return the tables with their columns, the rows made whole that the end of a page cuts."""
    found: list[_Table] = []
    last: _Table | None = None
    for _, group in groupby(rows, key=lambda row: row.table):
        rest = list(group)
        headed = _heading(rest)
        if headed is not None:
            at, columns = headed
            again = last is not None and _is_again(columns, last.columns)
            if last is None or not again or rest[at].cells != last.heading.cells:
                last = _Table(rest[at], columns, [])
            rest = rest[at + 1 :]
        elif last is None or len(rest[0].cells) != len(last.heading.cells):
            last = None
            continue
        for part in _by_headings(last, rest):
            last = part
            below = part.rows
            if found and below and _goes_on(found[-1].rows[-1], below[0], part.columns):
                above = found[-1].rows
                above[-1] = _joined(above[-1], below[0])
                below = below[1:]
            if below:
                found.append(part._replace(rows=below))
    return found


def _by_headings(table: _Table, rows: Iterable[Row]) -> Iterator[_Table]:
    """Part the rows below a heading where another one stands; one that is repeated goes."""
    part = table._replace(rows=[])
    for row in rows:
        columns = columns_of(row)
        if columns is None or not _is_again(columns, part.columns):
            part.rows.append(row)
        elif row.cells != part.heading.cells:
            yield part
            part = _Table(row, columns, [])
    yield part


def _is_again(columns: Columns, above: Columns) -> bool:
    """Tell whether a row of headings has at least what the one above it has."""
    return (
        bool(columns.texts)
        and columns.places.keys() >= above.places.keys() - {Field.REMARK}
        and len(columns.texts) >= len(above.texts)
    )


def _goes_on(above: Row, row: Row, columns: Columns) -> bool:
    """Tell whether the first row of a page is the rest of the last one on the page before."""
    page = (above.rest or above.place).page
    if page is None or row.place.page != page + 1 or len(above.cells) != len(row.cells):
        return False
    if len(set(above.cells)) == 1 or len(set(row.cells)) == 1:  # across the whole table
        return False
    if columns.cell(row, Field.NUMBER):
        return False
    title_above, title = _title(above, columns), _title(row, columns)
    if not title:
        return True
    units = [(columns.cell(above, field), columns.cell(row, field)) for field in ROLE_OF]
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


def _title(row: Row, columns: Columns) -> str:
    """Return what a row has in the column that by its heading has the titles."""
    return min(columns.texts, key=_preference).of(row)


def _joined(above: Row, row: Row) -> Row:
    cells = [
        first if first == then else "\n".join(filter(None, (first, then)))
        for first, then in zip(above.cells, row.cells, strict=True)
    ]
    return above._replace(cells=tuple(cells), rest=row.place)


def has_tasks(rows: Sequence[Row]) -> bool:
    """Tell whether these rows look like a table of tasks."""
    return _heading(rows) is not None


def without_task_column(rows: Sequence[Row]) -> Row | None:
    """Return the heading of a table that names units, but no column for their tasks."""
    if has_tasks(rows):
        return None
    for at, row in enumerate(rows[:TOP]):
        columns = columns_of(row)
        if columns is None or columns.texts:
            continue
        if any(_names_units(below, columns) for below in rows[at + 1 :]):
            return row
    return None


def without_role_column(rows: Sequence[Row]) -> tuple[Row, str] | None:
    """Return the heading of a table of tasks whose units have no known role, and theirs.

    None where a table has other columns of units.
    """
    if has_tasks(rows):
        return None
    for at, row in enumerate(rows[:TOP]):
        for place, heading in strange_unit_headings(row).items():
            cells = [below.cells[place] for below in rows[at + 1 :] if place < len(below.cells)]
            if any(map(is_list_of_units, cells)):
                return row, heading
    return None


def _names_units(row: Row, columns: Columns) -> bool:
    named = [cell for field in ROLE_OF if (cell := columns.cell(row, field))]
    return any(is_list_of_units(cell) for cell in named)


def is_list_of_units(cell: str) -> bool:
    """Tell whether a cell lists units and nothing else."""
    note = parse(_listed(cell, is_wrapped=False), role=Role.RESPONSIBLE)
    names = [party.name for party in note.parties] if note is not None else []
    return bool(names) and all(len(name) <= LONGEST and is_unit(name) for name in names)


def _heading(rows: Sequence[Row]) -> tuple[int, Columns] | None:
    """Return where the heading of a table ends, and its columns."""
    for at, row in enumerate(rows[:TOP]):
        below = _with_above(row, rows[at + 1]) if at + 1 < len(rows) else None
        columns = columns_of(row)
        if columns is None and below is None:
            continue
        deeper = columns_of(below) if below is not None else None
        if deeper is not None and deeper.texts and len(deeper.places) >= _count(columns):
            return at + 1, deeper
        if columns is not None and columns.texts:
            return at, columns
    return None


def _count(columns: Columns | None) -> int:
    return len(columns.places) if columns is not None else 0


def _with_above(above: Row, row: Row) -> Row | None:
    """Return the second row of a heading, with what the first says where it says no more.

    None where the two are no heading of two rows.
    """
    if len(row.cells) != len(above.cells):
        return None
    cells, own, repeated = [], [], 0
    for cell, upper in zip(row.cells, above.cells, strict=True):
        is_own = bool(cell.strip()) and cell != upper
        if is_own:
            own.append(is_heading(cell))
        elif cell.strip() and is_heading(cell):
            repeated += 1
        cells.append(cell if is_own and (own[-1] or not is_heading(upper)) else upper)
    is_second = (all(own) and any(map(is_heading, above.cells))) or repeated >= _REPEATED
    return row._replace(cells=tuple(cells)) if own and is_second else None


_REPEATED = 2  # headings that come down from the first row and show that the second is one too


def _entries(
    rows: Iterable[Row], columns: Columns, layout: Layout, known: frozenset[str]
) -> Iterator[Entry | Section]:
    above: Entry | None = None
    for row in _without_dittos(rows):
        if (title := _section(row, columns)) is not None:
            if above is not None:
                yield above
            yield Section(row, title)
            above = None
            continue
        entry = _entry(row, columns, layout, above, known)
        if entry is None:
            continue
        if above is not None and _is_one_task(above, entry):
            entry = above._replace(notes=above.notes + entry.notes)
        elif above is not None:
            yield above
        above = entry
    if above is not None:
        yield above


def _without_dittos(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with what the cell above says where one says 同上."""
    above: tuple[str, ...] = ()
    for row in rows:
        cells = list(row.cells)
        for at, cell in enumerate(cells):
            if cell.strip() in _DITTOS and at < len(above):
                cells[at] = above[at]
        above = tuple(cells)
        yield row if above == row.cells else row._replace(cells=above)


_DITTOS = ("同上", "〃", "″")


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
    if len(filled) == 2 and row.is_filled and _IN_WORDS.fullmatch(row.cells[filled[0]].strip()):
        return "、".join(row.cells[at].strip().rstrip("、") for at in filled)
    held = {row.cells[at].strip() for at in filled}
    if len(row.cells) < 2 or len(held) != 1:
        return None
    text = held.pop()
    marker = marker_of(text)
    if len(filled) == 1:
        if not _may_hold_section(filled[0], text, columns):
            return None
    elif len(filled) < len(row.cells) and not row.is_filled:
        return None
    if (len(text) <= _LONGEST_SECTION and not text.isdecimal() and not is_unit(text)) or marker:
        return text
    return None


_LONGEST_SECTION = 80  # letters
_IN_WORDS = re.compile("[一二三四五六七八九十]{1,3}、?")


def _may_hold_section(at: int, text: str, columns: Columns) -> bool:
    """Tell whether a cell alone in its row may be the title of a section.

    Behind the first column of text it is a task of its own, whose other cells span several rows.
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
    number, due, remark = (
        columns.cell(row, field) for field in (Field.NUMBER, Field.DUE, Field.REMARK)
    )
    if layout.number is not None:
        number = layout.number.of(row).strip("（()）")
    number = re.sub("\\s", "", number).rstrip(".．、")
    is_below = (
        above is not None
        and bool(above.number)
        and (not number or (row.is_filled and number == above.number))
    )
    title_column = next(
        (text for text in _by_preference(columns, layout) if text.of(row)), layout.title
    )
    title = title_column.of(row)
    if title in _SUMS or number in _SUMS:
        return None
    notes, is_open_to_above = _notes(row, columns, known), not row.is_filled and above is not None
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
    groups = _groups(row, layout, above)
    details = _details(row, columns, layout, title_column, {title, *(each.text for each in groups)})
    if not title:
        if above is None or not notes:
            return None
        title, details = above.title, above.details
    return Entry(
        row,
        above.number if is_below and above is not None else number,
        is_below,
        groups,
        title,
        details,
        due,
        remark,
        tuple(notes),
        is_inherited,
    )


_SUMS = ("合计", "总计", "小计")


def _by_preference(columns: Columns, layout: Layout) -> Iterator[Text]:
    """Yield the columns that may have the title of a row, the likeliest first."""
    yield layout.title
    yield from sorted(
        (text for text in columns.texts if text not in (layout.title, layout.number)),
        key=_preference,
    )


def _preference(text: Text) -> tuple[int, int]:
    return text.kind, text.at


def _groups(row: Row, layout: Layout, above: Entry | None) -> tuple[Group, ...]:
    """Return what a row has, or a row above it, in the columns that head several rows."""
    inherited = dict(above.groups) if above is not None else {}
    groups = []
    for column in layout.groups:
        text = column.of(row)
        if not text and (column.kind is not Kind.AREA or not row.is_filled):
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
    return tuple(
        Group(column.heading, text)
        for column in (*columns_left, *columns.asides)
        if (text := column.of(row)) and text not in told
    )


def _notes(row: Row, columns: Columns, known: frozenset[str]) -> list[Note]:
    notes = []
    for field, role in ROLE_OF.items():
        text = columns.cell(row, field)
        persons: tuple[str, ...] = ()
        if columns.peopled.intersection(columns.places.get(field, ())):
            text, persons = _without_persons(text)
        listed = _listed(text, is_wrapped=row.place.page is not None)
        are_parted = row.place.page is None and are_parted_by_blanks(listed)
        if are_parted:
            listed = "、".join(listed.split())
        note = (_registered(text, role, known) or parse(listed, role=role)) if text else None
        if note is not None and are_parted:
            facts = {"name": note.parties[0].name}
            note = note.doubted(Message(BLANK_PARTS, facts), 0)
        if note is not None:
            for person in persons:
                note = note.doubted(Message(PERSON_LEFT_OUT, {"words": person}), 0)
            notes.append(note)
    return notes


def _without_persons(cell: str) -> tuple[str, tuple[str, ...]]:
    """Return the units of a cell that names persons among them, and the other words in it."""
    apart = _BRACKETED.sub(_set_apart, cell)
    is_open = apart.endswith("等")
    named = [word for word in _BETWEEN_NAMES.split(apart.removesuffix("等")) if word]
    units = [word for word in named if is_unit(word)]
    listed = "、".join(units) + ("等" if units and is_open else "")
    return listed, tuple(word for word in named if word not in units)


def _set_apart(bracket: re.Match[str]) -> str:
    """Return a person in brackets as the next in the list; a unit stays as it is."""
    return bracket[0] if is_unit(bracket["name"]) else f"、{bracket['name']}"


_BRACKETED = re.compile("[（(](?P<name>[^（）()]{2,4})[）)]")
_BETWEEN_NAMES = re.compile("[\\s、，,；;：:/]+")


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
            elif (is_unit(text) and _begins_name(line)) or _both_name_level(text, line):
                text += "、"
        text += line
    return text


_SEPARATORS = "、，,；;。：:"
_PART = re.compile(f"[{_SEPARATORS}]")


def _both_name_level(text: str, line: str) -> bool:
    """Tell whether the last name of a text and the line behind it each begin with a level."""
    return begins_with_level(_PART.split(text)[-1]) and begins_with_level(line)


def _begins_name(line: str) -> bool:
    first = bodies.OTHERS.split(_PART.split(line, maxsplit=1)[0], maxsplit=1)[0]
    return is_unit(first) or _begins_label(line)


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
