"""Text for a terminal: nothing hidden, nothing that steers it, and no line too long."""

import re
import unicodedata

from duties.source import Span

_JOINER = "\u200d"
_WITHIN_EMOJI = re.compile(
    f"(?<=[\ufe0f\U0001f300-\U0001faff]){_JOINER}(?=[\u2190-\u2bff\U0001f300-\U0001faff])"
)


def printable(text: str) -> str:
    r"""Return `text` with what is hidden or would steer a terminal as an escape: \n, \u202e."""
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
        for part in _WITHIN_EMOJI.split(text)
    )


def _is_harmless(character: str) -> bool:
    return unicodedata.category(character) in ("Zs", "Co")


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def width_of(text: str) -> int:
    """Return how many columns a printable text takes in a terminal."""
    from wcwidth import wcswidth

    return max(int(wcswidth(text)), 0)


def underlined(line: str, span: Span) -> tuple[str, str]:
    """Return the line of a file where a span begins, printable, and marks for below the span."""
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    before = printable(line[: span.column - 1])
    marked = printable(line[span.column - 1 : end])
    marks = " " * width_of(before) + "^" * max(width_of(marked), 1)
    return before + marked + printable(line[end:]), marks


def wrap(text: str, width: int) -> str:
    """Break a printable text into lines of at most `width` columns.

    Lines break after a blank or a mark such as 、 where they can, otherwise between any two
    characters.
    """
    if width_of(text) <= width:
        return text
    lines = [""]
    for piece in _PIECE.findall(text):
        if width_of((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        for character in piece:
            if width_of(lines[-1] + character) > width and character != " ":
                lines[-1:] = _broken(lines[-1], character, width)
            lines[-1] += character
    return "\n".join(line.strip() for line in lines if line.strip())


def _broken(line: str, character: str, width: int) -> tuple[str, str]:
    """Break a line before a character that it has no room for.

    A mark does not begin a line: the character before it comes along where there is room.
    """
    stays = line.rstrip(f" {_MARKS}")[:-1]
    if character in _MARKS and width_of(line[len(stays) :] + character) <= width:
        return stays, line[len(stays) :]
    return line, ""


# What stays together: a word or name, with the blank or mark after it.
_MARKS = "、，。；：,;"
_PIECE = re.compile(f"[^ {_MARKS}]*[ {_MARKS}]*")


def column_widths(rows: list[list[str]], least: list[int], total: int, gap: int) -> list[int]:
    """Return how wide each column of a table may be, so that a row fits into `total` columns.

    The widest columns give way first; none becomes narrower than `_NARROWEST` for it, nor
    narrower than its `least`.
    """
    natural = [max(map(width_of, cells)) for cells in zip(*rows, strict=True)]
    room = total - gap * (len(natural) - 1)
    widths, limit = natural, max(natural, default=0)
    while limit > _NARROWEST and sum(widths) > room:
        limit -= 1
        widths = [min(width, max(limit, low)) for width, low in zip(natural, least, strict=True)]
    return widths


_NARROWEST = 10
