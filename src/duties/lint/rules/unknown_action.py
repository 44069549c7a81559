"""DUT109 unknown-action."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule


@rule("DUT109", "unknown-action", Severity.ERROR)
def unknown_action(subject: Subject) -> Iterator[Fault]:
    """Find tasks and bodies that name an action that does not exist.

    ## What it does
    Compares the `action` of each task, and the `actions` of each body, with the ids under
    `actions`.

    ## Why it matters
    The task belongs to no chapter: it is missing wherever the plan is shown by action, and the unit
    that leads the action does not learn of it.

    ## Example
    ```yaml
    actions:
      - {id: 1, title: 港口行动}
    tasks:
      - {id: 1, action: 2, title: 修缮码头, lead: 区交通局}
    ```

    ## Use instead
    ```yaml
    actions:
      - {id: 1, title: 港口行动}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区交通局}
    ```
    """
    yield from subject.reported("DUT109")
