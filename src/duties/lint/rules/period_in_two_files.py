"""DUT414 period-in-two-files."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT414", "period-in-two-files", Severity.WARNING, scope=Scope.LEDGER)
def period_in_two_files(subject: Subject) -> Iterable[Fault]:
    """Find periods that have two files.

    ## What it does
    Looks for a file that is named for the same period as one before it, such as 2026-10.yml beside
    2026-10.yaml.

    ## Why it matters
    The entries of both count, and where they differ on one day, the names of the files decide.
    Often one is a copy that somebody has gone on with.

    ## Example
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

    ```yaml
    # progress/2026-10.yml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-28, state: blocked}
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
      - {task: 1, unit: 县交通局, date: 2026-10-28, state: blocked}
    ```
    """
    return subject.reported("DUT414")
