"""Tables that are set another way than a row a task → rows under headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from duties.importing.document import Block, Paragraph, Place, Row
from duties.importing.doubts import Doubt
from duties.importing.notes.find import find_notes
from duties.importing.tables.cards import are_cards, cards_as_rows
from duties.importing.tables.columns import columns_of
from duties.importing.tables.headings import is_heading
from duties.importing.tables.matrices import Matrix, as_rows, legend_of, matrix_in
from duties.importing.tables.task_tables import has_tasks, without_task_column
from duties.messages import N_, Message


class Recast(NamedTuple):
    """The blocks of a document with tables recast, and what is doubtful in them."""

    blocks: list[Block]
    doubts: list[Doubt[Place]]


def recast(blocks: Sequence[Block]) -> Recast:
    """Return the blocks of a document, its cards and matrices as tables of a row a task."""
    result = Recast([], [])
    last: Matrix | None = None  # it may go on in a table without a heading
    tables = list(_by_table(blocks))
    cards = [cards_as_rows(rows) for _, rows in tables]
    found = sum(map(len, cards))
    are_tasks = found > _ONE_CARD or (found > 0 and not _has_notes(blocks))
    for (stretch, rows), carded in zip(tables, cards, strict=True):
        last = matrix_in(rows, last) if rows else last
        if not rows:
            result.blocks.extend(stretch)
        elif last is not None:
            texts = [block.text for block in blocks if isinstance(block, Paragraph)]
            result.blocks.extend(as_rows(last, legend_of(rows, texts), result.doubts.append))
        else:
            result.blocks.extend((are_tasks and carded) or rows)
    return result


_ONE_CARD = 2  # rows: a heading, and the card; beside other tasks it only tells of something


def _has_notes(blocks: Iterable[Block]) -> bool:
    texts = (block.text for block in blocks if isinstance(block, Paragraph))
    return any(map(find_notes, texts))


def divides_tasks(rows: Sequence[Row]) -> bool:
    """Tell whether a table divides tasks, however it is set."""
    return (
        has_tasks(rows)
        or without_task_column(rows) is not None
        or matrix_in(rows) is not None
        or are_cards(rows)
    )


def _by_table(blocks: Iterable[Block]) -> Iterator[tuple[list[Block], list[Row]]]:
    """Yield the stretches of a document: a table with its rows, or blocks without any."""
    for _, group in groupby(blocks, key=lambda block: isinstance(block, Row) and block.table):
        stretch = list(group)
        yield stretch, [block for block in stretch if isinstance(block, Row)]


# Tables without a known heading over their tasks


def with_task_headings(blocks: Sequence[Block]) -> Recast:
    """Write 任务 over the likeliest column of tables that name units, but none for their tasks."""
    guess = Recast([], [])
    for stretch, rows in _by_table(blocks):
        heading = without_task_column(rows) if rows else None
        if heading is not None and (at := _likeliest(rows, heading)) is not None:
            message = N_("no heading is known to stand over tasks; {heading} is taken for one")
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
