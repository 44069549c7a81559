"""DUT415 foreign-report."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT415", "foreign-report", Severity.WARNING, scope=Scope.LEDGER)
def foreign_report(subject: Subject) -> Iterator[Fault]:
    """Find reports of units that have no part in the task.

    ## What it does
    Compares the `unit` of each report with the units of the task and of the step, members of
    collectives included, and with the leads of the task's action. Where nobody has said who all
    belong to a task (等, a collective without members), any unit may report.

    ## Why it matters
    Only reports of units that answer for a task count. The number of the task is probably wrong:
    then two tasks are shown wrongly.

    ## Example
    ```yaml
    units:
      - {name: 县交通局}
      - {name: 县水利局}
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
      - {id: 2, title: 加固江堤, lead: 县水利局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县水利局, date: 2026-10-20, percent: 60}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 县交通局}
      - {name: 县水利局}
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
      - {id: 2, title: 加固江堤, lead: 县水利局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 2, unit: 县水利局, date: 2026-10-20, percent: 60}
    ```
    """
    text = N_("{unit} has no part in task {task}; its report is shown, but does not count")
    for report in subject.record.reports:
        parties = subject.followed.parties(report.task)
        if report.unit is not None and parties is not None and report.unit.text not in parties:
            facts = {"unit": report.unit.text, "task": report.task}
            yield Fault(Message(text, facts), report.unit.span)
