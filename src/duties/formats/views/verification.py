"""What differs between a document and the plan, a task a row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from duties.formats.view import Column, View
from duties.formats.views.common import clauses, role_label, texts
from duties.formats.views.differences import changed_columns
from duties.formats.views.part_differences import step_change_objects, step_stated
from duties.importing.document import Place
from duties.importing.plan.draft import Contradiction
from duties.messages import N_, Message
from duties.model import Action, Plan, Role, Task
from duties.planfile.fields import TASK_DETAILS
from duties.planfile.plain import plain
from duties.queries.comparison import ActionDifference, Aspect, Difference, UnitChange

_WORDS: Mapping[str, str] = {Aspect.ADDED: "added", Aspect.DROPPED: "missing"}


def verification_view(
    places: Mapping[str, Place], contradictions: Iterable[Contradiction] = ()
) -> View[Difference]:
    """Return the view; `places` says where the document has the task of an id.

    `contradictions` are those of the document itself.
    """
    of_task: dict[str, list[Contradiction]] = {}
    for each in contradictions:
        of_task.setdefault(each.task, []).append(each)

    def contradicting(difference: Difference) -> Sequence[Contradiction]:
        return of_task.get(difference.old.id, ()) if difference.old is not None else ()

    def place(difference: Difference) -> Message | None:
        return places[difference.old.id].message() if difference.old is not None else None

    def place_fields(difference: Difference) -> object:
        if difference.old is None:
            return None
        return places[difference.old.id].known()

    def what_differs(difference: Difference) -> tuple[Message, ...]:
        told = (each.message() for each in contradicting(difference))
        return (*_what_differs(difference), *told)

    def respects(difference: Difference) -> list[str]:
        found = [_WORDS.get(respect, respect) for respect in difference.respects]
        return [*found, "contradicted"] if contradicting(difference) else found

    return View(
        (
            Column(N_("No."), lambda difference: _shown(difference).id),
            Column(N_("Task"), lambda difference: _shown(difference).title),
            Column(N_("What differs"), lambda difference: clauses(what_differs(difference))),
            Column(N_("Line"), lambda difference: difference.new and difference.new.span.line),
            Column(N_("In the document"), place),
        ),
        {
            "id": lambda difference: _of(difference.new, "id"),
            "title": lambda difference: _of(difference.new, "title"),
            "differences": respects,
            "units": lambda difference: [_unit_fields(change) for change in difference.units],
            "document": lambda difference: _document_fields(difference.old),
            "line": lambda difference: difference.new and difference.new.span.line,
            "place": place_fields,
            "contradictions": lambda difference: [
                _contradiction_fields(each) for each in contradicting(difference)
            ],
            "steps": step_change_objects,
        },
    )


VERIFIED_ACTIONS: View[ActionDifference] = View(
    (
        Column(N_("No."), lambda difference: _action(difference).id),
        Column(N_("Action"), lambda difference: _action(difference).title),
        Column(N_("What differs"), lambda difference: clauses(_what_differs_in(difference))),
        Column(N_("Line"), lambda difference: difference.new and difference.new.span.line),
    ),
    {},
)
"""What differs between a document and the plan, an action a row; not for programs."""


def action_note(difference: ActionDifference) -> Message:
    """Return what differs in an action as one sentence."""
    facts = {"id": _action(difference).id, "what": clauses(_what_differs_in(difference))}
    return Message(N_("action {id}: {what}"), facts)


_HEAD = {
    "title": N_("the document is titled “{document}”, but the plan says “{plan}”"),
    "issuer": N_("the document is issued by {document}, but the plan says {plan}"),
}


def head_note(key: str, document: Plan, plan: Plan) -> Message:
    """Return what a plan says otherwise of the document as a whole."""
    return Message(_HEAD[key], {"document": getattr(document, key), "plan": getattr(plan, key)})


def _action(difference: ActionDifference) -> Action:
    action = difference.new or difference.old
    assert action is not None  # noqa: S101 (a difference has one of them)
    return action


def _what_differs_in(difference: ActionDifference) -> tuple[Message, ...]:
    old, new = difference.old, difference.new
    if new is None:
        return (Message(N_("the plan lacks this action")),)
    told = list(map(_change, difference.units))
    if old is not None and Aspect.CHIEF in difference.aspects:
        told.append(_chief(old))
    return tuple(told)


def _chief(old: Task | Action) -> Message:
    return Message(N_("{unit} is named first in the document"), {"unit": old.lead[0].text})


def _contradiction_fields(told: Contradiction) -> dict[str, object]:
    is_list = told.field in set(Role)
    return {
        "field": told.field,
        "text": list(told.text) if is_list else told.text[0],
        "table": list(told.table) if is_list else told.table[0],
        "place": told.place.known(),
    }


def _shown(difference: Difference) -> Task:
    task = difference.new or difference.old
    assert task is not None  # noqa: S101 (a difference has one of them)
    return task


def _of(task: Task | None, key: str) -> object:
    return None if task is None else getattr(task, key)


def _document_fields(task: Task | None) -> object:
    if task is None:
        return None
    return {
        "id": task.id,
        "title": task.title,
        "lead": texts(task.lead),
        "responsible": texts(task.responsible),
        "support": texts(task.support),
        "open_ended": task.open_ended,
        **{
            key: plain(detail.kind, getattr(task, key))
            for key, detail in TASK_DETAILS.items()
            if detail.compared is not None
        },
    }


def _unit_fields(change: UnitChange) -> dict[str, object]:
    return {
        "unit": change.unit,
        "document": [role.value for role in change.before],
        "plan": [role.value for role in change.after],
    }


def _what_differs(difference: Difference) -> tuple[Message, ...]:
    old, new = difference.old, difference.new
    if old is None:
        return (Message(N_("the document has no such task")),)
    if new is None:
        return (Message(N_("the plan lacks this task")),)
    told: list[Message] = []
    for aspect in difference.aspects:
        match aspect:
            case Aspect.RENUMBERED:
                told.append(Message(N_("number {id} in the document"), {"id": old.id}))
            case Aspect.RETITLED:
                told.append(Message(N_("the document says “{title}”"), {"title": old.title}))
            case Aspect.MOVED:
                if old.action is None:
                    told.append(Message(N_("in no action in the document")))
                else:
                    told.append(
                        Message(N_("in action {action} in the document"), {"action": old.action})
                    )
            case Aspect.UNITS:
                told += map(_change, difference.units)
            case Aspect.CHIEF:
                told.append(_chief(old))
            case Aspect.OPEN_ENDED if old.open_ended:
                told.append(Message(N_("the document's list is open-ended (等)")))
            case Aspect.OPEN_ENDED:
                told.append(Message(N_("the document's list is complete (no 等)")))
            case Aspect.STEPS:
                told += (step_stated(old, new, each) for each in difference.steps)
            case Aspect.ADDED | Aspect.DROPPED:
                pass  # told above
            case _:
                assert_never(aspect)
    for column, compared in changed_columns(difference):
        told.append(Message(compared.stated, {"value": column.value(old)}))
    return tuple(told)


def _change(change: UnitChange) -> Message:
    facts = {
        "unit": change.unit,
        "before": _roles(change.before),
        "after": _roles(change.after),
    }
    if not change.before:
        return Message(N_("{unit} ({after}) is not in the document"), facts)
    if not change.after:
        return Message(N_("{unit} ({before}) is missing"), facts)
    return Message(N_("{unit} is {after}, but {before} in the document"), facts)


def _roles(roles: tuple[Role, ...]) -> tuple[Message, ...]:
    return tuple(map(role_label, roles))
