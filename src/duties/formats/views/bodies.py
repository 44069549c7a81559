"""The bodies above the units, each before those under it."""

from duties.formats.view import Column, View
from duties.formats.views.common import ACTION, TASK_TITLE, texts
from duties.messages import N_, Message
from duties.queries.bodies import PlacedBody

BODIES: View[PlacedBody] = View(
    (
        Column(N_("ID"), lambda placed: placed.body.id),
        Column(N_("Tier"), lambda placed: placed.body.tier and Message(placed.body.tier.label)),
        Column(N_("Name"), lambda placed: placed.body.name),
        Column(N_("Under"), lambda placed: placed.body.under, optional=True),
        Column(N_("Office"), lambda placed: tuple(texts(placed.body.office))),
        Column(N_("Members"), lambda placed: tuple(texts(placed.body.members)), optional=True),
        Column(ACTION.heading, lambda placed: tuple(texts(placed.body.actions)), optional=True),
        Column(TASK_TITLE.heading, lambda placed: tuple(texts(placed.body.tasks)), optional=True),
        Column(N_("Leader"), lambda placed: placed.body.leader, optional=True),
        Column(N_("Contact"), lambda placed: placed.body.contact, optional=True),
    ),
    {
        "id": lambda placed: placed.body.id,
        "name": lambda placed: placed.body.name,
        "tier": lambda placed: placed.body.tier and placed.body.tier.value,
        "under": lambda placed: placed.body.under,
        "office": lambda placed: texts(placed.body.office),
        "members": lambda placed: texts(placed.body.members),
        "actions": lambda placed: texts(placed.body.actions),
        "tasks": lambda placed: texts(placed.body.tasks),
        "leader": lambda placed: placed.body.leader,
        "contact": lambda placed: placed.body.contact,
        "depth": lambda placed: placed.depth,
        "line": lambda placed: placed.body.span.line,
    },
)

_IN_FILES = {
    ACTION.heading: N_("Actions watched over"),
    TASK_TITLE.heading: N_("Tasks watched over"),
}
BODIES_IN_FILES: View[PlacedBody] = BODIES._replace(
    columns=tuple(
        column._replace(heading=_IN_FILES.get(column.heading, column.heading))
        for column in BODIES.columns
    )
)
"""The same with headings that keep the table from being taken for one of tasks when it is read."""

_FOR_UNITS = {N_("Tier"), N_("Name"), N_("Office"), N_("Leader"), N_("Contact")}
BODIES_FOR_UNITS: View[PlacedBody] = BODIES._replace(
    columns=tuple(column for column in BODIES.columns if column.heading in _FOR_UNITS)
)
"""What a unit needs to know of the bodies that it works under."""

NO_BODIES = Message(N_("the plan lists no groups or task forces (`bodies`)"))
"""What is said of a plan without bodies."""
