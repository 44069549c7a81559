"""Does the plan still say what the document says?"""

from duties.model import Plan, Task
from duties.naming.names import Register
from duties.planfile.grammar import defaults_of
from duties.queries.comparison import Comparison, compare

_SILENT = defaults_of(Task)


def verify(
    document: Plan, document_register: Register, plan: Plan, plan_register: Register
) -> Comparison:
    """Compare what a document says with a plan; what the document does not state may be anything.

    In each difference `old` is the document's task and `new` the plan's.
    """
    found = compare(document, document_register, plan, plan_register)
    stated = []
    for difference in found.differences:
        if (old := difference.old) is not None:
            kept = tuple(key for key in difference.details if getattr(old, key) != _SILENT[key])
            difference = difference._replace(details=kept)
        if difference.respects:
            stated.append(difference)
    unchanged = found.unchanged + len(found.differences) - len(stated)
    return Comparison(tuple(stated), unchanged)
