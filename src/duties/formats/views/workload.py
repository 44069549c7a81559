"""What each unit carries."""

from duties.formats.view import Column, View, columns_on, on
from duties.formats.views.counts import COUNT_COLUMNS, COUNT_FIELDS
from duties.messages import N_
from duties.queries.workload import Load
from duties.teamwork import Counts


def _counts(load: Load) -> Counts:
    return load.counts


WORKLOAD: View[Load] = View(
    (
        Column(N_("Unit"), lambda load: load.name),
        *columns_on(_counts, COUNT_COLUMNS),
        Column(N_("Partners"), lambda load: load.partners),
        Column(N_("Coordination"), lambda load: f"{load.betweenness:.1%}"),
    ),
    {
        "unit": lambda load: load.name,
        **on(_counts, COUNT_FIELDS),
        "partners": lambda load: load.partners,
        "betweenness": lambda load: round(load.betweenness, 6),
    },
)
