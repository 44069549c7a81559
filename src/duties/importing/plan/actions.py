"""Which parts of a document are the actions of its tasks, and who leads them."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.doubts import Reporter
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.numbers import GROUP, marker_of
from duties.importing.notes.parser import parse
from duties.importing.plan.draft import UNTITLED, Assigned, DraftAction
from duties.importing.plan.named_units import NamedUnits
from duties.importing.plan.section_leads import SectionLeads
from duties.importing.plan.tasks_of_parts import FoundTask, without_marker
from duties.importing.structure.titles import title_of
from duties.importing.structure.tree import Part, Tree
from duties.importing.tables.lists_of_an_export import ListedAction
from duties.messages import N_, Message
from duties.model import Role


class Actions(NamedTuple):
    """Which parts of a document, or sections of its tables, are actions, in their order.

    `ids` are those of actions: of parts by their position, of sections by their title. `holders`
    are the positions of actions by that of the part that holds a task directly. `listed` are the
    sections that a list of actions names.
    """

    parts: Sequence[Part]
    sections: Mapping[str, Place]
    listed: Mapping[str, ListedAction]
    ids: Mapping[int | str, str]
    holders: Mapping[int, int]

    def action_of(self, task: FoundTask) -> str | None:
        """Return the id of a task's action, None where it has none."""
        if task.section:
            return self.ids[task.section]
        innermost = _innermost(task)
        holder = self.holders.get(innermost) if innermost is not None else None
        return None if holder is None else self.ids[holder]


def actions_of(tasks: Sequence[FoundTask], tree: Tree, leads: SectionLeads) -> Actions:
    """Return which part, or which section of a table, each task belongs to.

    The actions are parts of one level: that of the parts whose leads the document names, else the
    highest one that holds a task directly.
    """
    listed = {f"{each.id} {each.title}": each for each in tree.register.actions}
    sections = {section: each.place for section, each in listed.items()}
    for task in tasks:
        if task.section:
            sections.setdefault(task.section, task.place)
    holders = _holders(tasks, tree, leads)
    own = set(holders.values())
    parts = [part for part in tree.parts if part.position in own]
    ids = _action_ids(parts, [section for section in sections if section not in listed])
    ids |= {section: each.id for section, each in listed.items()}
    return Actions(parts, sections, listed, ids, holders)


def _holders(tasks: Sequence[FoundTask], tree: Tree, leads: SectionLeads) -> dict[int, int]:
    """Return the action that holds each part which holds a task directly; both are positions."""
    levels = {task.part.level for task in tasks if task.point is None and task.entry is None}

    def around(innermost: int) -> list[Part]:
        """Return a part and those around it that are no tasks nor beside one."""
        part = tree.parts[innermost]
        return [
            each
            for each in (part, *tree.around(part))
            if each.rank >= 0 and (each.position in leads.led or each.level not in levels)
        ]

    innermost = dict.fromkeys([each for each in map(_innermost, tasks) if each is not None])
    above = {position: found for position in innermost if (found := around(position))}
    ranks = {found[0].rank for found in above.values()}
    of_led = {tree.parts[position].rank for position in leads.led}
    rank = min(ranks & of_led or ranks, default=None)
    return {
        position: next((part for part in found if part.rank == rank), found[0]).position
        for position, found in above.items()
    }


def drafted_actions(
    actions: Actions, leads: SectionLeads, units: NamedUnits, reporter: Reporter
) -> tuple[DraftAction, ...]:
    """Return the actions in order, with their leads; tell which leads are those of none."""
    drafted = [
        DraftAction(
            actions.ids[part.position],
            part.title or _untitled(part.place, reporter),
            _only_leads(leads.lead(part.position), reporter),
            part.place,
        )
        for part in actions.parts
    ]
    for section, place in actions.sections.items():
        listed = actions.listed.get(section)
        if listed is not None:
            title, lead = listed.title, units.leading(listed.lead, place, section)
        else:
            title = _section_title(section)
            lead = _lead_of_section(section, place, units, reporter)
        title = title or _untitled(place, reporter)
        drafted.append(DraftAction(actions.ids[section], title, lead, place))
    own = {part.position for part in actions.parts}
    for heading in leads.headings():
        if heading.part.position in own:
            continue
        passage, note = heading.notes[0]
        message = N_("this note names the lead of a chapter without tasks: {words}")
        words = passage.paragraph.text[note.start : note.end]
        reporter.doubt(heading.place, Message(message, {"words": words}))
    return tuple(drafted)


def _untitled(place: Place, reporter: Reporter) -> str:
    reporter.doubt(place, Message(N_("this action has no title")))
    return UNTITLED


def _only_leads(assigned: Sequence[Assigned], reporter: Reporter) -> tuple[Assigned, ...]:
    """Return the leads of those whom a heading names; where it names no lead, all are meant."""
    leads = tuple(each for each in assigned if each.role is Role.LEAD)
    others = [each for each in assigned if each.role is not Role.LEAD]
    if not leads or not others:
        return tuple(assigned)
    message = N_("the note also names {units}; an action has only leads, so this is left out")
    facts = {"units": tuple(each.name for each in others)}
    reporter.doubt(others[0].place, Message(message, facts))
    return leads


def _lead_of_section(
    section: str, place: Place, units: NamedUnits, reporter: Reporter
) -> tuple[Assigned, ...]:
    """Return the units that the title of a section of a table names after it as its leads."""
    _, led_by = _told_apart(section)
    note = parse(led_by, role=Role.LEAD) if led_by else None
    if note is None:
        return ()
    for doubt in note.doubts:
        if not units.is_settled(doubt.message):
            reporter.doubt(place, doubt.message)
    return units.leading([party.name for party in note.parties], place, section)


def _told_apart(section: str) -> tuple[str, str]:
    """Return the title of a section of a table, and the units that it names as its leads; a narrow
    cell breaks either.
    """
    title, _, below = section.partition("\n")
    line = _LEAD_BELOW.fullmatch(close_up(below)) if below else None
    if line is not None:
        return title, line["units"] or line["ahead"]
    for text in (section, close_up(section)):
        bracket = _LEAD_AFTER.search(text)
        if bracket is not None:
            return text[: bracket.start()], bracket["units"] or bracket["ahead"]
    return section, ""


_LED = (
    "(?:(?:专项|行动|工作|项目)?牵头(?:单位|部门)[：:]|lead: )(?P<units>[^\\n]*)"
    "|(?P<ahead>[^（()）：:，,。\\n]{2,60})牵头(?:负责)?"
)
_LEAD_AFTER = re.compile(f"\\s?[（(](?:{_LED})[）)]$")
_LEAD_BELOW = re.compile(_LED)


def _innermost(task: FoundTask) -> int | None:
    """Return the position of the part that holds a task directly; None in a section of a table."""
    if task.section:
        return None
    return task.part.parent if task.point is None and task.entry is None else task.part.position


_LEADING_NUMBER = re.compile("\\s*(\\d{1,3})\\s+(?=\\D)")


def _section_title(section: str) -> str:
    text, _ = _told_apart(section)
    number = _LEADING_NUMBER.match(text) or GROUP.match(text)
    return title_of(text[number.end() :] if number else without_marker(text)) or close_up(text)


def _action_ids(parts: Sequence[Part], sections: Sequence[str]) -> dict[int | str, str]:
    """Number the actions as the document does, where that tells them apart; else in their order."""
    keys: list[int | str] = [*(part.position for part in parts), *sections]
    numbers: list[str | None] = [str(part.marker.number) if part.marker else None for part in parts]
    for section in sections:
        marker = marker_of(section)
        plain = _LEADING_NUMBER.match(section)
        numbers.append(plain[1] if plain else str(marker.number) if marker else None)
    if None in numbers or len(set(numbers)) < len(numbers):
        numbers = [str(number) for number in range(1, len(keys) + 1)]
    return {key: number or "" for key, number in zip(keys, numbers, strict=True)}
