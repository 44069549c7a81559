"""Tables that are set another way than a row a task → rows under headings.

Cards (整改清单) have a line for each heading, and what it says beside it. A matrix has the units as
headings, and a mark for what each does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from duties.importing.blocks import Block, Paragraph, Row
from duties.importing.columns import columns_of, heads_tasks, is_heading
from duties.importing.drafted import Uncertain
from duties.importing.tables import without_task_column
from duties.importing.units import SHORTEST, close_up, is_unit
from duties.messages import N_, Message
from duties.model import Role


class Recast:
    """The blocks of a document with such tables recast, and what is doubtful in them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.doubts: list[Uncertain] = []
        self.blocks: list[Block] = []
        self._paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
        for is_row, group in groupby(blocks, key=lambda block: isinstance(block, Row)):
            if not is_row:
                self.blocks += group
                continue
            rows = [block for block in group if isinstance(block, Row)]
            for _, table in groupby(rows, key=lambda row: row.table):
                self.blocks += self._recast(list(table))

    def _recast(self, rows: list[Row]) -> Iterable[Row]:
        if (at := _head_of_matrix(rows)) is not None:
            return self._matrix(rows, at)
        if not any(map(heads_tasks, rows[:_TOP])) and (cards := _cards(rows)) is not None:
            return cards
        return rows

    def _matrix(self, rows: Sequence[Row], at: int) -> Iterator[Row]:
        head = rows[at]
        units = _units_of(head)
        kept = [column for column in range(len(head.cells)) if column not in units]
        marks = {mark for row in rows[at + 1 :] for mark in _marks(row, units)}
        legend = _legend([*(cell for row in rows for cell in row.cells), *self._paragraphs])
        unknown = sorted(marks - legend.keys())
        if unknown:
            message = N_("nothing says what {marks} stands for; those units are responsible here")
            self.doubts.append(Uncertain(head.place, Message(message, {"marks": tuple(unknown)})))
        yield from filter(_is_across, rows[:at])
        yield _row(head, [*(head.cells[column] for column in kept), *_HEADINGS.values()])
        for row in rows[at + 1 :]:
            if _is_across(row):
                yield row
                continue
            named: dict[Role, list[str]] = {role: [] for role in _HEADINGS}
            for column, cell in zip(units, _of(row, units), strict=False):
                if mark := _mark(cell):
                    name = close_up(head.cells[column])
                    named[legend.get(mark, Role.RESPONSIBLE)].append(name)
            yield _row(row, [*_of(row, kept), *("、".join(names) for names in named.values())])


_TOP = 12  # rows in which a heading is looked for


def _is_across(row: Row) -> bool:
    """Tell whether a row has one text across the table, and nothing else."""
    return len({cell for cell in row.cells if cell}) == 1


def _row(row: Row, cells: Sequence[str]) -> Row:
    return row._replace(cells=tuple(cells), is_filled=True)


# Cards


def _cards(rows: Sequence[Row]) -> list[Row] | None:
    """Return the cards of a table as rows under one heading, None where it has none."""
    records: list[tuple[Row, dict[str, str]]] = []
    last = ""
    for row in rows:
        pairs = list(_labelled(row))
        if not pairs and not _is_across(row):
            return None
        for label, said in pairs:
            if not records or (label in records[-1][1] and label != last):
                records.append((row, {}))
            card = records[-1][1]
            card[label] = f"{card[label]}\n{said}" if label in card else said
            last = label
    labels = tuple(dict.fromkeys(label for _, card in records for label in card))
    heading = _row(rows[0], labels)
    if len(labels) < _FEWEST_LABELS or not heads_tasks(heading):
        return None
    return [
        heading,
        *(_row(row, [card.get(label, "") for label in labels]) for row, card in records),
    ]


def _labelled(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the headings in a row with what stands beside each; nothing where it has others."""
    cells = [cell for cell, _ in groupby(row.cells)]
    labels, said = cells[::2], cells[1::2]
    if len(labels) == len(said) and all(map(is_heading, labels)) and not any(map(is_heading, said)):
        yield from zip(("".join(label.split()) for label in labels), said, strict=True)


_FEWEST_LABELS = 3


# Tables without a known heading over their tasks


class Guess(NamedTuple):
    """The blocks of a document with 任务 over the likeliest columns, and a doubt for each."""

    blocks: list[Block]
    doubts: list[Uncertain]


def with_task_headings(blocks: Sequence[Block]) -> Guess:
    """Write 任务 over the likeliest column of tables that name units, but none for their tasks."""
    guess = Guess([], [])
    for _, group in groupby(blocks, key=lambda block: block.table if isinstance(block, Row) else 0):
        found = list(group)
        rows = [block for block in found if isinstance(block, Row)]
        heading = without_task_column(rows) if rows else None
        if heading is not None and (at := _likeliest(rows, heading)) is not None:
            message = N_("no heading is known to stand over tasks; {heading} is taken for one")
            facts = {"heading": "".join(heading.cells[at].split())}
            guess.doubts.append(Uncertain(heading.place, Message(message, facts)))
            headed = heading._replace(cells=_with(heading.cells, at, "任务"))
            found = [headed if row is heading else row for row in found]
        guess.blocks.extend(found)
    return guess


def _with(cells: tuple[str, ...], at: int, text: str) -> tuple[str, ...]:
    return (*cells[:at], text, *cells[at + 1 :])


def _likeliest(rows: Sequence[Row], heading: Row) -> int | None:
    """Return the first column under an unknown heading with words of its own in most rows."""
    below = [row for row in rows[rows.index(heading) + 1 :] if not _is_across(row)]
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


# A matrix


def _head_of_matrix(rows: Sequence[Row]) -> int | None:
    """Return which row has units as headings, over cells of which all are marks or blank."""
    for at, row in enumerate(rows[:_TOP]):
        units = _units_of(row)
        if len(units) < _FEWEST_UNITS or not any(map(is_heading, row.cells)):
            continue
        below = [each for each in rows[at + 1 :] if not _is_across(each)]
        cells = [cell for each in below for cell in _of(each, units) if cell.strip()]
        if cells and all(map(_mark, cells)):
            return at
    return None


def _units_of(row: Row) -> tuple[int, ...]:
    names = [close_up(cell) for cell in row.cells]
    return tuple(
        at
        for at, name in enumerate(names)
        if len(name) >= SHORTEST and is_unit(name) and not is_heading(name)
    )


def _of(row: Row, columns: Iterable[int]) -> Iterator[str]:
    return (row.cells[at] for at in columns if at < len(row.cells))


def _marks(row: Row, columns: Iterable[int]) -> Iterator[str]:
    return filter(None, map(_mark, _of(row, columns)))


def _mark(cell: str) -> str:
    """Return the mark of a cell, or the word for one; "" where it has neither."""
    text = cell.strip()
    return text if text in _WORDS or _MARK.fullmatch(text) else ""


def _legend(texts: Iterable[str]) -> dict[str, Role]:
    """Return what marks stand for where a text says so, ▲牵头 ○配合, and words for marks."""
    return _WORDS | {
        told["mark"]: next(role for role in Role if told[role.value] is not None)
        for text in dict.fromkeys(texts)
        for told in _TOLD.finditer(text)
    }


_FEWEST_UNITS = 3
_HEADINGS = {Role.LEAD: "牵头单位", Role.RESPONSIBLE: "责任单位", Role.SUPPORT: "配合单位"}
_SIGN = "[▲△●○◯√✓✔☆★◎■□◆◇◉⊙*]"
_MARK = re.compile(_SIGN)
_ROLE = "(?:(?P<lead>牵头|主办|主责)|(?P<support>配合|协办|参与)|(?P<responsible>责任|负责|承办))"
_TOLD = re.compile(f'[“"]?(?P<mark>{_SIGN})[”"]?(?:表示|代表|[为是:—-])*\\s?{_ROLE}')
_WORDS = {
    "牵头": Role.LEAD,
    "主办": Role.LEAD,
    "配合": Role.SUPPORT,
    "协办": Role.SUPPORT,
    "责任": Role.RESPONSIBLE,
    "负责": Role.RESPONSIBLE,
}
"""Words in the cells of a matrix instead of marks."""
