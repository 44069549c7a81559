"""DUT402 unknown-body."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule


@rule("DUT402", "unknown-body", Severity.ERROR)
def unknown_body(subject: Subject) -> Iterator[Fault]:
    """Find bodies under a body that does not exist.

    ## What it does
    Compares the `under` of each body with the ids of the bodies.

    ## Why it matters
    A problem that the body cannot solve goes up to the one above it; here it goes nowhere.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    bodies:
      - {id: 领导小组, name: 港口建设领导小组, tier: leading-group, office: 区交通局}
      - {id: 一组, name: 港口专项工作组, tier: special-group, under: 小组, office: 区交通局}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    bodies:
      - {id: 领导小组, name: 港口建设领导小组, tier: leading-group, office: 区交通局}
      - {id: 一组, name: 港口专项工作组, tier: special-group, under: 领导小组, office: 区交通局}
    ```
    """
    yield from subject.reported("DUT402")
