"""Notes on lines of their own behind a list of points → the item that the list belongs to."""

from collections.abc import Collection, Iterator, Sequence

from duties.importing.drafted import Uncertain
from duties.importing.outline import Part, Passage
from duties.importing.several import Items
from duties.messages import N_, Message, counted


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


class _Items:
    """The items of a document above some place, by their kind and by where they stand.

    A kind of part that holds others anywhere is none of items.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._holders = {part.parent.rank for part in parts if part.parent is not None}
        self._of_kind: dict[int, list[Part]] = {}
        self._beside: dict[tuple[int, int], list[Part]] = {}
        self._rest: dict[tuple[int, int], list[Part]] = {}  # those that no note spoke of together

    def add(self, part: Part) -> None:
        if part.marker is not None and part.rank not in self._holders:
            place = (id(part.parent), part.rank)
            self._of_kind.setdefault(part.rank, []).append(part)
            self._beside.setdefault(place, []).append(part)
            self._rest.setdefault(place, []).append(part)

    def named(self, told: Items, part: Part) -> list[Part]:
        """Return the items that a note below a part speaks of; none where one is missing.

        They stand beside it, or, where they are not there, are of its kind.
        """
        place = (id(part.parent), part.rank)
        if told.are_all:
            return self._rest.pop(place, [])
        for items in (self._beside.get(place, []), self._of_kind.get(part.rank, [])):
            if told.last and told.last <= len(items):
                return items[-told.last :]
            if not told.numbers:
                continue
            near = {each.marker.number: each for each in items[-_FAR:] if each.marker is not None}
            if near.keys() >= set(told.numbers):
                return [near[number] for number in told.numbers]
        return []


_FAR = 200  # items above a note that speaks of some by their numbers


def give_shared_notes(parts: Sequence[Part]) -> Iterator[Uncertain]:
    """Give the notes below items to those that they speak of; yield what is uncertain in this."""
    items = _Items(parts)
    for part in parts:
        items.add(part)
        shared = [passage for passage in part.passages if passage.shared]
        if not shared:
            continue
        part.passages = [passage for passage in part.passages if not passage.shared]
        for passage in shared:
            found = [(each, items.named(each.items, part)) for each in passage.shared]
            if not all(named for _, named in found):
                message = N_(
                    "this note speaks of items that are not there; it was left out: {words}"
                )
                yield Uncertain(passage.paragraph.place, Message(message, {"words": passage.text}))
                continue
            for each, named in found:
                if each.items.are_all:
                    yield Uncertain(passage.paragraph.place, _given(len(named)))
                for item in named:
                    item.passages.append(
                        Passage(passage.paragraph, (each.note,), "", is_given=True)
                    )


def _given(count: int) -> Message:
    return counted(
        "this note is taken for that of {count} item above",
        "this note is taken for that of {count} items above",
        count,
    )


def _lift(above: Part, listed: Sequence[Part], holders: Collection[Part]) -> bool:
    last = listed[-1]
    closing = [passage for passage in last.passages[1:] if is_nothing_but_note(passage)]
    noted = [passage for part in (above, *listed) for passage in part.passages if passage.notes]
    is_list = len(listed) > 1 or above.passages[-1].text.endswith(("：", ":"))
    if not is_list or not closing or noted != closing or any(each.is_given for each in noted):
        return False
    if any(part in holders for part in listed):
        return False
    above.passages += closing
    last.passages = [passage for passage in last.passages if passage not in closing]
    return True
