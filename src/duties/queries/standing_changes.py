"""In what does how a task stands differ from how it stood?"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from duties.ledger.model import Ledger, State
from duties.messages import N_
from duties.queries.entries import PlacedEntry, placed
from duties.tracking.standing import Class, Standing


class StandingAspect(StrEnum):
    """What can be another than before."""

    LIGHT = "light"
    STATE = "state"
    PERCENT = "percent"
    CLASS = "class"
    DUE = "due"

    @property
    def label(self) -> str:
        """The English word for it, a key of the catalogues."""
        return _ASPECT_LABELS[self]


_ASPECT_LABELS = {
    StandingAspect.LIGHT: N_("light"),
    StandingAspect.STATE: N_("state"),
    StandingAspect.PERCENT: N_("percent done"),
    StandingAspect.CLASS: N_("class"),
    StandingAspect.DUE: N_("deadline"),
}

Value = State | Fraction | Class | date | str | None


class StandingChange(NamedTuple):
    """What was `before` and is `after`, of the task or step `id`; a light is its name."""

    id: str
    aspect: StandingAspect
    before: Value
    after: Value


def value_of(standing: Standing, aspect: StandingAspect) -> Value:
    """Return one aspect of how a task or step stands."""
    match aspect:
        case StandingAspect.LIGHT:
            return None if standing.light is None else standing.light.name
        case StandingAspect.STATE:
            return standing.state
        case StandingAspect.PERCENT:
            return standing.percent
        case StandingAspect.CLASS:
            return standing.class_
        case StandingAspect.DUE:
            return standing.due


def changes(
    before: Standing, after: Standing, aspects: Collection[StandingAspect] = tuple(StandingAspect)
) -> tuple[StandingChange, ...]:
    """Return in which aspects two standings of one task or step differ."""
    pairs = ((each, value_of(before, each), value_of(after, each)) for each in aspects)
    return tuple(StandingChange(after.id, each, old, new) for each, old, new in pairs if old != new)


class Turn(NamedTuple):
    """How a task or step stood and stands, where that differs, and what was entered meanwhile.

    `opened` and `solved` are the ids of problems: those that are open now and were not, and the
    other way round. Where there are no `entries`, the days that went by changed it.
    """

    before: Standing
    after: Standing
    changes: tuple[StandingChange, ...]
    opened: tuple[str, ...]
    solved: tuple[str, ...]
    entries: tuple[PlacedEntry, ...]


def turns(
    before: Iterable[Standing],
    after: Iterable[Standing],
    ledger: Ledger,
    since: date,
    day: date,
) -> tuple[Turn, ...]:
    """Return what changed from the end of one day to the end of a later one.

    `before` and `after` are how the same tasks and steps stood on the two days, in any order; the
    order of `after` is kept, and what stands in only one of them is left out.
    """
    entered: dict[str, list[PlacedEntry]] = defaultdict(list)
    for each in placed(ledger):
        if since < each.day <= day:
            entered[each.key].append(each)
    earlier = {(id(standing.task), id(standing.step)): standing for standing in before}
    found = []
    for now in after:
        then = earlier.get((id(now.task), id(now.step)))
        if then is None:
            continue
        changed = changes(then, now)
        opened = tuple(id_ for id_ in now.problems if id_ not in then.problems)
        solved = tuple(id_ for id_ in then.problems if id_ not in now.problems)
        if changed or opened or solved:
            found.append(Turn(then, now, changed, opened, solved, _about(now, entered)))
    return tuple(found)


def _about(standing: Standing, entered: dict[str, list[PlacedEntry]]) -> tuple[PlacedEntry, ...]:
    """Return what was entered about a task and its steps, or about a step, by day."""
    keys = dict.fromkeys((standing.id, *(step.id for step in standing.steps)))
    found = [each for key in keys if key in entered for each in entered[key]]
    return tuple(sorted(found, key=lambda each: each.day))
