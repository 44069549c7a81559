"""Does the plan still say what the document says?"""

from duties.model import Plan, Task
from duties.naming.names import Register
from duties.planfile.grammar import defaults_of
from duties.queries.comparison import Comparison, compare, folded

_SILENT = defaults_of(Task)


def verify(
    document: Plan, document_register: Register, plan: Plan, plan_register: Register
) -> Comparison:
    """Compare what a document says with a plan; what the document does not state may be anything.

    Its words for a deadline may be left out where the date is the same, or stand in the note. In
    each difference `old` is the document's task and `new` the plan's.
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
