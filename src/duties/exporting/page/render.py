"""The page from its template, with the style and the script in it and nothing from outside."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from duties.assignments import Assignment, last_role
from duties.drawing.engine import Engine
from duties.drawing.scene import Scene
from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart
from duties.exporting.languages import tag_of
from duties.exporting.marks import WRITER
from duties.exporting.page.addresses import addresses_in, part_address
from duties.exporting.page.changes import changes
from duties.exporting.page.findings import grouped
from duties.exporting.page.overview import Overview, overview
from duties.exporting.page.pictures import (
    action_picture,
    heat_picture,
    is_tall,
    network_picture,
    plan_picture,
)
from duties.exporting.page.policy import policy_of
from duties.exporting.page.progress_words import words_of_progress
from duties.exporting.tables import NO_FINDINGS, TASKS_TITLE, plan_caption
from duties.exporting.templates import environment
from duties.formats.grid import Grid, grid
from duties.formats.text import printable
from duties.formats.view import Column
from duties.formats.views.bodies import BODIES_IN_FILES
from duties.formats.views.details import ALL_COLUMNS, DETAIL_COLUMNS
from duties.formats.views.my_tasks import my_tasks_caption
from duties.formats.views.steps import STEPS
from duties.formats.views.task_targets import TARGET_TABLE
from duties.graph import PlanGraph
from duties.messages import N_, Message, Translator, shown
from duties.model import Action, Plan, Role, Task
from duties.naming.names import normal_form
from duties.naming.pinyin import spellings_of
from duties.queries.bodies import bodies
from duties.queries.matrix import Matrix, matrix
from duties.queries.my_tasks import my_tasks
from duties.queries.partners import partners
from duties.sections import Section, sections

if TYPE_CHECKING:
    from duties.exporting.page.progress import PageProgress

_MARK = f'<meta name="generator" content="{WRITER}">'

WORDS = {
    "between": N_(", "),
    "overview": N_("Overview"),
    "tasks": TASKS_TITLE,
    "units": FilePart.UNITS.label,
    "actions": FilePart.ACTIONS.label,
    "bodies": FilePart.BODIES.label,
    "matrix": FilePart.MATRIX.label,
    "targets": FilePart.TARGETS.label,
    "findings": FilePart.FINDINGS.label,
    "changes": N_("What changed"),
    "search": N_("Search"),
    "search_tasks": N_("Words from a task, a unit or a note"),
    "search_units": N_("Find a unit"),
    "every_action": N_("Every action"),
    "every_unit": N_("Every unit"),
    "every_role": N_("Every role"),
    "theme": N_("Light or dark"),
    "print": N_("Print"),
    "print_all": N_("Print everything"),
    "copy_link": N_("Copy link"),
    "copied": N_("Copied"),
    "save": N_("Save table (CSV)"),
    "by_action": N_("Tasks by action"),
    "busiest": N_("Units with the most tasks"),
    "next_deadlines": N_("Next deadlines"),
    "partners": N_("Works most with"),
    "finding": N_("Finding"),
    "about": N_("About"),
    "views": N_("Views"),
    "place": N_("Place"),
    "severity": N_("Severity"),
    "every_severity": N_("Every severity"),
    "skip": N_("Skip to the content"),
    "no": N_("No."),
    "task": N_("Task"),
    "unit": N_("Unit"),
    "action": N_("Action"),
    "via": N_("Via"),
    "role": N_("Role"),
    "lead": N_("Lead"),
    "others": N_("and others"),
    "no_tasks": N_("The plan has no tasks yet."),
    "none_fit": N_("No task matches."),
    "no_findings": NO_FINDINGS,
    "no_changes": N_("no task differs"),
    "members": N_("Members"),
    "aliases": N_("Aliases"),
    "led_by": N_("Lead of the action"),
    "whole": N_("The whole plan"),
    "heat": N_("Heat map"),
    "network": N_("Who works with whom"),
    "shown": N_("{count} of {total} tasks"),
    "without_action": N_("without an action"),
    "indirect": N_("small: by way of a collective"),
    "arrow_keys": N_("Use the arrow keys to move from sign to sign."),
}


VIEW_NAMES = {
    "board": N_("Board"),
    "overview": N_("Overview"),
    "tasks": N_("Task list"),
    "cards": N_("Records"),
    "timeline": N_("Timeline"),
    "problems": N_("Problem list"),
    "units": N_("By unit"),
    "actions": N_("By action"),
    "bodies": N_("Bodies"),
    "targets": N_("Target list"),
    "matrix": N_("Matrix"),
    "whole": N_("Picture"),
    "heat": N_("Heat map"),
    "network": N_("Network"),
    "findings": N_("Findings"),
    "changes": N_("Changes"),
}
"""What the head of the page calls its views: short, since all stand in one row."""

PARTS = (
    FilePart.PICTURES,
    FilePart.UNITS,
    FilePart.ACTIONS,
    FilePart.BODIES,
    FilePart.TARGETS,
    FilePart.MATRIX,
    FilePart.FINDINGS,
    FilePart.NOTES,
    FilePart.PROGRESS,
)
"""What can be left out."""
_LEADS_TO = {FilePart.UNITS: "unit", FilePart.ACTIONS: "action"}
"""What links lead to in a part."""


class Chapter(NamedTuple):
    """An action with its tasks and its picture; `action` is None for tasks without one."""

    action: Action | None
    tasks: tuple[Task, ...]
    picture: str | None


class Desk(NamedTuple):
    """A unit with what it has to do, by role; a headline counts it.

    `partners` are the units that share most of its tasks, each with how many; none where the page
    has no part for units.
    """

    unit: str
    headline: str
    duties: Mapping[Role, tuple[Assignment, ...]]
    is_reached: bool  # by tasks that name a collective
    partners: tuple[tuple[str, int], ...]


def render(dossier: Dossier, into: Translator) -> bytes:
    """Return the page.

    It has pictures where the dossier has an engine, and tells what changed where that has a
    revision. Raises what `drawing.engine.run` raises.
    """
    templates = environment("page", into)
    templates.filters.update(
        say=partial(_said, into),
        part=part_address,
        word=lambda label: into.gettext(label),
        order_of=_order_of,
        folded=normal_form,
        counted_apart=partial(_counted_apart, into),
        is_tall=is_tall,
        few=_few,
        look=_look,
    )
    plan, register, without = dossier.plan, dossier.register, dossier.without
    engine = None if FilePart.PICTURES in without else dossier.engine
    unlinked = frozenset(kind for part, kind in _LEADS_TO.items() if part in without)
    scene = Scene(plan, register, into, page="", unlinked=unlinked)
    progress = _progress(dossier, into)
    if progress is not None:
        scene = scene._replace(standings=progress.standings, day=dossier.today)
    drawn = None if FilePart.ACTIONS in without else engine
    chapters = [_chapter(scene, section, drawn) for section in sections(plan)]
    pictures = {} if engine is None else _pictures(scene, engine)
    found = matrix(plan, register, by_task=True)
    addresses = addresses_in(dossier)
    style, early = _asset("page.css"), _asset("head.js")
    words = {key: into.gettext(text) for key, text in WORDS.items()}
    first = overview(dossier)
    words |= {key: _said(into, message) for key, message in _counted(first, plan).items()}
    views = _views(dossier, list(pictures))
    if progress is not None:
        style += _asset("progress.css")
        words.update(words_of_progress(into))
        views = progress.views(views)
        marks = dict(zip(map(id, plan.tasks), progress.marks, strict=True))
        templates.filters["mark"] = lambda task: marks[id(task)]
    script = templates.get_template("page.js").render(follows=progress is not None) + "\n"
    text = templates.get_template("page.html.jinja").render(
        language=tag_of(into),
        mark=_MARK,
        style=style,
        script=script,
        early=early,
        policy=policy_of(style, early, script),
        words=words,
        names={view: into.gettext(name) for view, name in VIEW_NAMES.items()},
        progress=progress,
        roles=_roles_in(plan),
        listed=_told(plan, (*(c for key, c in ALL_COLUMNS.items() if key != "note"), STEPS)),
        details=_told(plan, DETAIL_COLUMNS),
        due_column=ALL_COLUMNS["due"],
        plan=plan,
        register=register,
        scene=scene,
        caption=plan_caption(dossier),
        chapters=chapters,
        first=first,
        desks=(desks := list(_desks(dossier, into))),
        spellings="" if FilePart.UNITS in without else _spellings(desks),
        matrix=found,
        columns=groupby(range(len(found.columns)), lambda at: found.columns[at].section),
        total={role: sum(total[role] for total in found.totals) for role in Role},
        last_role=last_role,
        lead=Role.LEAD,
        has_indirect=_has_indirect(found),
        views=views,
        has_notes=FilePart.NOTES not in without,
        pictures=pictures,
        bodies=grid(BODIES_IN_FILES, bodies(plan), into, printable),
        findings=[] if FilePart.FINDINGS in without else list(grouped(dossier)),
        addresses=addresses,
        chapter_numbers=_numbers(chapters),
        targets=grid(TARGET_TABLE, plan.targets, into, printable) if plan.targets else None,
        changes=dossier.revision and changes(dossier.revision, addresses, into),
    )
    return _NEEDLESS_END.sub("", text).encode()


def _progress(dossier: Dossier, into: Translator) -> "PageProgress | None":
    """Return how the plan stands, None where there is no ledger or nobody asks for it."""
    if dossier.followed is None or FilePart.PROGRESS in dossier.without:
        return None
    from duties.exporting.page.progress import PageProgress

    return PageProgress(dossier, dossier.followed, into)


def _roles_in(plan: Plan) -> list[Role]:
    return [role for role in Role if any(task.units(role) for task in plan.tasks)]


def _numbers(chapters: Sequence[Chapter]) -> dict[str, int]:
    """Return the actions that have tasks, numbered as they come."""
    actions = [chapter.action for chapter in chapters if chapter.tasks]
    return {action.id: at for at, action in enumerate(actions, 1) if action}


def _has_indirect(found: Matrix) -> bool:
    return any(cell.is_indirect for row in found.rows for cell in row.cells.values())


_NEEDLESS_END = re.compile("</(?:t[dhr]|li|d[dt]|option|thead|tbody)>\n?")
"""End tags that HTML does without: a tenth of a large page."""


def is_own(data: bytes) -> bool:
    """Tell whether the file has the mark that such a page has in its head."""
    return _MARK.encode() in data[:_HEAD]


_HEAD = 2000  # bytes


def _pictures(scene: Scene, engine: Engine) -> dict[str, str]:
    """Return the pictures with views of their own, in the order of these."""
    drawn = {
        "whole": plan_picture(scene, engine),
        "heat": heat_picture(scene, engine),
        "network": network_picture(scene, engine),
    }
    return {view: picture for view, picture in drawn.items() if picture}


def _views(dossier: Dossier, pictures: Sequence[str]) -> list[str]:
    """Return the views of the page, in the order of its head; each has its words in `WORDS`."""
    left_out = dossier.left_out()
    shown: list[str] = [part for part in _VIEWS if part not in left_out]
    at = shown.index(FilePart.FINDINGS) if FilePart.FINDINGS in shown else len(shown)
    shown[at:at] = pictures
    return ["overview", "tasks", *shown, *(["changes"] if dossier.revision is not None else [])]


_VIEWS = (
    FilePart.UNITS,
    FilePart.ACTIONS,
    FilePart.BODIES,
    FilePart.TARGETS,
    FilePart.MATRIX,
    FilePart.FINDINGS,
)


def _said(into: Translator, fact: object) -> str:
    """Return a message, a name or a list of them as it is shown."""
    return printable(str(shown(fact, into)))


def _counted_apart(into: Translator, words: Message) -> tuple[str, str]:
    """Return the count that a sentence begins with, and its other words."""
    number, _, rest = _said(into, words).partition(" ")
    return number, rest


def _look(cell: str) -> str:
    """Return the class of a cell whose day must not be broken, or which needs room."""
    if _DAY.fullmatch(cell):
        return "day"
    return "long" if len(cell) > _LONG else ""


def _few(grid: Grid, column: int) -> bool:
    """Return whether a column holds only figures and the like, which need little room."""
    return all(row[column].isascii() and len(row[column]) <= _FEW for row in grid.rows)


_FEW = 6  # letters
_DAY = re.compile("[0-9年月日-]{4,11}")
_LONG = 20  # letters


def _chapter(scene: Scene, section: Section, engine: Engine | None) -> Chapter:
    tasks = tuple(scene.plan.tasks[place] for place in section.places)
    return Chapter(section.action, tasks, engine and action_picture(scene, section, engine))


def _desks(dossier: Dossier, into: Translator) -> Iterator[Desk]:
    """Yield the units that have tasks, those with the most first."""
    plan, register = dossier.plan, dossier.register
    graph = None if FilePart.UNITS in dossier.without else PlanGraph(plan, register)
    duties = my_tasks(plan, register, list(register.units))
    by_unit = {unit: tuple(group) for unit, group in groupby(duties, key=lambda duty: duty.unit)}
    for unit, own in sorted(by_unit.items(), key=lambda item: -len({d.place for d in item[1]})):
        caption = my_tasks_caption(own)
        by_role = {role: tuple(duty for duty in own if duty.role is role) for role in Role}
        nearest = () if graph is None else partners(plan, graph, unit)[:_MOST_PARTNERS]
        yield Desk(
            unit,
            _said(into, caption),
            by_role,
            any(duty.via for duty in own),
            tuple((partner.name, len(partner.tasks)) for partner in nearest),
        )


_MOST_PARTNERS = 8  # that are shown of a unit


def _spellings(desks: Iterable[Desk]) -> str:
    return json.dumps(spellings_of(desk.unit for desk in desks), ensure_ascii=False)


def _told(plan: Plan, columns: Iterable[Column[Task]]) -> list[Column[Task]]:
    """Return those columns of details that have something to tell."""
    return [c for c in columns if any(c.value(task) is not None for task in plan.tasks)]


def _order_of(task: Task) -> str:
    """Return what tasks are sorted by their deadlines with; those without a date come last."""
    if task.due is not None:
        return task.due.last.isoformat()
    return "9999-99" if task.due_text is None else "9999-98"


def _counted(first: Overview, plan: Plan) -> dict[str, Message]:
    """Return the sentences of the overview that count."""
    return {
        "of_units": Message(
            N_("{count} of {total} units"), {"count": len(first.busiest), "total": first.units}
        ),
        "all_dated": Message(N_("All {count} deadlines"), {"count": first.dated}),
        "too_large": Message(
            N_("The plan has {count} tasks, too many for one picture; see the heat map."),
            {"count": len(plan.tasks)},
        ),
    }


def _asset(name: str) -> str:
    return resources.files("duties.exporting.page").joinpath(name).read_text("utf-8")
