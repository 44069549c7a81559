"""One unit's own list of tasks, for its own hands."""

from collections.abc import Mapping, Sequence
from itertools import islice

from duties.assignments import Assignment
from duties.exporting.dossier import Dossier
from duties.exporting.tables import duty_table, lines_of
from duties.exporting.word.paper import Paper
from duties.exporting.word.signing import write_number, write_signature
from duties.exporting.word.tables import write_bodies, write_steps, write_tables
from duties.formats.grid import grid
from duties.formats.views.bodies import BODIES_FOR_UNITS
from duties.messages import N_, Message, Translator, counted
from duties.model import Body, Role
from duties.queries.bodies import bodies
from duties.tracking.bodies import tasks_watched

_HEADINGS = {
    Role.LEAD: N_("To lead: {count}"),
    Role.RESPONSIBLE: N_("To be responsible for: {count}"),
    Role.SUPPORT: N_("To support: {count}"),
}


def render(dossier: Dossier, unit: str, duties: Sequence[Assignment], into: Translator) -> bytes:
    """Return the document of a unit with these tasks, on portrait A4 paper, sorted by role.

    A unit without tasks is told so.
    """
    title = Message(N_("Tasks of {unit}"), {"unit": unit}).put(into)
    source = Message(N_("“{title}”"), {"title": dossier.plan.title}).put(into)
    paper = Paper(dossier.plan, title)
    paper.title(source, title)
    write_number(paper, dossier.imprint)
    paper.write(_summary(duties).put(into), "Body")
    write_members(paper, dossier, unit, into)
    own = by_role(duties)
    in_order = [duty for mine in own.values() for duty in mine]
    whole = grid(duty_table(without=dossier.without), in_order, into, lines_of)
    rows = iter(whole.rows)
    tables = [
        (
            Message(_HEADINGS[role], {"count": len(mine)}).put(into),
            whole._replace(rows=list(islice(rows, len(mine)))),
        )
        for role, mine in own.items()
    ]
    write_tables(paper, whole, tables, into)
    write_around(paper, dossier, unit, duties, into)
    write_signature(paper, dossier.imprint, into)
    return paper.to_bytes()


def write_around(
    paper: Paper, dossier: Dossier, unit: str, duties: Sequence[Assignment], into: Translator
) -> None:
    """Write the steps of a unit's tasks, and the bodies that it works under."""
    tasks = {(duty.place, duty.task.id): duty.task for duty in duties}
    write_steps(paper, [tasks[key] for key in sorted(tasks)], into)
    watching = tasks_watched(dossier.plan)
    places = frozenset(duty.place for duty in duties)
    above = [
        placed
        for placed in bodies(dossier.plan)
        if not places.isdisjoint(watching[placed.body.id]) or _is_in(unit, placed.body, dossier)
    ]
    write_bodies(paper, above, into, BODIES_FOR_UNITS)


def _is_in(unit: str, body: Body, dossier: Dossier) -> bool:
    return any(
        dossier.register.unit_of(name.text) == unit for name in (*body.office, *body.members)
    )


def by_role(duties: Sequence[Assignment]) -> Mapping[Role, list[Assignment]]:
    """Return the tasks of a unit in each role that it has."""
    found = {role: [duty for duty in duties if duty.role is role] for role in Role}
    return {role: mine for role, mine in found.items() if mine}


def counts(duties: Sequence[Assignment]) -> tuple[Message, ...]:
    """Return how many tasks a unit has in each role."""
    return tuple(
        Message(N_("{role} {count}"), {"role": Message(role.label), "count": len(mine)})
        for role, mine in by_role(duties).items()
    )


def write_members(paper: Paper, dossier: Dossier, unit: str, into: Translator) -> None:
    """Write whom a collective stands for."""
    if members := tuple(dossier.register.unfold(unit)):
        facts = {"unit": unit, "members": members}
        paper.write(Message(N_("{unit} stands for {members}."), facts).put(into), "Body")


def _summary(duties: Sequence[Assignment]) -> Message:
    if not duties:
        return Message(N_("The plan gives the unit no task."))
    return counted(
        "{count} task in all: {roles}.",
        "{count} tasks in all: {roles}.",
        len({(duty.place, duty.task.id) for duty in duties}),
        roles=counts(duties),
    )
