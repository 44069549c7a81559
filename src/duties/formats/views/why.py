"""The line of the plan behind an assignment."""

from collections.abc import Iterator
from itertools import pairwise

from duties.formats.text import underlined
from duties.formats.view import CardLine, Column, View
from duties.formats.views.common import role_label
from duties.formats.views.my_tasks import OTHERS, role_of
from duties.messages import N_, Message
from duties.queries.why import Reason


def _place(reason: Reason) -> str:
    return f"{reason.file}:{reason.span.line}:{reason.span.column}"


def _card(reason: Reason) -> tuple[CardLine, ...]:
    return (
        _headline(reason),
        _place(reason),
        *(f"    {part}" for part in underlined(reason.text, reason.span)),
        *_meaning(reason),
    )


def _headline(reason: Reason) -> Message:
    duty = reason.duty
    if reason.is_possible:
        text = N_("the plan leaves open whether {unit} has task {id} ({role}): {title}")
    else:
        text = N_("{unit} has task {id} ({role}): {title}")
    return Message(
        text,
        {
            "unit": duty.unit,
            "id": duty.task.id,
            "role": role_label(duty.role),
            "title": duty.task.title,
        },
    )


def _meaning(reason: Reason) -> Iterator[Message]:
    """Yield what leads from the words in the task to the unit."""
    duty = reason.duty
    if duty.name is None:
        text = N_("the document ends this list of units with 等; {unit} may be among the others")
        yield Message(text, {"unit": duty.unit})
        return
    if duty.name.text != reason.named and reason.spelling is not None:
        yield Message(
            N_("{name} means {unit} ({spelling})"),
            {
                "name": duty.name.text,
                "unit": reason.named,
                "spelling": Message(reason.spelling.label),
            },
        )
    for collective, member in pairwise(duty.via if reason.is_possible else (*duty.via, duty.unit)):
        yield Message(
            N_("{collective} stands for {member}, among others"),
            {"collective": collective, "member": member},
        )
    if reason.is_possible:
        yield Message(
            N_("nobody has listed the members of {collective}; {unit} may be one of them"),
            {"collective": duty.via[-1], "unit": duty.unit},
        )


def _role(reason: Reason) -> Message:
    return role_of(reason.duty)


def _named_as(reason: Reason) -> object:
    return OTHERS if reason.duty.name is None else reason.duty.name.text


WHY: View[Reason] = View(
    (
        Column(N_("No."), lambda reason: reason.duty.task.id),
        Column(N_("Task"), lambda reason: reason.duty.task.title),
        Column(N_("Unit"), lambda reason: reason.duty.unit),
        Column(N_("Role"), _role),
        Column(N_("Named as"), _named_as),
        Column(N_("Via"), lambda reason: reason.duty.via, optional=True),
        Column(N_("Place"), _place),
    ),
    {
        "id": lambda reason: reason.duty.task.id,
        "title": lambda reason: reason.duty.task.title,
        "unit": lambda reason: reason.duty.unit,
        "role": lambda reason: reason.duty.role.value,
        "name": lambda reason: reason.duty.name.text if reason.duty.name else None,
        "spelling": lambda reason: reason.spelling.value if reason.spelling else None,
        "chain": lambda reason: list(reason.duty.via),
        "file": lambda reason: reason.file,
        "line": lambda reason: reason.span.line,
        "column": lambda reason: reason.span.column,
        "text": lambda reason: reason.text,
        "possible": lambda reason: reason.is_possible,
    },
    _card,
)


def tasks_left_open(unit: str, ids: tuple[str, ...]) -> Message | None:
    """Return a remark on those of the tasks asked about that may be a unit's, None without any."""
    if not ids:
        return None
    text = N_("{unit} may also have task {ids}; ask about one of them alone to see why")
    return Message(text, {"unit": unit, "ids": ids})
