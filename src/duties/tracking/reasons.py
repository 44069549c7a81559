"""Why a light is shown, in words and numbers."""

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from duties.ledger.model import Ruling, State
from duties.messages import N_, Message, counted
from duties.tracking.classes import MARGIN
from duties.tracking.lights import Situation
from duties.tracking.numbers import shown
from duties.tracking.position import Position
from duties.tracking_rules import Condition, LightRule

NO_LIGHT = Message(N_("no deadline, and nothing reported"))
NO_RULE = Message(N_("no rule says anything of it"))
CANCELLED = Message(N_("cancelled"))


def reason(rule: LightRule, situation: Situation, rules: Iterable[LightRule]) -> Message:
    """Return why a rule held; `rules` are all that are in force, for the limits in them."""
    position = situation.position
    match rule.when:
        case Condition.OVERDUE:
            return _overdue(position)
        case Condition.LAG:
            return _on_pace(position, rules) or NO_RULE
        case Condition.BLOCKED:
            return _blocked(position)
        case Condition.STEP_OVERDUE:
            return _late_steps(position)
        case Condition.DUE_WITHIN:
            return _due_soon(position)
        case Condition.UNREPORTED:
            return _unreported(position)
        case Condition.MISSED:
            return counted(
                "no report in {count} period",
                "no report in {count} periods in a row",
                situation.missed(),
            )
        case Condition.STREAK:
            return counted(
                "yellow or red at the end of {count} period",
                "yellow or red at the ends of {count} periods in a row",
                situation.streak(),
            )
        case Condition.NOT_STARTED:
            return _not_started(position)
        case Condition.OTHERWISE | None:
            return _otherwise(position, rules)
        case _:
            assert_never(rule.when)


def done(position: Position) -> Message:
    """Return why work that is done or accepted is green."""
    is_accepted = position.state is State.ACCEPTED
    done_on = position.day if position.done_on is None else position.done_on
    on = _date(done_on)
    late = 0 if position.due is None else done_on - position.due
    if late > 0 and is_accepted:
        return counted(
            "accepted; done on {on}, {count} day late",
            "accepted; done on {on}, {count} days late",
            late,
            on=on,
        )
    if late > 0:
        return counted(
            "done on {on}, {count} day late", "done on {on}, {count} days late", late, on=on
        )
    return Message(N_("accepted; done on {on}") if is_accepted else N_("done on {on}"), {"on": on})


def by_hand(ruling: Ruling) -> Message:
    """Return why a ruling's light is shown: its reason, who ruled, and until when."""
    facts = {
        "by": ruling.by or Message(N_("the coordinating office")),
        "reason": ruling.reason or Message(N_("no reason is given")),
        "until": ruling.until,
    }
    if ruling.until is None:
        return Message(N_("set by {by}: {reason}"), facts)
    return Message(N_("set by {by} until {until}: {reason}"), facts)


def _overdue(position: Position) -> Message:
    due = position.due or position.day
    facts: dict[str, object] = {"due": _date(due)}
    if position.stretch is None:
        return counted(
            "overdue by {count} day (due {due})",
            "overdue by {count} days (due {due})",
            position.day - due,
            **facts,
        )
    facts["stretch"] = position.stretch.name()
    if position.ended_open > 1:
        facts["stretches"] = position.ended_open
        return counted(
            "{stretch} overdue by {count} day; {stretches} stretches ended undone",
            "{stretch} overdue by {count} days; {stretches} stretches ended undone",
            position.day - due,
            **facts,
        )
    return counted(
        "{stretch} overdue by {count} day (due {due})",
        "{stretch} overdue by {count} days (due {due})",
        position.day - due,
        **facts,
    )


def _on_pace(position: Position, rules: Iterable[LightRule]) -> Message | None:
    if position.even is None:
        return None
    limits = [rule.over or 0 for rule in rules if rule.when is Condition.LAG]
    numbers = shown(position.percent, position.even, (MARGIN, -MARGIN, *limits))
    facts = {"lag": numbers.lag, "pace": numbers.pace, "percent": numbers.percent}
    many = 1 if numbers.lag == "1" else 2
    if position.lags(0):
        return counted(
            "{lag} point behind the even pace ({pace}% due, {percent}% reported)",
            "{lag} points behind the even pace ({pace}% due, {percent}% reported)",
            many,
            **facts,
        )
    if position.leads(0):
        return counted(
            "{lag} point ahead of the even pace ({pace}% due, {percent}% reported)",
            "{lag} points ahead of the even pace ({pace}% due, {percent}% reported)",
            many,
            **facts,
        )
    return Message(N_("on the even pace ({pace}% due, {percent}% reported)"), facts)


def _blocked(position: Position) -> Message:
    since = position.day if position.since is None else position.since
    if since == position.day:
        return Message(N_("blocked since {since}"), {"since": _date(since)})
    return counted(
        "blocked for {count} day, since {since}",
        "blocked for {count} days, since {since}",
        position.day - since,
        since=_date(since),
    )


def _late_steps(position: Position) -> Message:
    step, days = position.late_steps[0]
    late = counted(
        "step {step} overdue by {count} day",
        "step {step} overdue by {count} days",
        days,
        step=step,
    )
    others = len(position.late_steps) - 1
    if not others:
        return late
    return Message(N_("{late}, and {others} more"), {"late": late, "others": others})


def _due_soon(position: Position) -> Message:
    left = (position.due or position.day) - position.day
    if not left:
        return Message(N_("due on {due}"), {"due": _date(position.day)})
    return counted(
        "due in {count} day ({due})",
        "due in {count} days ({due})",
        left,
        due=_date(position.day + left),
    )


def _unreported(position: Position) -> Message:
    if position.reported is not None:
        return counted(
            "last reported {count} day ago ({last})",
            "last reported {count} days ago ({last})",
            position.day - position.reported,
            last=_date(position.reported),
        )
    start = position.start or position.day
    return counted(
        "nothing reported in {count} day since the start ({start})",
        "nothing reported in {count} days since the start ({start})",
        position.day - start,
        start=_date(start),
    )


def _not_started(position: Position) -> Message:
    if position.start is None:
        return Message(N_("not begun"))
    if position.start == position.day:
        return Message(N_("to begin on {start}, and not begun"), {"start": _date(position.start)})
    return counted(
        "not begun {count} day after the start ({start})",
        "not begun {count} days after the start ({start})",
        position.day - position.start,
        start=_date(position.start),
    )


def _otherwise(position: Position, rules: Iterable[LightRule]) -> Message:
    if position.start is not None and position.day < position.start:
        return Message(N_("starts {start}"), {"start": _date(position.start)})
    told = _on_pace(position, rules)
    if told is not None:
        return told
    if position.due is None:
        return Message(N_("no deadline, hence no even pace"))
    return Message(N_("no start, hence no even pace"))


def _date(day: int) -> date:
    return date.fromordinal(day)
