"""The steps of a task, for people and for programs."""

from collections.abc import Iterable, Iterator, Sequence

from duties.formats.view import Column, Fact
from duties.formats.views.common import LEAD, RESPONSIBLE, SUPPORT, clauses, fact_words
from duties.formats.views.deadlines import deadline
from duties.messages import N_, Message
from duties.model import Role, Step, Task
from duties.planfile.fields import STEP, TASK_DETAILS
from duties.planfile.grammar import PlainKind
from duties.planfile.plain import number, plain
from duties.task_or_step import step_key

_LONGEST = 16_000  # characters; a cell of Excel holds no more
_ROLES = {Role.LEAD: LEAD, Role.RESPONSIBLE: RESPONSIBLE, Role.SUPPORT: SUPPORT}


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
