"""Does the plan still say what the document says?"""

from duties.model import Plan
from duties.naming.names import Register
from duties.queries.comparison import Aspect, Comparison, compare


def verify(
    document: Plan, document_register: Register, plan: Plan, plan_register: Register
) -> Comparison:
    """Compare what a document says with a plan; what the document does not state may be anything.

    In each difference `old` is the document's task and `new` the plan's. A deadline counts only
    where the document's note or table states one.
    """
    found = compare(document, document_register, plan, plan_register)
    stated = []
    for difference in found.differences:
        if difference.old is not None and difference.old.due is None:
            kept = tuple(aspect for aspect in difference.aspects if aspect is not Aspect.DUE)
            difference = difference._replace(aspects=kept)
        if difference.aspects:
            stated.append(difference)
    unchanged = found.unchanged + len(found.differences) - len(stated)
    return Comparison(tuple(stated), unchanged)
