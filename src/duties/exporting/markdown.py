"""The plan as a Markdown document: its tasks by action, its units, and the lint findings."""

from collections.abc import Iterator
from itertools import groupby

from duties.assignments import Assignment
from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart
from duties.exporting.marks import WRITER
from duties.exporting.tables import (
    NO_FINDINGS,
    TASKS_TITLE,
    named,
    plan_caption,
    task_columns,
)
from duties.formats.markdown import heading, paragraph
from duties.formats.markdown import render as table
from duties.formats.view import View
from duties.formats.views.bodies import BODIES_IN_FILES
from duties.formats.views.findings import findings_view
from duties.formats.views.my_tasks import my_tasks_caption, my_tasks_view
from duties.formats.views.steps import step_table, steps_of
from duties.formats.views.task_targets import TARGET_TABLE
from duties.messages import N_, Message, Translator, shown
from duties.queries.bodies import bodies
from duties.queries.my_tasks import my_tasks
from duties.sections import sections

PARTS = (
    FilePart.STEPS,
    FilePart.BODIES,
    FilePart.TARGETS,
    FilePart.DUTIES,
    FilePart.FINDINGS,
    FilePart.NOTES,
)
"""What can be left out."""

_MARK = f"<!-- {WRITER} export -->\n"


def render(dossier: Dossier, into: Translator) -> bytes:
    """Return the document, in GitHub's flavour."""
    return "\n".join((_MARK, *_parts(dossier, into))).encode()


def is_own(data: bytes) -> bool:
    """Tell whether the file begins with the mark that an export begins with."""
    return data.startswith(_MARK.encode())


def _parts(dossier: Dossier, into: Translator) -> Iterator[str]:
    plan = dossier.plan
    caption = " · ".join(str(shown(fact, into)) for fact in plan_caption(dossier))
    yield heading(1, plan.title)
    yield paragraph(caption) + "\n"
    yield heading(2, into.gettext(TASKS_TITLE))
    for action, places in sections(plan):
        if plan.actions:
            yield heading(3, named(action) if action else into.gettext(N_("without an action")))
        if action is not None and action.lead:
            units = tuple(name.text for name in action.lead)
            led = Message(N_("Lead of the action: {units}"), {"units": units})
            yield paragraph(led.put(into)) + "\n"
        if places:
            tasks = [plan.tasks[place] for place in places]
            yield table(View(task_columns(dossier.without), {}), tasks, into, None)
    left_out = dossier.left_out()
    if FilePart.STEPS not in left_out:
        steps = steps_of(plan.tasks)
        yield heading(2, into.gettext(FilePart.STEPS.label))
        yield table(step_table(steps), steps, into, None)
    if FilePart.BODIES not in left_out:
        yield heading(2, into.gettext(FilePart.BODIES.label))
        yield table(BODIES_IN_FILES, bodies(plan), into, None)
    if FilePart.TARGETS not in left_out:
        yield heading(2, into.gettext(FilePart.TARGETS.label))
        yield table(TARGET_TABLE, plan.targets, into, None)
    if FilePart.DUTIES not in left_out:
        yield from _duties(dossier, into)
    if FilePart.FINDINGS not in left_out:
        yield from _findings(dossier, into)


def _duties(dossier: Dossier, into: Translator) -> Iterator[str]:
    yield heading(2, into.gettext(FilePart.DUTIES.label))
    for unit, duties in groupby(_all_duties(dossier), key=lambda duty: duty.unit):
        mine = tuple(duties)
        yield heading(3, unit)
        yield table(my_tasks_view(several=False), mine, into, my_tasks_caption(mine))


def _findings(dossier: Dossier, into: Translator) -> Iterator[str]:
    yield heading(2, into.gettext(FilePart.FINDINGS.label))
    if dossier.findings:
        yield table(findings_view(into), dossier.findings, into, None)
    else:
        yield into.gettext(NO_FINDINGS) + "\n"


def _all_duties(dossier: Dossier) -> tuple[Assignment, ...]:
    return my_tasks(dossier.plan, dossier.register, list(dossier.register.units))
