"""DUT514 readings-differ."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT514", "readings-differ", Severity.WARNING, scope=Scope.LEDGER)
def readings_differ(subject: Subject) -> Iterator[Fault]:
    """Find two readings of one target for one day that differ.

    ## What it does
    Compares each reading with those of its target for the same day that stand before it. The
    last one counts.

    ## Why it matters
    Two sources disagree, or one was corrected: somebody should know which is right.

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
      - {target: gdp, date: 2026-09-30, value: 1830}
      - {target: gdp, date: 2026-09-30, value: 1840}
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
      - {target: gdp, date: 2026-09-30, value: 1840}
    ```
    """
    for reading in subject.record.readings:
        twin = subject.followed.reading_beside(reading)
        if twin is None or twin.value is None or reading.value is None:
            continue
        if not reading.value.same_as(twin.value):
            text = N_("{target} is {now} here, but {other} in another reading of {day}")
            facts = {
                "target": reading.target,
                "now": reading.value.shown(),
                "other": twin.value.shown(),
                "day": reading.date,
            }
            yield Fault(Message(text, facts), reading.spans["value"])
