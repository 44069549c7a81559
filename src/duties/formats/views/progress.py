"""What is known of the progress of a task, beside what the plan says of it.

Most answers about a plan are given without its ledger: then there is nothing to show, and nothing
that judges progress is loaded.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from duties.formats.light_marks import light_label, light_look, light_word
from duties.formats.view import Column, Fact, Fields
from duties.messages import N_, Message
from duties.model import Task
from duties.planfile.plain import tenth

if TYPE_CHECKING:
    from duties.tracking.standing import Light, Standing

StandingOf = Callable[[Task], "Standing | None"]


def unknown(_: Task) -> "Standing | None":
    """Return nothing: how a task stands where there is no ledger."""
    return None


def light_name(standing: "Standing | None") -> str | None:
    """Return the name of a light, None where there is none."""
    return None if standing is None or standing.light is None else standing.light.name


def share(hundredths: int | float | None) -> str | None:
    """Return a percentage as people read it: 71.2%."""
    return None if hundredths is None else f"{hundredths}%"


LIGHT = N_("Light")
STATE = N_("State")
DUE_NOW = N_("Due now")
PERCENT = N_("Percent")


def progress_columns(standing_of: StandingOf) -> tuple[Column[Task], ...]:
    """Return the columns of progress, left out where nothing is known.

    They are light, state and percentage, and before them the deadline that is in force where the
    plan gives another or none.
    """

    def light(task: Task) -> object:
        standing = standing_of(task)
        return None if standing is None else light_label(light_name(standing))

    def state(task: Task) -> Message | None:
        standing = standing_of(task)
        return None if standing is None else Message(standing.state.label)

    def done(task: Task) -> str | None:
        standing = standing_of(task)
        return None if standing is None else share(tenth(standing.percent))

    return (
        Column(DUE_NOW, lambda task: due_now(standing_of(task)), optional=True),
        Column(LIGHT, light, True, lambda task: light_look(light_name(standing_of(task)))),
        Column(STATE, state, optional=True),
        Column(PERCENT, done, optional=True),
    )


def due_now(standing: "Standing | None") -> date | None:
    """Return the deadline in force where the plan says another: by a ruling, or the whole's."""
    if standing is None or standing.task.every is not None:
        return None
    part = standing.step or standing.task
    own = None if part.due is None else part.due.last
    return None if standing.due == own else standing.due


def progress_fields(standing_of: StandingOf) -> Fields[Task]:
    """Return what programs get of it: every key, null where nothing is known."""

    def state(task: Task) -> str | None:
        standing = standing_of(task)
        return None if standing is None else standing.state.value

    def percent(task: Task) -> int | float | None:
        standing = standing_of(task)
        return None if standing is None else tenth(standing.percent)

    return {
        "light": lambda task: light_name(standing_of(task)),
        "state": state,
        "percent": percent,
    }


def progress_facts(standing: "Standing | None") -> tuple[Fact, ...]:
    """Return what a card says of it: the state, and the light with its reason."""
    if standing is None:
        return ()
    state = Message(
        N_("{state}, {percent}"),
        {"state": Message(standing.state.label), "percent": share(tenth(standing.percent))},
    )
    if standing.light is None:
        return (Fact(STATE, Message(standing.state.label)),)
    due = due_now(standing)
    moved = () if due is None else (Fact(DUE_NOW, due),)
    name = standing.light.name
    light = Message(
        N_("{light}: {reason}"), {"light": light_label(name), "reason": reason_of(standing.light)}
    )
    return *moved, Fact(STATE, state), Fact(LIGHT, light, light_look(name))


def progress_of_steps(standing: "Standing | None") -> list[tuple[Message, ...]]:
    """Return what a card of a task says of each of its steps: its state and its light."""
    return [] if standing is None else [_in_short(step) for step in standing.steps]


def _in_short(standing: "Standing") -> tuple[Message, ...]:
    state = Message(standing.state.label)
    if standing.light is None:
        return (state,)
    facts = {"state": state, "percent": share(tenth(standing.percent))}
    return Message(N_("{state}, {percent}"), facts), light_label(standing.light.name)


def reason_of(light: "Light") -> Message:
    """Return why a light is as it is; of one set by hand also what the rules would have said."""
    if light.otherwise is None:
        return light.reason
    facts = {
        "reason": light.reason,
        "light": light_word(light.otherwise.name),
        "otherwise": light.otherwise.reason,
    }
    return Message(N_("{reason}; by the rules {light}: {otherwise}"), facts)
