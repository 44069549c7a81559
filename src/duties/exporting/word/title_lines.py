"""A long title in lines of about one length, its words whole, as GB/T 9704 wants titles broken."""

import re
from itertools import pairwise
from math import ceil
from textwrap import wrap

from duties.exporting.word.widths import printed_width
from duties.formats.text import width_of

_SEAM = 2.0  # characters that a line may be longer or shorter for a better place to break
_KIND = (
    "(?:实施|行动|工作|推进|发展|建设|总体|攻坚)?"
    "(?:方案|计划|规划|意见|办法|要点|清单|纲要|通知|决定)"
)
_OFFICE = "[省市县区乡镇]?(?:人民)?政府|委员会|办公室|领导小组|高质量发展"
_UNIT = re.compile(
    rf"(?s)[（《〈“‘「(]*(?:{_KIND}|{_OFFICE}|[0-9A-Za-z][0-9A-Za-z.,/-]*[年月日]?|.)[）》〉”’」)、，：]*"
)
_OPENING, _CLOSING = "“‘「（(", "”’」）)"


def title_lines(title: str, most: float) -> tuple[str, ...]:
    """Return a title in lines; in one where it fits, or where no place to break it is found.

    A line holds `most` Chinese characters of the title's size.
    """
    if not re.search("[\u4e00-\u9fff]", title):
        return _between_blanks(title, most)
    width = _width(title)
    count = -(-width // most)
    lines: list[str] = []
    rest = title
    while count > 1:
        first = _first_line(rest, count, most)
        if first is None:
            return (title,)
        lines.append(first.strip())
        rest = rest.removeprefix(first)
        count -= 1
    return (*lines, rest.strip())


def _between_blanks(title: str, most: float) -> tuple[str, ...]:
    """Return a title without Chinese in as few lines as can be, all of about one length."""
    count = max(ceil(printed_width(title) / (2 * most)), 1)
    even = max(len(title) // count, 1)
    tried = (_wrapped(title, width) for width in range(even, len(title) + 1))
    return tuple(next((lines for lines in tried if len(lines) <= count), [title]))


def _wrapped(title: str, width: int) -> list[str]:
    return wrap(title, width, break_long_words=False, break_on_hyphens=False)


def _first_line(text: str, count: float, most: float) -> str | None:
    """Return what stands on the first of so many lines."""
    even = _width(text) / count
    found: list[tuple[float, str]] = []
    line = ""
    for unit, following in pairwise(_UNIT.findall(text)):
        line += unit
        width, left = _width(line), _width(text) - _width(line)
        if width > most or left > most * (count - 1):
            continue
        found.append((abs(width - even) + _SEAM * _roughness(line, following), line))
    return min(found)[1] if found else None


def _roughness(line: str, following: str) -> int:
    """Return how bad it is to break here: 0 after a mark or a particle, 3 within quotes."""
    is_within = sum(map(line.count, _OPENING)) > sum(map(line.count, _CLOSING))
    is_seam = line[-1] in f"{_CLOSING}》、，：的和" or following[0] in _OPENING
    return 3 if is_within else 0 if is_seam else 1


def _width(text: str) -> float:
    """Return how wide a text is, in Chinese characters."""
    return width_of(text) / 2
