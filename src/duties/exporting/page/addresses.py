"""Where parts of a page are: what stands after the # of an address."""

import re
from urllib.parse import quote

from duties.assignments import assignments
from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart

_UNPLAIN = re.compile(r"[\s%\x00-\x1f\x7f]")


def part_address(name: str, kind: str) -> str:
    """Return what leads to a unit, a task, an action or a record, and is the id of its part.

    A name stands in it as it is, which is short, unless an id cannot hold it: then as in URLs.
    """
    return f"{kind}={quote(name, safe='') if _UNPLAIN.search(name) else name}"


def addresses_in(dossier: Dossier) -> frozenset[str]:
    """Return where changes and findings may lead: tasks, and what the page has parts for."""
    plan, left_out = dossier.plan, dossier.left_out()
    shown = {part_address(task.id, "task") for task in plan.tasks}
    if FilePart.ACTIONS not in left_out:
        shown |= {part_address(action.id, "action") for action in plan.actions}
    if FilePart.UNITS not in left_out:
        duties = assignments(plan, dossier.register)
        shown |= {part_address(unit, "unit") for unit in {duty.unit for duty in duties}}
    return frozenset(shown | ({FilePart.BODIES, FilePart.TARGETS} - left_out))
