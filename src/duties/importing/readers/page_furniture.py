"""What pages have beside the text: headers, footers and numbers.

They stand at the edge of their page, and again at the same place of other pages, a number in them
counting the pages; or the file marks them as no part of the text; or a browser printed them.
"""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from duties.importing.document import LeftOut, Place
from duties.importing.doubts import Doubt
from duties.importing.fates import Fate
from duties.importing.readers.left_out import beside_the_text
from duties.importing.readers.page_lines import TextLine


class PageLines(NamedTuple):
    """The lines of a page, and those that its file marks as no part of the text."""

    number: int
    lines: Sequence[TextLine]
    aside: Sequence[TextLine]


class Furniture(NamedTuple):
    """The lines to leave out, each with the number of its page, and what is said of them.

    `left_out` is each of them for the account, those that the file marks as well.
    """

    lines: frozenset[tuple[int, TextLine]]
    doubts: tuple[Doubt[Place], ...]
    left_out: tuple[LeftOut, ...]


_OnPage = tuple[int, TextLine]


def furniture(pages: Sequence[PageLines]) -> Furniture:
    """Return the lines of pages that are none of the text.

    What is only the number of a page is left out without a doubt.
    """
    repeated = _repeated(pages)
    found: list[_OnPage] = []
    for page in pages:
        found += [(page.number, line) for line in _at_edges(page, repeated)]
    told: dict[str, list[_OnPage]] = {}
    aside = [(page.number, line) for page in pages for line in page.aside]
    for number, line in (*found, *aside):
        told.setdefault(_DIGITS.sub("", line.text), []).append((number, line))
    doubts = [
        beside_the_text(" ".join(each[0][1].text.split()), len(each), Place(page=each[0][0]))
        for each in told.values()
        if not _NUMBER.fullmatch(each[0][1].text)
    ]
    left_out = [_left_out(number, line) for number, line in (*found, *aside)]
    return Furniture(frozenset(found), tuple(doubts), tuple(left_out))


def _left_out(number: int, line: TextLine) -> LeftOut:
    fate = Fate.PAGE_NUMBER if _NUMBER.fullmatch(line.text) else Fate.RUNNING_HEAD
    return LeftOut(Place(page=number), " ".join(line.text.split()), fate)


_DIGITS = re.compile("\\d+")
_NUMBER = re.compile("[\\s\\d—－–―\\-·./，,第页共]*")
_OF_BROWSERS = re.compile(
    "(?:https?|file)://\\S+\\s+\\d{1,3}/\\d{1,3}|\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4},?\\s+(?:[上下]午\\s?)?"
    "\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\s?[AP]M)?(?:\\s.*)?"
)
"""Where a page comes from and which one it is; when it was printed, and its title."""
_OUTER = 3  # lines at the top of a page, and at its bottom, that may be none of the text
_FEWEST = 3  # pages on which the same words stand at one place
_PART = 0.2  # of all pages, on which they do
_LARGE = 1.5  # times the usual size: what stands amid the text of pages, as watermarks do


def _repeated(pages: Sequence[PageLines]) -> set[_OnPage]:
    """Return the lines that stand again at the same place of other pages."""
    groups: dict[tuple[str, int], list[_OnPage]] = {}
    sizes = [line.size for page in pages for line in page.lines]
    large = _LARGE * median(sizes) if sizes else 0.0
    for page in pages:
        outer = {*page.lines[:_OUTER], *page.lines[-_OUTER:]}
        for line in page.lines:
            if line in outer or line.size >= large:
                key = _DIGITS.sub("0", line.text), round(line.base / 2)
                groups.setdefault(key, []).append((page.number, line))
    least = max(_FEWEST, _PART * len(pages))
    found: set[_OnPage] = set()
    for group in groups.values():
        same: dict[str, list[_OnPage]] = {}
        for each in group:
            same.setdefault(each[1].text, []).append(each)
        for alike in same.values():
            if len(alike) >= least:
                found.update(alike)
        if len(group) > 1 and len(same) == len(group):
            found.update(_counting(group))
    return found


def _counting(group: Sequence[_OnPage]) -> Iterator[_OnPage]:
    """Yield the lines of a group whose one number that changes counts the pages."""
    numbers = [
        [int(digits) for digits in _DIGITS.findall(line.text[:_WIDEST])] for _, line in group
    ]
    if any(len(each) != len(numbers[0]) for each in numbers):
        return
    changing = [at for at, column in enumerate(zip(*numbers, strict=True)) if len(set(column)) > 1]
    if len(changing) == 1:
        own = [each[changing[0]] - page for each, (page, _) in zip(numbers, group, strict=True)]
        usual = max(set(own), key=own.count)
        if own.count(usual) > 1:
            yield from (each for each, offset in zip(group, own, strict=True) if offset == usual)


_WIDEST = 200  # letters of a line in which a number is looked for


def _at_edges(page: PageLines, repeated: set[_OnPage]) -> list[TextLine]:
    """Return the lines from the edges of a page inwards that are none of its text."""
    found: list[TextLine] = []
    for lines in (page.lines, page.lines[::-1]):
        for line in lines:
            if (page.number, line) not in repeated and not _OF_BROWSERS.fullmatch(line.text):
                break
            found.append(line)
    large = [line for number, line in repeated if number == page.number and line not in found]
    outer = {*page.lines[:_OUTER], *page.lines[-_OUTER:]}
    return found + [line for line in large if line not in outer]
