"""DUT511 unfit-reading."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT511", "unfit-reading", Severity.ERROR, scope=Scope.LEDGER)
def unfit_reading(subject: Subject) -> Iterable[Fault]:
    """Find readings that cannot be compared with their target.

    ## What it does
    Looks for readings in another unit of measure than the target has, and for words or ranges
    where the target is a number.

    ## Why it matters
    Such a reading does not count: 18300000万元 compared with 2100亿元 would say that the target
    is reached.

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
      - {target: gdp, date: 2026-09-30, value: 18300000, unit: 万元}
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
      - {target: gdp, date: 2026-09-30, value: 1830, unit: 亿元}
    ```
    """
    return subject.reported("DUT511")
