"""What a page tells of how the tasks stand on a day: its board, its cards, the units' reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import PurePath

from duties.exporting.dossier import Dossier, Followed
from duties.exporting.file_parts import FilePart
from duties.exporting.page.addresses import part_address
from duties.exporting.page.linked import LinkedTable
from duties.exporting.page.packing import packed
from duties.exporting.page.progress_parts import (
    Choice,
    OfUnit,
    RankedUnit,
    Sum,
    TaskRecord,
    Tile,
)
from duties.exporting.page.standing_marks import (
    DEADLINES,
    NO_LIGHT,
    SOON,
    Mark,
    StandingMarker,
    key_of,
    shade_of,
)
from duties.exporting.page.timeline import PageTimeline, RulerMark, timeline
from duties.formats.grid import Grid, grid
from duties.formats.light_marks import light_label, light_order
from duties.formats.text import printable
from duties.formats.view import Column, Fact, Item, View
from duties.formats.views.board import board_caption, board_view, how_it_is_counted
from duties.formats.views.details import ALL_COLUMNS
from duties.formats.views.history import HISTORY
from duties.formats.views.problems import problems_caption, problems_view
from duties.formats.views.progress import light_name
from duties.formats.views.show import show_view
from duties.formats.views.status import status_view
from duties.formats.views.steps import STEPS
from duties.formats.views.targets import TARGETS, targets_caption
from duties.ledger.model import Report, State
from duties.messages import N_, Message, Translator, counted, shown
from duties.model import Task
from duties.queries.history import Event, histories
from duties.queries.problems import Case, WantedProblems, select_problems
from duties.queries.show import show
from duties.queries.task_targets import targets_of
from duties.task_or_step import TaskOrStep, parts_by_key
from duties.tracking.lights import GREEN
from duties.tracking.problems import problems
from duties.tracking.ranking import By, board
from duties.tracking.standing import Class, Standing
from duties.tracking.target_reasons import reason_of
from duties.tracking.targets import (
    TargetStanding,
    TargetStatus,
    readings_by_target,
    standings,
)

_CLASS_SHADES = {Class.BEHIND: "late", Class.OTHER: "none"}
_BEHIND = frozenset({TargetStatus.BEHIND, TargetStatus.FAR_BEHIND})


_RANKED_BY: tuple[str | None, ...] = (
    *(None, None, "", "class=done", "due=on-time", "due=late", "state=done", "due=overdue"),
    *("light=red", "light=yellow", None, None, None),
)
"""What the numbers in the columns of the ranking count; None for what is no number of tasks."""

_MOST_REPORTS = 30  # of a unit, beside the records of its tasks
_MOST_LIT = 50  # tasks on the board; all are in the list that the numbers of lights lead to
_MOST_ENTRIES = 3000  # in the records of a page that is one long page without scripts
_PLACE = N_("Place")
_PLACES: Column[Event] = Column(_PLACE, lambda event: _place(event))
_JOURNAL: View[Event] = View(
    (*(column for column in HISTORY.columns if column.heading != _PLACE), _PLACES), {}
)
_IN_JOURNAL_ALONE = (_PLACE, N_("Who"), N_("Changed"))
_REPORTS: View[Event] = View(
    tuple(column for column in HISTORY.columns if column.heading not in _IN_JOURNAL_ALONE), {}
)


class PageProgress:
    """What the templates ask for, in a language; of a plan that has a ledger."""

    def __init__(self, dossier: Dossier, followed: Followed, into: Translator) -> None:
        self._dossier = dossier
        self._tracker, self._register, self._ledger = followed
        self._into = into
        self._day = dossier.today
        self.standings: Sequence[Standing] = self._tracker.on(self._day)
        """How each task stands, in the order of the plan."""
        self._board = board(self._tracker, self._day, By.UNIT, self.standings)
        self.timeline: PageTimeline = timeline(self.standings, self._day)
        ids = [task.id for task in dossier.plan.tasks]
        whole, page = list(self._register.units), list(dossier.register.units)
        names = dict(zip(whole, page, strict=True)) if len(whole) == len(page) else {}
        self._names: Mapping[str, str] = names
        """The names of units in the page by their whole names."""
        self._marker = StandingMarker(self.timeline, names, into)
        self.marks: tuple[Mark, ...] = tuple(map(self._marker.mark, self.standings, ids))
        """One a task, in the order of the plan."""

    def views(self, others: Sequence[str]) -> list[str]:
        """Return the views of the page, in the order of its head; `others` are those of a plan."""
        tasks = others.index("tasks") + 1
        own = ["cards", "timeline", *(["problems"] if self._cases else [])]
        return ["board", *others[:tasks], *own, *others[tasks:]]

    @cached_property
    def ruler(self) -> tuple[RulerMark, ...]:
        """The periods that timelines are divided into."""
        return self.timeline.ruler()

    @cached_property
    def choices(self) -> list[Choice]:
        """What the list of tasks can be filtered by."""
        states = {mark.state for mark in self.marks}
        by_deadline = {mark.deadline for mark in self.marks}
        return [
            Choice("light", "every_light", [(t.key, t.label) for t in self.lights if t.marks]),
            Choice(
                "state",
                "every_state",
                [(each.value, self._word(each.label)) for each in State if each.value in states],
            ),
            Choice("class", "every_class", [(t.key, t.label) for t in self.classes if t.marks]),
            Choice(
                "due",
                "every_deadline",
                [(key, self._word(text)) for key, text in DEADLINES.items() if key in by_deadline],
            ),
        ]

    @property
    def day(self) -> date:
        """The day of which the page tells."""
        return self._day

    @cached_property
    def caption(self) -> str:
        """A headline that counts."""
        return self._said(board_caption(self._board.total, self._day))

    def _counting(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.class_]

    @cached_property
    def classes(self) -> list[Tile]:
        """The tasks of each of the five classes."""
        return [
            Tile(
                "class",
                each.value,
                self._word(each.label),
                _CLASS_SHADES.get(each, "well"),
                self._of("class_", each),
            )
            for each in Class
        ]

    @cached_property
    def lights(self) -> list[Tile]:
        """The tasks of each light, the worst first; red, yellow and green always have a tile."""
        known = {light_name(each) for each in self.standings if each.state is not State.CANCELLED}
        names = sorted({"red", "yellow", "green", *known} - {None}, key=light_order)
        every: list[str | None] = [*names, *([None] if None in known else [])]
        return [
            Tile(
                "light",
                key_of(name),
                self._said(light_label(name)),
                shade_of(name),
                self._of("light", key_of(name)),
            )
            for name in every
        ]

    def _of(self, field: str, key: str) -> tuple[Mark, ...]:
        return tuple(mark for mark in self._counting() if getattr(mark, field) == key)

    @cached_property
    def lit(self) -> list[Mark]:
        """The tasks with a light that is not green, the worst first."""
        found = [mark for mark in self._counting() if mark.light not in (GREEN, NO_LIGHT)]
        return sorted(found, key=lambda mark: (mark.order, mark.light))

    @cached_property
    def soon(self) -> list[Mark]:
        """The tasks and steps that are due soon, the nearest first."""
        found = [
            self._marker.mark(each, mark.task)
            for mark, standing in zip(self.marks, self.standings, strict=True)
            for each in (standing, *standing.steps)
            if each.days_left is not None and 0 <= each.days_left <= SOON
        ]
        return sorted(found, key=lambda mark: mark.days_left or 0)

    @cached_property
    def ranking(self) -> tuple[list[str], list[RankedUnit]]:
        """The headings and the rows of the ranking."""
        view = board_view(self._tracker.plan, By.UNIT)
        table = grid(view, self._board.rows, self._into, printable)
        rows = [
            RankedUnit(row.key, tuple(map(_sum, cells, _RANKED_BY)))
            for row, cells in zip(self._board.rows, table.rows, strict=True)
        ]
        return table.headings, rows

    @cached_property
    def how_it_is_counted(self) -> list[str]:
        """What stands under the ranking."""
        return list(map(self._said, how_it_is_counted(self._tracker.plan, By.UNIT)))

    @cached_property
    def _targets(self) -> tuple[TargetStanding, ...]:
        return standings(self._tracker.plan, readings_by_target(self._ledger), self._day)

    @cached_property
    def targets_caption(self) -> str:
        """A headline that counts the targets by status; empty without any."""
        caption = targets_caption(self._day)(self._targets)
        return "" if caption is None else self._said(caption)

    @cached_property
    def targets(self) -> Grid | None:
        """How the targets stand; None without any."""
        return self._grid(_TARGETS, self._targets)

    @cached_property
    def targets_behind(self) -> Grid | None:
        """Those that are behind."""
        return self._grid(_TARGETS, [each for each in self._targets if each.status in _BEHIND])

    @cached_property
    def _cases(self) -> tuple[Case, ...]:
        found, of = problems(self._ledger, self._day), self._parts.get
        return select_problems(found, WantedProblems(), self._register, of, self._day)

    @cached_property
    def problems(self) -> LinkedTable | None:
        """All problems, the open ones first; None without any."""
        return self._problems(self._cases, self.problems_caption)

    @cached_property
    def problems_caption(self) -> str:
        """A headline that counts them; empty without any."""
        caption = problems_caption(self._day)(self._cases)
        return "" if caption is None else self._said(caption)

    def _problems(self, cases: Iterable[Case], caption: str = "") -> LinkedTable | None:
        ordered = sorted(cases, key=lambda case: not case.problem.is_open)
        table = self._grid(problems_view(self._tracker.plan, None), ordered)
        parts = tuple(None if case.task is None else self._record(case.task) for case in ordered)
        return table and LinkedTable(caption, table, parts)

    @cached_property
    def _parts(self) -> Mapping[str, TaskOrStep]:
        return parts_by_key(self._tracker.plan)

    @cached_property
    def _ids(self) -> dict[int, str]:
        """The ids of tasks in the page, by the identity of those that the tracker knows."""
        both = zip(self._tracker.plan.tasks, self._dossier.plan.tasks, strict=True)
        return {id(whole): task.id for whole, task in both}

    def _record(self, task: Task) -> str:
        return part_address(self._ids[id(task)], "card")

    @cached_property
    def _events(self) -> list[tuple[Event, ...]]:
        return list(histories(self._tracker, self._register, self._ledger, self._day))

    @cached_property
    def packed_records(self) -> str | None:
        """The records for the script to unpack; None where there are few enough to stand open."""
        if self.entries <= _MOST_ENTRIES:
            return None
        return packed([record.tree() for record in self.records()])

    @property
    def entries(self) -> int:
        """How many entries all records have together."""
        return sum(map(len, self._events))

    @property
    def needs_scripts(self) -> str:
        """What is said in place of packed records where no script runs."""
        text = N_(
            "The records hold {count} entries; a browser that runs no scripts cannot show them."
        )
        return self._said(Message(text, {"count": self.entries}))

    @property
    def lit_on_board(self) -> list[Mark]:
        """Those of them that stand on the board."""
        return self.lit[:_MOST_LIT]

    @property
    def lit_shown(self) -> str:
        """What is said where not all tasks with a light stand on the board; empty otherwise."""
        if len(self.lit) <= _MOST_LIT:
            return ""
        text = N_("The first {count} of {total}; the numbers of the lights above lead to all.")
        return self._said(Message(text, {"count": _MOST_LIT, "total": len(self.lit)}))

    def records(self) -> Iterator[TaskRecord]:
        """Yield what is known of each task, in the order of the plan."""
        plan = self._dossier.plan
        by_place = {id(task): each for task, each in zip(plan.tasks, self.standings, strict=True)}
        view = show_view(lambda task: by_place.get(id(task)), targets_of(plan))
        steps = status_view(self._into, self._day)
        left_out = {STEPS.heading}
        if FilePart.NOTES in self._dossier.without:
            left_out.add(ALL_COLUMNS["note"].heading)
        for place, task in enumerate(plan.tasks):
            [card] = show(plan, self._dossier.register, [TaskOrStep(task, None)])
            lines = view.card(card) if view.card else ()
            facts = tuple(
                (self._word(line.label), self._text(line.value, line.longest))
                for line in lines
                if isinstance(line, Fact) and line.label not in left_out
            )
            yield TaskRecord(
                self.marks[place],
                facts,
                self._grid(steps, self.standings[place].steps),
                self._grid(_JOURNAL, self._events[place]),
            )

    @cached_property
    def units(self) -> Mapping[str, OfUnit]:
        """What there is to tell of each unit, by its name in the page."""
        names = self._names
        marks: dict[str, list[Mark]] = {}
        for mark in self.marks:
            for answering in mark.answering:
                marks.setdefault(answering, []).append(mark)
        events: dict[str, list[Event]] = {}
        for event in (each for of_task in self._events for each in of_task):
            entry = event.placed.entry
            if isinstance(entry, Report) and (unit := self._tracker.unit_of(entry)) is not None:
                events.setdefault(names.get(unit, unit), []).append(event)
        cases: dict[str, list[Case]] = {}
        for case in self._cases:
            name = case.problem.unit
            if name is not None:
                known = self._register.known(name.text) or name.text
                cases.setdefault(names.get(known, known), []).append(case)
        return {
            unit: OfUnit(
                tuple(sorted(marks.get(unit, ()), key=lambda mark: (mark.order, mark.light))),
                *self._reports(events.get(unit, ())),
                self._problems(cases.get(unit, ())),
            )
            for unit in self._dossier.register.units
        }

    def _reports(self, events: Sequence[Event]) -> tuple[LinkedTable | None, str]:
        """Return the last reports of a unit, and what to say of those before them."""
        in_order = sorted(events, key=lambda each: each.placed.day)
        last = in_order[-_MOST_REPORTS:]
        count = len(in_order) - len(last)
        earlier = counted(
            "{count} earlier report stands in the record of its task.",
            "{count} earlier reports stand in the records of their tasks.",
            count,
        )
        parts = tuple(self._record(self._parts[event.placed.key].task) for event in last)
        table = self._grid(_REPORTS, last)
        return table and LinkedTable("", table, parts), self._said(earlier) if count else ""

    def _grid(self, view: View[Item], items: Sequence[Item]) -> Grid | None:
        return grid(view, items, self._into, printable) if items else None

    def _said(self, fact: object) -> str:
        return printable(str(shown(fact, self._into)))

    def _text(self, fact: object, longest: int) -> str:
        return printable(str(shown(fact, self._into, longest)))

    def _word(self, label: str) -> str:
        return self._into.gettext(label)


_TARGETS: View[TargetStanding] = View(
    (*TARGETS.columns, Column(N_("Why"), reason_of, optional=True)), {}
)


def _place(event: Event) -> str:
    """Return where an entry stands, without the folders, which concern nobody who gets a page."""
    return f"{PurePath(event.placed.file.source.name).name}:{event.placed.line}"


def _sum(words: str, wanted: str | None) -> Sum:
    return Sum(words, None if words in ("", "0") else wanted)
