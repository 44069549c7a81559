"""DUT412 unknown-problem."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT412", "unknown-problem", Severity.ERROR, scope=Scope.LEDGER)
def unknown_problem(subject: Subject) -> Iterable[Fault]:
    """Find entries about a problem that nobody has opened, or that is another's.

    ## What it does
    The first entry of a problem opens it and names its task. Looks for entries that go on with a
    problem which was not opened by their day, and for those that give a problem of one task the id
    of another's.

    ## Why it matters
    Such an entry does not count: a problem would seem open that is solved, or the other way round.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    problems:
      - {id: P1, date: 2026-10-20, stage: solved, text: 资金到位}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    problems:
      - {id: P1, task: 1, unit: 县交通局, date: 2026-10-08, stage: found, text: 资金未到位}
      - {id: P1, date: 2026-10-12, stage: analysed, text: 预算未批}
      - {id: P1, date: 2026-10-15, stage: measures, text: 报县财政局}
      - {id: P1, date: 2026-10-20, stage: solved, text: 资金到位}
    ```
    """
    return subject.reported("DUT412")
