"""DUT209 collective-cycle."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.circles import circles
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import unit_span
from duties.messages import N_, Message


@rule("DUT209", "collective-cycle", Severity.ERROR)
def collective_cycle(subject: Subject) -> Iterator[Fault]:
    """Find collectives that contain themselves.

    ## What it does
    Follows the `members` of each collective, and their members in turn, until a collective comes
    up again.

    ## Why it matters
    Nobody can say who is meant: each of them stands for the others.

    ## Example
    ```yaml
    units:
      - {name: 各部门, kind: collective, members: [各单位]}
      - {name: 各单位, kind: collective, members: [各部门]}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 各部门}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 各部门, kind: collective, members: [各单位]}
      - {name: 各单位, kind: collective, members: [区水利局]}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 各部门}
    ```
    """
    for circle in circles(subject.register.units, subject.register.members):
        yield Fault(
            Message(
                N_("{unit} contains itself: {circle}"),
                {"unit": circle[0], "circle": " → ".join((*circle, circle[0]))},
            ),
            unit_span(subject, circle[0]),
        )
