"""Notes below items that say of which items they speak → those items."""

from collections import Counter
from collections.abc import Iterator, Sequence

from duties.importing.doubts import Reporter
from duties.importing.lexicon.numbers import Rank
from duties.importing.notes.styles.on_several_items import Items, Shared
from duties.importing.structure.chapters import gives_no_task
from duties.importing.structure.tree import Level, Part, Passage, Tree
from duties.messages import N_, Message, counted

NAME = "notes on several items"


class _ItemsAbove:
    """The items of a document above some place, by where they stand, and by their kind.

    Parts half of which hold others are chapters, as are those called 一、 where any does.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        holders = {part.parent for part in parts}
        held = Counter(part.level for part in parts if part.position in holders)
        counts = Counter(part.level for part in parts)
        self._left = _MOST_SHARED * len(parts)
        self._chapters = {
            level
            for level, count in held.items()
            if level[-1] <= Rank.CLAUSE or count * 2 >= counts[level]
        }
        self._by_number: dict[_Kind, dict[int, Part]] = {}
        self._listed: dict[_Kind, list[Part]] = {}
        self._rest: dict[Level, list[Part]] = {}  # those that no note spoke of together
        self._last: dict[Level, list[Part]] = {}  # those that the last such note spoke of

    def add(self, part: Part) -> None:
        level = part.level
        if part.marker is None or level in self._chapters:
            return
        for kind in (level, part.rank):
            self._by_number.setdefault(kind, {})[part.marker.number] = part
            self._listed.setdefault(kind, []).append(part)
        self._rest.setdefault(level, []).append(part)
        self._last.pop(level, None)

    def may_get(self, count: int) -> bool:
        """Tell whether items may get so many more notes, and count these."""
        self._left -= count
        return self._left >= 0

    def named(self, told: Items, part: Part) -> list[Part]:
        """Return the items that a note below a part speaks of; none where one is missing.

        They stand beside it, or, where they are not there, are of its kind. All are those since the
        last note that spoke of all.
        """
        if told.are_all:
            return self._all(part.level)
        return self._counted(told, part.level) or self._counted(told, part.rank)

    def _all(self, level: Level) -> list[Part]:
        rest = self._rest.pop(level, None)
        if rest is not None:
            self._last[level] = rest
        return self._last.get(level, [])

    def _counted(self, told: Items, kind: "_Kind") -> list[Part]:
        """Return those that are named by their numbers or as the first or last so many."""
        listed, numbered = self._listed.get(kind, []), self._by_number.get(kind, {})
        if told.last and told.last <= len(listed):
            return listed[-told.last :]
        if told.first and told.first <= len(listed):
            return listed[: told.first]
        if all(number in numbered for number in told.numbers):
            return [numbered[number] for number in told.numbers]
        return []


_Kind = Level | int
"""The items that stand beside each other, or all of one rank."""
_MOST_SHARED = 20  # notes that the parts of a document get in this way, on average


def give_shared_notes(tree: Tree, reporter: Reporter) -> Tree:
    """Give the notes below items to those that they speak of."""
    parts = tree.parts
    if not any(passage.shared for part in parts for passage in part.passages):
        return tree
    items = _ItemsAbove(parts)
    changed: dict[int, Part] = {}
    given: dict[int, list[Passage]] = {}
    for part in parts:
        items.add(part)
        shared = [passage for passage in part.passages if passage.shared]
        if not shared:
            continue
        own = [passage for passage in part.passages if not passage.shared]
        changed[part.position] = part.with_passages(own)
        is_closing = _is_closing(part, tree)
        for passage in shared:
            if is_closing or any(each.note is None for each in passage.shared):
                reporter.doubt(passage.paragraph.place, unclear(passage.text))
                continue
            for item, note in _given_by(passage, part, items, reporter):
                given.setdefault(item.position, []).append(note)
    return tree.with_changed(changed).with_given(given)


def _given_by(
    passage: Passage, part: Part, items: _ItemsAbove, reporter: Reporter
) -> Iterator[tuple[Part, Passage]]:
    """Yield the items that a passage below a part gives notes to, each with its note."""
    place = passage.paragraph.place
    named = [items.named(each.items, part) for each in passage.shared]
    if not items.may_get(sum(map(len, named))) or not all(named):
        reporter.doubt(place, _lost(passage.text))
        return
    for shared, of_note in zip(passage.shared, named, strict=True):
        if shared.items.are_all:
            reporter.doubt(place, _given(len(of_note)))
        for item in of_note:
            yield item, _alone(shared, passage)


def _is_closing(part: Part, tree: Tree) -> bool:
    """Tell whether a part stands in a chapter that gives nobody a task."""
    chapter = part.position if part.rank <= Rank.CLAUSE else part.parent
    return chapter is not None and gives_no_task(tree.parts[chapter], tree)


def _alone(shared: Shared, passage: Passage) -> Passage:
    """Return one of the notes of a passage as a passage that says nothing else."""
    notes = (shared.note,) if shared.note is not None else ()
    return Passage(passage.paragraph, notes, "", given_by=NAME)


def unclear(words: str) -> Message:
    """Return the doubt about a sentence that speaks of several items, and is left out."""
    message = N_("this sentence refers to several items; it was left out: {words}")
    return Message(message, {"words": words})


def _lost(words: str) -> Message:
    message = N_("this note refers to items that do not exist; it was left out: {words}")
    return Message(message, {"words": words})


def _given(count: int) -> Message:
    return counted(
        "this note is applied to {count} item above",
        "this note is applied to {count} items above",
        count,
    )
