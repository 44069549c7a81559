"""DUT510 unknown-entry-target."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT510", "unknown-entry-target", Severity.ERROR, scope=Scope.LEDGER)
def unknown_entry_target(subject: Subject) -> Iterable[Fault]:
    """Find readings of a target that the plan does not have.

    ## What it does
    Looks for the `target` of each reading among the ids of the targets.

    ## Why it matters
    Such a reading does not count: the target stands as if nobody had measured it.

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
      - {target: gpd, date: 2026-09-30, value: 1830}
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
    return subject.reported("DUT510")
