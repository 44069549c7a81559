"""The first of many results as a small table, one line each, for who tries something out."""

from collections.abc import Sequence
from typing import Any

from duties.formats.grid import grid
from duties.formats.text import printable, width_of
from duties.formats.view import Column, View
from duties.messages import N_, Message, Translator, counted

_ROWS = 10
_LEAST = 24  # columns of the terminal that a cell may have where others have no room, too
_GAP = "  "
_MORE = "…"


def glimpse(view: View[Any], items: Sequence[Any], into: Translator, width: int) -> str:
    """Return the first results in lines of at most `width` columns, and how many there are.

    Cells are cut, and columns that have no room are left out; an … at the end of a line says so.
    """
    all_columns = view.columns or [Column(key, field) for key, field in view.fields.items()]
    view = View(tuple(all_columns[:width]), {})  # more have no room
    first = items[:_ROWS]
    if not first:
        return into.gettext(N_("no results"))
    table = grid(view, first, into, _one_line)
    whole = [list(each) for each in zip(table.headings, *table.rows, strict=True)]
    widest = _widest([max(map(width_of, column)) for column in whole], width)
    columns = [[_cut(cell, widest) for cell in column] for column in whole]
    kept = _with_room([max(map(width_of, column)) for column in columns], width)
    end = _GAP + _MORE if len(kept) < len(columns) or len(all_columns) > width else ""
    lines = [
        (
            _GAP.join(
                _set(cell, most, to_the_right=is_number)
                for cell, most, is_number in zip(cells, kept, table.numeric, strict=False)
            )
            + end
        ).rstrip()
        for cells in zip(*columns[: len(kept)], strict=True)
    ]
    count = counted("{count} result", "{count} results", len(items))
    if len(items) > _ROWS:
        count = Message(N_("{count}, the first {shown} shown"), {"count": count, "shown": _ROWS})
    return "\n".join([*lines, f"[{count.put(into)}]"])


def _widest(widths: list[int], width: int) -> int:
    """Return how wide a cell may be so that all columns have room, or else `_LEAST`."""
    room = width - len(_GAP) * (len(widths) - 1)
    caps = range(max(widths), _LEAST, -1)
    return next((cap for cap in caps if sum(min(each, cap) for each in widths) <= room), _LEAST)


def _with_room(widths: list[int], width: int) -> list[int]:
    """Return the widths of the columns that have room, the first of them at least."""
    if sum(widths) + len(_GAP) * (len(widths) - 1) <= width:
        return widths
    kept: list[int] = []
    left = width - len(_GAP + _MORE)
    for most in widths:
        left -= most + len(_GAP) * bool(kept)
        if left < 0 and kept:
            break
        kept.append(most)
    return kept


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def _cut(line: str, widest: int) -> str:
    """Return a cell that is no wider than it may be."""
    if width_of(line) <= widest:
        return line
    short = line[:widest]
    while width_of(short) >= widest:
        short = short[:-1]
    return short + _MORE


def _set(cell: str, most: int, *, to_the_right: bool) -> str:
    blanks = " " * (most - width_of(cell))
    return blanks + cell if to_the_right else cell + blanks
