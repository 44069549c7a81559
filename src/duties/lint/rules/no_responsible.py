"""DUT103 no-responsible."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message


@rule("DUT103", "no-responsible", Severity.WARNING)
def no_responsible(subject: Subject) -> Iterator[Fault]:
    """Find tasks that no unit shares with the lead.

    ## What it does
    Looks for tasks with no unit under `responsible` and none under `support`.

    ## Why it matters
    The lead may really work alone, but often the names were lost on the way from the document, so
    those units do not know that they have a part in the task.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        responsible: [区城管局]
    ```
    """
    for task in subject.plan.tasks:
        if not task.responsible and not task.support:
            yield Fault(
                Message(N_("no unit shares task {id}"), {"id": task.id}),
                id_span(task),
            )
