"""New entries that have no effect, or have one too early, which whoever typed them may not see."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from duties.findings import Finding
from duties.ledger.model import AnyEntry, Report, Ruling, State
from duties.lint.rules.foreign_report import foreign_report
from duties.messages import N_, Message
from duties.periods import Period, period_around
from duties.tracking.standing import Standing
from duties.tracking.tracker import Tracker


def unheeded(
    entries: Iterable[AnyEntry], tracker: Tracker, warnings: Iterable[Finding], today: date
) -> Iterator[Message]:
    """Yield why new reports leave their tasks as they are, or count otherwise than may be meant.

    `tracker` is that of the ledger with them; what `warnings` say is not said again.
    """
    foreign = {found.span for found in warnings if found.name == foreign_report.name}
    said: list[Message] = []
    for report in (entry for entry in entries if isinstance(entry, Report)):
        if report.unit is None or report.date is None:
            continue
        if report.unit.span in foreign:
            found = [_of_step(report.task, report.unit.text, tracker)]
        else:
            found = [_overruled(report, tracker, today), _of_what_time(report, tracker, today)]
        for message in found:
            if message is not None and message not in said:
                said.append(message)
                yield message


def hasty(entries: Iterable[AnyEntry], before: Tracker) -> Iterator[Message]:
    """Yield which work new rulings accept though nobody has reported it done.

    `before` is the tracker of the ledger without the entries. Of a standing task nothing is said.
    """
    new = list(entries)
    reported = {
        entry.task for entry in new if isinstance(entry, Report) and entry.state is State.DONE
    }
    for ruling in new:
        if not isinstance(ruling, Ruling) or not ruling.accepted or ruling.date is None:
            continue
        standing = before.standing(ruling.task, ruling.date)
        whole = before.part(ruling.task).stretches is None
        if whole and standing.state not in _NO_HASTE and ruling.task not in reported:
            facts = {"task": ruling.task, "state": Message(standing.state.label)}
            if standing.reported is None:
                yield Message(N_("nobody has reported on {task}, which is accepted now"), facts)
            else:
                text = N_("{task} was not reported done, but {state}; it is accepted now")
                yield Message(text, facts)


_NO_HASTE = (State.DONE, State.ACCEPTED)


def overruled(entries: Iterable[AnyEntry], tracker: Tracker, today: date) -> Iterator[Message]:
    """Yield why reports of units that answer change nothing: a ruling, or a report of a later day.

    `tracker` is that of the ledger with them.
    """
    for report in (entry for entry in entries if isinstance(entry, Report)):
        if report.date is None or not tracker.counts(report):
            continue
        reports, rulings = tracker.part(report.task).entries
        if rulings or reports[-1].day > report.date.toordinal():
            message = _overruled(report, tracker, today)
            if message is not None:
                yield message


def _of_step(task: str, unit: str, tracker: Tracker) -> Message | None:
    """Return which steps of a task a unit answers for that has no other part in it."""
    steps = tuple([step.key for step in tracker.part(task).steps if unit in step.answering])
    text = N_("{unit} answers for {steps} alone; a report on that counts")
    return Message(text, {"unit": unit, "steps": steps}) if steps else None


def _overruled(report: Report, tracker: Tracker, today: date) -> Message | None:
    """Return why a report changes neither state nor percentage, if it does not."""
    part = tracker.part(report.task)
    facts: dict[str, object] = {
        "task": report.task,
        "unit": None if report.unit is None else report.unit.text,
        "units": part.answering,
        "day": report.date,
    }
    if not tracker.counts(report):
        text = N_(
            "the report of {unit} on {task} is shown, but changes neither state nor percentage; "
            "only reports of {units} do"
        )
        return Message(text, facts)
    if report.stretch is not None and part.task.every is None:
        return Message(N_("{task} is no standing task, so a stretch says nothing about it"), facts)
    if report.state is None and report.percent is None:
        return None
    day = report.date or today
    standing = tracker.standing(report.task, max(day, today))
    if standing.state is State.CANCELLED:
        text = N_("{task} is cancelled; only a ruling takes that back (--ruling --reopened)")
        return Message(text, facts)
    if part.stretches is not None:
        return None
    if standing.state is State.ACCEPTED:
        text = N_("{task} is accepted; only a ruling takes that back (--ruling --reopened)")
        return Message(text, facts)
    later = [each.report for each in part.entries.reports if each.day > day.toordinal()]
    if later:
        text = N_("{unit} reported on {task} for a later day, {later}, and that counts")
        last = later[-1]
        return Message(text, {**facts, "later": last.date, "unit": last.unit and last.unit.text})
    if _stays_done(report, standing):
        text = N_("{task} stays done; --state in-progress --reason … takes that back")
        return Message(text, facts)
    same = [each.report for each in part.entries.reports if each.day == day.toordinal()]
    if same and (first := same[-1].unit) is not None and first.text != facts["unit"]:
        text = N_(
            "{first} reported on {task} for the same day, and that counts: it is named before "
            "{unit}"
        )
        return Message(text, {**facts, "first": first.text})
    return None


def _stays_done(report: Report, standing: Standing) -> bool:
    is_less = report.percent is not None and report.percent < 100
    return standing.state is State.DONE and report.state is None and is_less


def _of_what_time(report: Report, tracker: Tracker, today: date) -> Message | None:
    """Return what to say of a report that may be meant for another period, or comes late."""
    reporting = tracker.reporting
    current = period_around(today, reporting.stretch)
    if report.date is None or not tracker.counts(report):
        return None
    if report.date < current.first:
        closed = period_around(report.date, reporting.stretch)
        last = closed.last + timedelta(days=reporting.report_by)
        if report.received is None and today > last:
            text = N_(
                "the report on {task} for {period} counts as received on {day}, in time; if it "
                "came in only now, add --received {today}"
            )
            return Message(
                text, {**_facts(report, closed), "day": report.date, "today": today.isoformat()}
            )
        return None
    before = current.preceding()
    if today > before.last + timedelta(days=reporting.report_by) or report.date > today:
        return None
    if not _is_missing(report, tracker, before):
        return None
    text = N_(
        "the report on {task} counts for {now}; nothing was reported for {period} yet: if it is "
        "for that, give --date {last}"
    )
    facts = {"now": current.name(), "last": before.last.isoformat()}
    return Message(text, {**_facts(report, before), **facts})


def _is_missing(report: Report, tracker: Tracker, period: Period) -> bool:
    """Tell whether a period still lacks a report that was due on what a report is about."""
    part = tracker.part(report.task)
    last = period.last.toordinal()
    began = tracker.beginning.known_on(last)
    if began is None or part.start is None or part.start > last:
        return False
    if any(tracker.reporting.end_of(each) == last for each in part.reports):
        return False
    standing = tracker.standing(report.task, period.last)
    return standing.state not in (State.DONE, State.ACCEPTED, State.CANCELLED)


def _facts(report: Report, period: Period) -> dict[str, object]:
    return {"task": report.task, "period": period.name()}
