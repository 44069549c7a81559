"""Headings that say so → their note is that of the items below."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from duties.importing.doubts import Reporter
from duties.importing.lexicon import declarations
from duties.importing.lexicon.numbers import Rank
from duties.importing.structure.tree import Part, Passage, Tree
from duties.messages import counted
from duties.model import Role

NAME = "headings handed down"


def hand_headings_down(tree: Tree, reporter: Reporter) -> Tree:
    """Give the note of a heading to the items below that have none, where it says so itself.

    （牵头单位：甲局，以下各项不再注明）
    """
    headings = [
        part
        for part, below in pairwise(tree.parts)
        if below.parent == part.position and _is_for_all_below(part)
    ]
    if not headings:
        return tree
    held = tree.held()
    noted = _noted_or_above(tree.parts)
    changed: dict[int, Part] = {}
    given: dict[int, list[Passage]] = {}
    for heading in headings:
        bare = [part.position for part in _lowest(heading, held) if part.position not in noted]
        if not bare:
            continue
        said, *others = heading.passages
        for position in bare:
            passage = Passage(said.paragraph, said.notes, "", given_by=NAME)
            given.setdefault(position, []).append(passage)
        if any(party.role is not Role.LEAD for note in said.notes for party in note.parties):
            # It leads no section, and is no task.
            changed[heading.position] = heading.with_passages([said._replace(notes=()), *others])
        reporter.doubt(
            said.paragraph.place,
            counted(
                "this note is applied to {count} item below",
                "this note is applied to {count} items below",
                len(bare),
            ),
        )
    return tree.with_changed(changed).with_given(given)


def _noted_or_above(parts: Sequence[Part]) -> set[int]:
    """Return the positions of the parts that have notes, and of those around them."""
    noted = [part for part in parts if any(passage.notes for passage in part.passages)]
    return {position for part in noted for position in (part.position, *part.ancestors)}


def _lowest(part: Part, held: Mapping[int, Sequence[Part]]) -> Iterator[Part]:
    """Yield the items below a heading: not those that are but headings, nor points of an item."""
    for each in held.get(part.position, ()):
        below = held.get(each.position)
        if below and not each.has_body() and below[0].rank <= Rank.ARABIC:
            yield from _lowest(each, held)
        else:
            yield each


def _is_for_all_below(part: Part) -> bool:
    if not part.passages or (part.rank > Rank.CLAUSE and part.has_body()):
        return False
    text, notes = part.passages[0].paragraph.text, part.passages[0].notes
    told = [note for note in notes if text.find("不再", note.start, note.end) >= 0]
    return bool(told) and any(
        declarations.NOT_AGAIN.search(text, each.start, each.end) for each in told
    )
