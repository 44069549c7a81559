"""Does the plan still say what the document says?"""

from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import NamedTuple

from duties.model import Plan, Task
from duties.naming.names import Register, normal_form
from duties.planfile.grammar import defaults_of
from duties.queries.comparison import ActionDifference, Comparer, Difference, compare
from duties.queries.pairing import folded

_SILENT = defaults_of(Task)


class Verification(NamedTuple):
    """What a document and a plan say differently.

    `head` has the keys of what the plan says otherwise of the document as a whole; `actions` are
    those led by others than the document says, `undated` the plan's tasks whose
    deadline was not compared, because the document states none.
    """

    differences: tuple[Difference, ...]
    unchanged: int
    actions: tuple[ActionDifference, ...] = ()
    undated: tuple[Task, ...] = ()
    head: tuple[str, ...] = ()


def verify(
    document: Plan,
    document_register: Register,
    plan: Plan,
    plan_register: Register,
    contradicted: Collection[str] = (),
) -> Verification:
    """Compare what a document says with a plan; what the document does not state may be anything.

    Its words for a deadline may be left out where the date is the same, or stand in the note. In
    each difference `old` is the document's task and `new` the plan's. Tasks in which the document
    contradicts itself, given by their ids in it, are among them even if the plan agrees.
    """
    found = compare(document, document_register, plan, plan_register)
    comparer = Comparer(document, document_register, plan, plan_register)
    stated = []
    for difference in found.differences:
        if (old := difference.old) is not None:
            kept = [key for key in difference.details if getattr(old, key) != _SILENT[key]]
            if difference.new is not None and _has_deadline(difference.new, old):
                kept = [key for key in kept if key != "due_text"]
            difference = difference._replace(details=tuple(kept))
            if not old.steps:
                difference = difference.without_steps() or difference._replace(aspects=())
        if difference.respects:
            stated.append(difference)
    if contradicted:
        stated = _with_contradicted(stated, document, plan, contradicted)
    unchanged = found.unchanged + len(found.differences) - len(stated)
    return Verification(
        tuple(stated),
        unchanged,
        tuple(each for each in comparer.actions() if each.old is not None and each.old.lead),
        tuple(
            new
            for old, new in comparer.tasks()
            if old is not None and new is not None and _is_undated(old, new)
        ),
        tuple(key for key in _HEAD if _is_other(getattr(document, key), getattr(plan, key))),
    )


_HEAD = ("title", "issuer")  # a date may be that of publication


def _is_other(stated: str | None, said: str | None) -> bool:
    """Tell whether a plan says something else than what a document states of itself."""
    return bool(stated and said) and folded(stated or "") != folded(said or "")


def _is_undated(document: Task, task: Task) -> bool:
    """Tell whether a task has a deadline where the document has none, nor words for one."""
    is_silent = document.due is None and document.due_text is None
    return is_silent and (task.due is not None or task.due_text is not None)


def _has_deadline(task: Task, document: Task) -> bool:
    """Tell whether a task without words of its own for a deadline has that of a document."""
    words = document.due_text
    if task.due_text is not None or words is None:
        return False
    if task.due is not None and document.due is not None:
        return task.due.last == document.due.last
    return folded(words) in folded(task.note or "")


def _with_contradicted(
    stated: Sequence[Difference], document: Plan, plan: Plan, contradicted: Collection[str]
) -> list[Difference]:
    """Return differences with those tasks between them in which only the document disagrees."""
    told = {each.old.id for each in stated if each.old is not None}
    places = {normal_form(task.id): place for place, task in enumerate(plan.tasks)}
    keyed = []
    last = -1
    for each in stated:
        last = last if each.new is None else places[normal_form(each.new.id)]
        keyed.append((last, each))
    for old in document.tasks:
        place = places.get(normal_form(old.id))
        if old.id in contradicted and old.id not in told and place is not None:
            keyed.append((place, Difference(old, plan.tasks[place], (), (), ())))
    return [each for _, each in sorted(keyed, key=itemgetter(0))]
