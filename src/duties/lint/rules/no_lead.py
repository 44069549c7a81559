"""DUT101 no-lead."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message


@rule("DUT101", "no-lead", Severity.ERROR)
def no_lead(subject: Subject) -> Iterator[Fault]:
    """Find tasks that no unit leads.

    ## What it does
    Looks for tasks without a `lead`.

    ## Why it matters
    Nobody knows who has to begin, and nobody can be asked how the task is going.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        responsible: [区交通局]
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
    ```
    """
    for task in subject.plan.tasks:
        if not task.lead:
            yield Fault(Message(N_("task {id} has no lead"), {"id": task.id}), id_span(task))
