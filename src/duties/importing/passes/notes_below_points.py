"""Notes on lines of their own below items → those that they belong to."""

from collections.abc import Collection, Iterator, Sequence

from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.passes.sentences_beside_notes import told_left_out
from duties.importing.structure.tree import Part, Passage, held_parts, is_nothing_but_note
from duties.messages import counted


def lift_closing_notes(parts: Sequence[Part]) -> Iterator[Doubt[Place]]:
    """Move the notes below the last of several points to the item above; yield what is uncertain.

    Only where none of the points has a note of its own, and there are several, or the item above
    introduces them: 整改措施： 1. … 2. … 责任单位：甲局. A sentence in one of them is left out.
    """
    points = held_parts(parts)
    lifted = []
    for above, listed in points.items():
        closing = _closing(above, listed, points.keys())
        if not closing:
            continue
        own = set(map(id, closing))
        for part in (above, *listed):
            part.passages = [passage for passage in part.passages if id(passage) not in own]
            for place, passage in enumerate(part.passages):
                if passage.has_but_sentences():
                    part.passages[place] = passage.without_notes()
                    yield told_left_out(passage)
        above.passages += closing
        lifted.append(above)
    if lifted:
        message = counted(
            "the note behind the points of this item is taken for that of the item itself",
            "the notes behind the points of {count} items from here on are taken for those of the "
            "items themselves",
            len(lifted),
        )
        yield Doubt(message, lifted[0].place)


def _closing(above: Part, listed: Sequence[Part], holders: Collection[Part]) -> list[Passage]:
    """Return the notes below the last of several points that are those of the item above."""
    closing = [passage for passage in listed[-1].passages[1:] if is_nothing_but_note(passage)]
    is_introduced = bool(above.passages) and above.passages[-1].text.endswith(("：", ":"))
    if not closing or not (len(listed) > 1 or is_introduced):
        return []
    own = set(map(id, closing))
    others = [
        passage
        for part in (above, *listed)
        for passage in part.passages
        if passage.notes and id(passage) not in own
    ]
    are_sentences = all(map(Passage.has_but_sentences, others))
    if not are_sentences or any(passage.is_given for passage in (*closing, *others)):
        return []
    said_so = [part for part in listed if any(map(Passage.has_but_sentences, part.passages[:1]))]
    if len(said_so) > 1 or any(part in holders for part in listed):
        return []
    return closing
