"""DUT217 contradicted-register."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule


@rule("DUT217", "contradicted-register", Severity.WARNING)
def contradicted_register(subject: Subject) -> Iterable[Fault]:
    """Find units that are of one kind in the plan, and of another in the register that it names.

    ## What it does
    Compares the `kind` of each unit under `units` with that of the same unit in the register, under
    whichever of its names.

    ## Why it matters
    The plan goes by its own word, and other plans by the register: the same unit counts as a
    department in one table and as a company in the next.

    ## Example
    ```yaml
    register: ../units.yaml
    units:
      - {name: 区城投公司, kind: department}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区城投公司}
    ```

    ```yaml
    # ../units.yaml
    units:
      - {name: 区城投公司, kind: company}
    ```

    ## Use instead
    ```yaml
    register: ../units.yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区城投公司}
    ```

    ```yaml
    # ../units.yaml
    units:
      - {name: 区城投公司, kind: company}
    ```
    """
    return subject.reported("DUT217")
