"""Problems on their way round the closed loop."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import partial

from duties.formats.colours import Emphasis
from duties.formats.view import CardLine, Column, CountingCaption, Fact, View
from duties.formats.views.common import TASK_TITLE, texts
from duties.messages import N_, Message, counted, day_name
from duties.model import Plan
from duties.naming.names import normal_form
from duties.queries.problems import Case
from duties.tracking.problems import Phase


def days_label(days: int) -> Message:
    """Return a number of days in words."""
    return counted("{count} day", "{count} days", days)


def _key(case: Case) -> str | None:
    return case.problem.task


def _title(case: Case) -> str | None:
    part = case.step or case.task
    return None if part is None else part.title


def _took(case: Case) -> object:
    """Return how long each stage took; the last one of an open problem still goes on."""
    *over, last = case.problem.phases
    told = [_phase(phase) for phase in over]
    if case.problem.is_open:
        told.append(Message(N_("{phase} so far"), {"phase": _phase(last)}))
    return tuple(told)


def _phase(phase: Phase) -> Message:
    facts = {"stage": Message(phase.stage.label), "days": days_label(phase.days)}
    return Message(N_("{stage} {days}"), facts)


def _look(case: Case) -> Emphasis | None:
    return Emphasis.STRONG if case.problem.is_open else None


def _stage(phase: Phase) -> dict[str, object]:
    first = phase.entries[0]
    said = [noted.entry.text for noted in phase.entries if noted.entry.text is not None]
    return {
        "stage": phase.stage.value,
        "since": phase.since.isoformat(),
        "days": phase.days,
        "text": "\n".join(said) or None,
        "file": first.file.source.name,
        "line": first.entry.span.line,
    }


def _latest(case: Case) -> str | None:
    """Return what was said last of a problem, None where that is what it is."""
    said = [noted.entry.text for phase in case.problem.phases for noted in phase.entries]
    told = [text for text in said[1:] if text is not None]
    return told[-1] if told else None


def _helpers(case: Case, bodies: Mapping[str, str]) -> tuple[str, ...]:
    """Return who is asked for help, bodies by their names."""
    return tuple(bodies.get(normal_form(name.text), name.text) for name in case.problem.needs)


def helpers_of(case: Case, plan: Plan) -> tuple[str, ...]:
    """Return who is asked for help with a problem, bodies by their names."""
    return _helpers(case, _bodies(plan))


def _bodies(plan: Plan) -> Mapping[str, str]:
    return {normal_form(body.id): body.name or body.id for body in reversed(plan.bodies)}


def _card(case: Case, bodies: Mapping[str, str]) -> tuple[CardLine, ...]:
    problem = case.problem
    stage = {"stage": Message(problem.stage.label), "since": problem.phases[-1].since}
    facts: list[tuple[str, object]] = [
        (TASK_TITLE.heading, " ".join(filter(None, (problem.task, _title(case))))),
        (N_("Unit"), problem.unit and problem.unit.text),
        (N_("Stage"), Message(N_("{stage}, since {since}"), stage)),
        (N_("Time taken"), _took(case)),
        (N_("Open for"), days_label(problem.open_days)),
        (N_("Latest"), _latest(case)),
        (N_("Asks for help"), _helpers(case, bodies) or None),
    ]
    return (
        " ".join(filter(None, (problem.id, problem.text))),
        *(Fact(label, value) for label, value in facts if value),
    )


_NARROW = 110  # columns of the terminal; less has no room for every column


def problems_view(plan: Plan, width: int | None) -> View[Case]:
    """Return the view of problems: in a terminal too narrow for a table, a card for each."""
    bodies = _bodies(plan)
    view = PROBLEMS._replace(columns=_columns(bodies))
    is_narrow = width is not None and width < _NARROW
    return view._replace(card=partial(_card, bodies=bodies)) if is_narrow else view


def _columns(bodies: Mapping[str, str]) -> tuple[Column[Case], ...]:
    return (
        Column(N_("Problem"), lambda case: case.problem.id, look=_look),
        Column(N_("Task"), _key),
        Column(N_("What it is"), lambda case: case.problem.text),
        Column(N_("Unit"), lambda case: case.problem.unit and case.problem.unit.text),
        Column(N_("Stage"), lambda case: Message(case.problem.stage.label), look=_look),
        Column(N_("Since"), lambda case: case.problem.phases[-1].since),
        Column(N_("Time taken"), _took),
        Column(N_("Open for"), lambda case: days_label(case.problem.open_days)),
        Column(N_("Latest"), _latest, optional=True),
        Column(N_("Asks for help"), lambda case: _helpers(case, bodies), optional=True),
    )


PROBLEMS: View[Case] = View(
    _columns({}),
    {
        "id": lambda case: case.problem.id,
        "task": lambda case: case.task and case.task.id,
        "step": lambda case: case.step and case.step.id,
        "title": _title,
        "unit": lambda case: case.problem.unit and case.problem.unit.text,
        "text": lambda case: case.problem.text,
        "stage": lambda case: case.problem.stage.value,
        "since": lambda case: case.problem.phases[-1].since.isoformat(),
        "open": lambda case: case.problem.is_open,
        "days": lambda case: case.problem.open_days,
        "needs": lambda case: texts(case.problem.needs),
        "stages": lambda case: list(map(_stage, case.problem.phases)),
    },
)


def no_problem(day: date) -> Message:
    """Return what to say where no problem is listed."""
    return Message(N_("no problem that was entered up to {day} matches"), {"day": day_name(day)})


def problems_caption(day: date) -> CountingCaption:
    """Return what makes a headline with the day, which counts problems and those still open."""
    return CountingCaption(
        lambda cases: Counter(case.problem.is_open for case in cases), partial(_told, day=day)
    )


def _told(counts: Counter[bool], day: date) -> Message:
    facts = {
        "day": day_name(day),
        "problems": counted("{count} problem", "{count} problems", counts.total()),
        "open": counts[True],
    }
    return Message(N_("{day}: {problems}, of which open: {open}"), facts)
