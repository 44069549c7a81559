"""The one way to break a text into lines: in tables, on cards, in help, in Excel and in pictures.

A line breaks after a blank or a mark such as 、 where it can, so that names stay whole; otherwise
before a few words in brackets; otherwise between any two Chinese characters; within a word of Latin
letters after its hyphens and strokes, and elsewhere in it only where a line has no room for it.
A blank between a Chinese character and a figure, after the sign of a role or a light, or after the
number that a text begins with, is no place to break a line; a figure keeps the word that it counts
(受阻 66 天).
A closing bracket or a mark never begins a line and an opening one never ends it (避头尾), unless
there is no room for anything else; and no line is the last character of a word (孤字成行), or a
single letter where the word before can come down to it.

A `Measure` tells how wide a text is: in columns of a terminal, or in em for pictures.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from duties.formats.text import width_of

Measure = Callable[[str], float]

OPENING = "（《〈“‘「『【〖〔［｛([{"
CLOSING = "、，。；：！？）》〉”’」』】〗〕］｝…·％‰℃,.;:!?%)]}"
_MARKS = "、，。；：！？,;"  # a line likes to end after these

# What belongs to the character before it: variation selectors, accents, and the rest of an emoji.
_CLUSTER = ".(?:[\ufe00-\ufe0f\u0300-\u036f\u20d0-\u20f0\U0001f3fb-\U0001f3ff]|\u200d.)*"
_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u04ff"
_PATH = "~?[./]{1,3}"  # how the name of a file may begin
_WORD = (
    rf"[\"'`]?(?:-{{0,2}}|{_PATH})[0-9{_LETTER}]+"
    rf"(?:(?:[-./:@&+#=~_'’]{{1,3}}|,(?=\d{{3}}))[0-9{_LETTER}]+)*[\"'`]?"
)


def _with_brackets(base: str) -> str:
    """Return what finds the parts of a text, each with its brackets, marks and blanks."""
    closing = f"[{re.escape(CLOSING)}]+"
    return f"(?s)(?:[{re.escape(OPENING)}]+ *)?(?:{base})(?: *{closing})* *"


# These are compiled when a text first has to be broken: most answers fit the terminal.
_IN_BRACKETS = r"[（〔［(\[][^（〔［(\[）〕］)\]]{1,10}[）〕］)\]]"
_BY_GROUPS = f"(?s)(?<=.){_IN_BRACKETS}[{re.escape(CLOSING)}]* *|.(?:(?!{_IN_BRACKETS}).)*"
_FIGURE = "[0-9]+(?:[.,][0-9]+)*(?:[年月日]| [\u4e00-\u9fff])"
_SIGN = "[●○▲◆◇] "
_HELD = f"[\u4e00-\u9fff] [0-9]|{_SIGN}"  # by a blank, to what follows
_INDEX = r"[(（]?[0-9一二三四五六七八九十]{1,3}[.、．)）]? "  # at the beginning; held likewise
_BY_WORDS = _with_brackets(f"{_FIGURE}|{_WORD}|——|……|{_CLUSTER}")
_PART = rf"(?:{_PATH})?[{_LETTER}]{{2,}}[-/]{{1,2}}(?=[{_LETTER}]{{2}})"
_BY_PARTS = _with_brackets(f"{_FIGURE}|{_PART}|{_WORD}|——|……|{_CLUSTER}")
_BY_CHARACTERS = _with_brackets(_CLUSTER)
_BY_CHARACTERS_ALONE = f"(?s){_CLUSTER}"


class Chunk(NamedTuple):
    """A part of a text that stays on one line if it can; `bare` is its width without end blanks."""

    text: str
    width: float
    bare: float


def _part(text: str, measure: Measure) -> Chunk:
    width = measure(text)
    bare = text.rstrip(" ")
    return Chunk(text, width, width if len(bare) == len(text) else measure(bare))


def _ends_piece(unit: str) -> bool:
    """Return whether a line likes to end after this: after a blank, or a mark and what closes."""
    closing = unit[len(unit.rstrip(CLOSING)) :]
    return unit.endswith(" ") or any(mark in closing for mark in _MARKS)


@lru_cache(maxsize=4096)
def pieces(text: str, measure: Measure = width_of) -> tuple[Chunk, ...]:
    """Return the parts that a line likes to break between: names of a list, clauses, words.

    A few words in brackets belong to the name before them: 各县（市、区）.
    """
    groups = (group.span() for group in re.finditer(_IN_BRACKETS, text))
    within = {place for first, last in groups for place in range(first + 1, last)}
    if (index := re.match(_INDEX, text)) is not None:
        within.add(index.end())
    found = [""]
    end = 0
    for unit in re.findall(_BY_WORDS, text):
        found[-1] += unit
        end += len(unit)
        if end not in within and _ends_piece(unit) and not re.match(_HELD, text[end - 2 : end + 1]):
            found.append("")
    return tuple(_part(piece, measure) for piece in found if piece)


def _split(text: str, by: str, measure: Measure) -> Iterable[Chunk]:
    found: list[str] = []
    for unit in re.findall(by, text):
        if found and not width_of(unit):  # an accent of another script
            found[-1] += unit
        else:
            found.append(unit)
    return (_part(unit, measure) for unit in found)


class _Filling:
    """Lines of at most `width`, the last of them still being filled."""

    def __init__(self, width: float, measure: Measure) -> None:
        self.done: list[str] = []
        self.measure = measure
        self._width = width + _HAIR
        self._line = ""
        self._taken = 0.0

    def fits(self, part: Chunk) -> bool:
        """Put a part on the line if there is room for it there, or on one of its own."""
        if self._taken + part.bare > self._width:
            self.end()
            if part.bare > self._width:
                return False
        self.put(part)
        return True

    def put(self, part: Chunk) -> None:
        """Put a part on the line, whether or not there is room."""
        self._line += part.text
        self._taken += part.width

    def end(self) -> None:
        """Begin another line."""
        if line := self._line.strip():
            self.done.append(line)
        self._line, self._taken = "", 0


_HAIR = 1e-6  # what sums of em may be off


def wrap(text: str, width: int) -> str:
    """Break a printable text into lines of at most `width` columns of a terminal."""
    if 2 * len(text) <= width or width_of(text) <= width:
        return text
    return "\n".join(broken(text, width, width_of))


def broken(text: str, width: float, measure: Measure) -> list[str]:
    """Break a printable text into lines that are at most `width` wide by a measure."""
    lines = _Filling(width, measure)
    for piece in pieces(text, measure):
        if not lines.fits(piece):
            _lay(
                piece.text,
                (_BY_GROUPS, _BY_WORDS, _BY_PARTS, _BY_CHARACTERS, _BY_CHARACTERS_ALONE),
                lines,
            )
    lines.end()
    return _without_orphan(lines.done, text, width + _HAIR, measure)


def _without_orphan(lines: list[str], text: str, width: float, measure: Measure) -> list[str]:
    """Return the lines, the last of them not a single character cut from the one before.

    Nor a Latin letter or a figure of one: the last word of the line before comes down to it, or
    two Chinese characters (任务 5).
    """
    if len(lines) < 2 or len(lines[-1]) > 1:
        return lines
    *others, before, last = lines
    if re.fullmatch(f"[0-9{_LETTER}]", last) and text.endswith(f"{before} {last}"):
        rest, _, moved = before.rpartition(" ")
        if re.search("[\u4e00-\u9fff]{3}$", before):
            rest, moved = before[:-2], before[-2:]
        if not rest or measure(f"{moved} {last}") > width:
            return lines
        return [*others, rest.rstrip(), f"{moved} {last}"]
    *stays, moves = _split(before, _BY_WORDS, measure)
    rest = "".join(part.text for part in stays)
    is_one_word = text.endswith(before + last) and not _ends_piece(before)
    if not is_one_word or not rest.strip() or moves.width + measure(last) > width:
        return lines
    return [*others, rest.rstrip(), moves.text + last]


def _lay(text: str, ways: tuple[str, ...], lines: _Filling) -> None:
    """Lay a text that is too long for a line, broken in the first way, its parts in the next."""
    way, *finer = ways
    for part in _split(text, way, lines.measure):
        if not lines.fits(part):
            if finer:
                _lay(part.text, tuple(finer), lines)
            else:
                lines.put(part)


def widest_word(text: str, measure: Measure) -> float:
    """Return how wide the widest part of a text in letters is that a line should not cut."""
    words = re.findall(_WORD, text)
    return max((measure(part) for word in words for part in _parts(word)), default=0)


def _parts(word: str) -> Iterable[str]:
    """Yield the parts of a word that end with its hyphens."""
    return (part.strip() for part in re.findall(_BY_PARTS, word))


def longest_word(text: str, most: int) -> int:
    """Return how wide the widest part of a text is that no line of a terminal should cut.

    That is a word or figure with its brackets and marks; with what comes after it a sign, a number
    that heads a text, or a single letter. Of a word wider than `most` it is the widest part between
    hyphens, or only `most`, as of an address on the web. Nothing where a text has none of these.
    """
    index = re.match(_INDEX, text)
    widest = end = 0
    held = ""
    for word in re.findall(_BY_WORDS, text):
        end += len(word)
        held += word
        if re.fullmatch(f"{_SIGN}|[{_LETTER}] ", word) or (index and end == index.end()):
            continue
        if len(held) > len(word) or re.search(f"[0-9{_LETTER}]", word):
            width = width_of(held.rstrip(" "))
            if width > most:
                parts = re.findall(_BY_PARTS, held)
                width = min(max(width_of(part.rstrip(" ")) for part in parts), most)
            widest = max(widest, width)
        held = ""
    return widest


def foreseen(text: str, width: int) -> tuple[int, int]:
    """Return about how many lines `wrap` makes of a text, and how many names it cuts, quickly."""
    if 2 * len(text) <= width or width_of(text) <= width:
        return 1, 0
    lines, cut, taken = 0, 0, width + 1
    for piece in pieces(text):
        wide, bare = int(piece.width), int(piece.bare)
        if taken + bare <= width:
            taken += wide
        elif bare <= width:
            lines += 1
            taken = wide
        else:
            is_wide = bare > len(piece.text)  # as Chinese is: two columns a character
            room = max(width - width % 2, 1) if is_wide else width
            lines += -(-bare // room)
            cut += 1
            taken = wide % room
    return lines, cut
