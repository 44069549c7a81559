"""How tasks and their steps stand on a day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from duties.formats.colours import Emphasis
from duties.formats.light_marks import light_label, light_look, light_order
from duties.formats.view import Column, CountingCaption, View, columns_on, on
from duties.formats.views.common import LEAD, TASK_ID, TASK_TITLE, clauses, texts
from duties.formats.views.progress import LIGHT, PERCENT, STATE, light_name, reason_of, share
from duties.formats.views.task_targets import targets_column, targets_field
from duties.ledger.model import State
from duties.messages import N_, Message, Translator, counted, day_name
from duties.model import Name, Task
from duties.planfile.plain import tenth
from duties.queries.task_targets import TargetsOf, no_targets
from duties.task_or_step import TaskOrStep
from duties.tracking.standing import Class, Standing

_NARROW = 110  # columns of the terminal; less has no room for every column


def title_of(standing: Standing) -> str:
    """Return the title of a task or step."""
    return TaskOrStep(standing.task, standing.step).title


def leads_of(standing: Standing) -> tuple[Name, ...]:
    """Return the units that lead a task or step."""
    return TaskOrStep(standing.task, standing.step).owner.lead


def state_label(standing: Standing) -> Message:
    """Return the word for how far a task or step is."""
    return Message(standing.state.label)


def _state_look(standing: Standing) -> Emphasis | None:
    return Emphasis.WARNING if standing.state is State.BLOCKED else None


def _short_day(day: date | None, today: date) -> object:
    """Return a day as short as a column likes it, with its year if that is another one."""
    if day is None or day.year != today.year:
        return day
    return Message(N_("{month:02}-{day:02}"), {"month": day.month, "day": day.day})


def status_view(
    into: Translator, day: date, width: int | None = None, of: TargetsOf = no_targets
) -> View[Standing]:
    """Return the view of how tasks stand on a day, the reason in the language.

    A table less than `_NARROW` columns wide has what it needs, so that there is room for the
    reason, where every column has its place otherwise.
    """
    is_narrow = width is not None and width < _NARROW
    carried = () if is_narrow else columns_on(_carrier, (targets_column(of),))
    return View(
        (*_columns(day, is_narrow=is_narrow), *carried),
        {
            "id": lambda each: each.id,
            "title": title_of,
            "lead": lambda each: texts(leads_of(each)),
            "state": lambda each: each.state.value,
            "percent": lambda each: tenth(each.percent),
            "pace": lambda each: None if each.pace is None else tenth(each.pace),
            "lag": _lag,
            "start": lambda each: each.start and each.start.isoformat(),
            "due": lambda each: each.due and each.due.isoformat(),
            "days_left": lambda each: each.days_left,
            "light": light_name,
            "rule": lambda each: each.light and each.light.rule,
            "reason": lambda each: _reason_text(each, into),
            "by_hand": lambda each: each.light is not None and each.light.by_hand is not None,
            "streak": lambda each: each.streak,
            "reported": lambda each: each.reported and each.reported.isoformat(),
            "problems": lambda each: list(each.problems),
            **on(_carrier, targets_field(of)),
        },
    )


def _carrier(standing: Standing) -> Task:
    """Return the task whose targets are told; a step carries none of its own."""
    return standing.task if standing.step is None else Task({}, standing.step.span)


def _reason_text(standing: Standing, into: Translator) -> str | None:
    return None if standing.light is None else reason_of(standing.light).put(into)


def _pace(standing: Standing) -> str | None:
    return None if standing.pace is None else share(tenth(standing.pace))


def _lag(standing: Standing) -> int | float | None:
    return None if standing.lag is None else tenth(standing.lag)


def _done(standing: Standing) -> str | None:
    return share(tenth(standing.percent))


def why_of(standing: Standing) -> Message | None:
    """Return the reason of a light; None for what is cancelled."""
    return None if standing.light is None else reason_of(standing.light)


def _how_far(standing: Standing) -> Message:
    """Return the state, and of work that goes on the percentage with the even pace."""
    state = state_label(standing)
    if standing.state in _OVER:
        return state
    facts = {"state": state, "done": tenth(standing.percent)}
    if standing.pace is None:
        return Message(N_("{state} {done}%"), facts)
    return Message(N_("{state} {done}/{pace}%"), {**facts, "pace": tenth(standing.pace)})


_OVER = frozenset({State.DONE, State.ACCEPTED, State.CANCELLED})


def _why_and_what_hinders(standing: Standing) -> Message | None:
    why = why_of(standing)
    told = [] if why is None else [why]
    if standing.problems:
        count = len(standing.problems)
        told.append(
            counted(
                "open problem: {problems}",
                "open problems: {problems}",
                count,
                problems=standing.problems,
            )
        )
    return clauses(told)


def _columns(day: date, *, is_narrow: bool) -> tuple[Column[Standing], ...]:
    light: Column[Standing] = Column(
        LIGHT,
        lambda each: None if each.light is None else light_label(each.light.name),
        look=lambda each: light_look(light_name(each)),
    )
    known: tuple[Column[Standing], ...] = (
        Column(TASK_ID.heading, lambda each: each.id),
        Column(TASK_TITLE.heading, title_of),
    )
    left: Column[Standing] = Column(N_("Days left"), lambda each: each.days_left, optional=True)
    reported: Column[Standing] = Column(
        N_("Last report"), lambda each: _short_day(each.reported, day), optional=True
    )
    if is_narrow:
        return (
            *known,
            light,
            Column(N_("State, done/pace"), _how_far, look=_state_look),
            left,
            reported,
            Column(N_("Why"), _why_and_what_hinders),
        )
    return (
        *known,
        Column(
            LEAD.heading,
            lambda each: tuple(name.text for name in leads_of(each)),
            look=lambda _: Emphasis.LEAD,
        ),
        light,
        Column(STATE, state_label, look=_state_look),
        Column(PERCENT, _done),
        Column(N_("Pace"), _pace, optional=True),
        Column(N_("Lag"), _lag, optional=True),
        left,
        Column(N_("Why"), why_of),
        reported,
        Column(N_("Problems"), lambda each: each.problems, optional=True),
    )


class _Counted(NamedTuple):
    """What of a task or step is counted."""

    is_step: bool
    is_cancelled: bool
    light: str | None
    class_: Class | None


def status_caption(day: date) -> CountingCaption:
    """Return what makes a headline with the day, which counts tasks by light and class.

    What is cancelled is in no count but its own; a step is not counted beside its task.
    """
    return CountingCaption(_counted, partial(_told, day=day))


def _counted(standings: Sequence[Standing]) -> Counter[_Counted]:
    tasks = {id(each.task) for each in standings if each.step is None}
    return Counter(
        _Counted(
            each.step is not None,
            each.state is State.CANCELLED,
            light_name(each),
            each.class_,
        )
        for each in standings
        if each.step is None or id(each.task) not in tasks
    )


def _told(counts: Counter[_Counted], day: date) -> Message:
    lights, classes, steps = Counter[str | None](), Counter[Class | None](), Counter[bool]()
    for each, count in counts.items():
        if not each.is_cancelled:
            lights[each.light] += count
            classes[each.class_] += count
            steps[each.is_step] += count
    parts = (
        (_how_many(steps[False], steps[True], counts.total() - steps.total()),),
        tuple(_times(light_label(name), lights[name]) for name in sorted(lights, key=light_order)),
        tuple(_times(Message(each.label), classes[each]) for each in Class if classes[each]),
    )
    said = clauses(Message(N_("{list}"), {"list": part}) for part in parts if part)
    return Message(N_("{day}: {counts}"), {"day": day_name(day), "counts": said})


def _how_many(tasks: int, steps: int, cancelled: int) -> Message:
    kinds = (
        (counted("{count} task", "{count} tasks", tasks), tasks or not steps),
        (counted("{count} step", "{count} steps", steps), steps),
    )
    facts = {"parts": tuple(kind for kind, is_told in kinds if is_told)}
    if not cancelled:
        return Message(N_("{parts}"), facts)
    return Message(N_("{parts} (and {cancelled} cancelled)"), {**facts, "cancelled": cancelled})


def _times(what: object, count: int) -> Message:
    return Message(N_("{what} {count}"), {"what": what, "count": count})
