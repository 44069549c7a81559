"""DUT513 reading-below-zero."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message
from duties.model import TargetKind


@rule("DUT513", "reading-below-zero", Severity.WARNING, scope=Scope.LEDGER)
def reading_below_zero(subject: Subject) -> Iterator[Fault]:
    """Find readings below zero.

    ## What it does
    Looks for readings below zero of levels and counts. A change may be below zero.

    ## Why it matters
    There is no such output and no such number of things; a sign was mistyped.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, value: 2100, unit: 亿元, by: 2027, owner: 县统计局, tasks: [1]}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    readings:
      - {target: gdp, date: 2026-09-30, value: -1830}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, value: 2100, unit: 亿元, by: 2027, owner: 县统计局, tasks: [1]}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    readings:
      - {target: gdp, date: 2026-09-30, value: 1830}
    ```
    """
    changes = {target.id for target in subject.plan.targets if target.sort is TargetKind.GROWTH}
    for reading in subject.record.readings:
        number = None if reading.value is None else reading.value.number
        if number is not None and number < 0 and reading.target not in changes:
            text = N_("{target} is {now} here, below zero")
            facts = {"target": reading.target, "now": reading.value and reading.value.shown()}
            yield Fault(Message(text, facts), reading.spans["value"])
