"""What was found → tasks: the units of their notes by role, by when, with every doubt."""

import re
from collections.abc import Sequence

from duties.importing.document import Place
from duties.importing.doubts import Gathering, Reporter
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.deadline_dates import Deadline, latest, read_deadline
from duties.importing.lexicon.deadlines import last_year
from duties.importing.notes.note import ROLES, Note
from duties.importing.notes.parser_state import BLANK_PARTS, PERSON_LEFT_OUT
from duties.importing.plan.curated import Curated
from duties.importing.plan.declared_leads import DeclaredLeads
from duties.importing.plan.draft import UNTITLED, Assigned, DraftTask
from duties.importing.plan.named_units import NamedUnits
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.importing.readers.left_out import READERS_GATHERINGS
from duties.importing.structure.tree import Tree
from duties.importing.tables.headings import folded, heads_starts
from duties.importing.tables.rows import Entry
from duties.messages import N_, Message, counted
from duties.model import Role
from duties.periods import Period

_Source = tuple[Note, str, Place]
"""A note of a task, its words and its place in the document."""


class Assigner:
    """Makes tasks of what was found; notes are read in the document's order."""

    def __init__(self, tree: Tree, curated: Curated, reporter: Reporter) -> None:
        self._reporter = reporter
        self._year = tree.head.year()
        self.declared = DeclaredLeads(tree.parts, reporter)
        self.units = NamedUnits(tree.register, curated, reporter)

    def task(self, found: FoundTask, id_: str, action: str | None) -> DraftTask:
        """Return a task with its units, its deadline and its text."""
        if found.part.rank < 0 and found.entry is None:
            message = N_("this note belongs to no numbered task")
            self._reporter.doubt(found.place, Message(message))
        assigned = self.assigned(found)
        if not assigned:
            self._reporter.doubt(found.place, Message(N_("task {id} names no unit"), {"id": id_}))
        due, due_text = self._due(_deadlines(found))
        start, remark = None, ""
        if found.entry is not None:
            self._compare_columns(found.entry)
            start, entry = self._start(found.entry)
            remark = _remark(entry)
        return DraftTask(
            id_,
            found.title or self._untitled(found.place),
            action,
            assigned,
            _is_open(found),
            due,
            due_text,
            remark,
            found.text,
            found.place,
            start,
        )

    def _untitled(self, place: Place) -> str:
        self._reporter.doubt(place, Message(N_("this task has no title")))
        return UNTITLED

    def assigned(self, found: FoundTask) -> tuple[Assigned, ...]:
        """Return the units of all notes of a task, each once in each role, in their order."""
        self.declared.begin_task()
        sources = self._in_text(found)
        if found.entry is not None:
            sources += self._in_row(found.entry)
        united: dict[tuple[Role, str], Assigned] = {}
        for source in sources:
            self._unite(source, united)
        return tuple(united.values())

    def _unite(self, source: _Source, united: dict[tuple[Role, str], Assigned]) -> None:
        """Add the units of a note to those of others of the same task."""
        note, words, place = source
        parties = self.declared.parties(note, place)
        self.units.tell_elisions(parties, place)
        earlier = {name: role for role, name in united}
        for party in parties:
            role = party.role
            name = self.units.meet(party.name, place)
            if name is None:
                continue
            if name in earlier and (before := earlier[name]) is not role:
                role = min(before, role, key=ROLES.index)
                facts = {"unit": name, "role": Message(role.label)}
                message = N_("the notes of one task give {unit} two roles; here it is {role}")
                self._reporter.doubt(place, Message(message, facts))
                united.pop((before, name), None)
            united.setdefault((role, name), Assigned(role, name, place, words))

    def _in_text(self, found: FoundTask) -> list[_Source]:
        """Return the notes in the paragraphs of a task, telling what is doubtful in them."""
        sources: list[_Source] = []
        for passage, note in found.notes:
            paragraph = passage.paragraph
            place = paragraph.place_at(note.start)
            for doubt in note.doubts:
                self._tell(doubt.message, paragraph.place_at(doubt.place))
            if note.is_unlabelled:
                self._reporter.doubt(place, _UNLABELLED)
            sources.append((note, paragraph.text[note.start : note.end], place))
        return sources

    def units_of_row(self, entry: Entry) -> list[Assigned]:
        """Return the units that stand in a row itself; nothing is told, or taken note of."""
        row = entry.row
        note = _note_of(entry._replace(notes=entry.notes[entry.inherited :]))
        if note is None:
            return []
        return [
            Assigned(party.role, party.name, row.place, " | ".join(row.cells))
            for party in self.declared.parties_again(note, row.place)
        ]

    def tell_rows(self, entries: Sequence[Entry]) -> None:
        """Tell what is doubtful in the cells of rows."""
        for entry in entries:
            for note in entry.notes:
                for doubt in note.doubts:
                    self._tell(doubt.message, entry.row.place)

    def deadline_of_rows(self, entries: Sequence[Entry]) -> tuple[Period | None, str]:
        """Return by when the last of the deadlines in rows is, and their words if they say more."""
        return self._due([each for entry in entries for each in _deadlines_of_row(entry)])

    def _in_row(self, entry: Entry) -> list[_Source]:
        """Return the notes of a row as one, so that a declaration of leads sees all its roles."""
        row = entry.row
        if row.rest is not None:
            message = N_("this row is treated as the rest of the last row of the previous page")
            self._reporter.doubt(row.rest, Message(message))
        if entry.inherited:
            message = N_("this cell is blank, so the units are those of the row above")
            self._reporter.doubt(row.place, Message(message))
        self.tell_rows([entry])
        note = _note_of(entry)
        if note is not None and entry.declared is not None:
            self.declared.look(note, entry.declared)
        return [(note, " | ".join(row.cells), row.place)] if note is not None else []

    def _tell(self, message: Message, place: Place) -> None:
        """Report what is doubtful in a note, unless a curated register settles it."""
        if not self.units.is_settled(message):
            self._reporter.doubt(place, message)

    def _due(self, deadlines: Sequence[tuple[str, Place]]) -> tuple[Period | None, str]:
        """Return by when the last of some deadlines is, and their words if they say more."""
        if not deadlines:
            return None, ""
        read: list[tuple[Deadline, str]] = []
        year = None
        for text, place in deadlines:
            found = read_deadline(text, year or self._year)
            if found is None:
                continue
            read.append((found, close_up(text)))
            if not found.is_certain:
                self._reporter.doubt(place, Message(_UNCERTAIN, {"words": found.words}))
            if found.every is not None:
                facts = {"words": found.words, "stretch": found.every.value}
                self._reporter.doubt(place, Message(_AGAIN, facts))
            if found.due is not None and not found.names_year and year is None:
                self._reporter.doubt(place, _undated(self._year))
            year = last_year(text) or year
        due = latest([found.due for found, _ in read])
        are_one = len({found.due.last for found, _ in read if found.due is not None}) < 2
        words = [found.words if are_one else found.words or text for found, text in read]
        return due, "；".join(dict.fromkeys(filter(None, words)))

    def _start(self, entry: Entry) -> tuple[Period | None, Entry]:
        """Return when work on a row begins, and the row without the cell that says it.

        What is no date, or has no year, stays with the row.
        """
        for detail in entry.details:
            if not heads_starts(folded(detail.heading)):
                continue
            read = read_deadline(_BEGINS.sub("", detail.text.strip()), None)
            if read is None or (read.due is not None and not read.words):
                left = tuple([each for each in entry.details if each != detail])
                return read and read.due, entry._replace(details=left)
            message = Message(_NO_START, {"words": close_up(detail.text)})
            self._reporter.doubt(entry.row.place, message)
        return None, entry

    def _compare_columns(self, entry: Entry) -> None:
        """Tell where two columns of a row name different deadlines."""
        read = [read_deadline(text, self._year) for text in entry.due]
        days = {each.due.last for each in read if each is not None and each.due is not None}
        if len(days) > 1:
            facts = {"deadlines": tuple(map(close_up, entry.due))}
            message = N_("two columns of this row differ about the deadline: {deadlines}")
            self._reporter.doubt(entry.row.place, Message(message, facts))


def _undated(year: int | None) -> Message:
    return counted(
        "this deadline names no year; {year}, the year of the plan, is assumed",
        "from here on, {count} deadlines name no year; {year}, the year of the plan, is assumed",
        1,
        year=year,
    )


_UNCERTAIN = N_("no date can be made of this deadline for certain; its words are kept: {words}")
_NO_START = N_("no date can be made of this start for certain; it is kept in the note: {words}")
_BEGINS = re.compile("(?:起|开始|启动|开工|进场)$")
_AGAIN = N_("this comes again, which the draft does not say: {words}; `every: {stretch}` would")
_UNLABELLED = counted(
    "these units have no label; they are treated as responsible",
    "from here on, the units of {count} notes have no label; they are treated as responsible",
    1,
)
PROMOTED = N_("task {id} is led by {units} as the table says; the text does not say who leads")
GATHERINGS = {
    **READERS_GATHERINGS,
    PERSON_LEFT_OUT: Gathering(
        2, N_("{words} is left out, as are {count} persons in all, because a plan names only units")
    ),
    BLANK_PARTS: Gathering(
        2, N_("the blank after {name} is treated as a separator, as are {count} in all")
    ),
    _UNLABELLED.text: Gathering(2),
    _undated(None).text: Gathering(1),
    _UNCERTAIN: Gathering(
        5,
        N_(
            "no date can be made of {count} deadlines for certain, such as {found}; their words "
            "are kept"
        ),
        listed="words",
    ),
    _NO_START: Gathering(
        2,
        N_(
            "no date can be made of {count} starts for certain, such as {found}; they are kept in "
            "the notes"
        ),
        listed="words",
    ),
    _AGAIN: Gathering(
        5,
        N_(
            "{count} deadlines come again, which the draft does not say: {found}; `every: month` "
            "or another stretch would"
        ),
        listed="words",
    ),
    PROMOTED: Gathering(
        4, N_("{count} tasks are led as the table says; the text does not say who leads them")
    ),
}
"""Doubts that one document may give many times, in the order in which they are told."""


def _deadlines(found: FoundTask) -> list[tuple[str, Place]]:
    """Return the deadlines of a task, those of its row after those of its text."""
    deadlines = [
        (text, passage.paragraph.place_at(note.start))
        for passage, note in found.notes
        for text in note.deadlines
    ]
    return deadlines + (_deadlines_of_row(found.entry) if found.entry is not None else [])


def _note_of(entry: Entry) -> Note | None:
    """Return the notes of a row as one."""
    if not entry.notes:
        return None
    parties = tuple(party for note in entry.notes for party in note.parties)
    return entry.notes[0]._replace(parties=parties)


def _deadlines_of_row(entry: Entry) -> list[tuple[str, Place]]:
    place = entry.row.place
    deadlines = [(text, place) for note in entry.notes for text in note.deadlines]
    return deadlines + [(text, place) for text in entry.due]


def _is_open(found: FoundTask) -> bool:
    """Tell whether a note says 等: there are more units than it names."""
    notes = [note for _, note in found.notes if note.is_open]
    if found.entry is not None:
        notes += [note for note in found.entry.notes if note.is_open]
    return bool(notes)


def _remark(entry: Entry) -> str:
    """Return a row's remark, under what its other columns of text say."""
    told = [each for each in entry.groups + entry.details if each.text != entry.title]
    groups = (f"{each.heading}：{close_up(each.text)}" for each in told)
    return "\n".join(filter(None, (*groups, entry.remark)))
