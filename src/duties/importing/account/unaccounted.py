"""What was neither taken, nor left out for a reason, nor told: nothing vanishes without a word."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from duties.importing.account.fates_of_parts import FatesOfParts
from duties.importing.document import Place, words_of
from duties.importing.doubts import Gathering, Reporter
from duties.importing.structure.tree import Part, Passage, Tree
from duties.messages import N_, Message, counted, cut


class Unaccounted(NamedTuple):
    """Paragraphs, or rows of one table, of which nothing was made: the words and places of each."""

    words: str
    places: list[Place]
    are_rows: bool


def tell_unaccounted(tree: Tree, fates: FatesOfParts, reporter: Reporter) -> None:
    """Report what no stage says anything of, a stretch each."""
    for words, places, are_rows in (*_of_passages(tree, fates), *_of_rows(tree, fates)):
        tell = _rows if are_rows else _paragraphs
        reporter.doubt(places[0], tell(len(places), cut(words, _LONGEST)), places)


def _of_passages(tree: Tree, fates: FatesOfParts) -> list[Unaccounted]:
    found: list[Unaccounted] = []
    open_parts: dict[int, Unaccounted] = {}  # what is left of whole parts, by their positions
    for part in tree.parts:
        if fates.is_settled(part):
            continue
        left = list(_left(part, fates))
        if not left:
            continue
        above = open_parts.get(part.parent) if part.parent is not None else None
        is_whole = part.rank >= 0 and fates.of_part(part) is None
        if is_whole and above is not None:
            above.places.extend(_place(passage) for run in left for passage in run)
            open_parts[part.position] = above
            continue
        own = [Unaccounted(run[0].paragraph.text, list(map(_place, run)), False) for run in left]
        if is_whole:
            open_parts[part.position] = own[0]
        found += own
    return found


def _left(part: Part, fates: FatesOfParts) -> Iterator[list[Passage]]:
    """Yield the passages of a part of which nothing was made, those next to each other together."""
    pairs = zip(part.passages, fates.of_passages(part), strict=True)
    for is_left, group in groupby(pairs, lambda pair: pair[1] is None):
        run = [passage for passage, _ in group if _LETTER.search(passage.paragraph.text)]
        if is_left and run:
            yield run


def _place(passage: Passage) -> Place:
    return passage.paragraph.place


_LETTER = re.compile("[^\\W_]")


def _of_rows(tree: Tree, fates: FatesOfParts) -> Iterator[Unaccounted]:
    rows = [row for part in tree.parts for row in part.rows if fates.of_row(row) is None]
    for _, group in groupby(rows, lambda row: row.table):
        left = [row for row in group if any(map(_LETTER.search, row.cells))]
        if left:
            yield Unaccounted(words_of(left[0]), [row.place for row in left], True)


_LONGEST = 40  # letters that are told of a stretch


def _paragraphs(count: int, words: str) -> Message:
    return counted(
        "nothing was made of this paragraph; look whether it gives anybody a task: {words}",
        "nothing was made of {count} paragraphs from here on; look whether they give anybody a "
        "task: {words}",
        count,
        words=words,
    )


def _rows(count: int, words: str) -> Message:
    return counted(
        "nothing was made of this row; look whether it gives anybody a task: {words}",
        "nothing was made of {count} rows of this table; look whether they give anybody a task: "
        "{words}",
        count,
        words=words,
    )


UNACCOUNTED_GATHERINGS = {
    _paragraphs(1, "").text: Gathering(
        3,
        N_(
            "nothing was made of what stands in {count} places; look whether it gives anybody a "
            "task: {found}"
        ),
        listed="words",
    ),
    _rows(1, "").text: Gathering(
        3,
        N_(
            "nothing was made of rows of {count} tables; look whether they give anybody a task: "
            "{found}"
        ),
        listed="words",
    ),
}
"""How it is told where there is much of it."""
