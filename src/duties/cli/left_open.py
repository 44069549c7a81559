"""What to say beside an answer about a unit: that the plan may give it more than it names."""

from collections.abc import Callable, Collection, Sequence

from duties.cli.session import Session
from duties.formats.views.my_tasks import left_open
from duties.messages import Message
from duties.model import Role, Task
from duties.queries.possible import possibilities


def what_is_left_open(
    session: Session,
    units: Sequence[str],
    *,
    roles: Collection[Role] = (),
    fits: Callable[[Task], bool] = lambda _: True,
    direct: bool = False,
) -> Message | None:
    """Return a remark on the tasks that may be the units' too, None where there are none.

    The filters are those of `possibilities`.
    """
    possible = possibilities(
        session.plan, session.register, units, roles=roles, fits=fits, direct=direct
    )
    words = " ".join(unit if unit.isalnum() else f'"{unit}"' for unit in units)
    return left_open(possible, f"duties my-tasks {words} --possible")
