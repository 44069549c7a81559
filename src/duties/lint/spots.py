"""Where to show a finding about a part of the plan."""

from collections.abc import Callable, Iterator, Set
from itertools import chain
from typing import NamedTuple

from duties.lint.plan_parts import own_units
from duties.lint.rule import Subject
from duties.model import Action, Body, Name, Plan, Step, Target, Task, Unit
from duties.naming.names import names_registered, names_used
from duties.source import START, Source, Span


def id_span(part: Task | Action | Step | Body | Target) -> Span:
    """Return the place of a part's id, or of its beginning if it has none."""
    return part.spans.get("id") or _beginning(part.span)


def title_span(part: Task | Action) -> Span:
    """Return the place of a part's title, or of its beginning if it has none."""
    return part.spans.get("title") or _beginning(part.span)


def unit_span(subject: Subject, unit: str) -> Span:
    """Return where a unit is registered, or first named if it is not."""
    registered = subject.register.units[unit]
    if registered is not None:
        return registered.spans["name"]
    return subject.first_named.get(unit, START)


def _beginning(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column + 1)


class Listing(NamedTuple):
    """The names that a part of the plan has under one key."""

    part: Unit | Action | Task | Step | Body | Target
    key: str
    names: tuple[Name, ...]


def listings(plan: Plan) -> Iterator[Listing]:
    """Yield every list of names in the plan; a unit's own name is in none."""
    for unit in own_units(plan):
        yield Listing(unit, "aliases", unit.aliases)
        yield Listing(unit, "members", unit.members or ())
    for action in plan.actions:
        yield Listing(action, "lead", action.lead)
    for task in plan.tasks:
        for part in task.parts():
            yield Listing(part, "lead", part.lead)
            yield Listing(part, "responsible", part.responsible)
            yield Listing(part, "support", part.support)
    for body in plan.bodies:
        yield Listing(body, "office", body.office)
        yield Listing(body, "members", body.members)
    for target in plan.targets:
        if target.owner is not None:
            yield Listing(target, "owner", (target.owner,))


def mark_span(source: Source, span: Span, text: str, at: int) -> Span:
    """Return the place of a character of the scalar at `span`; the scalar's own if it is quoted.

    `text` is what the scalar says.
    """
    if source.at(span) != text or span.line != span.end_line:
        return span
    column = span.column + at
    return Span(span.line, column, span.line, column + 1)


def names_that(subject: Subject, is_odd: Callable[[str], bool]) -> Iterator[Name]:
    """Yield every name, registered or used, that is odd; each spelling is judged once."""
    odd = set(filter(is_odd, subject.register.spellings))
    if odd:
        registered = (name for name in names_registered(subject.plan) if name.text in odd)
        yield from chain(registered, uses_of(subject.plan, odd))


def uses_of(plan: Plan, spellings: Set[str]) -> Iterator[Name]:
    """Yield the uses of names in these spellings; without any the plan is not walked."""
    if spellings:
        yield from (name for name in names_used(plan) if name.text in spellings)
