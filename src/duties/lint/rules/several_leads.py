"""DUT102 several-leads."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message


@rule("DUT102", "several-leads", Severity.INFO)
def several_leads(subject: Subject) -> Iterator[Fault]:
    """Find tasks that more than one unit leads.

    ## What it does
    Looks for tasks with more than one unit under `lead`. A unit that is listed there under two of
    its names counts once.

    ## Why it matters
    If two units lead, each may wait for the other. The first counts as the chief, which the
    document may not have meant.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: [区交通局, 区水利局]
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        responsible: [区水利局]
    ```
    """
    for task in subject.plan.tasks:
        if len(task.lead) < 2:
            continue
        units = tuple(dict.fromkeys(subject.register.unit_of(name.text) for name in task.lead))
        if len(units) > 1:
            yield Fault(
                Message(
                    N_("task {id} is led by several units: {units}"),
                    {"id": task.id, "units": units},
                ),
                task.spans["lead"],
            )
