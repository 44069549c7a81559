"""DUT001 syntax-error."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT001", "syntax-error", Severity.ERROR, needs_plan=False, scope=Scope.ANY)
def syntax_error(subject: Subject) -> Iterator[Fault]:
    """Find text that cannot be read as YAML.

    ## What it does
    Reports the first place where the file is not YAML, or holds something other than one plan.

    ## Why it matters
    Nothing of the plan can be read, so no question about it can be answered.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        responsible: [区交通局, 区城管局
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        responsible: [区交通局, 区城管局]
    ```
    """
    yield from subject.reported("DUT001")
