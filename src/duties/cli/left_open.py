"""What to say beside an answer about a unit: that the plan may give it more than it names."""

from duties.cli.session import Session
from duties.formats.views.my_tasks import left_open
from duties.messages import Message
from duties.queries.possible import possibilities


def what_is_left_open(session: Session, unit: str, *, direct: bool = False) -> Message | None:
    """Return a remark on the tasks that may be a unit's too, None where there are none."""
    possible = possibilities(session.plan, session.register, [unit], direct=direct)
    return left_open(possible, what_lists_them(unit))


def what_lists_them(unit: str) -> str:
    """Return the command that lists the tasks that may be a unit's."""
    word = unit if unit.isalnum() else f'"{unit}"'
    return f"duties my-tasks {word} --possible"
