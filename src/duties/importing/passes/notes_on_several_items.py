"""Notes below items that say of which items they speak → those items."""

from collections import Counter
from collections.abc import Iterator, Sequence

from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.lexicon.numbers import Rank
from duties.importing.notes.styles.on_several_items import Items
from duties.importing.structure.chapters import gives_no_task
from duties.importing.structure.tree import Part, Passage
from duties.messages import N_, Message, counted


class _ItemsAbove:
    """The items of a document above some place, by where they stand, and by their kind.

    Parts half of which hold others are chapters, as are those called 一、 where any does.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        holders = {part.parent for part in parts}
        held = Counter(_place(part) for part in parts if part in holders)
        counts = Counter(map(_place, parts))
        self._chapters = {
            place
            for place, count in held.items()
            if place[-1] <= Rank.CLAUSE or count * 2 >= counts[place]
        }
        self._by_number: dict[tuple[int, ...], dict[int, Part]] = {}
        self._listed: dict[tuple[int, ...], list[Part]] = {}
        self._rest: dict[tuple[int, ...], list[Part]] = {}  # those that no note spoke of together
        self._last: dict[tuple[int, ...], list[Part]] = {}  # those that the last such note spoke of

    def add(self, part: Part) -> None:
        place = _place(part)
        if part.marker is None or place in self._chapters:
            return
        for key in (place, (part.rank,)):
            self._by_number.setdefault(key, {})[part.marker.number] = part
            self._listed.setdefault(key, []).append(part)
        self._rest.setdefault(place, []).append(part)
        self._last.pop(place, None)

    def named(self, told: Items, part: Part) -> list[Part]:
        """Return the items that a note below a part speaks of; none where one is missing.

        They stand beside it, or, where they are not there, are of its kind. All are those since the
        last note that spoke of all.
        """
        place = _place(part)
        if told.are_all:
            rest = self._rest.pop(place, None)
            if rest is not None:
                self._last[place] = rest
            return self._last.get(place, [])
        for key in (place, (part.rank,)):
            listed, numbered = self._listed.get(key, []), self._by_number.get(key, {})
            if told.last and told.last <= len(listed):
                return listed[-told.last :]
            if told.first and told.first <= len(listed):
                return listed[: told.first]
            if told.numbers and all(number in numbered for number in told.numbers):
                return [numbered[number] for number in told.numbers]
        return []


def _place(part: Part) -> tuple[int, ...]:
    return (id(part.parent), part.rank)


_MOST_SHARED = 20  # notes that the parts of a document get in this way, on average


def give_shared_notes(parts: Sequence[Part]) -> Iterator[Doubt[Place]]:
    """Give the notes below items to those that they speak of; yield what is uncertain in this."""
    if not [part for part in parts for passage in part.passages if passage.shared]:
        return
    items = _ItemsAbove(parts)
    left = _MOST_SHARED * len(parts)
    for part in parts:
        items.add(part)
        shared = [passage for passage in part.passages if passage.shared]
        if not shared:
            continue
        part.passages = [passage for passage in part.passages if not passage.shared]
        chapter = part if part.rank <= Rank.CLAUSE else part.parent
        is_closing = chapter is not None and gives_no_task(chapter)
        for passage in shared:
            notes = [each.note for each in passage.shared if each.note is not None]
            if len(notes) < len(passage.shared) or is_closing:
                yield Doubt(_unclear(passage.text), passage.paragraph.place)
                continue
            found = [(each, items.named(each.items, part)) for each in passage.shared]
            left -= sum(len(named) for _, named in found)
            if left < 0 or not all(named for _, named in found):
                yield Doubt(_lost(passage.text), passage.paragraph.place)
                continue
            for (each, named), note in zip(found, notes, strict=True):
                if each.items.are_all:
                    yield Doubt(_given(len(named)), passage.paragraph.place)
                for item in named:
                    item.passages.append(Passage(passage.paragraph, (note,), "", is_given=True))


def _unclear(words: str) -> Message:
    message = N_("this sentence speaks of several items; it was left out: {words}")
    return Message(message, {"words": words})


def _lost(words: str) -> Message:
    message = N_("this note speaks of items that are not there; it was left out: {words}")
    return Message(message, {"words": words})


def _given(count: int) -> Message:
    return counted(
        "this note is taken for that of {count} item above",
        "this note is taken for that of {count} items above",
        count,
    )
