"""DUT005 missing-key."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule


@rule("DUT005", "missing-key", Severity.ERROR, needs_plan=False, scope=Scope.ANY)
def missing_key(subject: Subject) -> Iterator[Fault]:
    """Find parts of a plan that lack a required key.

    ## What it does
    Looks for a plan without `title` or `tasks`, a task or an action without `id` or `title`, and a
    unit without `name`.

    ## Why it matters
    A task without a number or title cannot be referred to, so it cannot be given to anybody.

    ## Example
    ```yaml
    tasks:
      - title: 修缮码头
        lead: 区交通局
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
    ```
    """
    yield from subject.reported("DUT005")
