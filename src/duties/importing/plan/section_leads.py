"""Leads in the headings of sections → those of the tasks below, where the document says so."""

import re
from collections import Counter
from collections.abc import Sequence

from duties.importing.document import Place
from duties.importing.doubts import Reporter
from duties.importing.lexicon import declarations
from duties.importing.lexicon.bodies import may_lead
from duties.importing.lexicon.name_lists import pieces
from duties.importing.lexicon.numbers import Rank
from duties.importing.plan.assign import Assigner
from duties.importing.plan.draft import Assigned, DraftTask
from duties.importing.plan.tasks_of_parts import FoundTask, concerns_action, without_marker
from duties.importing.structure.chapters import gives_no_task
from duties.importing.structure.tree import Tree
from duties.messages import counted
from duties.model import Role


class SectionLeads:
    """Which sections name their leads in their headings, and whether these lead each task too.

    `led` are the notes of these: the positions of what was found, by the position of its part.
    """

    def __init__(
        self, tree: Tree, found: Sequence[FoundTask], assigner: Assigner, reporter: Reporter
    ) -> None:
        self._tree = tree
        self._found = found
        self._assigner = assigner
        self._reporter = reporter
        self._resting: Counter[Place] = Counter()  # tasks led by what is said at a place
        self._leads: dict[int, tuple[Assigned, ...]] = {}
        parts = [each.part.position for each in found]
        self.led = {parts[at]: at for at, each in enumerate(found) if concerns_action(each)}
        headings = _headings(found)
        self._declared = _declared_in(tree) if self.led or headings else None
        self.led |= {parts[at]: at for at in headings if self._declared or _declared_by(found[at])}

    def tasks(self) -> list[FoundTask]:
        """Return what was found without what only names the lead of a section."""
        headings = set(self.led.values())
        return [each for at, each in enumerate(self._found) if at not in headings]

    def headings(self) -> list[FoundTask]:
        """Return what only names the leads of sections."""
        return [self._found[at] for at in self.led.values()]

    def lead(self, part: int) -> tuple[Assigned, ...]:
        """Return the units that lead the section at a position by the note in its heading."""
        if part not in self._leads:
            at = self.led.get(part)
            self._leads[part] = self._assigner.assigned(self._found[at]) if at is not None else ()
        return self._leads[part]

    def completed(self, drafted: DraftTask, task: FoundTask) -> DraftTask:
        """Return a task that no unit leads with the leads of its section, if these lead it."""
        if any(map(_is_lead, drafted.assigned)):
            return drafted
        leads = self._above(task)
        names = [each.name for each in leads]
        others = [each for each in drafted.assigned if each.name not in names]
        return drafted._replace(assigned=(*leads, *others)) if leads else drafted

    def _above(self, task: FoundTask) -> tuple[Assigned, ...]:
        """Return the units that lead a task by the heading above it; none where nobody says so."""
        if task.section:
            return self._by_title(task.section, task.place)
        for position in (task.part.position, *task.part.ancestors):
            part = self._tree.parts[position]
            if position != task.part.position and (leads := self._by_title(part.title, part.place)):
                return leads
            at = self.led.get(position)
            declared = (_declared_by(self._found[at]) or self._declared) if at is not None else None
            if declared:
                self._resting[declared] += 1
                return self.lead(position)
        return ()

    def _by_title(self, title: str, place: Place) -> tuple[Assigned, ...]:
        """Return the units that a section is called after: 市教育局牵头的任务（3项）."""
        told = _LED_BY.fullmatch(without_marker(title))
        names = [piece.text for piece in pieces(told["units"])] if told is not None else []
        if not names or not all(map(may_lead, names)):
            return ()
        self._resting[place] += 1
        return self._assigner.units.leading(names, place, title)

    def tell(self) -> None:
        """Tell of each place that gives leads to the tasks of sections how many rest on it."""
        for place, count in self._resting.items():
            self._reporter.doubt(
                place,
                counted(
                    "the lead of {count} task is that of its section, as stated here",
                    "the leads of {count} tasks are those of their sections, as stated here",
                    count,
                ),
            )


def _is_lead(assigned: Assigned) -> bool:
    return assigned.role is Role.LEAD


def _headings(found: Sequence[FoundTask]) -> list[int]:
    """Return where those stand that are no tasks, but headings that name who leads those below."""
    headings = [at for at, each in enumerate(found) if _heads_section(each)]
    if not headings:
        return []
    holders = {position for each in found for position in each.part.ancestors}
    return [at for at in headings if found[at].part.position in holders]


def _heads_section(found: FoundTask) -> bool:
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


def _declared_in(tree: Tree) -> Place | None:
    """Return where the document says that the leads of sections are those of their tasks."""
    for part in tree.parts:
        for passage in part.passages:
            text = passage.paragraph.text
            if passage.notes or "牵头" not in text:
                continue
            if _DECLARED.search(text) or (
                _LEADS_ALL.search(text) and not gives_no_task(part, tree)
            ):
                return passage.paragraph.place
    return None


def _declared_by(found: FoundTask) -> Place | None:
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
