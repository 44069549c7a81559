"""DUT421 date-outside-period."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.entries import dated
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT421", "date-outside-period", Severity.WARNING, scope=Scope.LEDGER)
def date_outside_period(subject: Subject) -> Iterator[Fault]:
    """Find entries whose date does not lie in the period of their file.

    ## What it does
    Compares the `date` of each entry with the period that its file is named for. The day on which a
    report came in, `received`, may well be later.

    ## Why it matters
    A report belongs to the period of its file, but sets the state on its date. Where the two
    differ, one of them is mistyped, or the entry stands in the wrong file.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-11-02, percent: 60}
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
      - {task: 1, unit: 县交通局, date: 2026-10-31, received: 2026-11-02, percent: 60}
    ```
    """
    period = subject.record.period
    if period is None:
        return
    text = N_("{day} is not in {period}, the period of the file")
    for entry in dated(subject.record):
        if not period.holds(entry.day):
            facts = {"day": entry.day, "period": period.name()}
            yield Fault(Message(text, facts), entry.span)
