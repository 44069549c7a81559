"""The line of the plan behind an assignment."""

from itertools import pairwise

from duties.formats.text import underlined
from duties.formats.view import CardLine, Column, View
from duties.formats.views.common import role_label
from duties.messages import N_, Message
from duties.queries.why import Reason


def _place(reason: Reason) -> str:
    span = reason.duty.name.span
    return f"{reason.file}:{span.line}:{span.column}"


def _card(reason: Reason) -> tuple[CardLine, ...]:
    duty = reason.duty
    span = duty.name.span
    lines: list[CardLine] = [
        Message(
            N_("{unit} has task {id} ({role}): {title}"),
            {
                "unit": duty.unit,
                "id": duty.task.id,
                "role": role_label(duty.role),
                "title": duty.task.title,
            },
        ),
        _place(reason),
        *(f"    {part}" for part in underlined(reason.text, span)),
    ]
    if duty.name.text != reason.named:
        lines.append(
            Message(
                N_("{name} means {unit} ({spelling})"),
                {
                    "name": duty.name.text,
                    "unit": reason.named,
                    "spelling": Message(reason.spelling.label),
                },
            )
        )
    for collective, member in pairwise((*duty.via, duty.unit)):
        lines.append(
            Message(
                N_("{collective} stands for {member}, among others"),
                {"collective": collective, "member": member},
            )
        )
    return tuple(lines)


WHY: View[Reason] = View(
    (
        Column(N_("No."), lambda reason: reason.duty.task.id),
        Column(N_("Task"), lambda reason: reason.duty.task.title),
        Column(N_("Unit"), lambda reason: reason.duty.unit),
        Column(N_("Role"), lambda reason: role_label(reason.duty.role)),
        Column(N_("Named as"), lambda reason: reason.duty.name.text),
        Column(N_("Via"), lambda reason: reason.duty.via, optional=True),
        Column(N_("Place"), _place),
    ),
    {
        "id": lambda reason: reason.duty.task.id,
        "title": lambda reason: reason.duty.task.title,
        "unit": lambda reason: reason.duty.unit,
        "role": lambda reason: reason.duty.role.value,
        "name": lambda reason: reason.duty.name.text,
        "spelling": lambda reason: reason.spelling.value,
        "chain": lambda reason: list(reason.duty.via),
        "file": lambda reason: reason.file,
        "line": lambda reason: reason.duty.name.span.line,
        "column": lambda reason: reason.duty.name.span.column,
        "text": lambda reason: reason.text,
    },
    _card,
)
