"""What differs in a step, a body, or the rules of tracking, key by key."""

from collections.abc import Iterator, Sequence
from typing import Any

from duties.formats.light_marks import light_label
from duties.formats.view import Column, Fact, View
from duties.formats.views.common import (
    ACTION,
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_TITLE,
    change_of,
    clauses,
    fact_words,
)
from duties.formats.views.deadlines import deadline
from duties.formats.views.details import value_for_people
from duties.formats.views.light_rules import when
from duties.formats.views.steps import step_words
from duties.messages import N_, Message
from duties.model import Body, Step, Target, Task
from duties.planfile.fields import BODY, STEP, TARGET, TASK_DETAILS, TRACKING
from duties.planfile.grammar import Kind, Model, Nested, NestedList, PlainKind, Shape, attribute
from duties.planfile.plain import plain, written
from duties.queries.comparison import Difference, PartDifference
from duties.task_or_step import step_key
from duties.tracking_rules import LightRule, Tracking

_LABELS = {
    "id": N_("No."),
    "title": N_("Title"),
    "name": N_("Name"),
    "project": N_("Project"),
    "lead": LEAD.heading,
    "responsible": RESPONSIBLE.heading,
    "support": SUPPORT.heading,
    "start": TASK_DETAILS["start"].label,
    "due": TASK_DETAILS["due"].label,
    "leader": TASK_DETAILS["leader"].label,
    "contact": TASK_DETAILS["contact"].label,
    "weight": N_("Weight"),
    "tier": N_("Tier"),
    "under": N_("Under"),
    "office": N_("Office"),
    "members": N_("Members"),
    "actions": ACTION.heading,
    "tasks": TASK_TITLE.heading,
    "period": N_("Reporting period"),
    "report_by": N_("Days to report"),
    "lights": N_("Rules of the lights"),
    "group": N_("Goal"),
    "value": N_("Value"),
    "unit": N_("Unit of measure"),
    "bound": N_("Bound"),
    "by": N_("By"),
    "baseline": N_("Baseline"),
    "kind": N_("Kind"),
    "owner": N_("Owner"),
}
"""What people call each key."""
_TOLD_WITH = {"due_text": "due"}


def step_change(old: Task, new: Task, difference: PartDifference[Step]) -> Message:
    """Return what differs in a step, as one text."""
    if difference.new is None:
        dropped = difference.old and step_words(old, difference.old)
        return Message(N_("−{part}"), {"part": dropped})
    if difference.old is None:
        return Message(N_("+{part}"), {"part": step_words(new, difference.new)})
    named = f"{step_key(new, difference.new)} {difference.new.title}"
    return Message(N_("{part} ({changes})"), {"part": named, "changes": _changes(STEP, difference)})


def step_stated(document: Task, plan: Task, difference: PartDifference[Step]) -> Message:
    """Return what a document says otherwise of a step than the plan."""
    if difference.new is None:
        missing = difference.old and step_words(document, difference.old)
        return Message(N_("the plan lacks the step {step}"), {"step": missing})
    if difference.old is None:
        return Message(
            N_("the document has no step {step}"), {"step": step_words(plan, difference.new)}
        )
    stated = step_words(document, difference.old)
    return Message(N_("the document has the step {step}"), {"step": stated})


def step_change_objects(difference: Difference) -> list[dict[str, object]]:
    """Return the steps of a task that differ, for programs."""
    return [_object(STEP, each) for each in difference.steps]


def values_of(
    shape: Shape[Model], difference: PartDifference[Model]
) -> Iterator[tuple[str, object, object]]:
    """Yield each key that differs, with what was and what is now, as programs get them."""
    for key in difference.keys:
        kind = shape.grammar[key].kind
        before, after = (
            _plain(kind, getattr(part, attribute(key))) for part in (difference.old, difference.new)
        )
        yield key, before, after


def _changes(shape: Shape[Model], difference: PartDifference[Model]) -> Message | None:
    return clauses(fact_words(fact) for fact in _facts(shape, difference))


def _facts(shape: Shape[Model], difference: PartDifference[Model]) -> Iterator[Fact]:
    for key in dict.fromkeys(_TOLD_WITH.get(key, key) for key in difference.keys):
        kind = shape.grammar[key].kind
        if key == "due" and isinstance(difference.old, Step) and isinstance(difference.new, Step):
            told = (deadline(step.due, step.due_text) for step in (difference.old, difference.new))
            yield Fact(_LABELS[key], change_of(*told))
        elif isinstance(kind, PlainKind):
            parts = (getattr(part, attribute(key)) for part in (difference.old, difference.new))
            before, after = (value_for_people(kind, value) for value in parts)
            yield Fact(_LABELS[key], change_of(before, after))
        elif isinstance(difference.old, Tracking) and isinstance(difference.new, Tracking):
            yield Fact(_LABELS[key], _other_rules(difference.old.lights, difference.new.lights))
        else:
            yield Fact(_LABELS[key], Message(N_("changed")))


def _other_rules(old: Sequence[LightRule], new: Sequence[LightRule]) -> Message | None:
    """Return which rules of the lights came and went; other places alone are said to be so."""
    before, after = ([_rule_words(rule) for rule in rules] for rules in (old, new))
    gone = [Message(N_("−{part}"), {"part": rule}) for rule in before if rule not in after]
    come = [Message(N_("+{part}"), {"part": rule}) for rule in after if rule not in before]
    return clauses((*gone, *come)) or Message(N_("in another order"))


def _rule_words(rule: LightRule) -> Message:
    return Message(N_("{light}: {when}"), {"light": light_label(rule.light), "when": when(rule)})


def _plain(kind: Kind, value: Any) -> object:
    if isinstance(kind, NestedList):
        return [written(kind.shape, part) for part in value]
    if isinstance(kind, Nested):
        return value and written(kind.shape, value)
    return plain(kind, value)


def _object(shape: Shape[Model], difference: PartDifference[Model]) -> dict[str, object]:
    old, new = difference.old, difference.new
    return {
        "differences": list(difference.keys) or ["added" if old is None else "dropped"],
        "old": None if old is None else written(shape, old),
        "new": None if new is None else written(shape, new),
    }


def tracking_object(difference: PartDifference[Tracking] | None) -> dict[str, object] | None:
    """Return how the rules of tracking differ, for programs."""
    return None if difference is None else _object(TRACKING, difference)


def _change(difference: PartDifference[Any]) -> Message:
    if difference.old is None:
        return Message(N_("added"))
    return Message(N_("dropped") if difference.new is None else N_("changed"))


def _body(difference: PartDifference[Body]) -> Body:
    body = difference.new or difference.old
    assert body is not None  # noqa: S101 (a difference is found in one of them)
    return body


BODY_DIFFERENCES: View[PartDifference[Body]] = View(
    (
        Column(N_("Change"), _change),
        Column(N_("ID"), lambda difference: _body(difference).id),
        Column(N_("Name"), lambda difference: _body(difference).name),
        Column(N_("Details"), lambda difference: _changes(BODY, difference), optional=True),
    ),
    {
        "differences": lambda difference: _object(BODY, difference)["differences"],
        "old": lambda difference: _object(BODY, difference)["old"],
        "new": lambda difference: _object(BODY, difference)["new"],
    },
)


def _target(difference: PartDifference[Target]) -> Target:
    target = difference.new or difference.old
    assert target is not None  # noqa: S101 (a difference is found in one of them)
    return target


TARGET_DIFFERENCES: View[PartDifference[Target]] = View(
    (
        Column(N_("Change"), _change),
        Column(N_("Target"), lambda difference: _target(difference).id),
        Column(N_("Name"), lambda difference: _target(difference).name),
        Column(N_("Details"), lambda difference: _target_details(difference), optional=True),
    ),
    {
        "differences": lambda difference: _object(TARGET, difference)["differences"],
        "old": lambda difference: _object(TARGET, difference)["old"],
        "new": lambda difference: _object(TARGET, difference)["new"],
    },
)


def _target_details(difference: PartDifference[Target]) -> object:
    """Return what changed; of a target that was added or dropped, what it asks for."""
    if difference.old is not None and difference.new is not None:
        return _changes(TARGET, difference)
    return _target(difference).asked()


TRACKING_DIFFERENCE: View[PartDifference[Tracking]] = View(
    (
        Column(N_("Change"), _change),
        Column(N_("Details"), lambda difference: _changes(TRACKING, difference), optional=True),
    ),
    {},
)
