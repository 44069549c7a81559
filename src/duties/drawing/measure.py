"""How much room a text takes, whatever usual font it is drawn in.

Characters that are two columns wide in a terminal (wcwidth) are square in every font, and those of
ambiguous width (Unicode Standard Annex 11: quotes, ●) may be. Latin letters are as wide as in the
wider of Liberation Sans 2.1 (the widths of Arial and Helvetica) and Noto Sans CJK SC 2.004: their
advance widths, read with FreeType, in thousandths of an em. An accent leaves a letter as wide as it
is; all others count as wide.
"""

from functools import lru_cache
from unicodedata import east_asian_width, normalize

from duties.formats.text import escape_hidden, width_of
from duties.formats.wrapping import broken, pieces, widest_word

_SQUARE = 1.0  # widths in em, the size of the font
_NARROW = 0.61
_BROAD = 1.05
_EMOJI = 1.4
_BROAD_LETTERS = frozenset("ÆŒœ—…‰")
_FIRST_EMOJI = "\U0001f000"
LEADING = 1.45  # the distance between lines in em, as in Chinese fonts
BETWEEN_FACTS = " · "
BOLD = 1.1  # how much wider a text may be in bold letters

# U+0020 to U+007E.
_LATIN = (
    278, 323, 474, 556, 556, 921, 680, 278, 338, 338, 467, 584, 278, 347, 278, 392,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 728, 293, 535, 667, 556, 833, 723, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 338, 392, 338, 555, 559,
    606, 563, 618, 510, 620, 556, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606,
    620, 620, 388, 500, 377, 607, 521, 802, 500, 521, 500, 338, 270, 338, 584,
)  # fmt: skip
_WIDTHS = {chr(32 + place): width / 1000 for place, width in enumerate(_LATIN)}


def text_width(text: str, size: float) -> float:
    """Return the width in points of a printable text in a font of `size` points."""
    return size * em_width(text)


@lru_cache(maxsize=8192)
def em_width(text: str) -> float:
    """Return the width in em of a printable text."""
    return sum(map(_em, text))


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    if (width := _WIDTHS.get(character)) is not None:
        return width
    if character >= _FIRST_EMOJI:
        return _EMOJI if not "\U00020000" <= character < "\U00040000" else _SQUARE
    match width_of(character):
        case 0:
            return 0
        case 1 if character in _BROAD_LETTERS:
            return _BROAD
        case 1 if (letter := normalize("NFD", character)[0]) in _WIDTHS:
            return max(_WIDTHS[letter], 0.3)
        case 1 if east_asian_width(character) == "A":
            return _SQUARE
        case 1:
            return _NARROW
        case _:
            return _SQUARE


def text_height(lines: tuple[str, ...], size: float) -> float:
    """Return the height in points of some lines of text."""
    return len(lines) * size * LEADING


@lru_cache(maxsize=4096)
def folded(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break a text into as few lines of at most `room` points as possible, of similar length.

    No name or word is cut for the sake of length that is whole where lines are as long as can be.
    """
    text = shown_line(text)
    most = room / size
    if em_width(text) <= most:
        return (text,)
    lines = broken(text, most, em_width)
    whole = [part.bare for part in pieces(text, em_width) if part.bare <= most]
    word = min(widest_word(text, em_width), most)
    least = max(sum(map(em_width, lines)) / len(lines), word, *whole)
    for step in range(1, 8):
        even = broken(text, least + (most - least) * step / 8, em_width)
        if len(even) <= len(lines):
            return tuple(even)
    return tuple(lines)


def folded_list(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break a list of facts between these, so that no line begins or ends with the sign between."""
    lines: list[str] = []
    for part in shown_line(text).split(BETWEEN_FACTS):
        if lines and text_width(longer := lines[-1] + BETWEEN_FACTS + part, size) <= room:
            lines[-1] = longer
        else:
            lines += folded(part, size, room)
    return tuple(lines)


def widest(text: str, size: float) -> float:
    """Return how wide the widest word of a text is that no line should cut, in points."""
    return size * widest_word(shown_line(text), em_width)


def shown_line(text: str) -> str:
    """Return a text as one line, with hidden characters escaped."""
    return escape_hidden(" ".join(text.split()))
