"""The part of a bulletin on problems: new, moved, solved, and how old those are that are open."""

from collections.abc import Iterator, Sequence

from duties.exporting.reports.document import Block, BodyText, DataTable, DispatchPart, text_of
from duties.exporting.reports.words import clipped
from duties.formats.view import Column, View
from duties.formats.views.common import clauses
from duties.formats.views.problems import days_label, helpers_of
from duties.ledger.model import Stage
from duties.messages import N_, Message, counted
from duties.model import Plan
from duties.queries.bulletin import Bulletin
from duties.queries.problems import Case

_MONTH, _QUARTER = 30, 90  # days: the ages that are counted


def problems(found: Bulletin, plan: Plan) -> DispatchPart:
    """Return the part on problems; where none was reported, one sentence says so."""
    still_open = [case for case in found.cases if case.problem.is_open]
    blocks: list[Block] = [BodyText(text_of(_counts(found, still_open)))]
    news = list(_news(found))
    if news:
        blocks.append(BodyText(text_of(news)))
    elif found.cases:
        since = {"since": found.since}
        blocks.append(BodyText(Message(N_("Since {since} no problem has moved."), since)))
    if still_open:
        blocks.append(DataTable(_table(plan), still_open))
    return DispatchPart(Message(N_("Problems and what became of them")), tuple(blocks))


def _counts(found: Bulletin, still_open: Sequence[Case]) -> Iterator[Message]:
    cases = found.cases
    if not cases:
        yield Message(N_("No problem has been reported."))
        return
    yield counted(
        "{count} problem has been reported up to {day}: {solved} solved, {open} open.",
        "{count} problems have been reported up to {day}: {solved} solved, {open} open.",
        len(cases),
        day=found.day,
        solved=len(cases) - len(still_open),
        open=len(still_open),
    )
    if not still_open:
        return
    stages = [
        (Message(stage.label), sum(case.problem.stage is stage for case in still_open))
        for stage in Stage
        if stage is not Stage.SOLVED
    ]
    told = tuple(
        Message(N_("{what} {count}"), {"what": label, "count": count}) for label, count in stages
    )
    yield Message(N_("By stage, of those open: {stages}."), {"stages": told})
    ages = [case.problem.open_days for case in still_open]
    facts = {
        "new": sum(age <= _MONTH for age in ages),
        "older": sum(_MONTH < age <= _QUARTER for age in ages),
        "old": sum(age > _QUARTER for age in ages),
    }
    yield Message(
        N_("Open for up to 30 days: {new}; for 31 to 90 days: {older}; for longer: {old}."), facts
    )


def _news(found: Bulletin) -> Iterator[Message]:
    for text, cases in (
        (N_("New: {problems}."), found.found),
        (N_("In another stage: {problems}."), found.moved),
        (N_("Solved: {problems}."), found.solved),
    ):
        if cases:
            yield Message(text, {"problems": clauses(map(_in_short, cases))})


def _in_short(case: Case) -> Message:
    problem = case.problem
    facts = {
        "id": problem.id,
        "text": clipped(problem.text or ""),
        "task": problem.task,
        "unit": problem.unit and problem.unit.text,
        "stage": Message(problem.stage.label),
    }
    return Message(N_("{id} {text} (task {task}, {unit}; {stage})"), facts)


def _table(plan: Plan) -> View[Case]:
    return View(
        (
            Column(N_("Problem"), lambda case: case.problem.id),
            Column(N_("Task"), lambda case: case.problem.task),
            Column(N_("What it is"), lambda case: case.problem.text),
            Column(N_("Unit"), lambda case: case.problem.unit and case.problem.unit.text),
            Column(N_("Stage"), lambda case: Message(case.problem.stage.label)),
            Column(N_("Open for"), lambda case: days_label(case.problem.open_days)),
            Column(N_("Asks for help"), lambda case: helpers_of(case, plan) or None, optional=True),
        ),
        {},
    )
