"""Which parts of a document are the actions of its tasks, and who leads them."""

import re
from collections.abc import Collection, Sequence

from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.numbers import marker_of
from duties.importing.plan.assign import LEAD_BEHIND, Drafting
from duties.importing.plan.draft import DraftAction
from duties.importing.plan.section_leads import SectionLeads
from duties.importing.plan.tasks_of_parts import Found, without_marker
from duties.importing.structure.titles import title_of
from duties.importing.structure.tree import Part
from duties.importing.tables.lists_of_an_export import ExportLists
from duties.messages import N_, Message


class Actions:
    """Which part of the document, or which section of a table, each task belongs to.

    The actions are parts of one level: that of the parts whose leads the document names, else the
    highest one that holds a task directly.
    """

    def __init__(
        self,
        tasks: Sequence[Found],
        parts: Sequence[Part],
        led: Collection[Found],
        register: ExportLists,
    ) -> None:
        annotated = [task.part for task in tasks if task.point is None and not task.entry]
        self._levels = {(id(part.parent), part.rank) for part in annotated}
        self._led = {id(found.part) for found in led}
        self._listed = {f"{each.id} {each.title}": each for each in register.actions}
        self._sections = {section: each.place for section, each in self._listed.items()}
        for task in tasks:
            if task.section:
                self._sections.setdefault(task.section, task.place)
        holders = {id(part): part for part in map(_innermost, tasks) if part is not None}
        around = {key: found for key, part in holders.items() if (found := self._around(part))}
        ranks = {found[0].rank for found in around.values()}
        rank = min(ranks & {found.part.rank for found in led} or ranks, default=None)
        self._holders = {  # by the innermost part round a task
            key: next((part for part in found if part.rank == rank), found[0])
            for key, found in around.items()
        }
        own = set(map(id, self._holders.values()))
        self._parts = [part for part in parts if id(part) in own]
        others = [section for section in self._sections if section not in self._listed]
        self._ids = _action_ids(self._parts, others)
        self._ids |= {section: each.id for section, each in self._listed.items()}

    def _around(self, innermost: Part) -> list[Part]:
        """Return a part and those around it that are no tasks nor beside one."""
        return [
            part
            for part in (innermost, *innermost.ancestors)
            if part.rank >= 0
            and (id(part) in self._led or (id(part.parent), part.rank) not in self._levels)
        ]

    def action_of(self, task: Found) -> str | None:
        """Return the id of a task's action, None where it has none."""
        if task.section:
            return self._ids[task.section]
        holder = self._holders.get(id(_innermost(task)))
        return None if holder is None else self._ids[id(holder)]

    def drafted(self, drafting: Drafting, leads: SectionLeads) -> tuple[DraftAction, ...]:
        """Return the actions in order, with their leads."""
        actions = [
            DraftAction(self._ids[id(part)], part.title, leads.lead(part), part.place)
            for part in self._parts
        ]
        for section, place in self._sections.items():
            listed = self._listed.get(section)
            if listed is not None:
                title, lead = listed.title, drafting.leading(listed.lead, place, section)
            else:
                title, lead = _section_title(section), drafting.lead_of_section(section, place)
            actions.append(DraftAction(self._ids[section], title, lead, place))
        own = set(map(id, self._parts))
        for found in [each for part, each in leads.led.items() if part not in own]:
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


def _innermost(task: Found) -> Part | None:
    """Return the part that holds a task directly; None for one of a section of a table."""
    if task.section:
        return None
    return task.part.parent if task.point is None and task.entry is None else task.part


_LEADING_NUMBER = re.compile("\\s*(\\d{1,3})\\s+(?=\\D)")


def _section_title(section: str) -> str:
    text = LEAD_BEHIND.sub("", section)
    number = _LEADING_NUMBER.match(text)
    return title_of(text[number.end() :] if number else without_marker(text)) or close_up(text)


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
