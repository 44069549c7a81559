"""What of a plan is still to be done?"""

from collections.abc import Iterable

from duties.ledger.model import State
from duties.model import Plan
from duties.tracking.standing import Standing

_OVER = frozenset({State.DONE, State.ACCEPTED, State.CANCELLED})


def is_open(standing: Standing) -> bool:
    """Tell whether a task or step is neither done, nor accepted, nor cancelled."""
    return standing.state not in _OVER


def open_work(plan: Plan, standings: Iterable[Standing]) -> Plan:
    """Return a plan with only those of its tasks that are open.

    `standings` are those of its tasks, in their order. Units stay, also those without open work.
    """
    tasks = zip(plan.tasks, standings, strict=True)
    return plan._replace(tasks=tuple(task for task, standing in tasks if is_open(standing)))
