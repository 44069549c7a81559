"""What was read and could hardly have been meant: told, so that a misreading is never silent."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from duties.importing.document import Place
from duties.importing.doubts import Reporter
from duties.importing.lexicon.numbers import SUB_POINT, Rank, marker_of
from duties.importing.notes.note import Note
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.importing.structure.tree import Passage, Tree
from duties.importing.tables.headings import is_heading
from duties.importing.tables.rows import Entry
from duties.messages import N_, Message, counted
from duties.model import Role


def tell_unlikely(tree: Tree, tasks: Sequence[FoundTask], reporter: Reporter) -> None:
    """Report titles, units, numbers and actions that could hardly have been meant."""
    if tree.document.facts is not None:  # an export of ours is taken word by word
        return
    _tell_titles(tasks, reporter)
    _tell_units(tasks, reporter)
    _tell_alone_in_charge(tasks, reporter)
    _tell_swallowed(tasks, reporter)
    _tell_numbers(tasks, reporter)
    _tell_sections(tasks, reporter)


def _tell_titles(tasks: Sequence[FoundTask], reporter: Reporter) -> None:
    """Report titles of a few letters among longer ones, or that several tasks share, and titles
    that are headings of columns.
    """
    titles = [task.title for task in tasks]
    short = {title for title in titles if title and _MORE_THAN_FEW.search(title) is None}
    usual = median(map(_letters, titles)) if short else 0
    counts = Counter(titles) if short else Counter()
    for task in tasks:
        title = task.title
        is_short = title in short and (
            counts[title] > _FEW or usual >= _LONGER * max(_letters(title), 1)
        )
        if is_short or (task.entry is not None and title and is_heading(title)):
            message = N_("{title} is hardly the title of a task; look at the document")
            reporter.doubt(task.place, Message(message, {"title": title}))


def _letters(title: str) -> int:
    return len(_LETTER.findall(title))


_FEW = 2  # letters of a title, and tasks that may share one
_LONGER = 4  # times as many letters as usual titles have
_LETTER = re.compile("[^\\W\\d_]")
_MORE_THAN_FEW = re.compile(f"(?:{_LETTER.pattern}[\\W\\d_]*){{{_FEW + 1}}}")


def _tell_units(tasks: Iterable[FoundTask], reporter: Reporter) -> None:
    """Report names of units with figures, blanks or signs in them that stand nowhere else."""
    first: dict[str, tuple[Note, Passage | Entry]] = {}
    repeated: set[str] = set()
    for task in tasks:
        for where, note in _notes(task):
            for party in note.parties:
                if party.name in first:
                    repeated.add(party.name)
                else:
                    first[party.name] = note, where
    for name, (note, where) in first.items():
        is_strange = name not in repeated and _STRANGE.search(name) is not None
        if is_strange or _REMARKED.search(name) is not None:
            message = N_("{name} has signs or figures that are hardly part of a unit's name")
            place = _place_of(note, where)
            reporter.doubt(place, Message(message, {"name": name}))


def _place_of(note: Note, where: Passage | Entry) -> Place:
    return where.row.place if isinstance(where, Entry) else where.paragraph.place_at(note.start)


def _notes(task: FoundTask) -> Sequence[tuple[Passage | Entry, Note]]:
    """Return each note of a task, after the passage or the row that it stands in."""
    entry = task.entry
    if entry is None:
        return task.notes
    return [*task.notes, *[(entry, note) for note in entry.notes[entry.inherited :]]]


_STRANGE = re.compile(
    "(?<=[\\u4e00-\\u9fff])\\s+(?=[\\u4e00-\\u9fff])|\\d\\s+\\d|(?<=[\\u4e00-\\u9fff])\\d{2,}(?=[\\u4e00-\\u9fff]{1,2}$)"
    "|[|\\\\<>{}#=~^…。！？;；\\ufffd\\ue000-\\uf8ff]"
)


_REMARKED = re.compile(
    "\\[[^]]*\\]$|【[^】]*】$|[{｛][^}｝]*[}｝]$|[（(][^（）()]*(?:牵头|配合|负责|督办|会同)[^（）()]*[）)]$"
)
"""A remark after a name, in brackets of any kind: 市乙局[督办], 市丙局（总牵头）."""


def _tell_alone_in_charge(tasks: Sequence[FoundTask], reporter: Reporter) -> None:
    """Report tasks of one unit that is 负责, where most others say who leads: it may lead too."""
    alone = [(task, name) for task in tasks if (name := _in_charge(task)) is not None]
    if not alone:
        return
    led = sum(
        any(party.role is Role.LEAD for _, note in _notes(task) for party in note.parties)
        for task in tasks
    )
    if led <= len(tasks) // 2:
        return
    message = counted(
        "{unit} alone is in charge of this task (负责) and read as responsible, though other tasks "
        "have a lead",
        "{count} tasks have one unit in charge (负责), such as {unit}, read as responsible, "
        "though other tasks have a lead",
        len(alone),
        unit=alone[0][1],
    )
    places = [task.place for task, _ in alone]
    reporter.doubt(places[0], message, places)


def _in_charge(task: FoundTask) -> str | None:
    """Return the one unit of a task, if it is responsible and its note says 负责 after it."""
    if task.entry is None and len(task.notes) == 1 and len(task.notes[0][1].parties) != 1:
        return None  # as most tasks are
    parties = [party for _, note in _notes(task) for party in note.parties]
    if len(parties) != 1 or parties[0].role is not Role.RESPONSIBLE:
        return None
    name = parties[0].name
    return name if any(f"{name}负责" in text for text in _texts_of_notes(task)) else None


def _texts_of_notes(task: FoundTask) -> Iterable[str]:
    """Return the texts that the notes of a task stand in."""
    if task.entry is not None:
        return task.entry.row.cells
    return [passage.paragraph.text[note.start : note.end] for passage, note in task.notes]


def _tell_swallowed(tasks: Iterable[FoundTask], reporter: Reporter) -> None:
    """Report tasks with notes of several points that stand after numbers in one paragraph."""
    for task in tasks:
        for above, below in pairwise(task.notes):
            words = _numbered_between(above, below)
            if words:
                message = N_(
                    "{words} comes after a number and has a note of its own, but is read as part "
                    "of {title}"
                )
                facts = {"words": words, "title": task.title}
                reporter.doubt(task.place, Message(message, facts))
                break


def _numbered_between(above: tuple[Passage, Note], below: tuple[Passage, Note]) -> str:
    """Return what begins with a number between two notes of one paragraph, "" for anything else."""
    (passage, note), (other, last) = above, below
    if passage is not other or note.is_sentence or last.is_sentence:
        return ""
    between = passage.paragraph.text[note.end : last.start].lstrip("）)】〕。；; \u3000")
    marker = marker_of(between)
    is_number = marker is not None and marker.rank <= Rank.PAREN
    if not is_number and (SUB_POINT.match(between) is None or "是" not in between[:3]):
        return ""
    return _SENTENCE.split(between, maxsplit=1)[0][:_SHOWN]


_SENTENCE = re.compile("[。；;]")
_SHOWN = 30  # letters


def _tell_numbers(tasks: Iterable[FoundTask], reporter: Reporter) -> None:
    """Report numbers that jump back to another one than the first, among tasks of one table."""
    numbered = (
        (task.entry.row.table, int(task.entry.number), task.place)
        for task in tasks
        if task.entry is not None and task.entry.number.isdecimal()
    )
    for (table, last, _), (other, number, place) in pairwise(numbered):
        if table == other and 1 < number < last:
            message = N_("number {number} comes after {last}; rows may be missing or mixed up")
            reporter.doubt(place, Message(message, {"number": number, "last": last}))


def _tell_sections(tasks: Iterable[FoundTask], reporter: Reporter) -> None:
    """Report rows of one table in one action that rows of other actions stand between."""
    seen: dict[tuple[int, str], Place] = {}
    last: tuple[int, str] | None = None
    for task in tasks:
        if task.entry is None or not task.section:
            continue
        own = (task.entry.row.table, task.section)
        if own != last and own in seen:
            message = N_(
                "tasks of other actions stand between this one and the others of {action}; its "
                "group may be another one"
            )
            reporter.doubt(task.place, Message(message, {"action": task.section}))
        seen.setdefault(own, task.place)
        last = own
