"""How tasks and steps stand, as a page marks them in its lists."""

from collections.abc import Mapping
from typing import NamedTuple

from duties.exporting.page.timeline import PageTimeline, TaskBar
from duties.formats.light_marks import light_label
from duties.formats.text import printable
from duties.formats.views.progress import light_name, share
from duties.formats.views.status import leads_of, state_label, title_of, why_of
from duties.ledger.model import State
from duties.messages import N_, Translator, shown
from duties.planfile.plain import tenth
from duties.tracking.lights import GREEN, RED, YELLOW
from duties.tracking.ranking import is_late
from duties.tracking.standing import Class, Standing

SOON = 30  # days
_SHADES = frozenset({"red", "yellow", "green", "blue", "orange"})
NO_LIGHT = "-"
"""What a list is filtered by for those without a light; no light is called so."""

DEADLINES = {
    "overdue": N_("Overdue"),
    "soon": N_("Due within 30 days"),
    "later": N_("Due later"),
    "on-time": N_("Completed on time"),
    "late": N_("Completed late"),
    "none": N_("Without a deadline"),
}
"""What tasks are filtered by, by their deadlines."""


class Mark(NamedTuple):
    """How a task or a step stands: in words, and what lists are filtered and sorted by.

    `task` is the id of the task in the page. `light`, `state` and `class_` are keys, `deadline`
    one of `DEADLINES`; empty where something is cancelled. `order` is lower for what is worse.
    """

    task: str
    id: str
    title: str
    leads: str
    light: str
    light_label: str
    shade: str
    order: int
    state: str
    state_label: str
    class_: str
    percent: str
    due: str
    due_order: str
    days_left: int | None
    deadline: str
    why: str
    answering: tuple[str, ...]
    bar: TaskBar | None


class StandingMarker(NamedTuple):
    """Makes marks in a language; `names` are the names that units have in the page."""

    timeline: PageTimeline
    names: Mapping[str, str]
    into: Translator

    def mark(self, standing: Standing, task: str) -> Mark:
        """Return the mark of a task or a step; `task` is the id of the task in the page."""
        light = light_name(standing)
        is_cancelled = standing.state is State.CANCELLED
        why = why_of(standing)
        leads = tuple(name.text for name in leads_of(standing)) or standing.answering
        return Mark(
            task=task,
            id=printable(standing.id),
            title=self._said(title_of(standing)),
            leads=self._said(leads),
            light="" if is_cancelled else key_of(light),
            light_label="" if is_cancelled else self._said(light_label(light)),
            shade=shade_of(light),
            order=_order(light),
            state=standing.state.value,
            state_label=self._said(state_label(standing)),
            class_="" if is_cancelled else standing.class_.value,
            percent=share(tenth(standing.percent)) or "",
            due=self._due(standing),
            due_order="9999" if standing.due is None else standing.due.isoformat(),
            days_left=standing.days_left,
            deadline="" if is_cancelled else _deadline(standing),
            why="" if why is None else self._said(why),
            answering=tuple(self.names.get(unit, unit) for unit in standing.answering),
            bar=self.timeline.bar(standing),
        )

    def _due(self, standing: Standing) -> str:
        """Return the deadline in force, or the plan's words where that is no date."""
        if standing.due is not None:
            return self._said(standing.due)
        words = (standing.step or standing.task).due_text
        return "" if words is None else self._said(words)

    def _said(self, fact: object) -> str:
        return printable(str(shown(fact, self.into)))


def key_of(light: str | None) -> str:
    """Return what lists are filtered by for a light."""
    return NO_LIGHT if light is None else printable(light)


def shade_of(light: str | None) -> str:
    """Return what the style calls a light."""
    if light is None:
        return "none"
    return light if light in _SHADES else "other"


def _order(light: str | None) -> int:
    """Return what lights are sorted by: red, yellow, those that rules made up, green, none."""
    if light is None:
        return 4
    return {RED: 0, YELLOW: 1, GREEN: 3}.get(light, 2)


def _deadline(standing: Standing) -> str:
    """Return which of `DEADLINES` holds."""
    if standing.class_ is Class.DONE:
        return "late" if is_late(standing) else "on-time"
    if standing.is_overdue:
        return "overdue"
    if standing.days_left is None:
        return "none"
    return "soon" if standing.days_left <= SOON else "later"
