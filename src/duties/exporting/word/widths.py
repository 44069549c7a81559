"""How wide the columns of a printed table are."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import ceil

from duties.drawing.measure import em_width
from duties.exporting.dates import DATE, DATE_IN_CHINESE
from duties.formats.text import width_of

Pieces = Callable[[str], Iterable[str]]
"""What finds the pieces of a text that are to stay whole."""

_MARGIN = 1.5  # columns of text that a cell takes beside its own
_EASE = 0.3  # columns of text that it takes more, where columns may leave the table
_LONGEST_PIECE = 14  # columns of text that are kept on one line, if there is room
_SHORT_LINE = 10  # columns of text: five Chinese characters
_BROKEN = 1.5  # so much higher may a table be for names, or short lines, to stay whole
_SERIF = 0.87  # letters of Times New Roman and its like are so much as wide as those of Arial
_RAGGED = 3  # columns of text that a line between blanks leaves empty at its end, on the whole


def column_widths(
    headings: Sequence[str], rows: Sequence[Sequence[str]], room: float
) -> list[float]:
    """Return how wide each column is, in columns of text, so that the table fills the room.

    No column becomes so narrow that a date, a foreign word or, where it does not make the table
    much higher, a short name would be broken. What is left goes, bit by bit, where it saves most
    lines: much text gets more of it, but a single long cell not all.
    """
    columns = list(zip(headings, *rows, strict=True))
    widths = _best(columns, room) or next(
        (least for pieces in (_DATES, _NOTHING) if sum(least := _least(columns, pieces)) <= room),
        [1.0] * len(columns),
    )
    filled = room / sum(widths)
    return [width * filled for width in widths]


def _best(columns: Sequence[Sequence[str]], room: float) -> Sequence[float] | None:
    """Return the widths that keep the table low; None where there is no room for all words."""
    tried = []
    for pieces, dear in ((_names, 1), (_short_lines, _BROKEN), (_WORDS, _BROKEN * _BROKEN)):
        least = _least(columns, pieces)
        spare = int(room - sum(least))
        if spare >= 0:
            costs = [
                _costs(cells, width - _MARGIN, spare)
                for cells, width in zip(columns, least, strict=True)
            ]
            given = _shared(costs, spare)
            lines = sum(cost[more] for cost, more in zip(costs, given, strict=True))
            widths = [width + more for width, more in zip(least, given, strict=True)]
            tried.append((lines * dear, widths))
    return min(tried)[1] if tried else None


def _costs(cells: Sequence[str], room: float, spare: int) -> list[int]:
    """Return how bad it is to have a column this wide, and one, two … up to `spare` columns wider.

    That is the sum of the squares of the lines of its cells: long cells make a table high.
    """
    alike = Counter(tuple(map(_measured, cell.split("\n"))) for cell in cells)
    return [
        sum(
            count * sum(_lines(*line, room + more) for line in lines) ** 2
            for lines, count in alike.items()
        )
        for more in range(spare + 1)
    ]


def _measured(line: str) -> tuple[int, int]:
    return ceil(printed_width(line) + _gaps(line)), _RAGGED if " " in line else 0


def _lines(width: int, ragged: int, room: float) -> int:
    return 1 if width <= room else ceil(width / max(room - ragged, 1))


def _shared(costs: Sequence[Sequence[int]], spare: int) -> list[int]:
    """Return how much of the spare room each column gets: always where it saves most."""
    given = [0] * len(costs)
    while spare:
        saved, column, more = max(
            ((cost[at] - cost[at + more]) / more, column, more)
            for column, (cost, at) in enumerate(zip(costs, given, strict=True))
            for more in range(1, spare + 1)
        )
        if not saved:
            break
        given[column] += more
        spare -= more
    return given


def too_many(
    headings: Sequence[str], rows: Sequence[Sequence[str]], room: float, spare: Sequence[int]
) -> list[int]:
    """Return which of the `spare` columns, the first of them first, have to leave a table.

    The others have room for a short line each.
    """
    columns = list(zip(headings, *rows, strict=True))
    needed = [width + _EASE for width in _least(columns, _short_lines)]
    leaving: list[int] = []
    for column in spare:
        if sum(needed) - sum(needed[left] for left in leaving) <= room:
            break
        leaving.append(column)
    return leaving


def broken_heading(heading: str, width: float) -> str:
    """Return a heading with line ends where a column of this width would break it unevenly.

    Words are left whole: they are broken at blanks anyway.
    """
    room = int(width - _MARGIN)
    if width_of(heading) <= room or not _is_chinese(heading):
        return heading
    lines = ceil(width_of(heading) / max(room, 2))
    most = ceil(len(heading) / lines)
    return "\n".join(heading[at : at + most] for at in range(0, len(heading), most))


def _is_chinese(text: str) -> bool:
    return width_of(text) == 2 * len(text)


def _heading_width(heading: str) -> int:
    """Return how wide a column must be for its heading not to be torn within a word.

    A Chinese heading may stand on two lines.
    """
    if _is_chinese(heading):
        return 2 * ceil(len(heading) / 2) if len(heading) > 2 else width_of(heading)
    return max(map(width_of, heading.split()), default=0)


def _least(columns: Sequence[Sequence[str]], pieces: Pieces) -> Sequence[float]:
    """Return how wide columns must be for pieces of their texts and words of their headings."""
    return [
        _MARGIN
        + max(
            _heading_width(heading),
            max((_piece_width(piece) for cell in cells for piece in pieces(cell)), default=0),
        )
        for heading, *cells in columns
    ]


def _names(cell: str) -> Iterable[str]:
    """Yield the names in a text, and its lines as far as a short line goes."""
    yield from _NAMES(cell)
    yield from _short_lines(cell)


def _short_lines(cell: str) -> Iterable[str]:
    """Yield the lines, as far as a short line goes, and their words and dates."""
    for line in cell.split("\n"):
        yield line if width_of(line) <= _SHORT_LINE else " " * _SHORT_LINE
    yield from _WORDS(cell)


@lru_cache(maxsize=4096)
def _piece_width(piece: str) -> float:
    """Return how wide a piece is that is to stay whole; one that is far too long may be broken."""
    if _LONG_WORD.fullmatch(piece):
        return printed_width(piece)
    width = width_of(piece) + _gaps(piece)
    return width if width_of(piece) <= _LONGEST_PIECE or DATE.fullmatch(piece) else 0


def printed_width(text: str) -> float:
    """Return how wide a text is in print, in columns of text, but for gaps between scripts."""
    letters = "".join(_LETTERS(text))
    return width_of(text) - len(letters) + 2 * _SERIF * em_width(letters)


def _gaps(text: str) -> float:
    """Return how wide the gaps are that programs leave between Chinese and other characters."""
    return len(_SEAMS(text)) / 2


_LONG_WORD = re.compile("[A-Za-z]{9,24}[,;.:)、，；。）]?")
_SEAMS = re.compile(r"(?<=\w)(?:(?<=[ -~])(?=[㐀-鿿])|(?<=[㐀-鿿])(?=[0-9A-Za-z]))").findall
_LETTERS = re.compile("[A-Za-z]+").findall
_NAMES: Pieces = re.compile(r"[^\s、，；]+[、，；]?").findall
_WORDS: Pieces = re.compile(f"{DATE_IN_CHINESE}|[!-~]+[、，；。）]?").findall
_DATES: Pieces = DATE.findall
_NOTHING: Pieces = re.compile(r"(?!)").findall
