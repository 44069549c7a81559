"""DUT216 unread-register."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule


@rule("DUT216", "unread-register", Severity.ERROR)
def unread_register(subject: Subject) -> Iterable[Fault]:
    """Find a register that is not there, cannot be read, or registers no units.

    ## What it does
    Looks for the file that the plan names under `register`, seen from the folder of the plan, and
    for `units` in it. What is wrong within that file is told at its place there.

    ## Why it matters
    The plan still answers, but without the names, aliases, kinds and members that stand in the
    register: nobody finds a unit by its other names, and collectives stay closed.

    ## Example
    ```yaml
    register: ../no-such-file.yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 区交通局}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    ```
    """
    return subject.reported("DUT216")
