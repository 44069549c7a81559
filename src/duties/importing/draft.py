"""A document's blocks → the draft of a plan, each assignment with the place it comes from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from duties.importing.blocks import Block, Document, Place, Row
from duties.importing.deadlines import has_year, last_day
from duties.importing.identifiers import Cell, Identifiers, Numbered
from duties.importing.markers import marker_of
from duties.importing.notes import Division, Note, Party, division_in, parse
from duties.importing.outline import (
    Head,
    Part,
    Passage,
    is_title,
    outline,
    point_title,
    title_of,
)
from duties.importing.register import ListedUnit, Register, without_register
from duties.importing.tables import Entry, Section, entries
from duties.importing.units import (
    MISSING_SIGN,
    close_up,
    guessed_kind,
    is_unit,
    unclear_elision,
)
from duties.likeness import like_pairs
from duties.messages import N_, Message, counted
from duties.model import Role
from duties.names import normal_form


class Assigned(NamedTuple):
    """A unit in a role, the place that says so, and the words there."""

    role: Role
    name: str
    place: Place
    words: str


class DraftTask(NamedTuple):
    """A task as the document has it.

    `deadline` is what it says of the time that is no day, `text` is its whole text.
    """

    id: str
    title: str
    action: str | None
    assigned: tuple[Assigned, ...]
    open_ended: bool
    due: date | None
    deadline: str
    remark: str
    text: str
    place: Place

    def names(self, role: Role) -> tuple[str, ...]:
        """Return the units in a role, in order."""
        return tuple(each.name for each in self.assigned if each.role is role)


class DraftAction(NamedTuple):
    """A chapter that holds tasks, with the units that lead it."""

    id: str
    title: str
    lead: tuple[Assigned, ...]
    place: Place


class Uncertain(NamedTuple):
    """Something that a person should look at, and where."""

    place: Place
    message: Message


class Expects(NamedTuple):
    """How many actions and tasks an exported document says that the plan announces."""

    actions: int | None = None
    tasks: int | None = None


class Draft(NamedTuple):
    """All that was read of a document."""

    document: str
    head: Head
    expects: Expects
    units: tuple[ListedUnit, ...]
    actions: tuple[DraftAction, ...]
    tasks: tuple[DraftTask, ...]
    doubts: tuple[Uncertain, ...]


class _Found(NamedTuple):
    """A task before it has its number: the part it stands in, and what says who does it."""

    part: Part
    title: str
    notes: tuple[tuple[Passage, Note], ...]
    text: str
    place: Place
    point: int | None = None  # which of the part's points it is, from 1
    entry: Entry | None = None
    section: str = ""


def draft(document: Document) -> Draft:
    """Return the draft of a plan that a document holds; it may hold no task."""
    register, blocks = without_register(document.blocks)
    outlined = outline(blocks)
    facts = document.facts
    head = outlined.head
    if facts is not None:
        head = Head(facts.title, facts.issuer, facts.issued, facts.horizon)
    drafting = _Drafting(head.issued, register)
    reading = _TableReading(drafting, register.names(), is_verbatim=facts is not None)
    found: list[_Found] = []
    known: set[str] = set()
    for part in outlined.parts:
        own = list(_tasks_of(part))
        found += own
        known |= {_key(each.title) for each in own}
        if part.rows:
            found += reading.tasks(part, known)
    drafting.look_for_divisions(outlined.parts)
    tasks = [task for task in found if not _concerns_action(task)]
    _tell_sentences(outlined.parts, tasks, drafting)
    _tell_left_out(outlined.parts, tasks, drafting)
    identifiers = Identifiers(
        [
            Numbered(
                task.part,
                task.point,
                task.title,
                task.entry and Cell(task.entry.number, task.section, task.entry.is_below),
            )
            for task in tasks
        ],
        outlined.parts,
    )
    led = {id(task.part): task for task in found if _concerns_action(task)}
    actions = _Actions(tasks, outlined.parts, [task.part for task in led.values()], register)
    drafted = []
    for place, task in enumerate(tasks):
        id_ = identifiers.ids[place]
        drafted.append(drafting.task(task, id_, actions.action_of(task)))
        if identifiers.is_changed[place]:
            drafting.doubt(
                task.place,
                Message(
                    N_("the number {id} was taken; this task is {new} now"),
                    {"id": identifiers.is_changed[place], "new": id_},
                ),
            )
    drafted_actions = actions.drafted(drafting, led)
    drafting.tell_divisions()
    if head.title is None:
        head = head._replace(title=_title_above(blocks))
    if head.title is None and document.blocks:
        drafting.doubt(
            document.blocks[0].place,
            Message(N_("no title was found; the name of the file stands in for it")),
        )
    units = drafting.units()
    return Draft(
        document.name,
        head,
        Expects() if facts is None else Expects(facts.actions, facts.tasks),
        units,
        drafted_actions,
        tuple(drafted),
        tuple(sorted(drafting.doubts, key=lambda doubt: _order(doubt.place))),
    )


def _tell_sentences(parts: Iterable[Part], tasks: Iterable[_Found], drafting: "_Drafting") -> None:
    """Report numbered items beside tasks that only a sentence gives to units."""
    own = {id(task.part) for task in tasks}
    levels = {(id(task.part.parent), task.part.rank) for task in tasks}
    for part in parts:
        if id(part) in own or (id(part.parent), part.rank) not in levels:
            continue
        for passage in part.passages:
            told = _sentence_in(passage)
            if told is not None:
                message = N_("a sentence, no note, says who acts; it was left out: {words}")
                place = passage.paragraph.place_at(told.start())
                drafting.doubt(place, Message(message, {"words": told[0]}))


def _sentence_in(passage: Passage) -> re.Match[str] | None:
    """Return the words that say who acts, though no note does; None where there are none."""
    told = _BY_WHOM.search(passage.text) if "牵头" in passage.text else None
    return told if told is not None and is_unit(told["unit"]) else None


_BY_WHOM = re.compile("由(?P<unit>[^，。；：、（由]{2,20})牵头[^。；]{0,40}")


def _tell_left_out(parts: Iterable[Part], tasks: Sequence[_Found], drafting: "_Drafting") -> None:
    """Report numbered items without a note among siblings most of which have one of their own."""
    own = {id(task.part) for task in tasks}
    above = {id(part) for task in tasks for part in task.part.ancestors()}
    for siblings in _siblings(parts):
        if sum(id(part) in own for part in siblings) * 2 <= len(siblings):
            continue
        for part in siblings:
            is_told = bool(part.rows) or any(map(_sentence_in, part.passages))
            if id(part) in own | above or is_told:
                continue
            message = N_("{item} has no note, though those beside it have; it was left out")
            facts = {"item": _number(part) + _title_of_part(part)}
            drafting.doubt(part.place, Message(message, facts))


def _number(part: Part) -> str:
    return part.passages[0].text[: part.marker.end].strip() if part.marker is not None else ""


def _siblings(parts: Iterable[Part]) -> list[list[Part]]:
    """Return the numbered parts that stand beside each other, each count of numbers for itself.

    Chapters that give nobody a task are left out.
    """
    found: list[list[Part]] = []
    last: dict[tuple[int, int], list[Part]] = {}
    for part in parts:
        if part.marker is None or _ABOUT_ALL.fullmatch(_title_of_part(part)):
            continue
        place = (id(part.parent), part.rank)
        run = last.get(place)
        before = run[-1].marker if run is not None else None
        if run is None or before is None or part.marker.number <= before.number:
            run = last[place] = []
            found.append(run)
        run.append(part)
    return found


_ABOUT_ALL = re.compile(
    "(?:总体|指导|基本|主要|工作|发展|建设|实施|有关|相关|行动|组织|保障|目标|背景|名词|术语|适用|编制|附)"
    "(?:要求|思路|思想|原则|目标|任务|措施|保障|实施|领导|情况|考虑|依据|定义|解释|范围|背景|说明|则)"
    "|(?:附件|背景|目标|定义)"
)
"""Titles of chapters that give nobody a task: 总体要求, 基本原则, 保障措施."""


def _title_above(blocks: Sequence[Block]) -> str | None:
    """Return the title that stands in a row across a table, above its headings."""
    for row in blocks[:_ROWS_ABOVE]:
        texts = {cell for cell in row.cells if cell} if isinstance(row, Row) else set()
        if len(texts) == 1 and is_title(title := close_up(texts.pop())):
            return title
    return None


_ROWS_ABOVE = 4


def _order(place: Place) -> tuple[int, ...]:
    return tuple(
        number or 0 for number in (place.page, place.line, place.paragraph, place.table, place.row)
    )


def _key(title: str) -> str:
    return re.sub("\\W", "", title)


# Which passages are tasks


class _Group(NamedTuple):
    """A point of a part: its heading, None for what stands before the first, and its passages."""

    title: str | None
    passages: list[Passage]

    def notes(self) -> tuple[tuple[Passage, Note], ...]:
        return tuple((passage, note) for passage in self.passages for note in passage.notes)

    def is_assigned(self) -> bool:
        """Tell whether a note says who, not only by when."""
        return any(note.parties or not note.deadlines for _, note in self.notes())


def _tasks_of(part: Part) -> Iterator[_Found]:
    """Yield the tasks of a part: itself where it has a note of its own, or its points."""
    groups = _groups(part)
    own, points = groups[0], groups[1:]
    annotated = [group for group in points if group.is_assigned()]
    if not own.is_assigned() and not annotated:
        return
    are_points = not own.is_assigned() and (
        len(annotated) > 1 or (len(points) > 1 and len(annotated) == 1) or part.rank < 0
    )
    if are_points:
        for number, group in enumerate(annotated, 1):
            yield _Found(
                part,
                group.title or "",
                group.notes(),
                _text(group.passages),
                group.passages[0].paragraph.place,
                number,
            )
        return
    passages = [passage for group in groups for passage in group.passages]
    notes = tuple(pair for group in groups for pair in group.notes())
    place = part.place if part.rank >= 0 else notes[0][0].paragraph.place
    yield _Found(part, _own_title(part, notes), notes, _text(passages), place)


def _own_title(part: Part, notes: Sequence[tuple[Passage, Note]]) -> str:
    if part.marker is None and part.rank < 0:
        return title_of(notes[0][0].text)
    return _title_of_part(part)


def _title_of_part(part: Part) -> str:
    if not part.passages:
        return ""
    text = part.passages[0].text
    return title_of(text[part.marker.end :] if part.marker is not None else text)


def _groups(part: Part) -> list[_Group]:
    """Part the passages by headings; a passage that is nothing but notes goes with the last."""
    groups = [_Group(None, [])]
    for number, passage in enumerate(part.passages):
        title = None
        if (number or part.rank < 0) and _says_something(passage):
            title = point_title(passage.text)
            if part.rank < 0:
                title = _loose_title(title, passage, groups[-1])
            if title is not None and not title:
                title = None
        if title is not None:
            groups.append(_Group(title, []))
        groups[-1].passages.append(passage)
    return groups


def _loose_title(title: str | None, passage: Passage, last: _Group) -> str | None:
    """Return the title of a passage that no number is above; None where it goes on with the last.

    A line that is the document's title heads no task.
    """
    if title is not None and is_title(title):
        return None
    if title is None and passage.notes and (last.title is None or last.is_assigned()):
        return title_of(passage.text)
    return title


def _says_something(passage: Passage) -> bool:
    return re.search("\\w", passage.text) is not None


def _text(passages: Iterable[Passage]) -> str:
    return "\n".join(passage.text for passage in passages if _says_something(passage))


def _concerns_action(found: _Found) -> bool:
    return (
        found.entry is None
        and bool(found.notes)
        and all(note.concerns_action for _, note in found.notes)
    )


class _TableReading:
    """Finds the tasks of tables; those of an exported document are taken word by word."""

    def __init__(self, drafting: "_Drafting", names: frozenset[str], *, is_verbatim: bool) -> None:
        self._drafting = drafting
        self._names = names
        self._is_verbatim = is_verbatim

    def tasks(self, part: Part, known: set[str]) -> Iterator[_Found]:
        """Yield the tasks of a part's tables, without those `known` from the text."""
        section = ""
        for entry in entries(part.rows, self._names):
            if isinstance(entry, Section):
                section = "" if entry.title in _NO_SECTION else entry.title
                continue
            title = entry.title if self._is_verbatim else title_of(_without_marker(entry.title))
            if _key(title) in known:
                message = N_(
                    "the table names {title}, which the text has; what the text says is kept"
                )
                self._drafting.doubt(entry.row.place, Message(message, {"title": title}))
                continue
            text = "\n".join(filter(None, (entry.title, entry.detail)))
            action = section
            if not section and entry.groups:
                action, entry = entry.groups[0].text, entry._replace(groups=entry.groups[1:])
            yield _Found(part, title, (), text, entry.row.place, None, entry, action)


_NO_SECTION = ("未归入行动", "without an action")


def _without_marker(text: str) -> str:
    marker = marker_of(text)
    return text[marker.end :] if marker is not None else text


# Actions


class _Actions:
    """Which part of the document, or which section of a table, each task belongs to.

    The actions are parts of one level: that of the parts whose leads the document names, else the
    highest one that holds a task directly.
    """

    def __init__(
        self,
        tasks: Sequence[_Found],
        parts: Sequence[Part],
        led: Iterable[Part],
        register: Register,
    ) -> None:
        own = [task.part for task in tasks if task.point is None and not task.entry]
        self._levels = {(id(part.parent), part.rank) for part in own}
        self._listed = {f"{each.id} {each.title}": each for each in register.actions}
        self._sections = {section: each.place for section, each in self._listed.items()}
        around = [self._around(task) for task in tasks]
        ranks = {found[0].rank for found in around if found}
        rank = min(ranks & {part.rank for part in led} or ranks, default=None)
        self._holders: dict[int, Part] = {}  # by task
        for task, found in zip(tasks, around, strict=True):
            if task.section:
                self._sections.setdefault(task.section, task.place)
            elif found:
                own_level = (part for part in found if part.rank == rank)
                self._holders[id(task)] = next(own_level, found[0])
        holders = set(map(id, self._holders.values()))
        self._parts = [part for part in parts if id(part) in holders]
        others = [section for section in self._sections if section not in self._listed]
        self._ids = _action_ids(self._parts, others)
        self._ids |= {section: each.id for section, each in self._listed.items()}

    def _around(self, task: _Found) -> list[Part]:
        """Return the parts around a task, the nearest first, that are no tasks nor beside one."""
        if task.section:
            return []
        parts = list(task.part.ancestors())
        if task.point is not None or task.entry:
            parts.insert(0, task.part)
        return [
            part
            for part in parts
            if part.rank >= 0 and (id(part.parent), part.rank) not in self._levels
        ]

    def action_of(self, task: _Found) -> str | None:
        """Return the id of a task's action, None where it has none."""
        if task.section:
            return self._ids[task.section]
        holder = self._holders.get(id(task))
        return None if holder is None else self._ids[id(holder)]

    def drafted(self, drafting: "_Drafting", led: dict[int, _Found]) -> tuple[DraftAction, ...]:
        """Return the actions in order, with their leads."""
        actions = []
        for part in self._parts:
            found = led.pop(id(part), None)
            lead = drafting.assigned(found) if found is not None else ()
            actions.append(DraftAction(self._ids[id(part)], _title_of_part(part), lead, part.place))
        for section, place in self._sections.items():
            listed = self._listed.get(section)
            if listed is not None:
                title, lead = listed.title, drafting.leading(listed.lead, place, section)
            else:
                title, lead = _section_title(section), drafting.lead_of_section(section, place)
            actions.append(DraftAction(self._ids[section], title, lead, place))
        for found in led.values():
            drafting.doubt(
                found.place,
                Message(
                    N_("this note names the lead of a chapter without tasks: {words}"),
                    {
                        "words": found.notes[0][0].paragraph.text[
                            found.notes[0][1].start : found.notes[0][1].end
                        ]
                    },
                ),
            )
        return tuple(actions)


_LEAD_BEHIND = re.compile(
    "\\s?[（(](?:(?:专项|行动|工作|项目)?牵头(?:单位|部门)[：:]|lead: )(?P<units>[^\\n]*)[）)]$"
)
_LEADING_NUMBER = re.compile("\\s*(\\d{1,3})\\s+(?=\\D)")


def _section_title(section: str) -> str:
    text = _LEAD_BEHIND.sub("", section)
    number = _LEADING_NUMBER.match(text)
    return title_of(text[number.end() :] if number else _without_marker(text)) or close_up(text)


def _action_ids(parts: Sequence[Part], sections: Sequence[str]) -> dict[object, str]:
    """Number the actions as the document does, where that tells them apart; else in their order."""
    keys: list[object] = [*map(id, parts), *sections]
    numbers: list[str | None] = [str(part.marker.number) if part.marker else None for part in parts]
    for section in sections:
        marker = marker_of(section)
        plain = _LEADING_NUMBER.match(section)
        numbers.append(plain[1] if plain else str(marker.number) if marker else None)
    if None in numbers or len(set(numbers)) < len(numbers):
        numbers = [str(number) for number in range(1, len(keys) + 1)]
    return {key: number or "" for key, number in zip(keys, numbers, strict=True)}


# What a task says


class _Drafting:
    """Makes tasks of what was found, and gathers units and doubts on the way."""

    def __init__(self, issued: date | None, register: Register) -> None:
        self._register = register
        self.doubts: list[Uncertain] = []
        self._year = issued.year if issued else None
        self._division: Division | None = None
        self._rest: Role | None = None
        self._declared: Place | None = None
        self._divided: Counter[Place] = Counter()
        self._units: dict[str, Place] = {}
        self._elided: set[str] = set()
        self._joint: set[str] = set()  # names that may be two

    def doubt(self, place: Place, message: Message) -> None:
        self.doubts.append(Uncertain(place, message))

    def look_for_divisions(self, parts: Iterable[Part]) -> None:
        """Take what the document says of its leads outside the notes for all of them."""
        for part in parts:
            for passage in part.passages:
                if "牵头" not in passage.paragraph.text:
                    continue
                text = passage.text
                found = _DECLARING.search(text)
                if found is None:
                    continue
                division = division_in(text[max(0, found.start() - _SENTENCE) : found.end()])
                if division is not None:
                    self._declare(division, None, passage.paragraph.place)
                    return

    def _declare(self, division: Division, rest: Role | None, place: Place) -> None:
        if self._division is not division:
            self._division, self._rest, self._declared = division, rest, place

    def tell_divisions(self) -> None:
        for place, count in self._divided.items():
            self.doubt(
                place,
                counted(
                    "the lead of {count} task is told by its position, as declared here",
                    "the leads of {count} tasks are told by their position, as declared here",
                    count,
                ),
            )

    def task(self, found: _Found, id_: str, action: str | None) -> DraftTask:
        """Return a task with its units, its deadline and its text."""
        notes = found.notes
        if found.part.rank < 0 and found.entry is None:
            self.doubt(found.place, Message(N_("this note belongs to no numbered task")))
        assigned = self.assigned(found)
        if not assigned:
            self.doubt(found.place, Message(N_("task {id} names no unit"), {"id": id_}))
        entry = found.entry
        deadlines = [
            (text, passage.paragraph.place_at(note.start))
            for passage, note in notes
            for text in note.deadlines
        ]
        if entry is not None:
            deadlines += [
                (text, entry.row.place) for note in entry.notes for text in note.deadlines
            ]
            deadlines += [(entry.due, entry.row.place)] if entry.due else []
        due, deadline = self._due(deadlines)
        is_open = any(
            note.is_open for note in (*(note for _, note in notes), *(entry.notes if entry else ()))
        )
        return DraftTask(
            id_,
            found.title or self._untitled(found.place),
            action,
            assigned,
            is_open,
            due,
            deadline,
            _remark(entry) if entry else "",
            found.text,
            found.place,
        )

    def _untitled(self, place: Place) -> str:
        self.doubt(place, Message(N_("this task has no title")))
        return "（无标题）"

    def assigned(self, found: _Found) -> tuple[Assigned, ...]:
        """Return the units of all notes of a task, each once in each role, in their order."""
        united: dict[tuple[Role, str], Assigned] = {}
        sources: list[tuple[Note, str, Place]] = []
        for passage, note in found.notes:
            text = passage.paragraph.text
            place = passage.paragraph.place_at(note.start)
            for doubt in note.doubts:
                self.doubt(passage.paragraph.place_at(doubt.at), doubt.message)
            sources.append((note, text[note.start : note.end], place))
        if found.entry is not None:
            row = found.entry.row
            if row.rest is not None:
                self.doubt(
                    row.rest,
                    Message(
                        N_("this row is taken for the rest of the last one of the page before")
                    ),
                )
            if found.entry.is_inherited:
                self.doubt(
                    row.place,
                    Message(N_("the units are those of the row above, this cell being blank")),
                )
            for note in found.entry.notes:
                for doubt in note.doubts:
                    self.doubt(row.place, doubt.message)
                sources.append((note, " | ".join(row.cells), row.place))
            sources = self._one_note(sources)
        for note, said, place in sources:
            if note.division is not None:
                self._declare(note.division, note.rest, place)
            parties = self._divide(note, place)
            self._tell_elisions(parties, place)
            for party in parties:
                if MISSING_SIGN.search(party.name):
                    self._joint.add(party.name)
                united.setdefault(
                    (party.role, party.name), Assigned(party.role, party.name, place, said)
                )
                self._units.setdefault(party.name, place)
        return tuple(united.values())

    def _one_note(self, sources: list[tuple[Note, str, Place]]) -> list[tuple[Note, str, Place]]:
        """Return the notes of a row as one, so that a declared division sees all its roles."""
        if not sources:
            return []
        first, said, place = sources[0]
        parties = tuple(party for note, _, _ in sources for party in note.parties)
        return [(first._replace(parties=parties), said, place)]

    def _divide(self, note: Note, place: Place) -> tuple[Party, ...]:
        """Give the lead to the units that the document says lead."""
        parties = note.parties
        if any(party.is_starred for party in parties):
            if self._division is not Division.STARRED:
                self.doubt(
                    place, Message(N_("a mark is taken to tell the lead, though nothing says so"))
                )
            return tuple(
                party._replace(role=Role.LEAD) if party.is_starred else party for party in parties
            )
        if self._division in (None, Division.STARRED) or note.concerns_action:
            return parties
        shared = [party for party in parties if party.role is Role.RESPONSIBLE]
        if not shared or any(party.role is Role.LEAD for party in parties):
            return parties
        leads = _leads(shared, self._division)
        if leads is None:
            self.doubt(place, Message(N_("all units are taken for leads, nothing dividing them")))
            leads = shared
        self._divided[self._declared or place] += 1
        chosen = {id(party) for party in leads}
        rest = self._rest or Role.RESPONSIBLE
        return tuple(
            party
            if party.role is not Role.RESPONSIBLE
            else party._replace(role=Role.LEAD if id(party) in chosen else rest)
            for party in parties
        )

    def _tell_elisions(self, parties: Sequence[Party], place: Place) -> None:
        before = ""
        for party in parties:
            level = unclear_elision(party.name, before)
            if level is None:
                before = party.name
            elif party.name not in self._elided:
                self._elided.add(party.name)
                facts = {"name": party.name, "whole": level + party.name}
                message = N_("{name} may be short for {whole}; it is kept as printed")
                self.doubt(place, Message(message, facts))

    def _due(self, deadlines: Sequence[tuple[str, Place]]) -> tuple[date | None, str]:
        days, others = [], []
        for text, place in deadlines:
            day = last_day(text, self._year)
            if day is None:
                others.append(close_up(text))
                continue
            days.append(day)
            if not has_year(text):
                message = N_("{words} names no year; {year} is taken, when the plan was issued")
                self.doubt(place, Message(message, {"words": text, "year": day.year}))
        return max(days, default=None), "；".join(dict.fromkeys(others))

    def leading(self, names: Iterable[str], place: Place, words: str) -> tuple[Assigned, ...]:
        """Return units as leads, taking note of them."""
        assigned = tuple(Assigned(Role.LEAD, name, place, words) for name in names)
        for each in assigned:
            self._units.setdefault(each.name, place)
        return assigned

    def lead_of_section(self, section: str, place: Place) -> tuple[Assigned, ...]:
        """Return the units that the title of a section of a table names behind it as its leads."""
        told = _LEAD_BEHIND.search(section)
        note = parse(told["units"], role=Role.LEAD) if told is not None else None
        if note is None:
            return ()
        for doubt in note.doubts:
            self.doubt(place, doubt.message)
        return self.leading((party.name for party in note.parties), place, section)

    def units(self) -> tuple[ListedUnit, ...]:
        """Return the registered units, then others in the order in which they are named.

        The kinds of those that no list tells are guessed.
        """
        listed = self._register.names()
        certain = [name for name in self._units if name not in self._elided | self._joint | listed]
        for one, other in like_pairs(certain):
            message = N_("{other} may be {one} under another name; both are kept")
            self.doubt(self._units[other], Message(message, {"one": one, "other": other}))
        known = {normal_form(name) for name in listed}
        others = []
        for name in self._units:
            if normal_form(name) not in known:
                known.add(normal_form(name))
                others.append(ListedUnit(name, None, (), ()))
        return tuple(
            unit if unit.kind is not None else unit._replace(kind=guessed_kind(unit.name))
            for unit in (*self._register.units, *others)
        )


def _remark(entry: Entry) -> str:
    """Return a row's remark, under the groups of rows that it stands in."""
    groups = (f"{group.heading}：{close_up(group.text)}" for group in entry.groups)
    return "\n".join(filter(None, (*groups, entry.remark)))


_DECLARING = re.compile("为[^。；]{0,4}牵头(?:单位|部门|责任)")
_SENTENCE = 40  # letters before it that say which units are meant


def _leads(shared: Sequence[Party], division: Division | None) -> list[Party] | None:
    """Return the units that lead by their position; None where nothing divides several."""
    if division is Division.FIRST or len(shared) == 1:
        return [shared[0]]
    ranks = [
        party.commas + party.semicolons if division is Division.BEFORE_COMMA else party.semicolons
        for party in shared
    ]
    if ranks[0] == ranks[-1]:
        return None
    return [party for party, rank in zip(shared, ranks, strict=True) if rank == ranks[0]]
