"""Cells that list units → the notes of a row.

| 市交通局、市财政局等 |       a list
| 市交通局（张三） |          units and a person, who is left out
| 市交通局↵市财政局 |         a line for each unit, or one name that the cell was too narrow for
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from duties.importing.document import Row
from duties.importing.lexicon import bodies, persons
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.bodies import (
    LONGEST,
    SHORTEST,
    are_bodies,
    begins_with_level,
    is_unit,
    is_whole,
)
from duties.importing.lexicon.english import is_english
from duties.importing.lexicon.name_lists import are_parted_by_blanks
from duties.importing.notes.note import Note, Party
from duties.importing.notes.parser import parse
from duties.importing.notes.parser_state import BLANK_PARTS, PERSON_LEFT_OUT
from duties.importing.tables.columns import Columns
from duties.importing.tables.headings import ROLE_OF
from duties.importing.tables.lists_of_an_export import known_names
from duties.messages import Message
from duties.model import Role


def notes_of(row: Row, columns: Columns, known: frozenset[str]) -> list[Note]:
    """Return a note for each column of units that has something in a row.

    `known` are the names of units that the document registers.
    """
    notes = []
    for field, role in ROLE_OF.items():
        text = columns.cell(row, field)
        if not text:
            continue
        left_out: tuple[str, ...] = ()
        if columns.peopled and columns.peopled.intersection(columns.places[field]):
            text, left_out = _without_persons(text)
        note = _note(text, role, known, is_printed=row.place.page is not None)
        if note is not None:
            if role is Role.RESPONSIBLE and columns.division is not None:
                note = note._replace(division=columns.division)
            for person in left_out:
                note = note.doubted(Message(PERSON_LEFT_OUT, {"words": person}), 0)
            notes.append(note)
    return notes


@lru_cache(maxsize=4096)
def _note(text: str, role: Role, known: frozenset[str], *, is_printed: bool) -> Note | None:
    """Return what a cell says; one that `is_printed` has the lines that fit into its width."""
    if not text:
        return None
    listed = _listed(text, is_wrapped=is_printed)
    if role is Role.LEAD:
        listed = _without_verb(listed)
    are_parted = not is_printed and are_parted_by_blanks(listed)
    if are_parted:
        listed = "、".join(listed.split())
    note = _registered(text, role, known) or parse(listed, role=role)
    if note is None or not note.parties or not are_parted:
        return note
    return note.doubted(Message(BLANK_PARTS, {"name": note.parties[0].name}), 0)


def _without_verb(listed: str) -> str:
    """Return what a cell of leads lists without the one verb at its end: they lead all the same."""
    verb = _VERB_AT_END.search(listed)
    if verb is None or _ANY_VERB.search(listed, 0, verb.start()) is not None:
        return listed
    return listed[: verb.start()]


_VERB_AT_END = re.compile(
    "(?<=[\\u4e00-\\u9fff）)])(?:按照?(?:各自)?职责(?:分工)?|共同|分别)*(?:负责|落实|组织实施)[。；]?$"
)
_ANY_VERB = re.compile("牵头|负责|配合|落实|协助|参与|实施|[：:]")


def is_list_of_units(cell: str) -> bool:
    """Tell whether a cell lists units and nothing else."""
    note = parse(_listed(cell, is_wrapped=False), role=Role.RESPONSIBLE)
    names = [party.name for party in note.parties] if note is not None else []
    return bool(names) and all(len(name) <= LONGEST and is_unit(name) for name in names)


def at_persons(columns: Columns, rows: Sequence[Row]) -> Iterator[int]:
    """Yield the columns of units most cells of which name a person in brackets: 甲局（张三）."""
    for at in columns.of_units():
        cells = [cell for row in rows if at < len(row.cells) and (cell := row.cells[at].strip())]
        named = [
            person
            for cell in cells
            if (person := _PERSON_AFTER.search(cell)) is not None and not is_unit(person["name"])
        ]
        if len({person["name"] for person in named}) > 1 and len(named) * 3 > len(cells) * 2:
            yield at


_PERSON_AFTER = re.compile(
    f"[（(](?P<name>(?:[{persons.SURNAMES}]|{persons.SURNAMES_OF_TWO})[\\u4e00-\\u9fff]{{1,2}})[）)](?=$|[、，,；;等\\s])"
)


def _without_persons(cell: str) -> tuple[str, tuple[str, ...]]:
    """Return the units of a cell that names persons among them, and the other words in it."""
    apart = _BRACKETED.sub(_set_apart, cell)
    is_open = apart.endswith("等")
    named = [word for word in _BETWEEN_NAMES.split(apart.removesuffix("等")) if word]
    units = [word for word in named if is_unit(word)]
    listed = "、".join(units) + ("等" if units and is_open else "")
    return listed, tuple(word for word in named if word not in units)


def _set_apart(bracket: re.Match[str]) -> str:
    """Return a person in brackets as the next in the list; a unit stays as it is."""
    return bracket[0] if is_unit(bracket["name"]) else f"、{bracket['name']}"


_BRACKETED = re.compile("[（(](?P<name>[^（）()]{2,4})[）)]")
_BETWEEN_NAMES = re.compile("[\\s、，,；;：:/]+")


def _registered(cell: str, role: Role, known: frozenset[str]) -> Note | None:
    """Return a cell that lists registered units and nothing else as a note."""
    if not known:
        return None
    is_open = cell.endswith("等") and cell not in known
    names = known_names(cell.removesuffix("等") if is_open else cell, known)
    if names is None:
        return None
    parties = tuple(Party(role, name) for name in names)
    return Note(0, len(cell), parties, is_open, (), (), False, None, None)


def _listed(cell: str, *, is_wrapped: bool) -> str:
    """Return the text of a cell with its lines made one: a list, or a name that was wrapped.

    `is_wrapped` says that a line ends where the cell was full, rather than where somebody ended it.
    """
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    text = ""
    for line in lines:
        if text and text[-1] not in SEPARATORS and line[0] not in SEPARATORS:
            last = _PART.split(text)[-1].strip()
            if is_wrapped:
                text += between(text, line)
            elif (is_unit(last) and _begins_name(line)) or _both_name_level(text, line):
                text += "、"
            elif is_english(last + line):
                text += " "
        text += line
    return text


SEPARATORS = "、，,；;。：:"
_PART = re.compile(f"[{SEPARATORS}]")


def _both_name_level(text: str, line: str) -> bool:
    """Tell whether the last name of a text and the line after it each begin with a level."""
    return begins_with_level(_PART.split(text)[-1]) and begins_with_level(line)


def _begins_name(line: str) -> bool:
    first = bodies.OTHERS.split(_PART.split(line, maxsplit=1)[0], maxsplit=1)[0]
    return is_unit(first) or _begins_label(line)


def _begins_label(line: str) -> bool:
    return words.HEAD.match(line) is not None or "：" in line


def between(text: str, line: str) -> str:
    """Return what has to stand between two lines of a cell: a separator, a blank, or nothing.

    A blank stands between two names that may be one.
    """
    before, after = _PART.split(text)[-1], _PART.split(line, maxsplit=1)[0]
    if is_unit(before) and _begins_label(line):
        return "、"
    if begins_with_level(after) and (
        is_whole(before)
        or (
            min(len(before), len(after)) >= SHORTEST
            and is_unit(before)
            and is_unit(after)
            and not _AREA.match(before[-1] + after)
        )
    ):
        return "、"
    return " " if are_bodies(before, after) or is_english(before + after) else ""


_AREA = re.compile("[社园景校街库]区")
