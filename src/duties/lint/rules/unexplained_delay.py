"""DUT424 unexplained-delay."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duties.findings import Severity
from duties.ledger.model import State
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message

if TYPE_CHECKING:
    from duties.tracking.standing import Standing


@rule("DUT424", "unexplained-delay", Severity.WARNING, scope=Scope.FOLLOWED)
def unexplained_delay(subject: Subject) -> Iterator[Fault]:
    """Find overdue work of which neither a problem nor a ruling says why.

    ## What it does
    Looks for tasks whose deadline has passed today, and for such steps of tasks that are neither
    done nor overdue themselves. An open problem explains that, and so does any ruling after the
    deadline, or a light that is set by hand.

    ## Why it matters
    Overdue work needs somebody to act: the unit names the problem, or the coordinating office moves
    the deadline, cancels the task, or calls the unit in.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局, due: 2026-09}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 60}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局, due: 2026-09}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 60}
    problems:
      - {id: P1, task: 1, unit: 县交通局, date: 2026-10-08, stage: found, text: 资金未到位}
    ```
    """
    for standing in subject.followed.standings.values():
        if standing.step is None and standing.state not in _OVER:
            for each in [standing] if standing.is_overdue else standing.steps:
                if each.is_overdue and not _is_explained(subject, standing, each):
                    yield _fault(each)


_OVER = {State.DONE, State.ACCEPTED, State.CANCELLED}


def _is_explained(subject: Subject, task: "Standing", standing: "Standing") -> bool:
    if task.problems or standing.due is None:
        return True
    if standing.light is not None and standing.light.by_hand is not None:
        return True
    due, today = standing.due.toordinal(), subject.today.toordinal()
    return any(
        due < ruled.day <= today
        for each in {task.id, standing.id}
        for ruled in subject.followed.tracker.journal.of(each).rulings
    )


def _fault(standing: "Standing") -> Fault:
    facts = {"task": standing.id, "due": standing.due}
    text = N_(
        "task {task} was due on {due}; neither an open problem nor a ruling says why it is late"
    )
    part = standing.step or standing.task
    return Fault(Message(text, facts), part.spans.get("due") or id_span(standing.task))
