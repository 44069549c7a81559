"""DUT428 received-too-early."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT428", "received-too-early", Severity.WARNING, scope=Scope.LEDGER)
def received_too_early(subject: Subject) -> Iterator[Fault]:
    """Find reports that came in before the day that they speak of.

    ## What it does
    Compares the day on which a report was `received` with its `date`.

    ## Why it matters
    Nobody can report what has not happened yet: one of the dates is mistyped, or they are the wrong
    way round. The first decides whether the report was in time, the second what was known when.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-30, received: 2026-10-03, percent: 60}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-30, received: 2026-11-03, percent: 60}
    ```
    """
    text = N_("the report was received on {received}, before {day}, the day that it speaks of")
    for report in subject.record.reports:
        received, day = report.received, report.date
        if received is not None and day is not None and received < day:
            facts = {"received": received, "day": day}
            yield Fault(Message(text, facts), report.spans["received"])
