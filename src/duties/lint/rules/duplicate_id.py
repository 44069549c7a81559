"""DUT106 duplicate-id."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule


@rule("DUT106", "duplicate-id", Severity.ERROR)
def duplicate_id(subject: Subject) -> Iterator[Fault]:
    """Find tasks, actions, bodies, targets, or steps of a task, that share an id.

    ## What it does
    Looks for two tasks with the same id, and for two actions, two bodies, two targets, or two steps
    of one task likewise. A step 2 of task 19 is called 19/2; where a task has that very id, the
    task is meant, and the step gets a warning.

    ## Why it matters
    A unit that is told to do task 1 does not know which one is meant.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
      - {id: 1, title: 疏浚航道, lead: 区水利局}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
      - {id: 2, title: 疏浚航道, lead: 区水利局}
    ```
    """
    yield from subject.reported("DUT106")
