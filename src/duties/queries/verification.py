"""Does the plan still say what the document says?"""

from collections.abc import Collection, Sequence
from operator import itemgetter

from duties.model import Plan, Task
from duties.naming.names import Register, normal_form
from duties.planfile.grammar import defaults_of
from duties.queries.comparison import Comparison, Difference, compare
from duties.queries.pairing import folded

_SILENT = defaults_of(Task)


def verify(
    document: Plan,
    document_register: Register,
    plan: Plan,
    plan_register: Register,
    contradicted: Collection[str] = (),
) -> Comparison:
    """Compare what a document says with a plan; what the document does not state may be anything.

    Its words for a deadline may be left out where the date is the same, or stand in the note. In
    each difference `old` is the document's task and `new` the plan's. Tasks in which the document
    contradicts itself, given by their ids in it, are among them even if the plan agrees.
    """
    found = compare(document, document_register, plan, plan_register)
    stated = []
    for difference in found.differences:
        if (old := difference.old) is not None:
            kept = [key for key in difference.details if getattr(old, key) != _SILENT[key]]
            if difference.new is not None and _has_deadline(difference.new, old):
                kept = [key for key in kept if key != "due_text"]
            difference = difference._replace(details=tuple(kept))
        if difference.respects:
            stated.append(difference)
    if contradicted:
        stated = _with_contradicted(stated, document, plan, contradicted)
    unchanged = found.unchanged + len(found.differences) - len(stated)
    return Comparison(tuple(stated), unchanged)


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
