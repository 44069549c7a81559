"""Notes on lines of their own behind a list of points → the item that the list belongs to."""

from collections.abc import Collection, Iterator, Sequence

from duties.importing.drafted import Uncertain
from duties.importing.outline import Part, Passage
from duties.importing.several import Items
from duties.messages import N_, Message


def is_nothing_but_note(passage: Passage) -> bool:
    """Tell whether a paragraph holds notes and no other word."""
    return bool(passage.notes) and not any(letter.isalnum() for letter in passage.text)


def lift_closing_notes(parts: Sequence[Part]) -> list[Part]:
    """Move the notes below the last of several points to the item above; return those items.

    Only where none of the points has a note of its own, and there are several, or the item above
    introduces them: 整改措施： 1. … 2. … 责任单位：甲局.
    """
    points: dict[Part, list[Part]] = {}
    for part in parts:
        if part.parent is not None and part.parent.rank >= 0:
            points.setdefault(part.parent, []).append(part)
    return [above for above, listed in points.items() if _lift(above, listed, points.keys())]


def give_shared_notes(parts: Sequence[Part]) -> Iterator[Uncertain]:
    """Give the notes below items to those that they speak of; yield what speaks of others."""
    for at, part in enumerate(parts):
        for passage in [each for each in part.passages if each.shared]:
            items = [_items(each.items, parts[: at + 1]) for each in passage.shared]
            if not all(items):
                message = N_(
                    "this note speaks of items that are not there; it was left out: {words}"
                )
                yield Uncertain(passage.paragraph.place, Message(message, {"words": passage.text}))
                continue
            part.passages.remove(passage)
            for each, sharing in zip(passage.shared, items, strict=True):
                for item in sharing:
                    item.passages.append(Passage(passage.paragraph, (each.note,), ""))


def _items(told: Items, parts: Sequence[Part]) -> list[Part]:
    """Return the items that a note below the last of some parts speaks of; none if one is missing.

    They stand beside the last one, or, where these do not suffice, are of its kind.
    """
    last = parts[-1]
    alike = [each for each in parts if each.marker is not None and each.rank == last.rank]
    beside = [each for each in alike if each.parent is last.parent]
    if told.last is not None:
        return next((each[-told.last :] for each in (beside, alike) if len(each) >= told.last), [])
    if not told.numbers:
        return beside
    for items in (beside, alike):
        numbered = {each.marker.number: each for each in items if each.marker is not None}
        if all(number in numbered for number in told.numbers):
            return [numbered[number] for number in told.numbers]
    return []


def _lift(above: Part, listed: Sequence[Part], holders: Collection[Part]) -> bool:
    last = listed[-1]
    closing = [passage for passage in last.passages[1:] if is_nothing_but_note(passage)]
    noted = [passage for part in (above, *listed) for passage in part.passages if passage.notes]
    is_list = len(listed) > 1 or above.passages[-1].text.endswith(("：", ":"))
    if not is_list or not closing or noted != closing:
        return False
    if any(part in holders for part in listed):
        return False
    above.passages += closing
    last.passages = [passage for passage in last.passages if passage not in closing]
    return True
