"""Units that tasks may lack, and what speaks for each."""

from typing import assert_never

from duties.formats.view import CardLine, Column, View
from duties.formats.views.common import clauses, role_label
from duties.messages import N_, Message
from duties.queries.clues import Clue, ClueKind
from duties.queries.suggest import Suggestion

LIKELIHOOD = Message(
    N_("each percentage is how likely it is this unit, if the task lacks just one; you decide")
)
NOTHING_LACKS = Message(
    N_("there is nothing to suggest: no unit has enough that speaks for it, or no task has units")
)


_WORDS = 3  # of a title


def clue_words(clue: Clue) -> Message:
    """Return a clue as a sentence."""
    facts = {
        "unit": clue.unit,
        "words": tuple(Message(N_("“{word}”"), {"word": word}) for word in clue.words[:_WORDS]),
        "tasks": clue.tasks,
        "count": clue.hits,
        "of": clue.of,
        "plan": clue.plan,
        "title": clue.title,
    }
    match clue.kind:
        case ClueKind.TOGETHER:
            text = N_("it is with {unit} in {count} of the {of} other tasks of that unit")
        case ClueKind.LIKE_UNITS:
            text = N_("tasks with much the same units name it: {tasks}")
        case ClueKind.LIKE_TITLE:
            text = N_("{words} is in the title here and in tasks of its own: {tasks}")
        case ClueKind.OWN_FIELD:
            text = N_("{words} in the title is what it is for")
        case ClueKind.ACTION:
            text = N_("it has {count} of the {of} other tasks of the action")
        case ClueKind.BESIDE:
            text = N_("the tasks next to this one name it: {tasks}")
        case ClueKind.OTHER_PLAN:
            text = N_("“{plan}” has such a task, {tasks} “{title}”, and gives it to {unit}")
        case _:
            assert_never(clue.kind)
    return Message(text, facts)


def _likelihood(each: Suggestion) -> str:
    return f"{each.likelihood:.0%}"


def _card(each: Suggestion) -> tuple[CardLine, ...]:
    head = Message(
        N_("Task {id} may lack {unit} ({role}), {likelihood}: {title}"),
        {
            "id": each.task.id,
            "unit": each.unit,
            "role": role_label(each.role),
            "likelihood": _likelihood(each),
            "title": each.task.title,
        },
    )
    return head, *(Message(N_("- {clue}"), {"clue": clue_words(clue)}) for clue in each.clues)


def _clue_fields(clue: Clue) -> dict[str, object]:
    return {
        "kind": clue.kind.value,
        "strength": round(clue.strength, 3),
        "unit": clue.unit,
        "words": list(clue.words),
        "tasks": list(clue.tasks),
        "count": clue.hits,
        "of": clue.of,
        "plan": clue.plan,
        "title": clue.title,
    }


SUGGESTIONS: View[Suggestion] = View(
    (
        Column(N_("No."), lambda each: each.task.id),
        Column(N_("Task"), lambda each: each.task.title),
        Column(N_("Unit"), lambda each: each.unit),
        Column(N_("Role"), lambda each: role_label(each.role)),
        Column(N_("Likelihood"), _likelihood),
        Column(N_("What speaks for it"), lambda each: clauses(map(clue_words, each.clues))),
    ),
    {
        "id": lambda each: each.task.id,
        "title": lambda each: each.task.title,
        "unit": lambda each: each.unit,
        "role": lambda each: each.role.value,
        "likelihood": lambda each: round(each.likelihood, 3),
        "evidence": lambda each: list(map(_clue_fields, each.clues)),
        "line": lambda each: each.task.span.line,
    },
    _card,
)
