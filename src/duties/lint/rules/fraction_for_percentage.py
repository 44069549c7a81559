"""DUT429 fraction-for-percentage."""

from collections.abc import Iterator

from duties.findings import Fix, Severity
from duties.lint.entries import percent_text
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message
from duties.source import Edit


@rule("DUT429", "fraction-for-percentage", Severity.WARNING, scope=Scope.LEDGER)
def fraction_for_percentage(subject: Subject) -> Iterator[Fault]:
    """Find percentages between 0 and 1, which were probably meant as parts of one.

    ## What it does
    Looks at the `percent` of each report. The unsafe fix makes 0.6 60.

    ## Why it matters
    A spreadsheet keeps 60% as 0.6, and often saves it like that. Here 0.6 is 0.6%: the task
    would be shown as hardly begun.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 0.6}
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
    text = N_("{now} means {now}% here; if {right}% is meant, write {right}")
    for report in subject.record.reports:
        if report.percent is None or not 0 < report.percent < 1:
            continue
        now, right = percent_text(report.percent), percent_text(report.percent * 100)
        span = report.spans["percent"]
        is_as_it_stands = subject.source.at(span) == now
        fix = Fix((Edit(span, right),), safe=False) if is_as_it_stands else None
        yield Fault(Message(text, {"now": now, "right": right}), span, fix)
