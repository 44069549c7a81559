"""How wide the columns of a printed table are."""

import re
from collections.abc import Callable, Iterable, Sequence
from math import ceil
from statistics import mean

from duties.drawing.measure import em_width
from duties.formats.text import width_of

_CELL_MARGIN = 3  # columns of text that a cell takes beside its own
_SPARE = 1  # of these, that it can do without: its letters are smaller than those of the body
_LONGEST_PIECE = 14  # columns of text that are kept on one line, if there is room


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
    is_crowded = sum(least) > room * _MOST_KEPT
    widths = dict.fromkeys(range(len(columns)), 0.0)
    pending, left = set(widths), room
    while pending:
        share = left / sum(weights[column] for column in pending)
        content: dict[int, float] = {
            column: longest[column]
            for column in pending
            if longest[column] <= share * weights[column]
        }
        needy: dict[int, float] = {
            column: least[column] for column in pending if least[column] > share * weights[column]
        }
        settled = (needy or content) if is_crowded else (content or needy)
        for column, width in settled.items():
            widths[column] = width
            left -= width
        if not settled:
            widths |= {column: share * weights[column] for column in pending}
        pending -= settled.keys() or pending
    filled = room / sum(widths.values())
    return [width * filled for width in widths.values()]


def too_many(
    headings: Sequence[str], rows: Sequence[Sequence[str]], room: float, spare: Sequence[int]
) -> list[int]:
    """Return which of the `spare` columns, the first of them first, have to leave a table.

    The others have room for a short line each.
    """
    needed = _for_short_lines(list(zip(headings, *rows, strict=True)))
    leaving: list[int] = []
    for column in spare:
        if sum(needed) - sum(needed[left] for left in leaving) <= room:
            break
        leaving.append(column)
    return leaving


def _for_short_lines(columns: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide columns must be for a short line, and each foreign word, not to be broken."""
    return [
        _CELL_MARGIN
        + max(
            _heading_width(heading),
            min(_longest_line(cells), _SHORT_LINE),
            max((_piece_width(piece) for cell in cells for piece in _WORDS(cell)), default=0),
        )
        for heading, *cells in columns
    ]


_SHORT_LINE = 10  # columns of text: five Chinese characters


def _longest_line(cells: Sequence[str]) -> int:
    return max((width_of(line) for cell in cells for line in cell.split("\n")), default=0)


def broken_heading(heading: str, width: float) -> str:
    """Return a heading with line ends where a column of this width would break it unevenly.

    Words are left whole: they are broken at blanks anyway.
    """
    room = round(width) - _CELL_MARGIN
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


def _least(columns: Sequence[Sequence[str]], room: float) -> Sequence[float]:
    """Return how wide each column must be for no piece of text in it to be broken.

    Where there is no room for names, even with smaller margins, these are short lines, words and
    dates only, or dates alone; where there is none for them either, the words of the headings.
    """
    names, words = _for_pieces(columns, _NAMES), _for_pieces(columns, _WORDS)
    if sum(names) <= room * _MOST_KEPT:
        return names
    short = _for_short_lines(columns)
    spared = [max(pair) - _SPARE for pair in zip(names, short, strict=True)]
    heads = _for_pieces(columns, _NOTHING)
    wanted: tuple[Sequence[float], ...] = (
        *([spared] if names != words else []),
        short,
        words,
        [max(head, word - _SPARE) for head, word in zip(heads, words, strict=True)],
        _tight(columns),
        _for_pieces(columns, _DATES),
        heads,
    )
    none = [0.0] * len(columns)
    return next((least for least in wanted if sum(least) <= room), none)


def _for_pieces(
    columns: Sequence[Sequence[str]], pieces: Callable[[str], Iterable[str]]
) -> list[int]:
    return [
        _CELL_MARGIN
        + max(
            _heading_width(heading),
            max((_piece_width(piece) for cell in cells for piece in pieces(cell)), default=0),
        )
        for heading, *cells in columns
    ]


def _tight(columns: Sequence[Sequence[str]]) -> list[float]:
    """Return how wide columns must be at the very least for no word or date to be broken."""
    return [
        _TIGHT_MARGIN
        + max(
            _heading_width(heading),
            max((_printed_width(piece) for cell in cells for piece in _WORDS(cell)), default=0),
        )
        for heading, *cells in columns
    ]


def _piece_width(piece: str) -> int:
    """Return how wide a piece is that is to stay whole; one that is long may be broken."""
    width = width_of(piece)
    if width <= _LONGEST_PIECE or _DATE.fullmatch(piece):
        return width
    return ceil(_printed_width(piece))


def _printed_width(piece: str) -> float:
    """Return how wide a word or a date is in print; one that is far too long may be broken."""
    if _WORD.fullmatch(piece) and len(piece) <= _LONGEST_WORD:
        return 2 * _SERIF * em_width(piece)
    return width_of(piece) if width_of(piece) <= _LONGEST_PIECE or _DATE.fullmatch(piece) else 0


_TIGHT_MARGIN = 1.3  # columns of text that the margins of a cell take
_SERIF = 0.87  # letters of Times New Roman and its like are so much as wide as those of Arial
_LONGEST_WORD = 24  # letters
_WORD = re.compile("[A-Za-z]+[,;.:)]?")


_DATE = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[前底末]?")
_NAMES = re.compile(r"[^\s、，；]+[、，；]?").findall
_WORDS = re.compile(f"{_DATE.pattern}|[!-~]+").findall
_DATES = re.compile(rf"{_DATE.pattern}|[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?").findall
_NOTHING = re.compile(r"(?!)").findall
_MOST_KEPT = 0.9  # of the room: what is left goes to the columns with much text
