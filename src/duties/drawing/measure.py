"""How much room a text takes, whatever font it is drawn in.

Characters that are two columns wide in a terminal (wcwidth) are square in every font, and those of
ambiguous width (Unicode Standard Annex 11: quotes, ●) may be. All others count as wide as in the
widest of the usual sans-serif fonts, so a text never leaves its box.
"""

from functools import lru_cache
from unicodedata import east_asian_width

from duties.formats.text import escape_hidden, width_of
from duties.formats.wrapping import wrap

_SQUARE = 1.0  # widths in em, the size of the font
_NARROW = 0.6
_BROAD = 1.05
_EMOJI = 1.4
_BROAD_LETTERS = frozenset("MWmw@%&ÆŒ—…‰")
_FIRST_EMOJI = "\U0001f000"
LEADING = 1.45  # the distance between lines in em, as in Chinese fonts


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """Return the width in points of a printable text in a font of `size` points."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if character >= _FIRST_EMOJI:
        return _EMOJI if not "\U00020000" <= character < "\U00040000" else _SQUARE
    if "A" <= character <= "Z":
        return _BROAD if character in _BROAD_LETTERS else 0.8
    match width_of(character):
        case 0:
            return 0
        case 1 if east_asian_width(character) == "A":
            return _SQUARE
        case 1:
            return _BROAD if character in _BROAD_LETTERS else _NARROW
        case _:
            return _SQUARE


def text_height(lines: tuple[str, ...], size: float) -> float:
    """Return the height in points of some lines of text."""
    return len(lines) * size * LEADING


@lru_cache(maxsize=4096)
def folded(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break a text into as few lines of at most `room` points as possible, of similar length."""
    text = shown_line(text)
    lines = _broken(text, size, room)
    if len(lines) > 1:
        least = sum(text_width(line, size) for line in lines) / len(lines)
        for step in range(1, 8):
            even = _broken(text, size, least + (room - least) * step / 8)
            if len(even) == len(lines):
                return even
    return lines


def shown_line(text: str) -> str:
    """Return a text as one line, with hidden characters escaped."""
    return escape_hidden(" ".join(text.split()))


def _broken(text: str, size: float, room: float) -> tuple[str, ...]:
    columns = int(2 * room / size)
    while True:
        lines = tuple(wrap(text, max(columns, 2)).split("\n"))
        widest = max(text_width(line, size) for line in lines)
        if widest <= room or columns <= 2:
            return lines
        columns = min(columns - 1, int(columns * room / widest))
