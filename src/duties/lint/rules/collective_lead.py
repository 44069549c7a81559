"""DUT111 collective-lead."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message


@rule("DUT111", "collective-lead", Severity.ERROR)
def collective_lead(subject: Subject) -> Iterator[Fault]:
    """Find tasks that a collective leads.

    ## What it does
    Looks in the `lead` of each task for names that stand for several units, such as 各街道.

    ## Why it matters
    If everybody leads, nobody does: each unit may expect another to lead.

    ## Example
    ```yaml
    units:
      - {name: 各码头, kind: collective}
    tasks:
      - {id: 1, title: 修缮码头, lead: 各码头}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 各码头, kind: collective}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: [各码头]}
    ```
    """
    register = subject.register
    for task in subject.plan.tasks:
        for name in task.lead:
            if register.is_collective(register.unit_of(name.text)):
                yield Fault(
                    Message(
                        N_("task {id} is led by {unit}, which stands for several units"),
                        {"id": task.id, "unit": name.text},
                    ),
                    name.span,
                )
