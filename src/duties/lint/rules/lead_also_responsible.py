"""DUT104 lead-also-responsible."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message
from duties.model import Role


@rule("DUT104", "lead-also-responsible", Severity.WARNING)
def lead_also_responsible(subject: Subject) -> Iterator[Fault]:
    """Find units that lead a task and are listed again among those that share it.

    ## What it does
    Compares the units under `lead` with those under `responsible` and `support`, whichever of its
    names the plan uses for a unit.

    ## Why it matters
    Either the unit is counted twice, or another unit was meant and is missing. Only the document
    tells which, so there is no fix.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        responsible: [区交通局, 区城管局]
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
    unit_of = subject.register.unit_of
    for task in subject.plan.tasks:
        leads = {unit_of(name.text) for name in task.lead}
        for role in (Role.RESPONSIBLE, Role.SUPPORT):
            for name in task.units(role):
                if unit_of(name.text) in leads:
                    yield Fault(
                        Message(
                            N_("task {id} is led by {unit}, which is listed again as {role}"),
                            {
                                "id": task.id,
                                "unit": unit_of(name.text),
                                "role": Message(role.label),
                            },
                        ),
                        name.span,
                    )
