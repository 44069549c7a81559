"""In what tasks stand otherwise than before."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import assert_never

from duties.formats.light_marks import light_label, light_look
from duties.formats.view import CardLine, Column, CountingCaption, Fact, View
from duties.formats.views.common import TASK_ID, TASK_TITLE, clauses, texts
from duties.formats.views.progress import LIGHT, light_name, reason_of, share
from duties.formats.views.status import leads_of, title_of
from duties.ledger.model import State
from duties.messages import N_, Message, Translator, counted, day_name
from duties.planfile.plain import tenth
from duties.queries.entries import EntryKind, PlacedEntry
from duties.queries.standing_changes import StandingAspect, StandingChange, Turn, Value, value_of
from duties.tracking.standing import Class, Standing


def change_words(changes: Sequence[StandingChange]) -> Message | None:
    """Return changes in words, of which part where there are several; None where there are none.

    State in progress → done, light ▲ yellow → ○ green.
    """
    by_part: dict[str, list[Message]] = {}
    for change in changes:
        by_part.setdefault(change.id, []).append(_change(change))
    if len(by_part) < 2:
        return next((_list(words) for words in by_part.values()), None)
    return clauses(
        Message(N_("{id}: {changes}"), {"id": id_, "changes": tuple(words)})
        for id_, words in by_part.items()
    )


def _list(words: Sequence[Message]) -> Message:
    return Message(N_("{list}"), {"list": tuple(words)})


def _change(change: StandingChange) -> Message:
    return Message(
        N_("{aspect} {before} → {after}"),
        {
            "aspect": Message(change.aspect.label),
            "before": _words(change.aspect, change.before),
            "after": _words(change.aspect, change.after),
        },
    )


def _words(aspect: StandingAspect, value: Value) -> object:
    if aspect is StandingAspect.LIGHT:
        return light_label(None if value is None else str(value))
    if isinstance(value, State | Class):
        return Message(value.label)
    if isinstance(value, Fraction):
        return share(tenth(value))
    return Message(N_("none")) if value is None else value


def change_data(change: StandingChange) -> dict[str, object]:
    """Return a change as programs get it."""
    return {
        "id": change.id,
        "what": change.aspect.value,
        "before": plain_value(change.before),
        "after": plain_value(change.after),
    }


def plain_value(value: Value) -> object:
    """Return one aspect of how a task stands as programs get it."""
    if isinstance(value, State | Class):
        return value.value
    if isinstance(value, Fraction):
        return tenth(value)
    return value.isoformat() if isinstance(value, date) else value


def since_caption(since: date, day: date) -> CountingCaption:
    """Return what makes a headline that counts what changed between two days."""

    def told(counts: Counter[None]) -> Message:
        facts = {
            "since": day_name(since),
            "day": day_name(day),
            "tasks": counted("{count} change", "{count} changes", counts.total()),
        }
        return Message(N_("from {since} to {day}: {tasks}"), facts)

    return CountingCaption(lambda found: Counter(None for _ in found), told)


def nothing_changed(since: date, day: date) -> Message:
    """Return what to say where nothing changed between two days."""
    return Message(
        N_("nothing changed from {since} to {day}"),
        {"since": day_name(since), "day": day_name(day)},
    )


def _why(turn: Turn) -> Message | None:
    """Return why a task stands otherwise: what was entered, and the reason of its light."""
    return clauses(
        (_entered(turn), *(() if turn.after.light is None else (reason_of(turn.after.light),)))
    )


def _entered(turn: Turn) -> Message:
    """Return how many entries of each kind there were; without any, time alone went by."""
    if not turn.entries:
        return Message(N_("nothing was entered; time went by"))
    kinds = Counter(each.kind for each in turn.entries)
    return _list([_kind_counts(kind, kinds[kind]) for kind in EntryKind if kinds[kind]])


def _kind_counts(kind: EntryKind, count: int) -> Message:
    match kind:
        case EntryKind.REPORT:
            return counted("{count} report", "{count} reports", count)
        case EntryKind.PROBLEM:
            return counted("{count} entry about a problem", "{count} entries about problems", count)
        case EntryKind.RULING:
            return counted("{count} ruling", "{count} rulings", count)
        case EntryKind.LESSON:
            return counted("{count} lesson", "{count} lessons", count)
        case _:
            assert_never(kind)


def _entry(each: PlacedEntry) -> dict[str, object]:
    return {
        "date": each.day.isoformat(),
        "kind": each.kind.value,
        "id": each.key,
        "file": each.file.source.name,
        "line": each.line,
    }


def _was(aspect: StandingAspect) -> Callable[[Turn], object]:
    return lambda turn: plain_value(value_of(turn.before, aspect))


def _is(aspect: StandingAspect) -> Callable[[Turn], object]:
    return lambda turn: plain_value(value_of(turn.after, aspect))


_NARROW = 110  # columns of the terminal; less has no room for every column


def since_view(into: Translator, width: int | None) -> View[Turn]:
    """Return the view of what changed between two days, reasons in the translator's language.

    In a terminal too narrow for a table each task has a card.
    """

    def reason(standing: Standing) -> str | None:
        return None if standing.light is None else reason_of(standing.light).put(into)

    pairs = {
        key: field
        for aspect in StandingAspect
        for key, field in (
            (f"{aspect.value}_before", _was(aspect)),
            (aspect.value, _is(aspect)),
        )
    }
    return View(
        (
            Column(TASK_ID.heading, lambda turn: turn.after.id),
            Column(TASK_TITLE.heading, lambda turn: title_of(turn.after)),
            Column(LIGHT, _light_cell, look=lambda turn: light_look(light_name(turn.after))),
            Column(N_("Changed"), _changed_cell, optional=True),
            Column(N_("Problems found"), lambda turn: turn.opened or None, optional=True),
            Column(N_("Problems solved"), lambda turn: turn.solved or None, optional=True),
            Column(N_("Why"), _why),
        ),
        {
            "id": lambda turn: turn.after.id,
            "title": lambda turn: title_of(turn.after),
            "lead": lambda turn: texts(leads_of(turn.after)),
            "changed": lambda turn: [change.aspect.value for change in turn.changes],
            **pairs,
            "reason_before": lambda turn: reason(turn.before),
            "reason": lambda turn: reason(turn.after),
            "found": lambda turn: list(turn.opened),
            "solved": lambda turn: list(turn.solved),
            "entries": lambda turn: list(map(_entry, turn.entries)),
        },
        _card if width is not None and width < _NARROW else None,
    )


def _card(turn: Turn) -> tuple[CardLine, ...]:
    facts = (
        Fact(LIGHT, _light_cell(turn), light_look(light_name(turn.after))),
        Fact(N_("Changed"), _changed_cell(turn)),
        Fact(N_("Problems found"), turn.opened or None),
        Fact(N_("Problems solved"), turn.solved or None),
        Fact(N_("Why"), _why(turn)),
    )
    told = (fact for fact in facts if fact.value is not None)
    return (f"{turn.after.id} {title_of(turn.after)}", *told)


def _light_cell(turn: Turn) -> object:
    """Return the light, and the one before where that was another."""
    before, after = light_name(turn.before), light_name(turn.after)
    if before == after:
        return light_label(after)
    facts = {"before": light_label(before), "after": light_label(after)}
    return Message(N_("{before} → {after}"), facts)


def _changed_cell(turn: Turn) -> Message | None:
    rest = [change for change in turn.changes if change.aspect is not StandingAspect.LIGHT]
    return change_words(rest)
