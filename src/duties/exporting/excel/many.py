"""A workbook of many plans: the tables of each, one below the other, with a column for the plan."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from duties.exporting.dossier import Dossier, NamedDossier
from duties.exporting.excel.sheet import Worksheet
from duties.exporting.excel.styles import OPTIONS, Styles
from duties.exporting.file_parts import FilePart
from duties.exporting.marks import NO_DAY, WRITER
from duties.exporting.tables import TASKS_TITLE, duty_table, task_table
from duties.formats.over_plans import Rows
from duties.formats.render import Format
from duties.formats.view import View
from duties.formats.views.bodies import BODIES_IN_FILES
from duties.formats.views.steps import step_table, steps_of
from duties.formats.views.task_targets import TARGET_TABLE
from duties.formats.views.units import UNITS
from duties.messages import N_, Message, Translator, counted
from duties.queries.bodies import bodies
from duties.queries.counts import unit_counts
from duties.queries.my_tasks import my_tasks

PLANS_TITLE = N_("Tasks of several plans")


class _Sheet(NamedTuple):
    """A sheet: its name, and the table of one plan."""

    name: str
    table: Callable[[Dossier], tuple[View[Any], Sequence[Any]]]


def _steps(dossier: Dossier) -> tuple[View[Any], Sequence[Any]]:
    found = steps_of(dossier.plan.tasks)
    return step_table(found), found


def _duties(dossier: Dossier) -> tuple[View[Any], Sequence[Any]]:
    units = list(dossier.register.units)
    return duty_table(several=True), my_tasks(dossier.plan, dossier.register, units)


_SHEETS = (
    _Sheet(TASKS_TITLE, lambda dossier: (task_table(dossier), dossier.plan.tasks)),
    _Sheet(FilePart.STEPS.label, _steps),
    _Sheet(FilePart.DUTIES.label, _duties),
    _Sheet(FilePart.TARGETS.label, lambda dossier: (TARGET_TABLE, dossier.plan.targets)),
    _Sheet(FilePart.BODIES.label, lambda dossier: (BODIES_IN_FILES, bodies(dossier.plan))),
    _Sheet(
        FilePart.UNITS.label,
        lambda dossier: (UNITS, unit_counts(dossier.plan, dossier.register)),
    ),
)


def render_many(plans: Iterable[NamedDossier], into: Translator) -> bytes:
    """Return the workbook; raises `TooManyRowsError` where a sheet cannot hold all plans."""
    from xlsxwriter import Workbook

    found = [Rows(Format.TABLE) for _ in _SHEETS]
    count = 0
    for name, dossier in plans:
        count += 1
        shown = dossier.for_people()
        for rows, sheet in zip(found, _SHEETS, strict=True):
            rows.add(name, *sheet.table(shown))
    title = into.gettext(PLANS_TITLE)
    out = BytesIO()
    with Workbook(out, OPTIONS) as workbook:
        workbook.set_properties({"title": title, "author": WRITER, "created": NO_DAY})
        styles = Styles(workbook)
        for rows, sheet in zip(found, _SHEETS, strict=True):
            if rows.rows or sheet.name == TASKS_TITLE:
                page = Worksheet(workbook, styles, into, sheet.name, title)
                page.table(rows.view(), rows.rows, _caption(count, len(rows.rows)).put(into))
    return out.getvalue()


def _caption(plans: int, rows: int) -> Message:
    facts = {
        "plans": counted("{count} plan", "{count} plans", plans),
        "rows": counted("{count} row", "{count} rows", rows),
    }
    return Message(N_("{plans}, {rows}"), facts)
