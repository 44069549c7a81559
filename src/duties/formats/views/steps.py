"""The steps of a task, for people and for programs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from duties.formats.view import Column, Fact, View
from duties.formats.views.common import (
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_TITLE,
    clauses,
    fact_words,
)
from duties.formats.views.deadlines import deadline
from duties.messages import N_, Message
from duties.model import Role, Step, Task
from duties.planfile.fields import STEP, TASK_DETAILS
from duties.planfile.grammar import PlainKind
from duties.planfile.plain import number, plain
from duties.task_or_step import step_key

_LONGEST = 16_000  # characters; a cell of Excel holds no more
_ROLES = {Role.LEAD: LEAD, Role.RESPONSIBLE: RESPONSIBLE, Role.SUPPORT: SUPPORT}


class StepOf(NamedTuple):
    """A step with its task."""

    task: Task
    step: Step


def step_words(task: Task, step: Step, progress: Iterable[Message] = ()) -> Message:
    """Return a step with all that is said of it, and of its progress, as one text."""
    named = f"{step_key(task, step)} {step.title}"
    said = clauses((*step_facts(step), *progress))
    if said is None:
        return Message(N_("{step}"), {"step": named})
    return Message(N_("{step} ({facts})"), {"step": named, "facts": said})


def step_facts(step: Step) -> Iterator[Message]:
    """Yield what is said of a step besides its number and title."""
    if step.project:
        yield Message(N_("project"))
    for role, column in _ROLES.items():
        if names := step.units(role):
            units = tuple(name.text for name in names)
            yield fact_words(Fact(column.heading, units))
    if step.start is not None:
        yield fact_words(Fact(TASK_DETAILS["start"].label, step.start.name()))
    if (due := deadline(step.due, step.due_text)) is not None:
        yield fact_words(Fact(TASK_DETAILS["due"].label, due))
    for key in ("leader", "contact"):
        if (value := getattr(step, key)) is not None:
            yield fact_words(Fact(TASK_DETAILS[key].label, value))
    if step.weight != 1:
        yield Message(N_("weight {weight}"), {"weight": number(step.weight)})


def own_facts(step: Step) -> Iterator[Fact]:
    """Yield what a card says of a step that no task has."""
    if step.project:
        yield Fact(N_("Project"), "✓")
    if step.weight != 1:
        yield Fact(N_("Weight"), number(step.weight))


def steps_of(tasks: Iterable[Task]) -> list[StepOf]:
    """Return the steps of tasks, in order."""
    return [StepOf(task, step) for task in tasks for step in task.steps]


def _listed(role: Role) -> Column[StepOf]:
    def names(each: StepOf) -> object:
        return tuple(name.text for name in each.step.units(role)) or None

    return Column(_ROLES[role].heading, names, optional=True, longest=_LONGEST)


def step_table(steps: Sequence[StepOf], *, has_tasks: bool = True) -> View[StepOf]:
    """Return the table of steps in a file for people, without columns that would be empty.

    It names the task of each if it `has_tasks`. Headings of its own keep the table from being taken
    for one of tasks when it is read.
    """
    weights = any(each.step.weight != 1 for each in steps)
    tasks: Column[StepOf] = Column(TASK_TITLE.heading, lambda each: each.task.title)
    weight: Column[StepOf] = Column(N_("Weight"), lambda each: number(each.step.weight))
    columns: tuple[Column[StepOf], ...] = (
        Column(STEP_NUMBER, lambda each: step_key(each.task, each.step)),
        *((tasks,) if has_tasks else ()),
        Column(STEP_TITLE, lambda each: each.step.title, longest=_LONGEST),
        Column(N_("Project"), lambda each: "✓" if each.step.project else None, optional=True),
        *map(_listed, Role),
        Column(
            TASK_DETAILS["start"].label,
            lambda each: each.step.start and each.step.start.name(),
            optional=True,
        ),
        Column(
            TASK_DETAILS["due"].label,
            lambda each: deadline(each.step.due, each.step.due_text),
            optional=True,
        ),
        Column(TASK_DETAILS["leader"].label, lambda each: each.step.leader, optional=True),
        Column(TASK_DETAILS["contact"].label, lambda each: each.step.contact, optional=True),
        *((weight,) if weights else ()),
    )
    return View(columns, {})


STEP_NUMBER = N_("Step no.")
STEP_TITLE = N_("Milestone or project")


STEPS: Column[Task] = Column(
    N_("Steps"),
    lambda task: clauses(step_words(task, step) for step in task.steps),
    optional=True,
    longest=_LONGEST,
)
"""All steps of a task in one cell."""


def step_lines(task: Task, progress: Sequence[Iterable[Message]] = ()) -> list[Fact]:
    """Return the steps of a task as lines of a card, with what is said of the progress of each."""
    told = progress or [()] * len(task.steps)
    return [
        Fact(STEPS.heading, step_words(task, step, more), longest=_LONGEST)
        for step, more in zip(task.steps, told, strict=True)
    ]


def step_objects(task: Task) -> list[dict[str, object]]:
    """Return the steps of a task for programs, in the keys of the plan file; `id` is 19/2."""
    return [
        {
            **{
                key: plain(field.kind, getattr(step, key))
                for key, field in STEP.grammar.items()
                if isinstance(field.kind, PlainKind)
            },
            "id": step_key(task, step),
        }
        for step in task.steps
    ]
