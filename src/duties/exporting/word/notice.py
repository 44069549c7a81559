"""One unit's own list of tasks, ready to be sent to it."""

from collections.abc import Sequence

from duties.assignments import Assignment
from duties.exporting.dossier import Dossier
from duties.exporting.tables import duty_table
from duties.exporting.word.paper import Paper
from duties.formats.grid import grid
from duties.messages import N_, Message, Translator, counted
from duties.model import Role

_HEADINGS = {
    Role.LEAD: N_("To lead: {count}"),
    Role.RESPONSIBLE: N_("To be responsible for: {count}"),
    Role.SUPPORT: N_("To support: {count}"),
}


def render(dossier: Dossier, unit: str, duties: Sequence[Assignment], into: Translator) -> bytes:
    """Return the document of a unit with these tasks, on portrait A4 paper, sorted by role.

    A unit without tasks is told so.
    """
    by_role = {role: [duty for duty in duties if duty.role is role] for role in Role}
    title = Message(N_("Tasks of {unit}"), {"unit": unit}).put(into)
    paper = Paper(dossier.plan, title)
    paper.write(title, "Title")
    paper.write(Message(N_("{unit}:"), {"unit": unit}).put(into), "Address")
    paper.write(_opening(dossier, duties, by_role).put(into), "Body")
    if members := tuple(dossier.register.unfold(unit)):
        facts = {"unit": unit, "members": members}
        paper.write(Message(N_("{unit} stands for {members}."), facts).put(into), "Body")
    for role, mine in by_role.items():
        if mine:
            paper.write(Message(_HEADINGS[role], {"count": len(mine)}).put(into), "Heading 1")
            table = grid(duty_table(), mine, into)
            paper.table(table, [("", table)])
    return paper.to_bytes()


def _opening(
    dossier: Dossier, duties: Sequence[Assignment], by_role: dict[Role, list[Assignment]]
) -> Message:
    facts: dict[str, object] = {
        "title": dossier.plan.title,
        "roles": tuple(
            Message(N_("{role} {count}"), {"role": Message(role.label), "count": len(mine)})
            for role, mine in by_role.items()
            if mine
        ),
    }
    if not duties:
        return Message(N_("The plan “{title}” gives your unit no task."), facts)
    return counted(
        "The plan “{title}” gives your unit {count} task ({roles}), listed below.",
        "The plan “{title}” gives your unit {count} tasks ({roles}), listed below.",
        len({duty.place for duty in duties}),
        **facts,
    )
