"""DUT401 unknown-task."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule


@rule("DUT401", "unknown-task", Severity.ERROR)
def unknown_task(subject: Subject) -> Iterator[Fault]:
    """Find bodies and targets that name a task that does not exist.

    ## What it does
    Compares the `tasks` of each body and each target with the ids under `tasks`.

    ## Why it matters
    Nobody of that body looks after a task, and the one that was meant is left alone; what carries
    the target is not known.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    bodies:
      - {id: 码头专班, name: 码头修缮工作专班, tier: task-force, office: 区交通局, tasks: [2]}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    bodies:
      - {id: 码头专班, name: 码头修缮工作专班, tier: task-force, office: 区交通局, tasks: [1]}
    ```
    """
    yield from subject.reported("DUT401")
