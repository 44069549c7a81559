"""DUT003 unknown-key."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT003", "unknown-key", Severity.ERROR, needs_plan=False, scope=Scope.ANY)
def unknown_key(subject: Subject) -> Iterator[Fault]:
    """Find keys that the plan file does not know.

    ## What it does
    Looks for keys that have no meaning where they are. They are ignored, with everything below
    them. The fix renames such a key to the one that it resembles or, where it is Chinese, stands
    for, unless that is given too.

    ## Why it matters
    Most are typing errors. What was written there, perhaps a lead, is not read.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        leed: 区交通局
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
    ```
    """
    yield from subject.reported("DUT003")
