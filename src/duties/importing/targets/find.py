"""A tree and its tasks → the targets of a plan, each with the tasks that say it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.doubts import Reporter
from duties.importing.lexicon.promises import GOALS, MENDS, PAST_CHAPTER
from duties.importing.plan.draft import DraftTarget, DraftTask
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.importing.structure.titles import point_title
from duties.importing.structure.tree import Part, Passage, Tree
from duties.importing.targets.cells import Indicator
from duties.importing.targets.gate import (
    LOST_POINT,
    MAY_BE_FIGURE,
    MAY_BE_TARGET,
    has_figures,
    may_promise,
)
from duties.importing.targets.sentences import Context, Found, read
from duties.importing.targets.tables import indicator_tables
from duties.importing.targets.texts import plain
from duties.importing.targets.years import years_in
from duties.messages import Message, counted
from duties.model import Bound, TargetKind
from duties.periods import Period


class _Said(NamedTuple):
    """A target as one place says it, the goals' heading above it, and the task that says it."""

    found: Found
    group: str
    task: str | None
    place: Place
    is_cell: bool = False  # a cell of a table, which has no words for a bound
    owner: str = ""


def find_targets(
    tree: Tree,
    tasks: Sequence[FoundTask],
    drafted: Sequence[DraftTask],
    reporter: Reporter,
    owners: Mapping[Place, str] = MappingProxyType({}),
) -> tuple[tuple[DraftTarget, ...], frozenset[Place]]:
    """Return the targets of a document, and all places that say one; what is uncertain is told.

    `owners` are the units that answer for the indicators in rows of tables.
    """
    finder = _Finder(tree, tasks, drafted, reporter, owners)
    return finder.targets(), frozenset(finder.places)


class _Finder:
    """Goes through the parts of a document."""

    def __init__(
        self,
        tree: Tree,
        tasks: Sequence[FoundTask],
        drafted: Sequence[DraftTask],
        reporter: Reporter,
        owners: Mapping[Place, str],
    ) -> None:
        self._tree = tree
        self._owners = owners
        self._reporter = reporter
        self._issued = _begins(tree)
        self._tasks: dict[int, list[tuple[FoundTask, str]]] = {}
        for found, draft in zip(tasks, drafted, strict=True):
            self._tasks.setdefault(found.part.position, []).append((found, draft.id))
        self._tables = indicator_tables(tree.document.blocks)
        self._by_place: dict[Place, list[Indicator]] = {}
        for indicator in self._tables.indicators:
            self._by_place.setdefault(indicator.place, []).append(indicator)
        self.places = self._tables.places.copy()
        """Those that say targets, in tables or out of them."""
        self._twice: list[Place] = []  # rows of indicators that are tasks besides
        self._points: dict[int, dict[str, str]] = {}  # of the points of a part that are tasks
        self._leads: dict[int, Period | None] = {}  # the year that heads a chapter of goals

    def targets(self) -> tuple[DraftTarget, ...]:
        """Return all targets, those that several places say once."""
        said = [each for part in self._tree.parts for each in self._of_part(part)]
        self.places.update([each.place for each in said])
        self._tell_twice()
        return tuple(_merged(said))

    def _tell_twice(self) -> None:
        """Doubt that rows of indicators are tasks, in a document that has others."""
        count = len(self._twice)
        if 0 < count < sum(map(len, self._tasks.values())):
            message = counted(
                "{count} row of a table of indicators is read both as a target and, since it names "
                "units, as a task; remove the task if it is none",
                "{count} rows of a table of indicators are read both as targets and, since they "
                "name units, as tasks; remove the tasks if they are none",
                count,
            )
            self._reporter.doubt(self._twice[0], message, self._twice)

    def _of_part(self, part: Part) -> Iterator[_Said]:
        if not may_promise(part):
            return
        around = [part, *self._tree.around(part)]
        is_task = any(each.position in self._tasks for each in around)
        if not is_task and any(map(_tells_what_is, around)):
            return
        is_goal = not is_task and any(map(_tells_goals, around))
        year = self._heading_year(around)
        group = part.title if is_goal and not GOALS.search(part.title) else ""
        for passage in part.passages:
            if passage.paragraph.place in self._tables.places or passage.given_by is not None:
                continue
            text = passage.paragraph.text
            if MAY_BE_FIGURE.search(text) is None:
                continue
            is_point = is_goal and passage is not part.passages[0]
            heads = (_heading_of(text) if is_point else None) or group
            goal = is_goal or _GOAL_LEAD.match(text) is not None
            context = Context(goal, year or self._lead(around), self._issued)
            yield from self._of_passage(part, passage, context, heads)
        yield from self._of_tables(part, year or self._lead(around), group)
        yield from self._of_entries(part)

    def _heading_year(self, around: Sequence[Part]) -> Period | None:
        for part in around:
            if part.rank >= 0 and (year := _first_year(part.title)) is not None:
                return year
        return None

    def _lead(self, around: Iterable[Part]) -> Period | None:
        """Return the year that heads a chapter of goals: the first that it names."""
        goals = [part for part in around if _tells_goals(part)]
        for part in goals:
            if part.position not in self._leads:
                texts = (passage.paragraph.text for passage in part.passages)
                self._leads[part.position] = next(filter(None, map(_first_year, texts)), None)
        return next(filter(None, (self._leads[part.position] for part in goals)), None)

    def _of_passage(
        self, part: Part, passage: Passage, context: Context, group: str
    ) -> Iterator[_Said]:
        paragraph = passage.paragraph
        text = plain(paragraph.text, [(note.start, note.end) for note in passage.notes])
        reading = read(text, context)
        task = self._task_of(part, passage)
        for found in reading.targets:
            place = paragraph.place_at(text.printed(found.at))
            yield _Said(found, group, task, place)
            if any(found.at <= point <= found.at + len(found.value) for point in text.points):
                facts = {"value": found.value}
                self._reporter.doubt(place, Message(LOST_POINT, facts))
        for unsure in reading.unsure:
            place = paragraph.place_at(text.printed(unsure.at))
            self._reporter.doubt(place, Message(MAY_BE_TARGET, {"words": unsure.words}))

    def _task_of(self, part: Part, passage: Passage) -> str | None:
        for around in (part, *self._tree.around(part)):
            tasks = self._tasks.get(around.position)
            if tasks is None:
                continue
            whole = next((id_ for found, id_ in tasks if _is_whole(found)), None)
            if whole is not None:
                return whole
            of_point = self._of_points(around.position, tasks).get(passage.text)
            if of_point is not None:
                return of_point
        return None

    def _of_points(
        self, position: int, tasks: Sequence[tuple[FoundTask, str]]
    ) -> Mapping[str, str]:
        """Return the ids of the points of a part that are tasks, by their paragraphs."""
        if position not in self._points:
            self._points[position] = {
                text: id_
                for found, id_ in tasks
                if found.entry is None
                for text in found.text.split("\n")
            }
        return self._points[position]

    def _of_tables(self, part: Part, year: Period | None, group: str) -> Iterator[_Said]:
        if not self._tables.indicators:
            return
        places = dict.fromkeys(row.place for row in part.rows)
        for passage in part.passages:
            places[passage.paragraph.place] = None
            places.update((place, None) for _, place in passage.paragraph.joints)
        rows = {
            found.entry.row.place: id_
            for found, id_ in self._tasks.get(part.position, ())
            if found.entry is not None
        }
        for place in places:
            if place in rows and place in self._by_place and place in self._tables.rows:
                self._twice.append(place)
            for indicator in self._by_place.get(place, ()):
                found = _of_indicator(indicator, year)
                owner = self._owners.get(place, "")
                yield _Said(found, group, rows.get(place), place, is_cell=True, owner=owner)

    def _of_entries(self, part: Part) -> Iterator[_Said]:
        for found, id_ in self._tasks.get(part.position, ()):
            if found.entry is None or not MAY_BE_FIGURE.search(found.text):
                continue
            reading = read(plain(found.text), Context(is_goal=False, issued=self._issued))
            for target in reading.targets:
                yield _Said(target, "", id_, found.entry.row.place)
            for unsure in reading.unsure:
                message = Message(MAY_BE_TARGET, {"words": unsure.words})
                self._reporter.doubt(found.entry.row.place, message)


def _heading_of(text: str) -> str | None:
    """Return the heading of a point; None where it is a sentence that promises a figure itself."""
    title = point_title(text)
    return title if title is not None and not has_figures(title) else None


def _begins(tree: Tree) -> int | None:
    """Return the year from which a document speaks: that of its issue, or its title's first."""
    if tree.head.issued is not None:
        return tree.head.issued.year
    spanned = _SPAN.search(tree.head.title or "")
    return int(spanned["first"]) if spanned is not None else None


_SPAN = re.compile("(?P<first>20\\d\\d)年?[-—–~～至到]{1,2}20\\d\\d")
_GOAL_LEAD = re.compile(
    "(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)?(?:总体|主要|发展|工作|建设|行动|预期|具体|年度)*目标[是为：:。]"
)


def _tells_goals(part: Part) -> bool:
    return part.rank >= 0 and GOALS.search(part.title) is not None


def _is_whole(found: FoundTask) -> bool:
    return found.entry is None and found.point is None


def _tells_what_is(part: Part) -> bool:
    return (
        part.rank >= 0
        and PAST_CHAPTER.search(part.title) is not None
        and MENDS.match(part.title) is None
    )


def _first_year(text: str) -> Period | None:
    """Return the first year that a text sets: 到2027年, not one that it compares with."""
    if "20" not in text and "五" not in text:
        return None
    found = [
        year
        for year in years_in(plain(text).text)
        if not year.is_reference and year.of_part is None
    ]
    return found[0].period if found else None


def _of_indicator(indicator: Indicator, year: Period | None) -> Found:
    kind = TargetKind.LEVEL
    if indicator.is_growth:
        kind = TargetKind.GROWTH
    elif indicator.unit in ("个", "家", "项", "座", "条", "名", "处", "所", "件"):
        kind = TargetKind.COUNT
    elif not re.search("\\d", str(indicator.value)):
        kind = TargetKind.GRADE
    return Found(
        indicator.name,
        indicator.value,
        indicator.unit,
        indicator.bound,
        indicator.by or year,
        kind,
        0,
        indicator.baseline,
    )


def _merged(said: Iterable[_Said]) -> Iterator[DraftTarget]:
    """Yield targets, those of one name and one figure together; different figures stay apart."""
    kept: list[list[_Said]] = []
    by_figure: dict[tuple[object, ...], list[list[_Said]]] = {}
    for each in said:
        found = each.found
        alike = by_figure.setdefault((found.value, found.unit, found.bound), [])
        near = alike[-_MOST_ALIKE:]
        if each.is_cell and found.bound is Bound.REACH:
            for bound in (Bound.MIN, Bound.MAX, Bound.ABOUT):
                near += by_figure.get((found.value, found.unit, bound), [])[-_MOST_ALIKE:]
        same = next((run for run in near if _are_one(run[0].found, found)), None)
        if same is None:
            same = []
            alike.append(same)
            kept.append(same)
        same.append(each)
    taken: set[str] = set()
    for run in kept:
        first = run[0]
        found = first.found
        tasks = tuple(dict.fromkeys(each.task for each in run if each.task is not None))
        baseline = next((each.found.baseline for each in run if each.found.baseline), None)
        by = next((each.found.by for each in run if each.found.by is not None), None)
        id_ = _id_of(found.name, by, tasks, taken)
        yield DraftTarget(
            id_,
            found.name,
            first.group,
            found.value,
            found.unit,
            found.bound,
            by,
            found.kind,
            baseline,
            tasks,
            first.place,
            next((each.owner for each in run if each.owner), ""),
        )


def _are_one(first: Found, other: Found) -> bool:
    if first.by is not None and other.by is not None and first.by.last != other.by.last:
        return False
    short, long = sorted((_folded(first.name), _folded(other.name)), key=len)
    return short == long or (len(short) >= _SHORTEST_ALIKE and long.endswith(short))


_SHORTEST_ALIKE = 5
_MOST_ALIKE = 200  # targets of one figure among which one is looked for


def _folded(name: str) -> str:
    return re.sub("\\W", "", name)


def _id_of(name: str, by: Period | None, tasks: Sequence[str], taken: set[str]) -> str:
    """Return an id that people know the target by: its name, with its year where two have one."""
    plain_name = _folded(name)[:_LONGEST_ID]
    choices = [plain_name]
    if by is not None:
        choices.append(f"{plain_name}-{by}")
    choices += [f"{plain_name}-{task}" for task in tasks[:1]]
    for choice in choices:
        if choice not in taken:
            break
    else:
        number = 2
        while (choice := f"{plain_name}-{number}") in taken:
            number += 1
    taken.add(choice)
    return choice


_LONGEST_ID = 24
