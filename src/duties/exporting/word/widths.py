"""How wide the columns of a printed table are."""

import re
from collections.abc import Sequence
from statistics import mean

from duties.formats.text import width_of

_CELL_MARGIN = 3  # columns of text that a cell takes beside its own
_LONGEST_PIECE = 12  # columns of text that are kept on one line, if there is room


def column_widths(
    headings: Sequence[str], rows: Sequence[Sequence[str]], room: float
) -> list[float]:
    """Return how wide each column is, in columns of text, so that the table fills the room.

    What a column's longest line does not need is left to the others; these share the room so that
    rows stay low: much text gets more of it, but a single long cell not all. No column becomes so
    narrow that a date, a foreign word or, if there is room, a short name would be broken.
    """
    cells = list(zip(headings, *rows, strict=True))
    columns = [
        [_CELL_MARGIN + width_of(line) for cell in column for line in cell.split("\n")]
        for column in cells
    ]
    longest = [max(lines) for lines in columns]
    weights = [(max(lines) * mean(lines)) ** 0.25 for lines in columns]
    least = _least(cells, room)
    widths = dict.fromkeys(range(len(columns)), 0.0)
    pending, left = set(widths), room
    while pending:
        share = left / sum(weights[column] for column in pending)
        settled: dict[int, float] = {
            column: longest[column]
            for column in pending
            if longest[column] <= share * weights[column]
        } or {
            column: least[column] for column in pending if least[column] > share * weights[column]
        }
        for column, width in settled.items():
            widths[column] = width
            left -= width
        if not settled:
            widths |= {column: share * weights[column] for column in pending}
        pending -= settled.keys() or pending
    filled = room / sum(widths.values())
    return [width * filled for width in widths.values()]


def _least(columns: Sequence[Sequence[str]], room: float) -> list[int]:
    """Return how wide each column must be for no piece of text in it to be broken.

    Where there is no room for names, these are words and dates only; where there is none for them
    either, nothing.
    """
    for pieces in (_NAMES, _WORDS):
        least = [
            _CELL_MARGIN
            + max((_piece_width(piece) for cell in cells for piece in pieces(cell)), default=0)
            for cells in columns
        ]
        if sum(least) <= room * _MOST_KEPT:
            return least
    return [0] * len(columns)


def _piece_width(piece: str) -> int:
    """Return how wide a piece is that is to stay whole; one that is long may be broken."""
    width = width_of(piece)
    return width if width <= _LONGEST_PIECE else 0


_NAMES = re.compile(r"[^\s、，；]+[、，；]?").findall
_WORDS = re.compile(r"[!-~]+").findall
_MOST_KEPT = 0.9  # of the room: what is left goes to the columns with much text
