"""DUT413 misnamed-ledger-file."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT413", "misnamed-ledger-file", Severity.ERROR, scope=Scope.LEDGER)
def misnamed_ledger_file(subject: Subject) -> Iterable[Fault]:
    """Find files of the ledger that are named for no period, or for another one than they say.

    ## What it does
    Compares the name of each file in the ledger's folder with its `period`. A period is 2026-03,
    2026-Q1, 2026-H1, 2026-W13 or 2026.

    ## Why it matters
    The name decides: no entry counts of a file whose name is no period, and those of a file that is
    named for another period count for that one, as reported too late or too early.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-09
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, state: in-progress}
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
    return subject.reported("DUT413")
