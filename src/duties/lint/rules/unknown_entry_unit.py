"""DUT411 unknown-entry-unit."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT411", "unknown-entry-unit", Severity.ERROR, scope=Scope.LEDGER)
def unknown_entry_unit(subject: Subject) -> Iterable[Fault]:
    """Find entries of a unit that the plan does not have.

    ## What it does
    Looks for the `unit` of each report and each problem among the names, aliases and official names
    of the plan's units. That a problem `needs` the help of somebody whom the plan knows neither as
    a unit nor as a body is only a warning.

    ## Why it matters
    Such an entry does not count, for nobody can tell whose it is.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县水运所, date: 2026-10-20, state: in-progress}
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
      - {task: 1, unit: 县交通局, date: 2026-10-20, state: in-progress}
    ```
    """
    return subject.reported("DUT411")
