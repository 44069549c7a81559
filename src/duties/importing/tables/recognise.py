"""The ways in which tables that divide tasks are set, each a module → rows under headings.

| Way | Module |
| --- | --- |
| a row a task | `task_tables.py`, `rows.py` |
| a line for each heading: cards | `cards.py` |
| a mark below each unit: matrices | `matrices.py` |
| the letters of RACI below each team | `raci.py` |
| a row a unit, with its role | `a_row_a_unit.py` |
| labels below an item of the text | `notes_below_items.py` |
| text that bars part | `flattened.py` |
| text that tabs part | `tabbed.py` |
| text with lines drawn round its cells | `boxed.py` |
| the lists beside the tasks of an export | `lists_of_an_export.py` |
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from duties.importing.document import Block, Leave, LeftOut, Paragraph, Place, Row, forget, words_of
from duties.importing.doubts import Doubt
from duties.importing.fates import Fate
from duties.importing.notes.find import find_notes
from duties.importing.tables.a_row_a_unit import as_task_rows, is_a_row_a_unit, unit_rows
from duties.importing.tables.boxed import boxed_tables
from duties.importing.tables.cards import are_cards, cards_as_rows
from duties.importing.tables.columns import columns_of
from duties.importing.tables.flattened import FlatTable, flat_tables
from duties.importing.tables.headings import is_heading
from duties.importing.tables.lists_of_an_export import is_list
from duties.importing.tables.matrices import (
    MarkedTable,
    as_rows,
    is_matrix,
    legend_of,
    matrix_in,
    tells_marks,
)
from duties.importing.tables.notes_below_items import note_tables
from duties.importing.tables.tabbed import tabbed_tables
from duties.importing.tables.task_tables import (
    asks_higher_units,
    has_tasks,
    lacks_task_column,
    without_task_column,
)
from duties.importing.tables.tracking_of_an_export import lists_bodies
from duties.messages import N_, Message


class Recast(NamedTuple):
    """The blocks of a document with tables recast, and what is doubtful in them.

    `fates` are what became of rows that are none of the blocks any more.
    """

    blocks: list[Block]
    doubts: list[Doubt[Place]]
    fates: dict[Place, Fate]

    def tell(self, rows: Iterable[Row], fate: Fate) -> None:
        """Note what became of rows."""
        self.fates.update((row.place, fate) for row in rows)


def recast(blocks: Sequence[Block]) -> Recast:
    """Return the blocks of a document, its cards and matrices as tables of a row a task."""
    result = Recast([], [], {})
    last: MarkedTable | None = None  # it may go on in a table without a heading
    tables = list(_by_table(blocks))
    cards = [cards_as_rows(rows) for _, rows in tables]
    found = sum(map(len, cards))
    of_items = note_tables(tables)
    are_tasks = found > _ONE_CARD or (found > 0 and not _has_notes(blocks))
    are_others = any(rows and has_tasks(rows) and not asks_higher_units(rows) for _, rows in tables)
    for at, ((stretch, rows), carded) in enumerate(zip(tables, cards, strict=True)):
        if at in of_items:
            result.blocks.extend(of_items[at])
            result.tell(rows, Fate.NOTE)
            continue
        if rows and asks_higher_units(rows) and (are_others or _has_notes(blocks)):
            result.doubts.append(Doubt(Message(_REQUESTS_LEFT_OUT), rows[0].place))
            result.tell(rows, Fate.TOLD)
            continue
        last = matrix_in(rows, last) if rows else last
        if not rows:
            result.blocks.extend(stretch)
        elif last is not None:
            texts = [block.text for block in blocks if isinstance(block, Paragraph)]
            legend = legend_of(rows, texts)
            marked = list(as_rows(last, legend, result.doubts.append))
            result.fates.update(
                (block.place, Fate.NOTE)
                for block in blocks
                if isinstance(block, Paragraph) and tells_marks(block.text)
            )
            result.blocks.extend(marked)
            result.tell(_others(rows, marked), Fate.ROW)
        elif (of_units := unit_rows(rows)) is not None:
            joined = list(as_task_rows(of_units, result.doubts.append))
            result.blocks.extend(joined)
            result.tell(_others(rows, joined), Fate.ROW)
        elif carded and are_tasks:
            result.blocks.extend(carded)
            result.tell(_others(rows, carded), Fate.ROW)
        else:
            if carded:
                result.doubts.append(Doubt(Message(_CARD_LEFT_OUT), rows[0].place))
                result.tell(rows, Fate.TOLD)
            result.blocks.extend(rows)
    return result


def _others(rows: Iterable[Row], recast: Iterable[Row]) -> list[Row]:
    """Return the rows that are none of those of a table that was recast."""
    kept = {row.place for row in recast}
    return [row for row in rows if row.place not in kept]


_ONE_CARD = 2  # rows: a heading, and the card; beside other tasks it only tells of something


_REQUESTS_LEFT_OUT = N_(
    "this table asks units of a higher level for something and gives nobody a task; it is left out"
)
_CARD_LEFT_OUT = N_("this card names a task and its units beside other tasks; it is left out")


def _has_notes(blocks: Iterable[Block]) -> bool:
    texts = (block.text for block in blocks if isinstance(block, Paragraph))
    return any(map(find_notes, texts))


def divides_tasks(rows: Sequence[Row]) -> bool:
    """Tell whether a table divides tasks, however it is set."""
    return any(is_one(rows) for is_one in _WAYS)


_WAYS: tuple[Callable[[Sequence[Row]], bool], ...] = (
    has_tasks,
    lacks_task_column,
    is_matrix,
    are_cards,
    is_a_row_a_unit,
)


def sheets_of_tasks(
    rows: Iterable[Row], leave: Leave = forget, *, is_export: bool = False
) -> list[Row]:
    """Return the rows of the sheets that divide tasks, and of the lists of actions and units.

    Those of all sheets where none divides tasks. In a workbook that `is_export` the bodies above
    the units are such a list as well. `leave` is told of the rows of other sheets.
    """
    sheets = [list(sheet) for _, sheet in groupby(rows, lambda row: row.table)]
    found: list[Row] = []
    is_wanted = next((way for way in (has_tasks, divides_tasks) if any(map(way, sheets))), None)
    for sheet in sheets:  # a matrix beside a table of tasks repeats them
        if (
            is_wanted is None
            or is_wanted(sheet)
            or is_list(sheet)
            or (is_export and lists_bodies(sheet))
        ):
            found += sheet
        else:
            for row in sheet:
                leave(LeftOut(row.place, words_of(row), Fate.SHEET))
    return found


def tables_in_text(lines: Sequence[str]) -> Iterator[FlatTable]:
    """Yield the tables whose cells bars, tabs or drawn lines part, one after the other."""
    found = {table.start: table for find in _IN_TEXT for table in find(lines)}
    end = 0
    for start in sorted(found):
        if start >= end:
            yield found[start]
            end = found[start].end


_IN_TEXT = (
    flat_tables,
    tabbed_tables,
    boxed_tables,
)  # where two begin in one line, the later one counts


def _by_table(blocks: Iterable[Block]) -> Iterator[tuple[list[Block], list[Row]]]:
    """Yield the stretches of a document: a table with its rows, or blocks without any."""
    for _, group in groupby(blocks, key=lambda block: isinstance(block, Row) and block.table):
        stretch = list(group)
        yield stretch, [block for block in stretch if isinstance(block, Row)]


# Tables without a known heading over their tasks


def with_task_headings(blocks: Sequence[Block]) -> Recast:
    """Write 任务 over the likeliest column of tables that name units, but none for their tasks."""
    guess = Recast([], [], {})
    for stretch, rows in _by_table(blocks):
        heading = without_task_column(rows) if rows else None
        if heading is not None and (at := _likeliest(rows, heading)) is not None:
            message = N_("no heading is known to mark the tasks; {heading} is assumed to")
            facts = {"heading": "".join(heading.cells[at].split())}
            guess.doubts.append(Doubt(Message(message, facts), heading.place))
            headed = heading._replace(cells=_with(heading.cells, at, "任务"))
            stretch = [headed if row is heading else row for row in rows]
        guess.blocks.extend(stretch)
    return guess


def _with(cells: tuple[str, ...], at: int, text: str) -> tuple[str, ...]:
    return (*cells[:at], text, *cells[at + 1 :])


def _likeliest(rows: Sequence[Row], heading: Row) -> int | None:
    """Return the first column under an unknown heading with words of its own in most rows."""
    below = [row for row in rows[rows.index(heading) + 1 :] if not row.is_across()]
    columns = columns_of(heading)
    of_units = {aside.at for aside in columns.asides} if columns is not None else set()
    for at, cell in enumerate(heading.cells):
        if not cell.strip() or is_heading(cell) or at in of_units:
            continue
        worded = [text for text in _of_column(below, at) if _WORDS_OF_TASK.search(text)]
        if worded and len(worded) * 4 >= len(below) * 3 and len(set(worded)) * 3 >= len(worded) * 2:
            return at
    return None


def _of_column(rows: Iterable[Row], at: int) -> Iterator[str]:
    return (text for row in rows if at < len(row.cells) and (text := row.cells[at].strip()))


_WORDS_OF_TASK = re.compile("[\\u4e00-\\u9fff]{4}")
