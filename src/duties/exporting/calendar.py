"""The deadlines of tasks and steps as iCalendar (RFC 5545), for Outlook, phones and their kin.

Each deadline is an event of a whole day. Its UID depends on the plan's title and issuer and on the
number of the task or step alone, so that a later export updates what an earlier one brought.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from duties.exporting.dossier import Dossier
from duties.exporting.marks import WRITER
from duties.exporting.reports.words import units_of
from duties.formats.text import printable
from duties.formats.view import Fact
from duties.formats.views.common import fact_words
from duties.formats.views.progress import progress_facts
from duties.formats.views.status import title_of
from duties.ledger.model import Ledger, State
from duties.messages import N_, Message, Translator, shown
from duties.tracking.standing import Class, Standing

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_PRODUCT = f"-//{WRITER}//{WRITER}//EN"
_NINE = timedelta(hours=9)  # after the midnight with which the day of a deadline begins
_FIRST = date(2000, 1, 1)  # from which a later export is known as later


def render(dossier: Dossier, into: Translator) -> bytes:
    """Return the calendar of what the dossier has standings of, or of the whole plan.

    It is as of the dossier's day, which stands in every event instead of the hour.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _said(dossier.plan.title, into))
    uids: Counter[str] = Counter()
    for standing, day in dated(tuple(standings_of(dossier))):
        calendar.add_component(_event(dossier, standing, day, uids, into))
    data: bytes = calendar.to_ical()
    return data


def is_own(data: bytes) -> bool:
    """Tell whether the file says at its head that an export wrote it."""
    return data.startswith(b"BEGIN:VCALENDAR") and f"PRODID:{_PRODUCT}".encode() in data[:_HEAD]


_HEAD = 500  # bytes


def standings_of(dossier: Dossier) -> Iterable[Standing]:
    """Return how tasks and steps stand on the dossier's day, by what it has of the ledger."""
    if dossier.standings is not None:
        return dossier.standings
    from duties.tracking.tracker import Tracker

    tracker = Tracker(dossier.plan, dossier.register, Ledger())
    return [each for task in tracker.on(dossier.today) for each in (task, *task.steps)]


def dated(standings: Sequence[Standing]) -> Iterator[tuple[Standing, date]]:
    """Yield what has a deadline of its own, with its last day.

    A step that has only that of its task is in no calendar beside it.
    """
    wholes = {id(each.task): each.due for each in standings if each.step is None}
    for each in standings:
        step, due = each.step, each.due
        is_own = step is None or step.due is not None or wholes.get(id(each.task), due) != due
        if due is not None and is_own:
            yield each, due


def _event(
    dossier: Dossier, standing: Standing, day: date, uids: Counter[str], into: Translator
) -> "Event":
    from icalendar import Event

    event = Event()
    uid = _uid(dossier, standing, day)
    uids[uid] += 1
    event.add("uid", uid if uids[uid] == 1 else f"{uids[uid]}-{uid}")
    event.add("dtstamp", datetime.combine(dossier.today, time(), UTC))
    event.add("sequence", max((dossier.today - _FIRST).days, 0))
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(1))
    event.add("summary", _said(_summary(standing), into))
    event.add("description", "\n".join(_description(dossier, standing, into)))
    event.add("transp", "TRANSPARENT")  # who has a deadline is not busy all day
    event.add("status", "CANCELLED" if standing.state is State.CANCELLED else "CONFIRMED")
    action = dossier.action_of(standing.task)
    if action is not None:
        event.add("categories", [_said(action.title, into)])
    if day >= dossier.today and standing.class_ is not Class.DONE:
        for days in sorted(set(dossier.alarms), reverse=True):
            event.add_component(_alarm(days, _said(_summary(standing), into)))
    return event


def _alarm(days: int, summary: str) -> "Alarm":
    """Return an alarm so many days before a deadline, at nine o'clock."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", _NINE - timedelta(days))
    return alarm


def _uid(dossier: Dossier, standing: Standing, day: date) -> str:
    """Return the id of a deadline; each stretch of a standing task has one of its own."""
    plan = dossier.plan
    named = [plan.issuer or "", plan.title, standing.id, "" if standing.step is None else "step"]
    if standing.task.every is not None and standing.step is None:
        named.append(day.isoformat())
    digest = hashlib.sha256("\n".join(named).encode("utf-8", "replace")).hexdigest()
    return f"{digest[:32]}@{WRITER}"


def _summary(standing: Standing) -> Message:
    facts = {"title": title_of(standing), "id": standing.id, "units": units_of(standing)}
    if standing.state is State.CANCELLED:
        return Message(N_("Cancelled: {title} (task {id}, {units})"), facts)
    if standing.class_ is Class.DONE:
        return Message(N_("Done: {title} (task {id}, {units})"), facts)
    return Message(N_("Due: {title} (task {id}, {units})"), facts)


def _description(dossier: Dossier, standing: Standing, into: Translator) -> Iterator[str]:
    yield _said(Message(N_("“{title}”"), {"title": dossier.plan.title}), into)
    task, step = standing.task, standing.step
    if step is not None:
        facts = {"id": task.id, "title": task.title}
        yield _said(Message(N_("Step of task {id}, {title}"), facts), into)
    words = task.due_text if step is None else step.due_text
    if words is not None:
        yield _said(fact_words(Fact(N_("Deadline in words"), words)), into)
    for fact in progress_facts(standing):
        yield _said(fact_words(fact), into)
    days = Message(N_("As of {day}"), {"day": dossier.today})
    yield _said(days, into)


def _said(fact: object, into: Translator) -> str:
    return printable(" ".join(str(shown(fact, into)).split()))
