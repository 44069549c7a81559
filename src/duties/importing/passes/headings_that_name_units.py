"""Headings that name units → the notes of the items below that have none of their own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from duties.importing.lexicon import declarations
from duties.importing.lexicon.bodies import is_unit, may_lead, names_body
from duties.importing.lexicon.numbers import Rank
from duties.importing.notes.note import Note, Party
from duties.importing.notes.parser import parse
from duties.importing.plan.draft import Uncertain
from duties.importing.structure.outline import Part, Passage, gives_no_task, held_parts, no_note
from duties.messages import counted
from duties.model import Role


def hand_headings_down(parts: Sequence[Part]) -> Iterator[Uncertain]:
    """Give the note of a heading to the items below that have none, where it says so itself.

    （牵头单位：甲局，以下各项不再注明）. Yield what is taken for what.
    """
    headings = [
        part for part, below in pairwise(parts) if below.parent is part and _is_for_all_below(part)
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
    """Yield the items below a heading: not those that are but headings, nor points of an item."""
    for each in held.get(part, ()):
        is_heading = each in held and not each.has_body() and held[each][0].rank <= Rank.ARABIC
        if is_heading:
            yield from _lowest(each, held)
        else:
            yield each


def _is_for_all_below(part: Part) -> bool:
    if not part.passages or (part.rank > Rank.CLAUSE and part.has_body()):
        return False
    text, notes = part.passages[0].paragraph.text, part.passages[0].notes
    told = [note for note in notes if text.find("不再", note.start, note.end) >= 0]
    return bool(told) and any(
        declarations.NOT_AGAIN.search(text, each.start, each.end) for each in told
    )


def _is_noted(part: Part) -> bool:
    return any(passage.notes for passage in part.passages)


def give_units_of_headings(parts: Sequence[Part]) -> Iterator[Uncertain]:
    """Give items to the units that the headings above them are called, where no note says whose.

    Notes may say who joins. Not where most items tell what units do (负责…), or are none to do.
    """
    if any(part.rows or _says_whose(part) for part in parts):
        return
    held = held_parts(parts)
    called = {part: note for part in held if (note := _units_of_heading(part)) is not None}
    sure = [part for part, note in called.items() if all(map(_is_sure, note.parties))]
    if len(sure) < _FEWEST_HEADINGS or any(map(_is_of_no_tasks, sure)):
        return
    levels = {(id(part.parent), part.rank) for part in sure}
    beside = [part for part in held if (id(part.parent), part.rank) in levels]
    headings = [part for part in beside if part in called]
    items = [item for heading in headings for item in held[heading]]
    if sum(_NO_TASK.match(item.title) is not None for item in items) * 2 >= len(items):
        return
    for heading in headings:
        for item in held[heading]:
            said = Passage(heading.passages[0].paragraph, (called[heading],), "", is_given=True)
            item.passages.append(said)
    yield Uncertain(
        headings[0].place,
        counted(
            "the units of {count} task are those of the heading above it",
            "the units of {count} tasks are those of the headings above them",
            len(items),
        ),
    )
    for part in beside:
        if part not in called and not gives_no_task(part):
            yield Uncertain(part.place, no_note(part))


def _says_whose(part: Part) -> bool:
    return any(note.says_whose() for passage in part.passages for note in passage.notes)


_FEWEST_HEADINGS = 2
_NO_TASK = re.compile("(?:主要|具体)?(?:负责|承担|职责)|《|地址|电话|邮编|联系")
_OF_NO_TASKS = re.compile("职责|名单|名录|成绩|成效|问题|不足|联系方式|通讯录")


def _is_of_no_tasks(part: Part) -> bool:
    """Tell whether a part stands in a chapter of duties, names or what was done."""
    return any(_OF_NO_TASKS.search(each.title) for each in part.ancestors)


def _is_sure(party: Party) -> bool:
    return names_body(party.name) and may_lead(party.name)


def _units_of_heading(part: Part) -> Note | None:
    """Parse a heading that is nothing but units: 一、市教育局（牵头3项）."""
    text = part.passages[0].text if part.passages else ""
    told = _UNITS_ALONE.fullmatch(text, part.marker.end if part.marker is not None else 0)
    if told is None:
        return None
    role = Role.LEAD if told["lead"] else Role.SUPPORT if told["support"] else Role.RESPONSIBLE
    note = parse(told["units"], role=role)
    if note is None or note.doubts or not all(is_unit(party.name) for party in note.parties):
        return None
    return note.placed(told.start("units"), told.end("units"), told.start("units"))


_UNITS_ALONE = re.compile(
    "(?P<units>[^，。；：:\\s]{2,60}?)[：:]?"
    "(?:[（(](?:(?P<lead>牵头)|(?P<support>配合|协办|参与)|[^（）()\\d]{0,6})[^（）()\\d]{0,4}\\d{1,3}[^（）()]{0,4}[）)])?"
    "[：:]?"
)
