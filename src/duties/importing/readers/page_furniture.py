"""What pages have beside the text: the lines that stand at one place on several of them."""

from collections.abc import Sequence
from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.readers.left_out import repeated_on_pages
from duties.importing.readers.page_lines import Line

_REPEATED = 3  # pages; what stands in the same place on so many is no text of the document


class Furniture(NamedTuple):
    """The lines to leave out, and what is said of them."""

    lines: frozenset[Line]
    doubts: tuple[Doubt[Place], ...]


def furniture(pages: Sequence[tuple[int, float, Sequence[Line]]]) -> Furniture:
    """Return the lines that stand at one place on three or more pages.

    A page is given by its number, its height and its lines.
    """
    places: dict[tuple[str, int], list[tuple[int, Line]]] = {}
    for number, _, lines in pages:
        for line in lines:
            places.setdefault((line.text, round(line.base)), []).append((number, line))
    repeated = [each for each in places.values() if len(each) >= _REPEATED]
    return Furniture(
        frozenset(line for each in repeated for _, line in each),
        tuple(
            repeated_on_pages(each[0][1].text, len(each), Place(page=each[0][0], line=1))
            for each in repeated
        ),
    )
