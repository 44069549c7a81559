"""How wide texts are, from tables that are not those of duties."""

from wcwidth import wcswidth

# Adobe's font metrics of Helvetica and Helvetica-Bold, thousandths of an em, U+0020 to U+007E.
_HELVETICA = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_HELVETICA_BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
)  # fmt: skip
_NARROW = 0.6  # em, for what is one column wide in a terminal
_ASCENT, _DESCENT = 0.88, 0.12  # em, of the square that Chinese characters fill
_LETTER_ASCENT, _LETTER_DESCENT = 0.77, 0.21  # em, of the letters of Helvetica


def rise(text: str) -> float:
    """Return how far a text reaches above its base line, in em."""
    return _LETTER_ASCENT if text.isascii() else _ASCENT


def depth(text: str) -> float:
    """Return how far a text reaches below its base line, in em."""
    return 0 if text.isdigit() else _LETTER_DESCENT if text.isascii() else _DESCENT


def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide a text is at least, in the unit of `size`."""
    table = _HELVETICA_BOLD if is_bold else _HELVETICA
    plain = [character for character in text if " " <= character <= "~"]
    others = "".join(character for character in text if not " " <= character <= "~")
    columns = max(int(wcswidth(others)), 0)
    narrow = sum(int(wcswidth(character)) == 1 for character in others)
    em = sum(table[ord(character) - ord(" ")] for character in plain) / 1000
    return size * (em + narrow * _NARROW + (columns - narrow) / 2)
