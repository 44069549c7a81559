"""Whom can one turn to about a task, from the units that answer for it up the three tiers?"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from duties.messages import N_, Message
from duties.model import Body, Plan, Role, Task, Tier
from duties.naming.names import Register, normal_form
from duties.queries.entries import keys_about
from duties.task_or_step import TaskOrStep
from duties.tracking.bodies import first_by_id, way_up
from duties.tracking.problems import Problem


class RungKind(StrEnum):
    """What stands on a rung. The three tiers have the words of `Tier`."""

    UNIT = "unit"
    ASKED = "asked"
    TASK_FORCE = "task-force"
    SPECIAL_GROUP = "special-group"
    LEADING_GROUP = "leading-group"
    BODY = "body"

    @property
    def label(self) -> str:
        """The English words for it, a key of the catalogues."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    RungKind.UNIT: N_("unit"),
    RungKind.ASKED: N_("asked for help"),
    **{RungKind(tier.value): tier.label for tier in Tier},
    RungKind.BODY: N_("body"),
}


class Rung(NamedTuple):
    """Somebody to turn to, and why. `name` is None where nobody stands on this rung.

    `office` are the units that do a body's daily work. `leader` and `contact` are those of the
    unit or the body, before which those of the step and the task come; a body without a contact is
    reached through its office. `problems` are the open ones that ask it for help.
    """

    kind: RungKind
    name: str | None
    reason: Message
    body: str | None = None
    office: tuple[str, ...] = ()
    leader: str | None = None
    contact: str | None = None
    problems: tuple[str, ...] = ()


class Ladder(NamedTuple):
    """The rungs of a task or a step, the nearest first.

    It `is_watched` if a body watches over the task or its action; `circle` holds the ids of bodies
    that stand under one another in a circle.
    """

    rungs: tuple[Rung, ...]
    is_watched: bool
    circle: tuple[str, ...] = ()


def escalate(
    plan: Plan,
    register: Register,
    part: TaskOrStep,
    answering: Sequence[str],
    problems: Iterable[Problem],
) -> Ladder:
    """Return whom to turn to about a task or a step, one after another.

    `answering` are the units that answer for it. Of the problems, the open ones about it count:
    those whom they ask for help come before the bodies above.
    """
    calls = _Calls(plan, register, part, problems)
    climb = _Climb(plan.bodies, part.task)
    rungs = [_unit_rung(register, part, unit, calls) for unit in answering]
    if not answering:
        rungs.append(Rung(RungKind.UNIT, None, Message(N_("no unit answers for it"))))
    rungs += _helpers(register, calls, set(answering), climb.found.keys())
    for rank, tier in enumerate(_TIERS):
        here = [place for place in climb.found.values() if place.rank == rank]
        if not any(place.body.tier is tier for place in here):
            rungs.append(Rung(RungKind(tier.value), None, _absence(plan, tier, part.task)))
        rungs += [_body_rung(register, place.body, place.reason, calls) for place in here]
    return Ladder(tuple(rungs), climb.is_watched, climb.circle)


_TIERS = tuple(reversed(Tier))
"""From the task forces up."""


class _Calls:
    """Whom the open problems of a part ask for help: bodies by id, units, and unknown names."""

    def __init__(
        self, plan: Plan, register: Register, part: TaskOrStep, problems: Iterable[Problem]
    ) -> None:
        by_name = {
            normal_form(name): body
            for body in reversed(plan.bodies)
            for name in (body.name, body.id)
        }
        self.bodies: dict[str, list[str]] = {}
        self.units: dict[str, list[str]] = {}
        self.body_of: dict[str, Body] = {}
        keys = keys_about(plan, part)
        for problem in problems:
            if not problem.is_open or problem.task not in keys:
                continue
            for name in problem.needs:
                body = by_name.get(normal_form(name.text))
                if body is None:
                    unit = register.known(name.text) or name.text
                    self.units.setdefault(unit, []).append(problem.id)
                else:
                    self.body_of[body.id] = body
                    self.bodies.setdefault(body.id, []).append(problem.id)


class _Place(NamedTuple):
    """A body on the way up, why it is there, and its tier, counted from the task forces."""

    body: Body
    reason: Message
    rank: int


class _Climb:
    """The bodies that watch over a task, and those above them, each once, by id.

    One at the top that names neither tasks nor actions stands above the whole plan.
    """

    def __init__(self, bodies: Sequence[Body], task: Task) -> None:
        self._by_id = first_by_id(bodies)
        self.found: dict[str, _Place] = {}
        self.circle: tuple[str, ...] = ()
        watching = [
            _Place(body, *watch) for body in bodies if (watch := _watch(body, task)) is not None
        ]
        self.is_watched = bool(watching)
        for place in sorted(watching, key=lambda place: place.rank):
            self.found.setdefault(place.body.id, place)
        for place in tuple(self.found.values()):
            self._climb(place)
        reason = Message(N_("stands above the whole plan"))
        for body in bodies:
            if body.under is None and not body.tasks and not body.actions:
                self.found.setdefault(body.id, _Place(body, reason, _rank(body, len(_TIERS) - 1)))

    def _climb(self, place: _Place) -> None:
        body, *above = way = way_up(place.body, self._by_id)
        for body in above:
            reason = Message(N_("stands above {body}"), {"body": place.body.name})
            new = _Place(body, reason, _rank(body, place.rank))
            place = self.found.setdefault(body.id, new)
        ids = [each.id for each in way]
        if body.under in ids and not self.circle:
            self.circle = tuple(ids[ids.index(body.under) :])


def _watch(body: Body, task: Task) -> tuple[Message, int] | None:
    """Return why a body watches over a task, and its rank; None if it does not."""
    if any(name.text == task.id for name in body.tasks):
        return Message(N_("watches over task {id}"), {"id": task.id}), _rank(body, 0)
    if task.action is not None and any(name.text == task.action for name in body.actions):
        return Message(N_("watches over action {action}"), {"action": task.action}), _rank(body, 1)
    return None


def _rank(body: Body, otherwise: int) -> int:
    return otherwise if body.tier is None else _TIERS.index(body.tier)


def _unit_rung(register: Register, part: TaskOrStep, unit: str, calls: _Calls) -> Rung:
    named = (part.step, part.task, register.units.get(unit))
    levels = [level for level in named if level is not None]
    role = Role.LEAD if part.owner.lead else Role.RESPONSIBLE
    return Rung(
        RungKind.UNIT,
        unit,
        Message(N_("answers for it ({role})"), {"role": Message(role.label)}),
        leader=next((level.leader for level in levels if level.leader), None),
        contact=next((level.contact for level in levels if level.contact), None),
        problems=tuple(calls.units.get(unit, ())),
    )


def _helpers(
    register: Register, calls: _Calls, units: Collection[str], bodies: Collection[str]
) -> Iterator[Rung]:
    """Yield those who are asked for help and stand on no other rung."""
    for unit, problems in calls.units.items():
        if unit not in units:
            registered = register.units.get(unit)
            yield Rung(
                RungKind.ASKED,
                unit,
                _asked_for(problems),
                leader=registered and registered.leader,
                contact=registered and registered.contact,
                problems=tuple(problems),
            )
    for id_, problems in calls.bodies.items():
        if id_ not in bodies:
            rung = _body_rung(register, calls.body_of[id_], _asked_for(problems), calls)
            yield rung._replace(kind=RungKind.ASKED)


def _asked_for(problems: Sequence[str]) -> Message:
    return Message(N_("asked for help with {problems}"), {"problems": tuple(problems)})


def _body_rung(register: Register, body: Body, reason: Message, calls: _Calls) -> Rung:
    office = tuple(dict.fromkeys(register.known(name.text) or name.text for name in body.office))
    contacts = (unit.contact for unit in map(register.units.get, office) if unit is not None)
    return Rung(
        RungKind.BODY if body.tier is None else RungKind(body.tier.value),
        body.name,
        reason,
        body.id,
        office,
        body.leader,
        body.contact or next(filter(None, contacts), None),
        tuple(calls.bodies.get(body.id, ())),
    )


def _absence(plan: Plan, tier: Tier, task: Task) -> Message:
    facts = {"tier": Message(tier.label), "id": task.id}
    if any(body.tier is tier for body in plan.bodies):
        return Message(N_("no {tier} watches over task {id}"), facts)
    return Message(N_("the plan names no {tier}"), facts)
