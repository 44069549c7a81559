"""The parts and tables of a document → the tasks that it has, before they get numbers and units."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.lexicon.bodies import is_unit, names_body
from duties.importing.lexicon.days import is_day
from duties.importing.lexicon.numbers import marker_of
from duties.importing.notes.note import Note
from duties.importing.structure.head import is_title
from duties.importing.structure.titles import point_title, title_of
from duties.importing.structure.tree import Part, Passage
from duties.importing.tables.rows import Entry


class FoundTask(NamedTuple):
    """A task before it has its number: the part it stands in, and what says who does it."""

    part: Part
    title: str
    notes: tuple[tuple[Passage, Note], ...]
    text: str
    place: Place
    point: int | None = None  # which of the part's points it is, from 1
    entry: Entry | None = None
    section: str = ""
    repeats: tuple[Entry, ...] = ()  # rows of tables that repeat a task of the text


def key(title: str) -> str:
    """Return what two writings of one title have in common: its letters and digits."""
    return _SIGNS.sub("", title)


_SIGNS = re.compile("\\W")


class PartPoint(NamedTuple):
    """A point of a part: its heading, and its passages."""

    title: str
    passages: list[Passage]


def _is_assigned(passages: Iterable[Passage]) -> bool:
    """Tell whether a note says who, not only by when."""
    for passage in passages:
        for note in passage.notes:
            if note.parties or not note.deadlines:
                return True
    return False


def tasks_of(part: Part) -> list[FoundTask]:
    """Return the tasks of a part: itself where it has a note of its own, or its points."""
    notes = _notes(part.passages)
    if not notes:
        return []
    own, points = points_of(part)
    annotated = [point for point in points if _is_assigned(point.passages)]
    is_assigned = _is_assigned(own)
    if not (is_assigned or annotated):
        return []
    if not is_assigned and _are_tasks(annotated, points, part):
        return [
            FoundTask(
                part,
                point.title,
                _notes(point.passages),
                _text(point.passages),
                point.passages[0].paragraph.place,
                number,
            )
            for number, point in enumerate(annotated, 1)
        ]
    place = part.place if part.rank >= 0 else notes[0][0].paragraph.place
    return [FoundTask(part, _own_title(part, notes), notes, _text(part.passages), place)]


def _are_tasks(annotated: Sequence[PartPoint], points: Sequence[PartPoint], part: Part) -> bool:
    """Tell whether the points of a part are tasks, not only what its one task consists of."""
    if len(annotated) > 1 or part.rank < 0:
        return True
    return len(points) > 1 and not _is_closed_by_notes(points)


def _is_closed_by_notes(points: Sequence[PartPoint]) -> bool:
    """Tell whether the only notes of points stand after the last, on lines of their own."""
    passages = [passage for point in points for passage in point.passages]
    noted = [passage for passage in passages if passage.notes]
    return all(map(Passage.is_nothing_but_note, noted)) and passages[-1] in noted


def _notes(passages: Iterable[Passage]) -> tuple[tuple[Passage, Note], ...]:
    return tuple([(passage, note) for passage in passages for note in passage.notes])


def _own_title(part: Part, notes: Sequence[tuple[Passage, Note]]) -> str:
    if part.marker is None and part.rank < 0:
        return title_of(notes[0][0].text)
    return part.title


def points_of(part: Part) -> tuple[Sequence[Passage], list[PartPoint]]:
    """Return the passages of a part before its first point, and its points.

    A passage that is nothing but notes goes with the last.
    """
    if len(part.passages) == 1 and part.rank >= 0:
        return part.passages, []
    own: list[Passage] = []
    points: list[PartPoint] = []
    are_told_ahead = sum(map(_is_told_ahead, part.passages)) > 1
    for number, passage in enumerate(part.passages):
        title = None
        if (number or part.rank < 0) and _says_something(passage):
            title = point_title(passage.text)
            if are_told_ahead and _is_told_ahead(passage):
                title = title_of(passage.text)
            if part.rank < 0:
                title = _loose_title(title, passage, points[-1] if points else None)
        if title and not _signs(title) and not (points and _explains(passage, points[-1])):
            points.append(PartPoint(title, []))
        (points[-1].passages if points else own).append(passage)
    return own, points


def _explains(passage: Passage, point: PartPoint) -> bool:
    """Tell whether a sentence without a note says what the line right above it means, a heading."""
    if passage.notes or len(point.passages) > 1 or not passage.text.endswith("。"):
        return False
    heading = point.passages[0]
    return not heading.notes and heading.text == point.title and heading.text[-1].isalnum()


def _signs(line: str) -> bool:
    """Tell whether a line is nothing but a body or a day, as those are that sign a document."""
    return is_day(line) or (is_unit(line) and names_body(line))


def _is_told_ahead(passage: Passage) -> bool:
    """Tell whether a note stands before what is to be done: （甲局牵头）修桥."""
    return bool(passage.notes) and not passage.notes[0].start and _says_something(passage)


def _loose_title(title: str | None, passage: Passage, last: PartPoint | None) -> str | None:
    """Return the title of a passage that no number is above; None where it goes on with the last.

    A line that is the document's title heads no task.
    """
    if title is not None and is_title(title):
        return None
    if title is None and passage.notes and (last is None or _is_assigned(last.passages)):
        return title_of(passage.text)
    return title


def _says_something(passage: Passage) -> bool:
    return _LETTER.search(passage.text) is not None


_LETTER = re.compile("\\w")


def _text(passages: Iterable[Passage]) -> str:
    return "\n".join([passage.text for passage in passages if _says_something(passage)])


def has_note(found: FoundTask) -> bool:
    """Tell whether more than a sentence says who acts."""
    return found.entry is not None or bool(
        [note for _, note in found.notes if not note.is_sentence]
    )


def is_clause(found: FoundTask) -> bool:
    """Tell whether a sentence, no note, says who acts at its beginning: 由甲局牵头，开展试点."""
    texts = ((passage.paragraph.text, note) for passage, note in found.notes)
    return all(text[note.end - 1] == "，" for text, note in texts)


def concerns_action(found: FoundTask) -> bool:
    """Tell whether all notes say who leads the action, not who has a task."""
    if found.entry is not None or not found.notes:
        return False
    return not [note for _, note in found.notes if not note.concerns_action]


def without_marker(text: str) -> str:
    """Return a text without the number that it begins with."""
    marker = marker_of(text)
    return text[marker.end :] if marker is not None else text
