"""A document and the draft of it → the account: what became of each paragraph, row and the like."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from duties.importing.account.columns import headings_of
from duties.importing.account.fates_of_parts import FatesOfParts
from duties.importing.account.unaccounted import UNACCOUNTED_GATHERINGS
from duties.importing.document import Document, Paragraph, Place, Row, words_of
from duties.importing.doubts import Reporter
from duties.importing.fates import Became, Fate
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.days import is_day
from duties.importing.plan.draft import Accounted, DraftTask
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.importing.structure.head import Head
from duties.importing.structure.tree import Tree
from duties.messages import N_, Message


class Numbers(NamedTuple):
    """The ids of tasks by the places of their rows and by the parts that they are, and those of
    actions by the parts that they are.
    """

    of_rows: Mapping[Place, list[str]]
    of_parts: Mapping[int, list[str]]
    of_points: Mapping[tuple[int, Place], list[str]]
    of_actions: Mapping[int, str]


def numbers_of(
    found: Iterable[FoundTask], drafted: Iterable[DraftTask], actions: Mapping[int | str, str]
) -> Numbers:
    """Return the ids of tasks and actions by where they stand."""
    rows: dict[Place, list[str]] = {}
    parts: dict[int, list[str]] = {}
    points: dict[tuple[int, Place], list[str]] = {}
    for task, draft in zip(found, drafted, strict=True):
        entries = [*([task.entry] if task.entry is not None else []), *task.repeats]
        for entry in entries:
            for place in filter(None, (entry.row.place, entry.row.rest)):
                rows.setdefault(place, []).append(draft.id)
        if task.entry is None:
            parts.setdefault(task.part.position, []).append(draft.id)
            points.setdefault((task.part.position, task.place), []).append(draft.id)
    own = {key: id_ for key, id_ in actions.items() if isinstance(key, int)}
    return Numbers(rows, parts, points, own)


class _ToldPassage(NamedTuple):
    """What became of a passage, and of which tasks or actions it speaks."""

    text: str
    fate: Fate | None
    ids: Sequence[str]


def account_of(
    tree: Tree, fates: FatesOfParts, numbers: Numbers, reporter: Reporter
) -> tuple[Accounted, ...]:
    """Return what became of all that stands in a document, in its order."""
    document = tree.document
    said = _by_place(tree, fates, numbers)
    headings = headings_of(tree)
    lines: list[list[Accounted]] = []
    for block in document.blocks:
        if isinstance(block, Row):
            ids = numbers.of_rows.get(block.place, ())
            heads = headings.get(block.place)
            fate = Fate.HEADINGS if heads else fates.of_row(block)
            lines.append(
                [_line(block.place, words_of(block), fate, ids, reporter, document, heads)]
            )
        else:
            found = _of_paragraph(block, said, reporter)
            fate = _of_head(block, found.fate, tree.head)
            lines.append(
                [_line(block.place, block.text, fate, found.ids, reporter, document)]
                if any(map(str.isalnum, block.text))
                else []
            )
    return tuple(_put_in(document, lines))


def _by_place(tree: Tree, fates: FatesOfParts, numbers: Numbers) -> dict[Place, list[_ToldPassage]]:
    found: dict[Place, list[_ToldPassage]] = {}
    for part in tree.parts:
        ids = numbers.of_parts.get(part.position, ())
        for passage, fate in zip(part.passages, fates.of_passages(part), strict=True):
            place = passage.paragraph.place
            own: Sequence[str] = ids
            if fate is Fate.CHAPTER and part.position in numbers.of_actions:
                fate = Fate.ACTION
            if fate is Fate.ACTION:
                own = [each for each in (numbers.of_actions.get(part.position),) if each]
            elif fate is Fate.TASK:
                own = numbers.of_points.get((part.position, place), ids)
            elif fate is Fate.POINT:
                own = next(
                    (numbers.of_parts[at] for at in part.ancestors if at in numbers.of_parts), ()
                )
            elif fate is not Fate.TEXT:
                own = ()
            found.setdefault(place, []).append(_ToldPassage(passage.paragraph.text, fate, own))
    return found


def _of_paragraph(
    block: Paragraph, said: Mapping[Place, list[_ToldPassage]], reporter: Reporter
) -> _ToldPassage:
    """Return what became of a paragraph; of several in one place the one with its words."""
    here = said.get(block.place, ())
    words = close_up(block.text)
    for each in here:
        if len(here) == 1 or close_up(each.text) == words:
            return each
    fate = reporter.fates.get(block.place) or (here[0].fate if here else Fate.NOTE)
    return _ToldPassage(block.text, fate, ())


def _of_head(block: Paragraph, fate: Fate | None, head: Head) -> Fate | None:
    """Return what became of a paragraph that may say what the plan is called, or who issued it."""
    if fate is not None and fate.became is not Became.LEFT_OUT:
        return fate
    text = close_up(block.text)
    if head.title is not None and text and (text in head.title or head.title in text):
        return Fate.TITLE
    if (head.issued is not None and is_day(text)) or (
        head.issuer is not None and text == head.issuer
    ):
        return Fate.HEAD
    return fate


def _line(
    place: Place,
    words: str,
    fate: Fate | None,
    ids: Sequence[str],
    reporter: Reporter,
    document: Document,
    headings: Message | None = None,
) -> Accounted:
    if fate is None:
        fate = Fate.EXPORTED if document.facts is not None else Fate.NOTHING
    told = reporter.places.get(place) if fate is Fate.TOLD else None
    if told is not None and told.text in UNACCOUNTED_GATHERINGS:
        fate, told = Fate.NOTHING, None
    what = headings or told or Message(fate.words)
    if ids:
        text = N_("{what} {ids}") if fate in (Fate.TASK, Fate.ACTION) else N_("{what} ({ids})")
        what = Message(text, {"what": what, "ids": tuple(ids)})
    return Accounted(place, words, fate, what)


def _put_in(document: Document, lines: Sequence[list[Accounted]]) -> Iterator[Accounted]:
    """Yield the lines of blocks, and between them those of what is none of the blocks."""
    places: dict[tuple[object, ...], list[tuple[tuple[int, ...], int]]] = {}
    for at, block in enumerate(document.blocks):
        kind, position = _where(block.place)
        places.setdefault(kind, []).append((position, at))
    first: list[Accounted] = []
    last: list[Accounted] = []
    others = [
        Accounted(place, words, fate, Message(fate.words))
        for place, words, fate in document.left_out
    ]
    listed = {key for each in others for key in ((each.place, each.words), (each.place, ""))}
    for told, place in document.doubts:
        if (place, words := _words_in(told)) not in listed:
            others.append(Accounted(place, words, Fate.TOLD, told))
    for other in others:
        kind, position = _where(other.place)
        near = places.get(kind, [])
        at = bisect_right(near, (position, len(lines)))
        (lines[near[at - 1][1]] if at else first if near else last).append(other)
    yield from first
    for of_block in lines:
        yield from of_block
    yield from last


def _words_in(message: Message) -> str:
    """Return the words that a doubt of a reader quotes."""
    return str(message.facts.get("words", ""))


def _where(place: Place) -> tuple[tuple[object, ...], tuple[int, ...]]:
    """Return what a place is counted in, and its position there."""
    kind = (place.sheet, place.table is not None and place.page is None)
    return kind, (
        place.page or 0,
        place.line or place.paragraph or place.table or 0,
        place.row or 0,
    )
