"""The whole card of a task."""

from functools import partial

from duties.formats.colours import Emphasis
from duties.formats.view import CardLine, Column, Fact, View, columns_on, on
from duties.formats.views.common import (
    ACTION,
    FIRST_TASK_FIELDS,
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_ID,
    TASK_TITLE,
    closed_by_others,
)
from duties.formats.views.details import ALL_COLUMNS, detail_fields, facts
from duties.formats.views.progress import (
    StandingOf,
    progress_columns,
    progress_facts,
    progress_fields,
    progress_of_steps,
    unknown,
)
from duties.formats.views.steps import STEPS, own_facts, step_lines, step_objects
from duties.formats.views.task_targets import (
    targets_column,
    targets_facts,
    targets_field,
)
from duties.messages import N_, Message
from duties.model import Role, Task
from duties.queries.show import Card, Participant
from duties.queries.task_targets import TargetsOf, no_targets


def _task(card: Card) -> Task:
    return card.task


def _party(party: Participant) -> object:
    if not party.is_registered:
        return Message(N_("{name} (not registered)"), {"name": party.name})
    if party.members is None:
        return party.name
    if not party.members:
        return Message(N_("{name} (members not listed)"), {"name": party.name})
    return Message(N_("{name} ({members})"), {"name": party.name, "members": party.members})


def _units(card: Card, role: Role) -> object:
    parties = tuple(map(_party, card.parties[role]))
    return closed_by_others(card.task, role, parties)


def _card(card: Card, standing_of: StandingOf, of: TargetsOf) -> tuple[CardLine, ...]:
    task = card.task
    lines: list[CardLine] = [f"{task.id} {task.title}"]
    whole, step = card.part
    if step is not None:
        lines.append(Fact(TASK_TITLE.heading, f"{whole.id} {whole.title}"))
    if task.action is not None:
        title = f" {card.action.title}" if card.action else ""
        lines.append(Fact(ACTION.heading, f"{task.action}{title}"))
    headings = {Role.LEAD: LEAD, Role.RESPONSIBLE: RESPONSIBLE, Role.SUPPORT: SUPPORT}
    lines += [
        Fact(column.heading, _units(card, role), Emphasis.LEAD if role is Role.LEAD else None)
        for role, column in headings.items()
        if card.parties[role]
    ]
    own = own_facts(step) if step is not None else ()
    standing = standing_of(task)
    steps = step_lines(task, progress_of_steps(standing))
    told = (*own, *targets_facts(of(task)), *progress_facts(standing))
    return (*lines, *facts(task), *told, *steps)


def show_view(standing_of: StandingOf = unknown, of: TargetsOf = no_targets) -> View[Card]:
    """Return the view of the whole card of a task, how it stands, and the targets `of` it."""
    return View(
        (
            *columns_on(_task, (TASK_ID, ACTION, TASK_TITLE)),
            Column(LEAD.heading, lambda card: _units(card, Role.LEAD)),
            Column(RESPONSIBLE.heading, lambda card: _units(card, Role.RESPONSIBLE), optional=True),
            Column(SUPPORT.heading, lambda card: _units(card, Role.SUPPORT), optional=True),
            *columns_on(
                _task,
                (*ALL_COLUMNS.values(), STEPS, *progress_columns(standing_of), targets_column(of)),
            ),
        ),
        {
            **on(_task, FIRST_TASK_FIELDS),
            "action_title": lambda card: card.action.title if card.action else None,
            "note": lambda card: card.task.note,
            "collectives": lambda card: {
                party.name: list(party.members)
                for parties in card.parties.values()
                for party in parties
                if party.members is not None
            },
            **on(_task, detail_fields()),  # what is new stands last
            "steps": lambda card: step_objects(card.task),
            **on(_task, progress_fields(standing_of)),
            **on(_task, targets_field(of)),
        },
        partial(_card, standing_of=standing_of, of=of),
    )


SHOW = show_view()
"""The view where nothing is known of progress."""
