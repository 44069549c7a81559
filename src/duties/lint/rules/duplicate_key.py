"""DUT002 duplicate-key."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT002", "duplicate-key", Severity.ERROR, needs_plan=False, scope=Scope.ANY)
def duplicate_key(subject: Subject) -> Iterator[Fault]:
    """Find keys that are given twice in one place.

    ## What it does
    Looks for a key that is given twice in one task, action or unit, or twice for the whole plan.
    The first is read, the second is ignored.

    ## Why it matters
    Only one of the two values was meant, and nobody can tell which.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        lead: 区水利局
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: [区交通局, 区水利局]
    ```
    """
    yield from subject.reported("DUT002")
