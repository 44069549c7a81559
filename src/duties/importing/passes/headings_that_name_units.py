"""Headings that name units → the notes of the items below that have none of their own."""

import re
from collections.abc import Container, Sequence

from duties.importing.doubts import Reporter
from duties.importing.lexicon.bodies import is_unit, may_lead, names_body
from duties.importing.notes.note import Note, Party
from duties.importing.notes.parser import parse
from duties.importing.structure.chapters import gives_no_task, no_note
from duties.importing.structure.tree import Part, Passage, Tree
from duties.messages import Message, counted
from duties.model import Role

NAME = "headings that name units"


def give_units_of_headings(tree: Tree, reporter: Reporter) -> Tree:
    """Give items to the units that the headings above them are called, where no note says whose.

    Notes may say who joins. Not where most items tell what units do (负责…), or are none to do.
    """
    if any(part.rows or _says_whose(part) for part in tree.parts):
        return tree
    held = tree.held()
    called, beside = _headings(tree, held)
    headings = [part for part in beside if part.position in called]
    items = [item for heading in headings for item in held[heading.position]]
    if not items or _are_no_tasks(items):
        return tree
    reporter.doubt(headings[0].place, _given(len(items)))
    for part in beside:
        if part.position not in called and not gives_no_task(part, tree):
            reporter.doubt(part.place, no_note(part))
    given = {}
    for heading in headings:
        paragraph = heading.passages[0].paragraph
        said = Passage(paragraph, (called[heading.position],), "", given_by=NAME)
        given.update({item.position: [said] for item in held[heading.position]})
    return tree.with_given(given)


def _are_no_tasks(items: Sequence[Part]) -> bool:
    return sum(_NO_TASK.match(item.title) is not None for item in items) * 2 >= len(items)


def _given(count: int) -> Message:
    return counted(
        "the units of {count} task are those of the heading above it",
        "the units of {count} tasks are those of the headings above them",
        count,
    )


def _says_whose(part: Part) -> bool:
    return any(note.says_whose() for passage in part.passages for note in passage.notes)


def _headings(tree: Tree, held: Container[int]) -> tuple[dict[int, Note], list[Part]]:
    """Return the headings that are called after units, and all that stand on their levels.

    The first are notes, by the positions of the headings; the second are none where it is not sure
    enough that these are units.
    """
    holders = [part for part in tree.parts if part.position in held]
    notes = ((part.position, _units_of_heading(part)) for part in holders)
    called = {position: note for position, note in notes if note is not None}
    sure = [
        part
        for part in holders
        if part.position in called and all(map(_is_sure, called[part.position].parties))
    ]
    if len(sure) < _FEWEST_HEADINGS or any(_is_of_no_tasks(part, tree) for part in sure):
        return called, []
    levels = {part.level for part in sure}
    return called, [part for part in holders if part.level in levels]


_FEWEST_HEADINGS = 2
_NO_TASK = re.compile("(?:主要|具体)?(?:负责|承担|职责)|《|地址|电话|邮编|联系")
_OF_NO_TASKS = re.compile("职责|名单|名录|成绩|成效|问题|不足|联系方式|通讯录")


def _is_of_no_tasks(part: Part, tree: Tree) -> bool:
    """Tell whether a part stands in a chapter of duties, names or what was done."""
    return any(_OF_NO_TASKS.search(each.title) for each in tree.around(part))


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
