"""Text for a terminal: nothing hidden, nothing that steers it, and how wide it is."""

import re
import unicodedata
from functools import lru_cache

from duties.source import Span

_JOINER = "\u200d"
_WITHIN_EMOJI = (
    f"(?<=[\ufe0f\U0001f300-\U0001faff]){_JOINER}(?=[\u2190-\u2bff\U0001f300-\U0001faff])"
)


def printable(text: str) -> str:
    r"""Return `text` with what is hidden or would steer a terminal as an escape: \n, \u202e."""
    if text.isprintable():
        return text
    for character, escape in _SHORT_ESCAPES.items():
        text = text.replace(character, escape)
    return escape_hidden(text)


_SHORT_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def escape_hidden(text: str) -> str:
    r"""Return `text` with each hidden or control character as \uXXXX, which JSON reads back.

    Blanks of any width stay, and so does the joiner within an emoji.
    """
    if text.isprintable():
        return text
    return _JOINER.join(
        "".join([c if c.isprintable() or _is_harmless(c) else _escape(c) for c in part])
        for part in re.split(_WITHIN_EMOJI, text)
    )


def _is_harmless(character: str) -> bool:
    return unicodedata.category(character) in ("Zs", "Co")


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


@lru_cache(maxsize=8192)
def width_of(text: str) -> int:
    """Return how many columns a printable text takes in a terminal."""
    if text.isascii() and text.isprintable():
        return len(text)
    try:
        return sum(map(_PLAIN.__getitem__, text))
    except KeyError:
        from wcwidth import wcswidth

        return max(int(wcswidth(text)), 0)


class _PlainWidths(dict[str, int]):
    """How wide a character of most names and titles is, without what knows every other script."""

    def __missing__(self, character: str) -> int:
        """Return the width; raises `KeyError` for a character that stands in few of them."""
        if " " <= character <= "~" or character in "·—‘’“”…":
            width = 1
        elif any(first <= character <= last for first, last in _WIDE):
            width = 2
        else:
            raise KeyError(character)
        self[character] = width
        return width


_WIDE = (("\u4e00", "\u9fff"), ("\u3000", "\u3029"), ("\uff01", "\uff60"))
_PLAIN = _PlainWidths()
_INNER_QUOTES = str.maketrans("“”", "‘’")


def underlined(line: str, span: Span) -> tuple[str, str]:
    """Return the line of a file where a span begins, printable, and marks for below the span.

    Of a long line, what is near the span.
    """
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    shown, last = max(start - _BESIDE, 0), min(end, start + _LONGEST_MARKED)
    before = ("…" if shown else "") + printable(line[shown:start])
    marked = printable(line[start:last])
    marks = " " * width_of(before) + "^" * max(width_of(marked), 1)
    after = printable(line[last : last + _BESIDE])
    return before + marked + after + ("…" if last + _BESIDE < len(line) else ""), marks


_BESIDE = 200  # characters shown before and after what is marked in a line
_LONGEST_MARKED = 200


def within_quotes(text: str) -> str:
    """Return a text as it stands between “ and ”: its own double quotes are single ones."""
    return text.translate(_INNER_QUOTES)
