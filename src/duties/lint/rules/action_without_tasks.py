"""DUT115 action-without-tasks."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message


@rule("DUT115", "action-without-tasks", Severity.WARNING)
def action_without_tasks(subject: Subject) -> Iterator[Fault]:
    """Find actions that no task belongs to.

    ## What it does
    Looks for actions whose id no task gives as its `action`. A plan in which no task names an
    action is left alone.

    ## Why it matters
    The action is announced, but nobody has anything to do for it. Its tasks may have been lost on
    the way from the document.

    ## Example
    ```yaml
    actions:
      - {id: 1, title: 港口行动}
      - {id: 2, title: 航道行动}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区交通局}
    ```

    ## Use instead
    ```yaml
    actions:
      - {id: 1, title: 港口行动}
      - {id: 2, title: 航道行动}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区交通局}
      - {id: 2, action: 2, title: 疏浚航道, lead: 区水利局}
    ```
    """
    used = {task.action for task in subject.plan.tasks if task.action is not None}
    if not used:
        return
    for action in subject.plan.actions:
        if action.id and action.id not in used:
            yield Fault(Message(N_("action {id} has no tasks"), {"id": action.id}), id_span(action))
