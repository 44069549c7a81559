"""DUT410 unknown-entry-task."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT410", "unknown-entry-task", Severity.ERROR, scope=Scope.LEDGER)
def unknown_entry_task(subject: Subject) -> Iterable[Fault]:
    """Find entries about a task or a step that the plan does not have.

    ## What it does
    Looks for the `task` of each entry among the ids of the tasks, and of the steps (19/2).

    ## Why it matters
    Such an entry does not count: what was reported or decided is not seen anywhere. Either the id
    is mistyped, or the task was dropped from the plan.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 2, unit: 县交通局, date: 2026-10-20, state: in-progress}
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
      - {task: 1, unit: 县交通局, date: 2026-10-20, state: in-progress}
    ```
    """
    return subject.reported("DUT410")
