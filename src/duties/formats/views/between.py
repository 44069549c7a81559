"""The tasks that join two units."""

from duties.formats.view import Column, View, columns_on, on
from duties.formats.views.common import TASK_FIELDS, TASK_ID, TASK_TITLE, role_label
from duties.messages import N_, Message
from duties.model import Role, Task
from duties.queries.between import Link


def _task(link: Link) -> Task:
    return link.task


def _with_roles(unit: str, roles: tuple[Role, ...]) -> object:
    return Message(N_("{unit} ({roles})"), {"unit": unit, "roles": tuple(map(role_label, roles))})


BETWEEN: View[Link] = View(
    (
        Column(N_("Step"), lambda link: link.step),
        Column(N_("Unit"), lambda link: _with_roles(link.first, link.first_roles)),
        *columns_on(_task, (TASK_ID, TASK_TITLE)),
        Column(N_("Unit"), lambda link: _with_roles(link.second, link.second_roles)),
    ),
    {
        "step": lambda link: link.step,
        "from": lambda link: link.first,
        "from_roles": lambda link: [role.value for role in link.first_roles],
        "to": lambda link: link.second,
        "to_roles": lambda link: [role.value for role in link.second_roles],
        **on(_task, TASK_FIELDS),
    },
)
