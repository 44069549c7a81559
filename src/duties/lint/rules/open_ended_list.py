"""DUT112 open-ended-list."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message


@rule("DUT112", "open-ended-list", Severity.INFO)
def open_ended_list(subject: Subject) -> Iterator[Fault]:
    """Find tasks whose list of units is open-ended.

    ## What it does
    Looks for tasks with `open_ended: true`, where the document ends the list of units with 等.

    ## Why it matters
    Units that are meant but not named do not know that the task is also theirs.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        responsible: [区城管局]
        open_ended: true
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        responsible: [区城管局, 区水利局]
    ```
    """
    for task in subject.plan.tasks:
        if task.open_ended:
            yield Fault(
                Message(N_("task {id} does not name all its units"), {"id": task.id}),
                task.spans["open_ended"],
            )
