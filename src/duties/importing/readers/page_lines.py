"""Letters that stand on a page → its lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from statistics import median
from typing import NamedTuple


class Letter(NamedTuple):
    """A letter, or letters that stand close together in one line, in points: see `pages.py`.

    `base` is the line on which it stands, `size` the height of its font. What is known only by its
    box stands on a line a tenth of its height above the bottom: `in_box`.
    """

    text: str
    left: float
    right: float
    base: float
    size: float

    @classmethod
    def in_box(cls, text: str, left: float, top: float, right: float, bottom: float) -> "Letter":
        """Return what fills a box, as recognised words do."""
        height = bottom - top
        return cls(text, left, right, bottom - height * _BELOW_BASE, height)

    @property
    def middle(self) -> float:
        """How far down the middle of the letter is."""
        return self.base - self.size * _MIDDLE


_BELOW_BASE = 0.1
_MIDDLE = 0.36  # of a letter's size above its base
_ABOVE_BASE = 0.88


class TextLine(NamedTuple):
    """A line of print: its words, and where it stands, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """How far down it begins."""
        return self.base - self.size * _ABOVE_BASE


def lines_of(letters: Iterable[Letter]) -> list[TextLine]:
    """Return the lines that letters make, from the top down; none is blank."""
    return [line for each in by_base(letters) if (line := _line(each)) is not None]


def texts_of(letters: Sequence[Letter]) -> list[str]:
    """Return the lines of a cell."""
    return [line.text.replace(TAB, " ") for line in lines_of(letters)]


_LEVEL = 0.3  # of their size: letters of one line stand on bases no further apart
_SMALL = 0.8  # of the size of the line: letters that are raised or lowered beside it are smaller


def by_base(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Return the letters of each line, in no order; lines from the top down."""
    found: list[list[Letter]] = []
    base = size = 0.0
    for letter in sorted(letters, key=attrgetter("base")):
        if found and letter.base - base <= _LEVEL * min(size, letter.size):
            found[-1].append(letter)
            continue
        found.append([letter])
        base, size = letter.base, letter.size
    return list(_with_raised(found)) if len(found) > 1 else found


def _with_raised(lines: Iterable[list[Letter]]) -> Iterator[list[Letter]]:
    """Yield lines with the small letters that stand a little above or below them."""
    held: list[Letter] = []
    for line in lines:
        if held and _are_one(held, line):
            held = held + line
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _are_one(above: Sequence[Letter], below: Sequence[Letter]) -> bool:
    """Tell whether one of two lines is made of small letters that stand within the other."""
    upper, lower = max(letter.size for letter in above), max(letter.size for letter in below)
    large = max(upper, lower)
    if min(upper, lower) > large * _SMALL:
        return False
    apart = below[0].base - above[0].base
    if apart > large * _RAISED:
        return False
    small, line = (above, below) if upper < lower else (below, above)
    left, right = min(each.left for each in line), max(each.right for each in line)
    return all(left - large <= each.left and each.right <= right + large for each in small)


_RAISED = 0.6  # of the line's size


def _line(letters: list[Letter]) -> TextLine | None:
    letters.sort(key=attrgetter("left"))
    parts: list[str] = []
    is_apart = False
    last: Letter | None = None
    left = right = 0.0
    for letter in letters:
        if letter.text.isspace():
            is_apart = True
            continue
        if last is None:
            left = letter.left
        elif letter.left - last.left < _SHIFT * (letter.right - letter.left) and (
            letter.text == last.text
        ):
            continue  # drawn twice to look bold
        elif is_apart or letter.left - right > letter.size * _gap(last.text, letter.text):
            parts.append(_blank(letter.left - right, letter.size))
        parts.append(letter.text)
        last, is_apart = letter, False
        right = max(right, letter.right)
    if last is None:
        return None
    size = median([letter.size for letter in letters])
    base = max(letters, key=attrgetter("size")).base
    return TextLine("".join(parts).strip(), left, right, base, size)


_SHIFT = 0.4  # of its width: a letter that is drawn again stands no further to the right


def _blank(width: float, size: float) -> str:
    """Return what stands for a gap: a wide one may part the cells of a row."""
    return TAB if width >= _WIDE * size else " "


TAB = "\t"
_WIDE = 1.2  # times the size of letters


def _gap(before: str, after: str) -> float:
    """Return how far apart two letters of one word may be, in parts of their size."""
    return _OF_LATIN if before[-1:].isascii() and after[:1].isascii() else _OF_CHINESE


_OF_LATIN = 0.2
_OF_CHINESE = 0.4


def margin_of(lines: Sequence[TextLine]) -> tuple[float, float]:
    """Return where most lines begin, from the left, and the size of their letters."""
    if not lines:
        return 0.0, 12.0
    size = median(line.size for line in lines) or 12.0
    lefts = Counter(round(line.left) for line in lines)
    common = [left for left, count in lefts.items() if count * 10 >= len(lines)]
    return float(min(common or lefts)), size
