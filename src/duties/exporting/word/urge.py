"""An order to act (督办单) on one task, or a reminder of it (提示单), with a receipt to return."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from duties.exporting.imprint import UNSIGNED, Imprint
from duties.exporting.reports import words
from duties.exporting.reports.document import Block, BodyText, DataTable, DispatchPart, text_of
from duties.exporting.reports.requests import requests
from duties.exporting.tables import lines_of
from duties.exporting.word import faces
from duties.exporting.word.paper import Paper
from duties.exporting.word.report import write_blocks
from duties.exporting.word.signing import write_number, write_signature
from duties.formats.grid import grid
from duties.formats.light_marks import light_word
from duties.formats.text import within_quotes
from duties.formats.view import Column, View
from duties.formats.views.common import change_of, clauses
from duties.formats.views.problems import helpers_of
from duties.formats.views.progress import due_now, reason_of, share
from duties.formats.views.status import state_label, title_of
from duties.messages import N_, Message, Translator, counted
from duties.model import Plan, Role
from duties.planfile.plain import tenth
from duties.queries.problems import Case
from duties.queries.urging import Urged, light_of
from duties.tracking.lights import RED


class FormLine(NamedTuple):
    """A line of a form: what it is about (a key of the catalogues), and what is told."""

    label: str
    value: object


_FORM: View[FormLine] = View(
    (
        Column(N_("Matter"), lambda line: Message(line.label)),
        Column(N_("What is known"), lambda line: line.value),
    ),
    {},
)
_RECEIPT: View[FormLine] = View(
    (
        Column(N_("Matter"), lambda line: Message(line.label)),
        Column(N_("To be filled in"), lambda line: line.value),
    ),
    {},
)
_SPACE, _LITTLE = "\n" * 4, "\n\n"  # room to write in


def kind_of(light: str | None) -> Message:
    """Return what such a document is called, by the light: red ones are orders."""
    return Message(N_("Order to act") if light == RED else N_("Reminder"))


def render(
    plan: Plan,
    urged: Urged,
    day: date,
    answer_by: date,
    into: Translator,
    imprint: Imprint = UNSIGNED,
) -> bytes:
    """Return the document on a task as it stood on a day, on portrait A4 paper."""
    standing = urged.standing
    title = kind_of(light_of(standing)).put(into)
    paper = Paper(plan, f"{title} {standing.id}", setting=faces.FORM)
    paper.write(title, "Title")
    write_number(paper, imprint)
    address = Message(N_("{unit}:"), {"unit": words.units_of(standing)})
    paper.write(" ".join(address.put(into).splitlines()), "Address")
    write_blocks(paper, tuple(_body(plan, urged, day, answer_by, imprint)), into)
    write_signature(paper, imprint, into)
    if helpers := tuple(
        dict.fromkeys(each for case in urged.cases for each in helpers_of(case, plan))
    ):
        copied = Message(N_("Copy to: {units}."), {"units": helpers}).put(into)
        paper.write(" ".join(copied.splitlines()), "Copy")
    paper.write_on_new_page(into.gettext(N_("Receipt")), "Title")
    paper.write(_returned(answer_by, imprint).put(into), "Body")
    table = grid(_RECEIPT, tuple(_receipt(urged, imprint)), into, lines_of)
    paper.table(table, [("", table)], _RECEIPT_PARTS)
    return paper.to_bytes()


def _body(
    plan: Plan, urged: Urged, day: date, answer_by: date, imprint: Imprint
) -> Iterator[Block]:
    standing = urged.standing
    facts = {
        "day": day,
        "title": plan.title,
        "id": standing.id,
        "task": within_quotes(title_of(standing)),
        "light": words.light(light_of(standing)),
    }
    if light_of(standing) == RED:
        text = N_(
            "On {day} task {id}, “{task}”, of “{title}” has a {light}. You are instructed to act "
            "on it."
        )
    else:
        text = N_("On {day} task {id}, “{task}”, of “{title}” has a {light}. Please see to it.")
    yield BodyText(Message(text, facts))
    yield DispatchPart(Message(N_("How it stands")), (DataTable(_FORM, tuple(_lines(urged))),))
    asked = requests(standing, urged.cases, plan)
    yield DispatchPart(
        Message(N_("What is asked")), (*map(BodyText, asked), _answer(answer_by, imprint))
    )


def _answer(answer_by: date, imprint: Imprint) -> BodyText:
    facts = {"by": answer_by, "offices": imprint.signed}
    if imprint.signed:
        text = N_(
            "Return the receipt to {offices} by {by}: how far the work is, why it is so, what will "
            "be done, by when, and what help is needed."
        )
    else:
        text = N_(
            "Return the receipt by {by}: how far the work is, why it is so, what will be done, by "
            "when, and what help is needed."
        )
    return BodyText(Message(text, facts))


def _lines(urged: Urged) -> Iterator[FormLine]:
    """Yield what is known of the task; what nobody said is left out."""
    standing, task = urged.standing, urged.standing.task
    yield FormLine(
        N_("Task"), Message(N_("{id} {title}"), {"id": standing.id, "title": task.title})
    )
    for role, label in ((Role.LEAD, N_("Lead")), (Role.RESPONSIBLE, N_("Responsible"))):
        if names := tuple(name.text for name in task.units(role)):
            yield FormLine(label, names)
    if urged.leader:
        yield FormLine(N_("Leader"), urged.leader)
    if urged.above:
        yield FormLine(N_("Watched over by"), tuple(rung.name for rung in urged.above))
    yield from _progress(urged)
    if urged.reports:
        yield FormLine(N_("What was reported"), text_of(words.reported(urged.reports)))
    else:
        yield FormLine(N_("What was reported"), Message(N_("nothing so far")))
    if urged.cases:
        yield FormLine(N_("Problems"), clauses(map(_problem, urged.cases)))


def _problem(case: Case) -> Message:
    problem = case.problem
    if not problem.open_days:
        facts = {
            "id": problem.id,
            "text": words.clipped(problem.text or ""),
            "stage": Message(problem.stage.label),
        }
        return Message(N_("{id} {text} ({stage}, reported this day)"), facts)
    return counted(
        "{id} {text} ({stage}, open for {count} day)",
        "{id} {text} ({stage}, open for {count} days)",
        problem.open_days,
        id=problem.id,
        text=words.clipped(problem.text or ""),
        stage=Message(problem.stage.label),
    )


def _progress(urged: Urged) -> Iterator[FormLine]:
    standing = urged.standing
    due, moved = standing.due, due_now(standing)
    plan_due = standing.task.due
    if moved is not None and plan_due is not None:
        yield FormLine(N_("Deadline"), change_of(plan_due.last, moved))
    elif due is not None:
        yield FormLine(N_("Deadline"), due)
    state = {"state": state_label(standing), "percent": share(tenth(standing.percent))}
    told = N_("{state}, {percent}")
    if standing.pace is not None:
        state["pace"] = share(tenth(standing.pace))
        told = N_("{state}, {percent} (even pace: {pace})")
    yield FormLine(N_("State"), Message(told, state))
    if standing.light is not None:
        facts = {"light": light_word(light_of(standing)), "reason": reason_of(standing.light)}
        yield FormLine(N_("Light"), Message(N_("{light}: {reason}"), facts))
    if standing.streak > 1:
        yield FormLine(
            N_("In a row"),
            counted("{count} period", "{count} periods", standing.streak),
        )


def _returned(answer_by: date, imprint: Imprint) -> Message:
    facts = {"by": answer_by, "offices": imprint.signed}
    if imprint.signed:
        return Message(N_("To be returned to {offices} by {by}."), facts)
    return Message(N_("To be returned by {by}."), facts)


_RECEIPT_PARTS = (3, 7)


def _receipt(urged: Urged, imprint: Imprint) -> Iterator[FormLine]:
    standing = urged.standing
    named = {"id": standing.id, "title": title_of(standing)}
    if imprint.number:
        yield FormLine(N_("Number"), imprint.number)
    yield FormLine(N_("Task"), Message(N_("{id} {title}"), named))
    yield FormLine(N_("Unit"), words.units_of(standing))
    yield FormLine(N_("State and percentage today"), _SPACE)
    yield FormLine(N_("Why it is so"), _SPACE)
    yield FormLine(N_("What will be done"), _SPACE)
    yield FormLine(N_("Done by (date)"), _LITTLE)
    yield FormLine(N_("Help needed, and from whom"), _SPACE)
    yield FormLine(N_("Filled in by, telephone"), _LITTLE)
    yield FormLine(N_("Signature of the leader, seal, date"), _SPACE)
