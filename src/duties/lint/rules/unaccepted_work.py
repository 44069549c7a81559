"""DUT425 unaccepted-work."""

from collections.abc import Iterator
from datetime import timedelta

from duties.findings import Severity
from duties.ledger.model import State
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message


@rule("DUT425", "unaccepted-work", Severity.WARNING, scope=Scope.FOLLOWED)
def unaccepted_work(subject: Subject) -> Iterator[Fault]:
    """Find tasks that have been done for more than 30 days, and that nobody has accepted.

    ## What it does
    Looks for tasks that were reported done, or all of whose steps were, more than 30 days ago, and
    on which no ruling says `accepted: true` (销号).

    ## Why it matters
    Done is what the unit says. Until the coordinating office has looked, the task stays on the list
    (待核销), and what was not really done comes to light late.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, state: done}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, state: done}
    rulings:
      - {task: 1, date: 2026-10-30, by: 县政府督查室, accepted: true}
    ```
    """
    text = N_("task {task} was reported done more than {days} days ago and is not accepted yet")
    for standing in subject.followed.standings.values():
        done_on = standing.done_on if standing.state is State.DONE else None
        if standing.step is None and done_on is not None and subject.today - done_on > _LONG:
            facts = {"task": standing.id, "days": _LONG.days}
            yield Fault(Message(text, facts), id_span(standing.task))


_LONG = timedelta(30)
