"""The journal of a task, entry by entry."""

from collections.abc import Iterator, Sequence
from datetime import date

from duties.formats.colours import Emphasis
from duties.formats.light_marks import light_word
from duties.formats.view import CardLine, Column, Fact, View
from duties.formats.views.common import clauses
from duties.formats.views.progress import PERCENT, STATE, share
from duties.formats.views.standing_changes import change_data, change_words
from duties.ledger import fields
from duties.ledger.model import Lesson, ProblemEntry, Report, Ruling
from duties.messages import N_, Message
from duties.planfile.plain import tenth, written
from duties.queries.history import Event
from duties.task_or_step import TaskOrStep

_LONGEST = 16_000  # characters of a text on a card, as of notes


def _key(event: Event) -> str:
    return event.placed.key


def _by(event: Event) -> str | None:
    entry = event.placed.entry
    match entry:
        case Report() | ProblemEntry():
            return None if entry.unit is None else entry.unit.text
        case Ruling():
            return entry.by
        case Lesson():
            return None


def history_caption(part: TaskOrStep, events: Sequence[Event]) -> Message | None:
    """Return a headline that names the task or step; None where nothing was entered about it."""
    facts = {"id": part.key, "title": part.title}
    return Message(N_("{id} {title}"), facts) if events else None


def nothing_entered(part: TaskOrStep, day: date) -> Message:
    """Return what to say where nothing was entered about a task or step."""
    text = N_("nothing was entered about {id} up to {day}")
    return Message(text, {"id": part.key, "day": day})


def _place(event: Event) -> str:
    return f"{event.placed.file.source.name}:{event.placed.line}"


def _what(event: Event) -> Message:
    """Return what the entry is: report on 19, problem P3 of 19."""
    entry, facts = event.placed.entry, {"id": _key(event)}
    match entry:
        case Report():
            return Message(N_("report on {id}"), facts)
        case ProblemEntry():
            return Message(N_("problem {problem} of {id}"), {**facts, "problem": entry.id})
        case Ruling():
            return Message(N_("ruling on {id}"), facts)
        case Lesson(kind=kind):
            label = Message(kind.label) if kind is not None else None
            return Message(N_("{kind} from {id}"), {**facts, "kind": label})


def _headline(event: Event) -> Message:
    facts = {"day": event.placed.day, "what": _what(event), "who": _by(event)}
    if facts["who"] is None:
        return Message(N_("{day} {what}"), facts)
    return Message(N_("{day} {what}, {who}"), facts)


def _says(event: Event) -> Iterator[Fact]:
    """Yield what the entry says, each thing with its label."""
    entry = event.placed.entry
    said: list[tuple[str, object]]
    match entry:
        case Report():
            said = [
                (STATE, entry.state and Message(entry.state.label)),
                (PERCENT, None if entry.percent is None else share(tenth(entry.percent))),
                (N_("Achieved"), entry.done),
                (N_("Next"), entry.next),
                (N_("Evidence"), entry.evidence),
                (N_("Stretch"), entry.stretch and entry.stretch.name()),
            ]
        case ProblemEntry():
            needs = tuple(name.text for name in entry.needs)
            said = [
                (N_("Stage"), entry.stage and Message(entry.stage.label)),
                (N_("Text"), entry.text),
                (N_("Asks for help"), needs or None),
            ]
        case Ruling():
            said = [
                (N_("Ruling"), clauses(_ruled(entry))),
                (N_("Stretch"), entry.stretch and entry.stretch.name()),
            ]
        case Lesson():
            said = [(N_("Text"), entry.text)]
    if not isinstance(entry, Lesson):
        said.append((N_("Reason"), entry.reason))
    for label, value in said:
        if value is not None:
            shown = " ".join(value.split()) if isinstance(value, str) else value
            yield Fact(label, shown, longest=_LONGEST)


def _ruled(ruling: Ruling) -> Iterator[Message]:
    if ruling.light is not None:
        facts = {"light": light_word(ruling.light), "day": ruling.until}
        text = N_("light {light}") if ruling.until is None else N_("light {light} until {day}")
        yield Message(text, facts)
    if ruling.due is not None:
        yield Message(N_("deadline {due}"), {"due": ruling.due.deadline()})
    if ruling.accepted:
        yield Message(N_("accepted as done"))
    if ruling.cancelled:
        yield Message(N_("cancelled"))
    if ruling.reopened:
        yield Message(N_("reopened"))
    if ruling.former:
        units = tuple(name.text for name in ruling.former)
        yield Message(N_("taken over from {units}"), {"units": units})


def _changed(event: Event) -> Message | None:
    """Return what the entry changed; of which part, where it changed more than one."""
    return change_words(event.changes)


def _remark(event: Event) -> Message | None:
    """Return what is odd about a report: that it does not count, that it came late."""
    found = []
    if event.counts is False:
        facts = {"unit": _by(event), "id": _key(event)}
        found.append(Message(N_("does not count: {unit} does not answer for {id}"), facts))
    if event.is_late:
        found.append(Message(N_("late for its period")))
    return clauses(found)


def _card(event: Event) -> tuple[CardLine, ...]:
    lines: list[CardLine] = [_headline(event), *_says(event)]
    if (changed := _changed(event)) is not None:
        lines.append(Fact(N_("Changed"), changed))
    if (remark := _remark(event)) is not None:
        lines.append(Fact(N_("Remark"), remark, Emphasis.WARNING))
    return (*lines, Fact(N_("Place"), _place(event), Emphasis.RULE))


def _said(event: Event) -> Message | None:
    return clauses(
        Message(N_("{label}: {value}"), {"label": Message(fact.label), "value": fact.value})
        for fact in _says(event)
    )


def _changes(event: Event) -> list[dict[str, object]]:
    entry = event.placed.entry
    if not isinstance(entry, ProblemEntry):
        return list(map(change_data, event.changes))
    if event.stage is entry.stage:
        return []
    before, after = event.stage and event.stage.value, entry.stage and entry.stage.value
    return [{"id": entry.id, "what": "stage", "before": before, "after": after}]


def _entry(event: Event) -> dict[str, object]:
    entry = event.placed.entry
    match entry:
        case Report():
            return written(fields.REPORT, entry)
        case ProblemEntry():
            return written(fields.PROBLEM, entry)
        case Ruling():
            return written(fields.RULING, entry)
        case Lesson():
            return written(fields.LESSON, entry)


HISTORY: View[Event] = View(
    (
        Column(N_("Day"), lambda event: event.placed.day),
        Column(N_("Entry"), _what),
        Column(N_("Who"), _by, optional=True),
        Column(N_("What it says"), _said, longest=_LONGEST),
        Column(N_("Changed"), _changed, optional=True),
        Column(N_("Remark"), _remark, optional=True),
        Column(N_("Place"), _place),
    ),
    {
        "date": lambda event: event.placed.day.isoformat(),
        "kind": lambda event: event.placed.kind.value,
        "id": _key,
        "by": _by,
        "entry": _entry,
        "counts": lambda event: event.counts,
        "in_time": lambda event: None if event.is_late is None else not event.is_late,
        "changes": _changes,
        "file": lambda event: event.placed.file.source.name,
        "line": lambda event: event.placed.line,
    },
    _card,
)
