"""Leads in the headings of sections → those of the tasks below, where the document says so."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from duties.importing.document import Place
from duties.importing.lexicon import declarations
from duties.importing.lexicon.bodies import may_lead
from duties.importing.lexicon.name_lists import pieces
from duties.importing.lexicon.numbers import Rank
from duties.importing.plan.assign import Drafting
from duties.importing.plan.draft import Assigned, DraftTask
from duties.importing.plan.tasks_of_parts import Found, concerns_action, without_marker
from duties.importing.structure.chapters import gives_no_task
from duties.importing.structure.tree import Part
from duties.messages import counted
from duties.model import Role


class SectionLeads:
    """Which sections name their leads in their headings, and whether these lead each task too.

    `led` are the notes of these, by part.
    """

    def __init__(self, parts: Sequence[Part], found: Sequence[Found], drafting: Drafting) -> None:
        self._drafting = drafting
        self._given: Counter[Place] = Counter()
        self._leads: dict[int, tuple[Assigned, ...]] = {}
        self.led = {id(each.part): each for each in found if concerns_action(each)}
        headings = _headings(found)
        self._declared = _declared_in(parts) if self.led or headings else None
        self.led |= {
            id(each.part): each for each in headings if self._declared or _declared_by(each)
        }

    def lead(self, part: Part) -> tuple[Assigned, ...]:
        """Return the units that lead a section by the note in its heading."""
        if id(part) not in self._leads:
            found = self.led.get(id(part))
            self._leads[id(part)] = self._drafting.assigned(found) if found is not None else ()
        return self._leads[id(part)]

    def completed(self, drafted: DraftTask, task: Found) -> DraftTask:
        """Return a task that no unit leads with the leads of its section, if these lead it."""
        if any(map(_is_lead, drafted.assigned)):
            return drafted
        leads = self._above(task)
        names = [each.name for each in leads]
        others = [each for each in drafted.assigned if each.name not in names]
        return drafted._replace(assigned=(*leads, *others)) if leads else drafted

    def _above(self, task: Found) -> tuple[Assigned, ...]:
        """Return the units that lead a task by the heading above it; none where nobody says so."""
        if task.section:
            return self._by_title(task.section, task.place)
        for part in (task.part, *task.part.ancestors):
            if part is not task.part and (leads := self._by_title(part.title, part.place)):
                return leads
            note = self.led.get(id(part))
            declared = note and (_declared_by(note) or self._declared)
            if declared:
                self._given[declared] += 1
                return self.lead(part)
        return ()

    def _by_title(self, title: str, place: Place) -> tuple[Assigned, ...]:
        """Return the units that a section is called after: 市教育局牵头的任务（3项）."""
        told = _LED_BY.fullmatch(without_marker(title))
        names = [piece.text for piece in pieces(told["units"])] if told is not None else []
        if not names or not all(map(may_lead, names)):
            return ()
        self._given[place] += 1
        return self._drafting.leading(names, place, title)

    def tell(self) -> None:
        """Note for each place that gives leads to the tasks of sections how many rest on it."""
        for place, count in self._given.items():
            self._drafting.doubt(
                place,
                counted(
                    "the lead of {count} task is that of its section, as is said here",
                    "the leads of {count} tasks are those of their sections, as is said here",
                    count,
                ),
            )


def _is_lead(assigned: Assigned) -> bool:
    return assigned.role is Role.LEAD


def _headings(found: Sequence[Found]) -> list[Found]:
    """Return what is no task, but a heading that names who leads the tasks below it."""
    headings = [each for each in found if _heads_section(each)]
    if not headings:
        return []
    holders = {id(above) for each in found for above in each.part.ancestors}
    return [each for each in headings if id(each.part) in holders]


def _heads_section(found: Found) -> bool:
    """Tell whether a part is a heading with nothing but a note of who leads."""
    if found.entry is not None or found.point is not None or found.part.rank > Rank.BRACKET:
        return False
    note = found.notes[0][1]
    return (
        len(found.notes) == 1
        and all(party.role is Role.LEAD for party in note.parties)
        and bool(note.parties)
        and not note.deadlines
        and not note.is_open
        and not found.part.has_body()
    )


def _declared_in(parts: Iterable[Part]) -> Place | None:
    """Return where the document says that the leads of sections are those of their tasks."""
    for part in parts:
        for passage in part.passages:
            text = passage.paragraph.text
            if passage.notes or "牵头" not in text:
                continue
            if _DECLARED.search(text) or (_LEADS_ALL.search(text) and not gives_no_task(part)):
                return passage.paragraph.place
    return None


def _declared_by(found: Found) -> Place | None:
    """Return the place of a heading where it says so itself: 以下各项不再注明."""
    passage, note = found.notes[0]
    said = passage.paragraph.text[note.start : note.end]
    return found.place if declarations.NOT_AGAIN.search(said) else None


_SECTION = "(?:部分|章|节|标题|板块|方面|领域|行动|工程|大类|类别)"
_ALL = "(?:全部|所有|各项|每项|各条|每条|各个)"
_DECLARED = re.compile(
    f"{_SECTION}[^，。；]{{0,24}}(?:为|是|作为|适用于)[^，。；]{{0,10}}{_ALL}[^，。；]{{0,8}}牵头"
    f"|{_SECTION}[^，。；]{{0,8}}牵头(?:单位|部门)[^，。；]{{0,16}}适用于[^，。；]{{0,10}}{_ALL}"
    f"|均由[^，。；]{{0,10}}{_SECTION}[^，。；]{{0,10}}牵头"
)
_LEADS_ALL = re.compile(
    f"{_SECTION}[^，。；]{{0,8}}牵头(?:单位|部门)[^，。；制]{{0,16}}牵头[^，。；制]{{0,10}}{_ALL}"
)
_LED_BY = re.compile(
    "(?:[^，。；：:（()）]{0,20}由)?(?P<units>[^。；：:（()）由]{2,60}?)总?牵头(?:负责|落实|推进|组织|实施|办理)*的?(?:重点|主要|改革)?"
    "(?:工作|任务|事项|项目)*(?:清单)?(?:[（(][^）)]{1,12}[）)])?"
)
