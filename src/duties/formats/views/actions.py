"""Actions with the number of their tasks and units."""

from duties.formats.view import Column, View
from duties.formats.views.common import texts
from duties.messages import N_
from duties.queries.counts import ActionCounts

ACTIONS: View[ActionCounts] = View(
    (
        Column(N_("No."), lambda counted: counted.action.id),
        Column(N_("Action"), lambda counted: counted.action.title),
        Column(N_("Lead"), lambda counted: tuple(texts(counted.action.lead))),
        Column(N_("Tasks"), lambda counted: counted.tasks),
        Column(N_("Units"), lambda counted: counted.units),
    ),
    {
        "id": lambda counted: counted.action.id,
        "title": lambda counted: counted.action.title,
        "lead": lambda counted: texts(counted.action.lead),
        "tasks": lambda counted: counted.tasks,
        "units": lambda counted: counted.units,
        "line": lambda counted: counted.action.span.line,
    },
)
