"""The whole workbook."""

from collections.abc import Callable
from io import BytesIO

from duties.exporting.dossier import Dossier
from duties.exporting.excel.matrix import write_matrix
from duties.exporting.excel.sheet import HEAD_ROW, Worksheet
from duties.exporting.excel.styles import ERROR, OPTIONS, WARNING, Styles
from duties.exporting.file_parts import FilePart
from duties.exporting.marks import WRITER, plan_facts, property_text, written_on
from duties.exporting.tables import (
    NO_FINDINGS,
    TASKS_TITLE,
    duty_table,
    plan_caption,
    task_table,
)
from duties.findings import Severity
from duties.formats.text import printable
from duties.formats.views.actions import ACTIONS
from duties.formats.views.bodies import BODIES_IN_FILES
from duties.formats.views.common import LEAD
from duties.formats.views.findings import findings_view
from duties.formats.views.steps import step_table, steps_of
from duties.formats.views.task_targets import TARGET_TABLE
from duties.formats.views.units import UNITS
from duties.messages import N_, Translator, counted, shown
from duties.queries.bodies import bodies
from duties.queries.counts import action_counts, unit_counts
from duties.queries.my_tasks import my_tasks

_WARNING_COLOURS = {Severity.ERROR: ERROR, Severity.WARNING: WARNING}
_ACTION_COLUMN, _LEAD_COLUMN = 1, 3  # of the table of tasks, counted from 0
_SEVERITY_COLUMN = 1  # of the findings


def render(dossier: Dossier, into: Translator) -> bytes:
    """Return the workbook; raises `TooManyRowsError` where a sheet cannot hold the plan."""
    from xlsxwriter import Workbook

    out = BytesIO()
    with Workbook(out, OPTIONS) as workbook:
        for key, fact in plan_facts(dossier.plan).items():
            workbook.set_custom_property(key, fact)
        workbook.set_properties(
            {
                "title": property_text(dossier.plan.title),
                "subject": into.gettext(TASKS_TITLE),
                "author": WRITER,
                "company": property_text(dossier.plan.issuer),
                "created": written_on(dossier.plan),
            }
        )
        styles, left_out = Styles(workbook), dossier.left_out()
        for part, write in _SHEETS.items():
            if part not in left_out:
                name = part.label if part else TASKS_TITLE
                write(Worksheet(workbook, styles, into, name, dossier.plan.title), dossier)
    return out.getvalue()


def _write_tasks(page: Worksheet, dossier: Dossier) -> None:
    tasks = dossier.plan.tasks
    caption = (shown(fact, page.into) for fact in plan_caption(dossier))
    page.table(
        task_table(dossier),
        tasks,
        "　".join(printable(str(fact)) for fact in caption),
        nothing=page.into.gettext(N_("The plan has no tasks yet.")),
    )
    if tasks:
        page.merge_alike(_ACTION_COLUMN, len(tasks))
        lead = (HEAD_ROW + 1, _LEAD_COLUMN, HEAD_ROW + len(tasks), _LEAD_COLUMN)
        page.sheet.conditional_format(
            *lead, {"type": "blanks", "format": page.styles.on_top(ERROR)}
        )


def _write_steps(page: Worksheet, dossier: Dossier) -> None:
    found = steps_of(dossier.plan.tasks)
    caption = counted("{count} step", "{count} steps", len(found))
    page.table(step_table(found), found, caption.put(page.into), nothing="")


def _write_duties(page: Worksheet, dossier: Dossier) -> None:
    duties = my_tasks(dossier.plan, dossier.register, list(dossier.register.units))
    units = len({duty.unit for duty in duties})
    page.table(
        duty_table(several=True, without=dossier.without),
        duties,
        counted("{count} unit", "{count} units", units).put(page.into),
        nothing=page.into.gettext(N_("The plan does not give any unit a task yet.")),
    )
    if duties:
        page.merge_alike(0, len(duties))


def _write_findings(page: Worksheet, dossier: Dossier) -> None:
    found = dossier.findings
    page.table(
        findings_view(page.into),
        found,
        counted("{count} finding", "{count} findings", len(found)).put(page.into),
        nothing=page.into.gettext(NO_FINDINGS),
    )
    for severity, colours in _WARNING_COLOURS.items():
        area = (HEAD_ROW + 1, _SEVERITY_COLUMN, HEAD_ROW + 1 + len(found), _SEVERITY_COLUMN)
        wish = {
            "type": "text",
            "criteria": "begins with",
            "value": page.into.gettext(severity.label),
        }
        page.sheet.conditional_format(*area, {**wish, "format": page.styles.on_top(colours)})


def _write_actions(page: Worksheet, dossier: Dossier) -> None:
    found = action_counts(dossier.plan, dossier.register)
    # A heading of its own keeps the sheet from being taken for a table of tasks when it is read.
    own = N_("Lead of the action")
    actions = ACTIONS._replace(
        columns=tuple(
            column._replace(heading=own) if column.heading == LEAD.heading else column
            for column in ACTIONS.columns
        )
    )
    page.table(
        actions,
        found,
        counted("{count} action", "{count} actions", len(found)).put(page.into),
        nothing=page.into.gettext(N_("The plan has no actions.")),
    )


def _write_targets(page: Worksheet, dossier: Dossier) -> None:
    if dossier.readings:
        from duties.exporting.excel.followed_targets import (
            FOLLOWED_TARGETS,
            followed_caption,
            standings_of,
        )

        told = followed_caption(dossier).put(page.into)
        page.table(FOLLOWED_TARGETS, standings_of(dossier), told, nothing="")
        return
    found = dossier.plan.targets
    caption = counted("{count} target", "{count} targets", len(found)).put(page.into)
    page.table(TARGET_TABLE, found, caption, nothing="")


def _write_bodies(page: Worksheet, dossier: Dossier) -> None:
    found = bodies(dossier.plan)
    caption = counted("{count} group or task force", "{count} groups and task forces", len(found))
    page.table(BODIES_IN_FILES, found, caption.put(page.into), nothing="")


def _write_units(page: Worksheet, dossier: Dossier) -> None:
    found = unit_counts(dossier.plan, dossier.register)
    page.table(
        UNITS,
        found,
        counted("{count} unit", "{count} units", len(found)).put(page.into),
        nothing=page.into.gettext(N_("The plan names no units.")),
    )


_SHEETS: dict[FilePart | None, Callable[[Worksheet, Dossier], None]] = {
    None: _write_tasks,
    FilePart.STEPS: _write_steps,
    FilePart.MATRIX: write_matrix,
    FilePart.DUTIES: _write_duties,
    FilePart.TARGETS: _write_targets,
    FilePart.FINDINGS: _write_findings,
    FilePart.ACTIONS: _write_actions,
    FilePart.BODIES: _write_bodies,
    FilePart.UNITS: _write_units,
}
PARTS = (*(part for part in _SHEETS if part), FilePart.NOTES, FilePart.PROGRESS)
"""What can be left out."""
