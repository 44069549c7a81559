"""The charts of a bulletin, as data."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from duties.exporting.reports.document import Bar, Bars, Stripe, TimeBar, Timeline
from duties.formats.light_marks import light_mark, light_order
from duties.formats.text import printable, width_of
from duties.formats.views.board import hundredths
from duties.formats.views.progress import share
from duties.formats.views.status import title_of
from duties.messages import N_, Message
from duties.model import Plan
from duties.queries.bulletin import Bulletin
from duties.queries.urging import light_of
from duties.tracking.ranking import BoardRow
from duties.tracking.standing import Standing

MOST_BARS = 40
"""Rows of a chart; with more, nobody reads it, and the tables have them all."""
_LONGEST_LABEL = 50  # columns of text, two lines; a Chinese character takes two columns


def lights_by_action(found: Bulletin, plan: Plan) -> tuple[Bars, ...]:
    """Return how many tasks of each action have which light; nothing without actions or lights."""
    rows = [row for row in found.actions.rows if row.tasks]
    places = {action.id: place for place, action in enumerate(plan.actions)}
    titles = {action.id: action.title for action in reversed(plan.actions)}
    rows.sort(key=lambda row: places.get(row.key, 0))
    lights = sorted({name for row in rows for name in row.lights}, key=light_order)
    if len(rows) > MOST_BARS or not any(lights):
        return ()
    bars = tuple(
        Bar(
            _short(f"{row.key} {titles.get(row.key, '')}"),
            tuple(
                Stripe(row.lights[name], name, str(row.lights[name]))
                for name in lights
                if row.lights.get(name)
            ),
        )
        for row in rows
    )
    whole = max(row.tasks for row in rows)
    title = Message(N_("Lights by action (tasks)"))
    return (Bars(title, N_("Action"), bars, whole, has_lights=True),)


def normal_rates(rows: Sequence[BoardRow]) -> tuple[Bars, ...]:
    """Return the normal rates of the units that are ranked, the best first; no chart of zeros."""
    ranked = [row for row in rows if row.rank is not None]
    if not 1 < len(ranked) <= MOST_BARS or not any(row.normal_rate for row in ranked):
        return ()
    bars = tuple(
        Bar(
            Message(N_("{rank} {unit}"), {"rank": row.rank, "unit": _short(row.key)}),
            (Stripe(float(row.normal_rate or 0), None),),
            share(hundredths(row.normal_rate)) or "",
        )
        for row in ranked
    )
    return (Bars(Message(N_("Normal rate by unit")), N_("Unit"), bars, 1),)


def timeline(found: Bulletin) -> tuple[Timeline, ...]:
    """Return when the tasks that are not done began and are due, with the day of the bulletin."""
    rows = [each for each in found.standings if _has_days(each)]
    if len(rows) > MOST_BARS:
        kept = {id(each) for each in (*found.watched, *found.coming)}
        rows = [each for each in rows if id(each) in kept]
    if not 1 < len(rows) <= MOST_BARS:
        return ()
    spans = tuple(
        TimeBar(
            _short(_marked(each)),
            each.start or found.day,
            each.due or found.day,
            float(each.percent) / 100,
            light_of(each),
        )
        for each in rows
    )
    first, last = _around(spans, found.day)
    title = Message(N_("Tasks not done: their time, and how much is done"))
    return (Timeline(title, spans, first, last, found.day),)


def _marked(standing: Standing) -> str:
    """Return the number and the title of a task behind the mark of its light."""
    light = light_of(standing)
    named = f"{standing.id} {title_of(standing)}"
    return named if light is None else f"{light_mark(light)} {named}"


def _has_days(standing: Standing) -> bool:
    start, due = standing.start, standing.due
    return start is not None and due is not None and start <= due and standing.days_left is not None


def _around(spans: Iterable[TimeBar], day: date) -> tuple[date, date]:
    """Return the first day of the first month and the last of the last that a timeline shows."""
    first = min(day, *(span.first for span in spans)).replace(day=1)
    last = max(day, *(span.last for span in spans))
    if last < date.max - timedelta(31):
        last = (last.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    return first, last


def _short(text: str) -> str:
    line = printable(" ".join(text.split()))[:_LONGEST_LABEL]
    if width_of(line) <= _LONGEST_LABEL and len(line) == len(text):
        return line
    while width_of(line) >= _LONGEST_LABEL:
        line = line[:-1]
    return f"{line}…"
