"""DUT403 faulty-tracking."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule


@rule("DUT403", "faulty-tracking", Severity.ERROR)
def faulty_tracking(subject: Subject) -> Iterator[Fault]:
    """Find rules of tracking that cannot be applied as they stand.

    ## What it does
    Looks under `tracking` for a light shown `due-within` without `days`, for `days` or `over`
    beside a condition that has no use for it, and for `due: horizon` in a plan without a `horizon`.

    ## Why it matters
    A unit is praised or called in for its lights: a rule that does less than its author believes
    does it wrong.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    tracking:
      lights:
        - {light: yellow, when: due-within, over: 15}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    tracking:
      lights:
        - {light: yellow, when: due-within, days: 15}
    ```
    """
    yield from subject.reported("DUT403")
