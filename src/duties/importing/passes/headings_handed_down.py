"""Headings that say so → their note is that of the items below."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.lexicon import declarations
from duties.importing.lexicon.numbers import Rank
from duties.importing.structure.tree import Part, Passage, held_parts
from duties.messages import counted
from duties.model import Role


def hand_headings_down(parts: Sequence[Part]) -> Iterator[Doubt[Place]]:
    """Give the note of a heading to the items below that have none, where it says so itself.

    （牵头单位：甲局，以下各项不再注明）. Yield what is taken for what.
    """
    headings = [
        part for part, below in pairwise(parts) if below.parent is part and _is_for_all_below(part)
    ]
    if not headings:
        return
    held = held_parts(parts)
    noted = {id(each) for part in parts if _is_noted(part) for each in (part, *part.ancestors)}
    for heading in headings:
        bare = [part for part in _lowest(heading, held) if id(part) not in noted]
        if not bare:
            continue
        said = heading.passages[0]
        for part in bare:
            part.passages.append(Passage(said.paragraph, said.notes, "", is_given=True))
        if any(party.role is not Role.LEAD for note in said.notes for party in note.parties):
            heading.passages[0] = said._replace(notes=())  # it leads no section, and is no task
        yield Doubt(
            counted(
                "this note is taken for that of {count} item below",
                "this note is taken for that of {count} items below",
                len(bare),
            ),
            said.paragraph.place,
        )


def _lowest(part: Part, held: Mapping[Part, Sequence[Part]]) -> Iterator[Part]:
    """Yield the items below a heading: not those that are but headings, nor points of an item."""
    for each in held.get(part, ()):
        is_heading = each in held and not each.has_body() and held[each][0].rank <= Rank.ARABIC
        if is_heading:
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


def _is_noted(part: Part) -> bool:
    return any(passage.notes for passage in part.passages)
