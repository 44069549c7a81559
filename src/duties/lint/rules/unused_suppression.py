"""DUT006 unused-suppression."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT006", "unused-suppression", Severity.WARNING, needs_plan=False, scope=Scope.ANY)
def unused_suppression(subject: Subject) -> Iterable[Fault]:
    """Find comments that silence nothing.

    ## What it does
    Checks for each comment `# duties: ignore[...]` whether its rules exist and, if they have been
    run, found something there, and whether its `until=` is a date.

    ## Why it matters
    A leftover comment will hide the next fault at its place, and a mistyped one hides nothing.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局  # duties: ignore[DUT999] 原文如此
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
    ```
    """
    return subject.unused
