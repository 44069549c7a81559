"""The table of tasks, as an official document would attach it."""

from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart
from duties.exporting.tables import TASKS_TITLE, lines_of, named, task_table
from duties.exporting.word.paper import Paper
from duties.exporting.word.signing import write_signature
from duties.exporting.word.tables import write_bodies, write_steps, write_table, write_targets
from duties.formats.grid import Grid, grid
from duties.messages import N_, Message, Translator
from duties.model import Action, Plan
from duties.naming.numerals import numeral_of
from duties.queries.bodies import bodies
from duties.sections import sections

PARTS = (FilePart.UNITS, FilePart.STEPS, FilePart.BODIES, FilePart.TARGETS, FilePart.NOTES)
"""What can be left out."""


def render(dossier: Dossier, into: Translator) -> bytes:
    """Return the document, on landscape A4 paper."""
    title = into.gettext(TASKS_TITLE)
    paper = Paper(dossier.plan, title, landscape=True)
    if FilePart.UNITS not in dossier.without:
        paper.hold_units(dossier.plan)
    paper.write(_mark(dossier.imprint.number).put(into), "Annex")
    paper.title(dossier.plan.title, title)
    whole, bands = _bands(dossier, into)
    write_table(paper, whole, bands, into)
    if FilePart.STEPS not in dossier.without:
        write_steps(paper, dossier.plan.tasks, into)
    if FilePart.BODIES not in dossier.without:
        write_bodies(paper, bodies(dossier.plan), into)
    if FilePart.TARGETS not in dossier.without:
        write_targets(paper, dossier.plan.targets, into)
    write_signature(paper, dossier.imprint, into)
    return paper.to_bytes()


def _mark(number: str | None) -> Message:
    """Return what stands above an annex: that it is one, and of which document, if that is told."""
    if number is None:
        return Message(N_("Annex"))
    return Message(N_("{number}, annex"), {"number": number})


def _bands(dossier: Dossier, into: Translator) -> tuple[Grid, list[tuple[str, Grid]]]:
    """Return the whole table, and its rows again below the action that they belong to."""
    plan = dossier.plan
    parts = sections(plan)
    order = [plan.tasks[place] for part in parts for place in part.places]
    whole = grid(task_table(dossier, in_print=True), order, into, lines_of)
    rows = iter(whole.rows)
    bands = [
        (
            _heading(part.action, plan, into),
            whole._replace(rows=[next(rows) for _ in part.places]),
        )
        for part in parts
    ]
    return whole, bands


def _heading(action: Action | None, plan: Plan, into: Translator) -> str:
    if action is None:
        return into.gettext(N_("without an action")) if plan.actions else ""
    words = printed(action)
    if not action.lead:
        return words
    units = tuple(name.text for name in action.lead)
    led = Message(N_("{action} (lead: {units})"), {"action": words, "units": units})
    return led.put(into)


def printed(action: Action) -> str:
    """Return an action as a document heads it: 一、 where its id is a number below a hundred."""
    number = numeral_of(int(action.id)) if action.id.isdecimal() and len(action.id) < 3 else None
    return f"{number}、{action.title}" if number and not action.title.isascii() else named(action)
