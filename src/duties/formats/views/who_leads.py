"""Tasks with the units that lead them."""

from duties.formats.colours import Emphasis
from duties.formats.view import CardLine, Fact, View
from duties.formats.views.common import LEAD, TASK_FIELDS, TASK_ID, TASK_TITLE, names_of
from duties.messages import N_, Message
from duties.model import Role, Task


def _card(task: Task) -> tuple[CardLine, ...]:
    lead = names_of(task, Role.LEAD) if task.lead else Message(N_("no unit"))
    return f"{task.id} {task.title}", Fact(LEAD.heading, lead, Emphasis.LEAD)


WHO_LEADS: View[Task] = View((TASK_ID, TASK_TITLE, LEAD), TASK_FIELDS, _card)
