"""Headings that name units → the notes of the items below that have none of their own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from duties.importing import vocabulary as words
from duties.importing.drafted import Uncertain
from duties.importing.outline import Part, Passage, held_parts
from duties.importing.parsing import parse
from duties.importing.reading import Note
from duties.importing.units import guessed_kind, is_unit, names_body
from duties.messages import counted
from duties.model import Role, UnitKind


def hand_headings_down(parts: Sequence[Part]) -> Iterator[Uncertain]:
    """Give the note of a heading to the items below that have none, where it says so itself.

    （牵头单位：甲局，以下各项不再注明）. Yield what is taken for what.
    """
    headings = [
        part
        for part, below in pairwise(parts)
        if below.parent is part and part.passages and _is_for_all_below(part.passages[0])
    ]
    if not headings:
        return
    held = held_parts(parts)
    noted = {id(each) for part in parts if _is_noted(part) for each in (part, *part.ancestors)}
    for heading in headings:
        bare = [part for part in _lowest(heading, held) if id(part) not in noted]
        if not bare:
            continue
        said = heading.passages[0]
        for part in bare:
            part.passages.append(Passage(said.paragraph, said.notes, "", is_given=True))
        if any(party.role is not Role.LEAD for note in said.notes for party in note.parties):
            heading.passages[0] = said._replace(notes=())  # it leads no section, and is no task
        yield Uncertain(
            said.paragraph.place,
            counted(
                "this note is taken for that of {count} item below",
                "this note is taken for that of {count} items below",
                len(bare),
            ),
        )


def _lowest(part: Part, held: Mapping[Part, Sequence[Part]]) -> Iterator[Part]:
    """Yield the parts below one that hold no others."""
    for each in held.get(part, ()):
        if each in held:
            yield from _lowest(each, held)
        else:
            yield each


def _is_for_all_below(passage: Passage) -> bool:
    text = passage.paragraph.text
    told = [note for note in passage.notes if text.find("不再", note.start, note.end) >= 0]
    return (
        bool(told)
        and "。" not in passage.text
        and any(words.NOT_AGAIN.search(text, each.start, each.end) for each in told)
    )


def _is_noted(part: Part) -> bool:
    return any(passage.notes for passage in part.passages)


def give_units_of_headings(parts: Sequence[Part]) -> Iterator[Uncertain]:
    """Give items to the units that the headings above them are called, where no note says whose.

    Notes may say who joins. Not where most items tell what units do (负责…): these are duties.
    """
    if any(part.rows or _says_whose(part) for part in parts):
        return
    held = held_parts(parts)
    named = {part: note for part in held if (note := _units_of_heading(part)) is not None}
    items = [item for heading in named for item in held[heading]]
    duties = [item for item in items if _DUTY.match(item.title)]
    sure = [note for note in named.values() if all(may_lead(each.name) for each in note.parties)]
    if len(sure) < _FEWEST_HEADINGS or len(duties) * 2 >= len(items):
        return
    for heading, note in named.items():
        for item in held[heading]:
            said = Passage(heading.passages[0].paragraph, (note,), "", is_given=True)
            item.passages.append(said)
    yield Uncertain(
        next(iter(named)).place,
        counted(
            "the units of {count} task are those of the heading above it",
            "the units of {count} tasks are those of the headings above them",
            len(items),
        ),
    )


def _says_whose(part: Part) -> bool:
    notes = (note for passage in part.passages for note in passage.notes)
    return any(party.role is not Role.SUPPORT for note in notes for party in note.parties)


_FEWEST_HEADINGS = 2
_DUTY = re.compile("(?:主要|具体)?(?:负责|承担|职责)")


def _units_of_heading(part: Part) -> Note | None:
    """Parse a heading that is nothing but units: 一、市教育局（3项）."""
    if len(part.passages) != 1:
        return None
    text = part.passages[0].text
    told = _UNITS_ALONE.fullmatch(text, part.marker.end if part.marker is not None else 0)
    note = parse(told["units"], role=Role.RESPONSIBLE) if told is not None else None
    if told is None or note is None or note.doubts:
        return None
    if not all(names_body(party.name) for party in note.parties):
        return None
    return note.placed(told.start("units"), told.end("units"), told.start("units"))


_UNITS_ALONE = re.compile(
    "(?P<units>[^，。；：:\\s]{3,60}?)[：:]?(?:[（(][^（）()]{0,6}\\d{1,3}[^（）()]{0,4}[）)])?[：:]?"
)


def may_lead(name: str) -> bool:
    """Tell whether a heading may name this as who leads what stands below: one unit, no sort."""
    return (
        is_unit(name)
        and guessed_kind(name) is not UnitKind.COLLECTIVE
        and _NOBODY.search(name) is None
    )


_NOBODY = re.compile(
    f"^(?:{words.ANYBODY})$|^党委$|部门$|(?:乡镇|街道){{2}}$"
    "|^(?:坚持|强化|落实|压实|突出|发挥|建立|需|我|20\\d\\d|加强|推[动进]|健全|完善|明确|.直)"
)
