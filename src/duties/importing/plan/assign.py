"""Notes → the units of a task by role, by what the document declares, with every doubt."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.bodies import MISSING_SIGN, guessed_kind, unclear_elision
from duties.importing.lexicon.deadlines import comes_again, last_day, last_year
from duties.importing.lexicon.labels import COLON_SIGN
from duties.importing.notes.note import ROLES, Division, Note, Party
from duties.importing.notes.parser import parse
from duties.importing.notes.parser_pieces import division_in
from duties.importing.notes.parser_state import BLANK_PARTS, NO_NAME_LEFT_OUT, PERSON_LEFT_OUT
from duties.importing.plan.draft import Assigned, DraftTask
from duties.importing.plan.tasks_of_parts import Found
from duties.importing.structure.tree import Part
from duties.importing.tables.lists_of_an_export import ListedUnit, Register
from duties.importing.tables.rows import Entry
from duties.messages import N_, Message, counted
from duties.model import Role, UnitKind
from duties.naming.likeness import like_pairs
from duties.naming.names import normal_form

LEAD_BEHIND = re.compile(
    "\\s?[（(](?:(?:专项|行动|工作|项目)?牵头(?:单位|部门)[：:]|lead: )(?P<units>[^\\n]*)[）)]$"
)


class Drafting:
    """Makes tasks of what was found, and gathers units and doubts on the way."""

    def __init__(self, year: int | None, register: Register) -> None:
        self._register = register
        self._listed = register.names()
        self.doubts: list[Doubt[Place]] = []
        self._year = year
        self._division: Division | None = None
        self._rest: Role | None = None
        self._all_apart_lead = False
        self._declared: Place | None = None
        self._divided: Counter[Place] = Counter()
        self._units: dict[str, Place] = {}
        self._elided: set[str] = set()
        self._joint: set[str] = set()  # names that may be two
        self._unlabelled: list[Place] = []
        self._gathered: dict[str, list[Doubt[Place]]] = {text: [] for text in _OF_MANY}
        self._undated: list[Place] = []  # deadlines without a year
        self._told: set[tuple[str, object]] = set()  # what was said of which names

    def doubt(self, place: Place, message: Message) -> None:
        """Note what is uncertain at a place; what concerns a name is said once."""
        name = message.facts.get("name") or message.facts.get("names")
        if name is not None:
            if (message.text, name) in self._told:
                return
            self._told.add((message.text, name))
        doubts = self._gathered.get(message.text, self.doubts)
        doubts.append(Doubt(message, place))

    def look_for_divisions(self, parts: Iterable[Part]) -> None:
        """Take what the document says of its leads outside the notes for all of them."""
        for part in parts:
            for passage in part.passages:
                text = passage.text
                found = _DECLARING.search(text) if "牵" in text else None
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
        """Note for each declaration of how leads are told how many tasks rest on it."""
        for place, count in self._divided.items():
            self.doubt(
                place,
                counted(
                    "the lead of {count} task is told only by what is declared here",
                    "the leads of {count} tasks are told only by what is declared here",
                    count,
                ),
            )

    def tell_undated(self) -> None:
        """Note how many deadlines are taken for those of the plan's year."""
        if self._undated:
            self.doubt(
                self._undated[0],
                counted(
                    "this deadline names no year; {year} is taken, the year of the plan",
                    "from here on {count} deadlines name no year; {year} is taken, the year of the "
                    "plan",
                    len(self._undated),
                    year=self._year,
                ),
            )

    def tell_gathered(self) -> None:
        """Note what is often doubtful in one document: a few one by one, many at the first."""
        for text, doubts in self._gathered.items():
            if len(doubts) <= _FEW:
                self.doubts += doubts
            else:
                first, place = doubts[0]
                facts = {**first.facts, "count": len(doubts)}
                self.doubts.append(Doubt(Message(_OF_MANY[text], facts), place))

    def tell_unlabelled(self) -> None:
        """Note how many notes are lists of units and nothing else; a few are noted one by one."""
        several = len(self._unlabelled) > _FEW
        for place in self._unlabelled[: 1 if several else _FEW]:
            self.doubt(
                place,
                counted(
                    "these units have no label; they are taken for responsible",
                    "from here on the units of {count} notes have no label; they are taken for "
                    "responsible",
                    len(self._unlabelled) if several else 1,
                ),
            )

    def task(self, found: Found, id_: str, action: str | None) -> DraftTask:
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
        repeat = found.repeat
        if not deadlines and repeat is not None and repeat.due:
            deadlines = [(repeat.due, repeat.row.place)]
        due, deadline = self._due(deadlines)
        open_ended = [note for _, note in notes if note.is_open]
        open_ended += [note for note in entry.notes if note.is_open] if entry is not None else []
        return DraftTask(
            id_,
            found.title or self._untitled(found.place),
            action,
            assigned,
            bool(open_ended),
            due,
            deadline,
            _remark(entry) if entry else "",
            found.text,
            found.place,
        )

    def _untitled(self, place: Place) -> str:
        self.doubt(place, Message(N_("this task has no title")))
        return "（无标题）"

    def assigned(self, found: Found) -> tuple[Assigned, ...]:
        """Return the units of all notes of a task, each once in each role, in their order."""
        united: dict[tuple[Role, str], Assigned] = {}
        sources: list[tuple[Note, str, Place]] = []
        for passage, note in found.notes:
            text = passage.paragraph.text
            place = passage.paragraph.place_at(note.start)
            for doubt in note.doubts:
                self.doubt(passage.paragraph.place_at(doubt.place), doubt.message)
            if note.is_unlabelled:
                self._unlabelled.append(place)
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
            self._all_apart_lead = self._all_apart_lead or note.all_apart_lead
            parties = self._divide(note, place)
            self._tell_elisions(parties, place)
            earlier = {name: role for role, name in united} if len(sources) > 1 else {}
            for party in parties:
                role, name = party[:2]
                if name not in self._units:
                    if not self._is_name(name, place):
                        continue
                    self._meet(name, place)
                if name in earlier and (before := earlier[name]) is not role:
                    role = min(before, role, key=ROLES.index)
                    facts = {"unit": name, "role": Message(role.label)}
                    message = N_("notes of one task give {unit} two roles; it is {role} here")
                    self.doubt(place, Message(message, facts))
                    united.pop((before, name), None)
                united.setdefault((role, name), Assigned(role, name, place, said))
        return tuple(united.values())

    def _is_name(self, name: str, place: Place) -> bool:
        """Tell whether what a note names is no more than a name; note it where it is not."""
        if COLON_SIGN.search(name) is None or name in self._listed:
            return True
        self.doubt(place, Message(NO_NAME_LEFT_OUT, {"words": name}))
        return False

    def _meet(self, name: str, place: Place) -> None:
        """Take note of a unit where it is named first."""
        if name not in self._units:
            self._units[name] = place
            if MISSING_SIGN.search(name):
                self._joint.add(name)

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
        if any(map(_IS_STARRED, parties)):
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
        are_apart = self._all_apart_lead and note.is_apart
        leads = shared if are_apart else _leads(shared, self._division)
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
        if not deadlines:
            return None, ""
        days, others = [], []
        year = None
        for text, place in deadlines:
            year = last_year(text) or year
            day = last_day(text, year or self._year)
            if day is None or comes_again(text):
                others.append(close_up(text))
            if day is None:
                continue
            days.append(day)
            if year is None:
                self._undated.append(place)
        if len(days) > 1:
            others = [close_up(text) for text, _ in deadlines]
        return max(days, default=None), "；".join(dict.fromkeys(others))

    def leading(self, names: Iterable[str], place: Place, words: str) -> tuple[Assigned, ...]:
        """Return units as leads, taking note of them."""
        assigned = tuple(Assigned(Role.LEAD, name, place, words) for name in names)
        for each in assigned:
            self._meet(each.name, place)
        return assigned

    def lead_of_section(self, section: str, place: Place) -> tuple[Assigned, ...]:
        """Return the units that the title of a section of a table names behind it as its leads."""
        told = LEAD_BEHIND.search(section)
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
        listed = self._listed
        unclear = self._elided | self._joint | listed
        certain = [
            name
            for name in self._units
            if name not in unclear and guessed_kind(name) is not UnitKind.COLLECTIVE
        ]
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


_FEW = 2
_OF_MANY = {
    PERSON_LEFT_OUT: N_("{words} is left out, as are {count} persons in all: a plan names units"),
    BLANK_PARTS: N_("the blank behind {name} is taken for a separator, as are {count} in all"),
}
"""Doubts that one document may give many times, and how that is said."""
_IS_STARRED = attrgetter("is_starred")


def _remark(entry: Entry) -> str:
    """Return a row's remark, under what its other columns of text say."""
    told = [each for each in entry.groups + entry.details if each.text != entry.title]
    groups = (f"{each.heading}：{close_up(each.text)}" for each in told)
    return "\n".join(filter(None, (*groups, entry.remark)))


"""What names of units never have: behind it stands what a label says that is not known."""
_DECLARING = re.compile("为[^。；]{0,4}牵头(?:单位|部门|责任)")


_SENTENCE = 40  # letters before it that say which units are meant


def _leads(shared: Sequence[Party], division: Division | None) -> list[Party] | None:
    """Return the units that lead by their position; None where nothing divides several."""
    if division is Division.ALL:
        return list(shared)
    if division is Division.FIRST or len(shared) == 1:
        return [shared[0]]
    ranks = [
        party.commas + party.semicolons if division is Division.BEFORE_COMMA else party.semicolons
        for party in shared
    ]
    if ranks[0] == ranks[-1]:
        return None
    return [party for party, rank in zip(shared, ranks, strict=True) if rank == ranks[0]]
