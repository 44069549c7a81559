"""The units that a unit shares tasks with."""

from duties.formats.view import Column, View
from duties.messages import N_
from duties.queries.partners import Partner


def _ids(partner: Partner) -> list[str]:
    return [task.id for task in partner.tasks]


PARTNERS: View[Partner] = View(
    (
        Column(N_("Unit"), lambda partner: partner.name),
        Column(N_("Shared tasks"), lambda partner: len(partner.tasks)),
        Column(N_("Task numbers"), lambda partner: tuple(_ids(partner))),
    ),
    {
        "unit": lambda partner: partner.name,
        "shared": lambda partner: len(partner.tasks),
        "tasks": _ids,
    },
)
