"""Tables that a program flattened to text, bars parting their cells → rows.

Either a row is a line without a bar before it, or every cell has lines of its own and nothing tells
where a row ends:

    任务 | 牵头单位 |            任务
    修桥 | 市交通局 |            |
                              牵头单位
                              |
                              修桥
                              |
                              市交通局

A cell that spans several rows stands in the first one only, so
the later rows are shorter; the columns of units tell where their cells belong.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from duties.importing.document import Place, Row
from duties.importing.lexicon.bodies import BODY_END
from duties.importing.tables.columns import columns_of, heads_tasks
from duties.importing.tables.headings import TextKind, is_heading
from duties.importing.tables.unit_cells import is_list_of_units

_BAR = "|"
_MOST_COLUMNS = 20


class FlatTable(NamedTuple):
    """A table: the lines that it takes (from 0, without the one at `end`), and its rows.

    Each row has the number of the line (from 0) that it begins in; the first is the heading.
    """

    start: int
    end: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]


class _Cell(NamedTuple):
    text: str
    line: int


class _Pattern(NamedTuple):
    """How many columns a table has, where its units stand, how many stand before them, and which
    have words.
    """

    width: int
    units: tuple[int, ...]
    leading: int
    worded: tuple[int, ...]

    def fits(self, cells: Sequence[str]) -> bool:
        """Tell whether cells are a whole row: units in their columns, and none in the task's."""
        if len(cells) != self.width or not any(cells[: self.leading]):
            return False
        if any(cells[at].isdecimal() for at in self.worded):
            return False
        named = [cells[at] for at in self.units if cells[at].strip("/-—无")]
        if not named or not all(map(is_list_of_units, named)):
            return False
        return BODY_END.search(cells[self.leading - 1]) is None


def flat_tables(lines: Sequence[str]) -> Iterator[FlatTable]:
    """Yield the flattened tables of a text; what is not surely one is left as it is."""
    for start, end in _runs(lines):
        found = _by_lines(lines, start, end) or _by_cells(lines, start, end)
        if found is not None:
            yield found


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where lines with bars stand, and lines beside a bar alone, and where they end."""
    start: int | None = None
    for at in range(len(lines) + 1):
        belongs = (
            at < len(lines)
            and bool(lines[at].strip())
            and (_BAR in lines[at] or _is_bar(lines, at - 1) or _is_bar(lines, at + 1))
        )
        if belongs and start is None:
            start = at
        elif not belongs and start is not None:
            yield start, at
            start = None


def _is_bar(lines: Sequence[str], at: int) -> bool:
    return 0 <= at < len(lines) and lines[at].strip() == _BAR


def _shape(heading: Sequence[str]) -> _Pattern | None:
    columns = columns_of(Row(tuple(heading), Place(), 0))
    if columns is None or not columns.texts:
        return None
    units = tuple(sorted(columns.of_units()))
    if not units[0]:
        return None
    worded = [
        text.at for text in columns.texts if text.kind not in (TextKind.UNNAMED, TextKind.GOAL)
    ]
    return _Pattern(len(heading), units, units[0], tuple(worded))


# A row a line


def _by_lines(lines: Sequence[str], start: int, end: int) -> FlatTable | None:
    for first in range(start, end):
        if lines[first].count(_BAR) < 2 or _is_framed(lines[first]):
            continue
        heading = _parted(lines[first])
        shape = _shape(heading)
        if shape is None:
            continue
        rows = [(first, tuple(heading))]
        last = first + 1
        while last < end and _BAR in lines[last] and not _is_framed(lines[last]):
            if not _RULE.fullmatch(lines[last]):
                rows.append((last, tuple(_whole(_parted(lines[last]), shape))))
            last += 1
        return FlatTable(first, last, tuple(rows)) if len(rows) > 1 else None
    return None


_RULE = re.compile("[\\s|:+=-]+")


def _is_framed(line: str) -> bool:
    """Tell whether a line is a row as Markdown has it."""
    line = line.strip()
    return len(line) > 1 and line.startswith(_BAR) and line.endswith(_BAR)


def _parted(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removesuffix(_BAR).split(_BAR)]


def _whole(cells: list[str], shape: _Pattern) -> list[str]:
    """Return a row with its cells moved under their headings, where those above span it."""
    padded = cells + [""] * (shape.width - len(cells))
    if shape.fits(padded):
        return padded
    held = list(cells)
    while held and not held[-1]:
        held.pop()
    for missing in range(shape.width - len(held), 0, -1):
        moved = [""] * missing + held
        moved += [""] * (shape.width - len(moved))
        if missing < shape.leading and shape.fits(moved):
            return moved
    return _with_gap(held, shape) or padded


def _with_gap(held: list[str], shape: _Pattern) -> list[str] | None:
    """Return a row whose units stand too far to the left, a cell before them spanning several."""
    for at in range(1, min(len(held), shape.leading)):
        if is_list_of_units(held[at]):
            moved = [*held[:at], *[""] * (shape.leading - at), *held[at:]]
            moved += [""] * (shape.width - len(moved))
            return moved if shape.fits(moved) else None
    return None


# A cell a line


def _by_cells(lines: Sequence[str], start: int, end: int) -> FlatTable | None:
    cells = list(_cells(lines, start, end))
    heading = next(_headings(cells), None)
    if heading is None:
        return None
    first, at = heading
    texts = tuple(cell.text for cell in cells[first:at])
    shape = _shape(texts)
    if shape is None or cells[first].line == cells[at - 1].line:
        return None
    rows = [(cells[first].line, (*texts, _NUMBER))]
    while at < len(cells):
        row, after = _next_row(cells, at, shape)
        if row is None:
            break
        rows.append((cells[at].line, row))
        at = after
    rest = [cell for cell in cells[at:] if cell.text]
    if len(rows) == 1 or len(rest) > 1:
        return None
    return FlatTable(cells[first].line, rest[0].line if rest else end, tuple(rows))


_NUMBER = "序号"  # the heading of a column that is added: of numbers that stand under no heading


def _cells(lines: Sequence[str], start: int, end: int) -> Iterator[_Cell]:
    """Yield the texts between bars, those of several lines with a line break."""
    held: list[str] = []
    begun = start
    for at in range(start, end):
        for place, part in enumerate(lines[at].split(_BAR)):
            if place:
                yield _Cell("\n".join(held), begun)
                held, begun = [], at
            if part.strip():
                begun = begun if held else at
                held.append(part.strip())
    if held:
        yield _Cell("\n".join(held), begun)


def _headings(cells: Sequence[_Cell]) -> Iterator[tuple[int, int]]:
    """Yield where the headings of a table of tasks begin, and where they end."""
    for first, cell in enumerate(cells):
        if not is_heading(cell.text) or (first and is_heading(cells[first - 1].text)):
            continue
        end = first + 1
        for at in range(first, min(first + _MOST_COLUMNS, len(cells))):
            if not cells[at].text:
                break
            end = at + 1 if is_heading(cells[at].text) else end
        texts = tuple(each.text for each in cells[first:end])
        if heads_tasks(Row(texts, Place(), 0)):
            yield first, end


def _next_row(
    cells: Sequence[_Cell], at: int, shape: _Pattern
) -> tuple[tuple[str, ...] | None, int]:
    """Return the row that begins at `at`, and where the next one does; None where none fits.

    A blank cell may part it from the row above, and a number may stand under no heading.
    """
    texts = [cell.text for cell in cells[at : at + shape.width + 2]]
    begins = (0, 1) if texts and not texts[0] else (0,)
    for missing, has_number, begin in product(range(shape.leading), (False, True), begins):
        end = begin + shape.width - missing + has_number
        held = texts[begin:end]
        number = ""
        if has_number:
            number = next(filter(str.isdecimal, held[: shape.leading + 1]), "")
            held = [text for text in held if text != number]
        row = [""] * missing + held
        if shape.fits(row):
            return (*row, number), at + end
    return None, at
