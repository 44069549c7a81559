"""DUT114 task-without-action."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message


@rule("DUT114", "task-without-action", Severity.WARNING)
def task_without_action(subject: Subject) -> Iterator[Fault]:
    """Find tasks that belong to no action, in a plan that has actions.

    ## What it does
    Looks for tasks without an `action` in a plan that lists `actions`.

    ## Why it matters
    The task is missing wherever the plan is shown by action, and the unit that leads the action
    does not learn of it.

    ## Example
    ```yaml
    actions:
      - {id: 1, title: 港口行动}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    ```

    ## Use instead
    ```yaml
    actions:
      - {id: 1, title: 港口行动}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区交通局}
    ```
    """
    if not subject.plan.actions:
        return
    for task in subject.plan.tasks:
        if task.action is None:
            yield Fault(
                Message(N_("task {id} belongs to no action"), {"id": task.id}), id_span(task)
            )
