"""DUT422 future-date."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.entries import dated
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT422", "future-date", Severity.WARNING, scope=Scope.LEDGER)
def future_date(subject: Subject) -> Iterator[Fault]:
    """Find entries dated later than today.

    ## What it does
    Compares the `date` of each entry and reading, and the day on which a report was `received`,
    with the clock of this computer. Deadlines and the `until` of a light may of course lie in the
    future.

    ## Why it matters
    Such an entry is not seen before its day. It is mistyped, somebody reports what is yet to come,
    or the clock is wrong.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2089-10.yaml
    period: 2089-10
    reports:
      - {task: 1, unit: 县交通局, date: 2089-10-20, percent: 60}
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
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 60}
    ```
    """
    today = subject.today
    text = N_("{day} lies in the future; by the clock it is {today}")
    for entry in dated(subject.record):
        if entry.day > today:
            yield Fault(Message(text, {"day": entry.day, "today": today}), entry.span)
    for reading in subject.record.readings:
        if reading.date is not None and reading.date > today:
            facts = {"day": reading.date, "today": today}
            yield Fault(Message(text, facts), reading.spans["date"])
    for report in subject.record.reports:
        if report.received is not None and report.received > today:
            facts = {"day": report.received, "today": today}
            yield Fault(Message(text, facts), report.spans["received"])
