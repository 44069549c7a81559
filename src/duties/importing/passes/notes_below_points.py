"""Notes on lines of their own below items → those that they belong to."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from duties.importing.lexicon.numbers import Rank
from duties.importing.notes.note import Note
from duties.importing.notes.styles.on_several_items import Items
from duties.importing.plan.draft import Uncertain
from duties.importing.structure.outline import Part, Passage, gives_no_task, held_parts
from duties.messages import N_, Message, counted


def is_nothing_but_note(passage: Passage) -> bool:
    """Tell whether a paragraph holds notes and no other word."""
    return bool(passage.notes) and not any(letter.isalnum() for letter in passage.text)


def set_sentences_aside(parts: Sequence[Part]) -> Iterator[Uncertain]:
    """Take sentences above points or lines with notes for none; yield which were left out."""
    for part in [part for part in parts if len(part.passages) > 1]:
        first, *others = part.passages
        if not first.has_but_sentences() or not any(map(_has_note, others)):
            continue
        part.passages[0] = first.without_notes()
        yield _left_out(first)


def _has_note(passage: Passage) -> bool:
    """Tell whether a passage has a note of its own that says who leads or answers."""
    notes = [note for note in passage.notes if not (note.is_sentence or passage.is_given)]
    return any(map(Note.says_whose, notes))


def _left_out(passage: Passage) -> Uncertain:
    text = passage.paragraph.text
    said = "".join([text[note.start : note.end] for note in passage.notes])
    return Uncertain(passage.paragraph.place, left_out_sentence(said))


def left_out_sentence(said: str) -> Message:
    """Return that a sentence was left out that says who acts."""
    message = N_("a sentence, no note, says who acts; it was left out: {words}")
    return Message(message, {"words": said.strip("。， ")})


def lift_closing_notes(parts: Sequence[Part]) -> Iterator[Uncertain]:
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
                    yield _left_out(passage)
        above.passages += closing
        lifted.append(above)
    if lifted:
        message = counted(
            "the note behind the points of this item is taken for that of the item itself",
            "the notes behind the points of {count} items from here on are taken for those of the "
            "items themselves",
            len(lifted),
        )
        yield Uncertain(lifted[0].place, message)


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


def give_shared_notes(parts: Sequence[Part]) -> Iterator[Uncertain]:
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
                yield Uncertain(passage.paragraph.place, _unclear(passage.text))
                continue
            found = [(each, items.named(each.items, part)) for each in passage.shared]
            left -= sum(len(named) for _, named in found)
            if left < 0 or not all(named for _, named in found):
                yield Uncertain(passage.paragraph.place, _lost(passage.text))
                continue
            for (each, named), note in zip(found, notes, strict=True):
                if each.items.are_all:
                    yield Uncertain(passage.paragraph.place, _given(len(named)))
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
