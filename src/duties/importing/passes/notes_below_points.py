"""Notes on lines of their own below items → those that they belong to."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from duties.importing.doubts import Reporter
from duties.importing.passes.sentences_beside_notes import tell_left_out
from duties.importing.structure.tree import Part, Passage, Tree
from duties.messages import counted

NAME = "notes below points"


def lift_closing_notes(tree: Tree, reporter: Reporter) -> Tree:
    """Move the notes below the last of several points to the item above.

    Only where none of the points has a note of its own, and there are several, or the item above
    introduces them: 整改措施： 1. … 2. … 责任单位：甲局. A sentence in one of them is left out.
    Labels that are points themselves, as （二）责任单位：甲局, are moved where no other point has a
    note.
    """
    held = tree.held()
    changed: dict[int, Part] = {}
    lifted = []
    for position, points in held.items():
        above = tree.parts[position]
        if labels := _numbered_labels(above, points, held):
            notes = [_without_number(passage) for point in labels for passage in point.passages]
            changed.update((point.position, point.with_passages(())) for point in labels)
            changed[position] = above.with_passages((*above.passages, *notes))
            lifted.append(above)
            continue
        last = _parted(points[-1])
        if not last.closing or not _are_of_item(last, above, points, held):
            continue
        for part in (above, *points[:-1]):
            changed[part.position] = part.with_passages(_silenced(part.passages, reporter))
        changed[points[-1].position] = points[-1].with_passages(_silenced(last.own, reporter))
        moved = [passage._replace(given_by=NAME) for passage in last.closing]
        changed[position] = changed[position].with_passages((*changed[position].passages, *moved))
        lifted.append(above)
    if lifted:
        message = counted(
            "the note after the points of this item is treated as the item's own",
            "from here on, the notes after the points of {count} items are treated as "
            "the items' own",
            len(lifted),
        )
        reporter.doubt(lifted[0].place, message)
    return tree.with_changed(changed)


def _numbered_labels(
    above: Part, points: Sequence[Part], holders: Container[int]
) -> Sequence[Part]:
    """Return the points that are labels with their units or times; none where others have notes."""
    if all(point.title for point in points) or any(passage.notes for passage in above.passages):
        return ()
    noted = [point for point in points if any(passage.notes for passage in point.passages)]
    are_labels = all(
        point.position not in holders
        and point.title == ""
        and all(passage.notes and passage.given_by is None for passage in point.passages)
        for point in noted
    )
    return noted if are_labels else ()


def _without_number(passage: Passage) -> Passage:
    return passage._replace(text="", given_by=NAME)


class _Parted(NamedTuple):
    """The passages of the last of several points: its own, and the notes on lines below."""

    own: list[Passage]
    closing: list[Passage]


def _parted(point: Part) -> _Parted:
    below = point.passages[1:]
    closing = [passage for passage in below if passage.is_nothing_but_note()]
    rest = [passage for passage in below if not passage.is_nothing_but_note()]
    return _Parted([*point.passages[:1], *rest], closing)


def _are_of_item(
    last: _Parted, above: Part, points: Sequence[Part], holders: Container[int]
) -> bool:
    """Tell whether the notes below the last of several points are those of the item above."""
    is_introduced = bool(above.passages) and above.passages[-1].text.endswith(("：", ":"))
    if len(points) == 1 and not is_introduced:
        return False
    passages = [passage for part in (above, *points[:-1]) for passage in part.passages]
    others = [passage for passage in (*passages, *last.own) if passage.notes]
    if not all(map(Passage.has_but_sentences, others)):
        return False
    if any(passage.given_by is not None for passage in (*last.closing, *others)):
        return False
    said_so = [part for part in points if any(map(Passage.has_but_sentences, part.passages[:1]))]
    return len(said_so) <= 1 and not any(part.position in holders for part in points)


def _silenced(passages: Sequence[Passage], reporter: Reporter) -> list[Passage]:
    """Return passages that say nothing of who acts in sentences, and tell which said so."""
    silent = []
    for passage in passages:
        if passage.has_but_sentences():
            tell_left_out(passage, reporter)
            passage = passage.without_notes()
        silent.append(passage)
    return silent
