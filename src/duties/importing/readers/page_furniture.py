"""What pages have beside the text: what stands at one place on several of them, and what the file
marks as no part of it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.readers.left_out import beside_the_text
from duties.importing.readers.page_lines import Line

_REPEATED = 3  # pages; what stands in the same place on so many is no text of the document


class PageLines(NamedTuple):
    """The lines of a page, and those that its file marks as no part of the text."""

    number: int
    lines: Sequence[Line]
    aside: Sequence[Line]


class Furniture(NamedTuple):
    """The lines to leave out, and what is said of them."""

    lines: frozenset[Line]
    doubts: tuple[Doubt[Place], ...]


def furniture(pages: Sequence[PageLines]) -> Furniture:
    """Return the lines that stand at one place on three or more pages.

    What is only the number of a page is left out without a word.
    """
    places: dict[tuple[str, int], list[tuple[int, Line]]] = {}
    for page in pages:
        for line in page.lines:
            places.setdefault((line.text, round(line.base)), []).append((page.number, line))
    repeated = [each for each in places.values() if len(each) >= _REPEATED]
    aside: dict[str, list[tuple[int, Line]]] = {}
    for page in pages:
        for line in page.aside:
            aside.setdefault(_DIGITS.sub("", line.text), []).append((page.number, line))
    return Furniture(
        frozenset(line for each in repeated for _, line in each),
        tuple(
            beside_the_text(each[0][1].text, len(each), Place(page=each[0][0]))
            for each in (*repeated, *aside.values())
            if not _is_number(each[0][1].text)
        ),
    )


_DIGITS = re.compile("\\d+")
_NUMBER = re.compile("[\\s\\d—－–―\\-·./第页共]*")


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None
