"""Whom to turn to about a task, rung by rung."""

from collections.abc import Sequence
from typing import NamedTuple

from duties.formats.colours import Emphasis
from duties.formats.light_marks import light_label
from duties.formats.view import Column, View
from duties.formats.views.progress import reason_of
from duties.formats.views.status import title_of
from duties.messages import N_, Message, Translator
from duties.queries.escalation import Ladder, Rung
from duties.tracking.standing import Standing


class Numbered(NamedTuple):
    """A rung with its number from the bottom, None where nobody stands on it."""

    number: int | None
    rung: Rung


def numbered(ladder: Ladder) -> list[Numbered]:
    """Return the rungs of a ladder; those on which somebody stands are counted from 1."""
    found, number = [], 0
    for rung in ladder.rungs:
        number += rung.name is not None
        found.append(Numbered(None if rung.name is None else number, rung))
    return found


def _asked(each: Numbered) -> object:
    return each.rung.problems or None


def _look(each: Numbered) -> Emphasis | None:
    return Emphasis.RULE if each.rung.name is None else None


def escalation_view(into: Translator) -> View[Numbered]:
    """Return the view of the rungs; reasons are told in the translator's language."""
    return View(
        (
            Column(N_("Rung"), lambda each: each.number, look=_look),
            Column(N_("Tier"), lambda each: Message(each.rung.kind.label), look=_look),
            Column(N_("Name"), lambda each: each.rung.name or "–", look=_look),
            Column(N_("Why"), lambda each: each.rung.reason, look=_look),
            Column(N_("Office"), lambda each: each.rung.office or None, optional=True),
            Column(N_("Leader"), lambda each: each.rung.leader, optional=True),
            Column(N_("Contact"), lambda each: each.rung.contact, optional=True),
            Column(N_("Problems"), _asked, optional=True),
        ),
        {
            "rung": lambda each: each.number,
            "kind": lambda each: each.rung.kind.value,
            "name": lambda each: each.rung.name,
            "body": lambda each: each.rung.body,
            "office": lambda each: list(each.rung.office),
            "leader": lambda each: each.rung.leader,
            "contact": lambda each: each.rung.contact,
            "reason": lambda each: each.rung.reason.put(into),
            "problems": lambda each: list(each.rung.problems),
        },
    )


def escalation_caption(standing: Standing) -> Message:
    """Return a headline that names a task or step and says how it stands."""
    light = standing.light
    facts = {
        "id": standing.id,
        "title": title_of(standing),
        "state": Message(standing.state.label),
        "light": light and light_label(light.name),
        "reason": light and reason_of(light),
    }
    text = N_("{id} {title}: {state}") if light is None else N_("{id} {title}: {light}, {reason}")
    return Message(text, facts)


def escalation_remarks(ladder: Ladder, id_: str) -> Sequence[Message]:
    """Return what to say beside a ladder: that nobody watches, that bodies stand in a circle."""
    found = []
    if not ladder.is_watched:
        text = N_("no body watches over task {id}, neither by itself nor by its action")
        found.append(Message(text, {"id": id_}))
    if ladder.circle:
        text = N_("the bodies {ids} stand under one another in a circle; each is named once")
        found.append(Message(text, {"ids": ladder.circle}))
    return found
