"""DUT113 due-out-of-range."""

from collections.abc import Iterator
from datetime import date

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message
from duties.model import Plan, Task


@rule("DUT113", "due-out-of-range", Severity.WARNING)
def due_out_of_range(subject: Subject) -> Iterator[Fault]:
    """Find tasks whose due date cannot be right.

    ## What it does
    Compares the `due` of each task with the day the plan was `issued`, and with its last year, the
    `horizon`. Tasks that were reported done, or that a ruling has cancelled, are passed over.
    Today's date makes no difference: that a day has passed is no fault of the plan.

    ## Why it matters
    Such a date is mistyped, and nobody can meet it.

    ## Example
    ```yaml
    horizon: 2090
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, due: 2091-06-30}
    ```

    ## Use instead
    ```yaml
    horizon: 2090
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, due: 2090-06-30}
    ```
    """
    for task in subject.plan.tasks:
        if task.due is not None:
            text = _fault(task.due.last, subject.plan)
            if text is not None and not _is_over(subject, task):
                facts = {
                    "id": task.id,
                    "due": task.due.last,
                    "issued": subject.plan.issued,
                    "horizon": subject.plan.horizon,
                }
                yield Fault(Message(text, facts), task.spans["due"])


def _is_over(subject: Subject, task: Task) -> bool:
    """Tell whether a task is done or cancelled, as far as anybody has reported."""
    if subject.progress is None:
        return False
    standing = subject.progress.standings[task.id]
    return standing.task is task and standing.days_left is None


def _fault(due: date, plan: Plan) -> str | None:
    """Return what is wrong with a date; of several faults, the worst."""
    if plan.issued is not None and due < plan.issued:
        return N_("task {id} is due on {due}, before the plan was issued on {issued}")
    if plan.horizon is not None and due.year > plan.horizon:
        return N_("task {id} is due on {due}, but the plan reaches only to {horizon}")
    return None
