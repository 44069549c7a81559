"""DUT407 body-cycle."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.circles import circles
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message


@rule("DUT407", "body-cycle", Severity.ERROR)
def body_cycle(subject: Subject) -> Iterator[Fault]:
    """Find bodies that stand above themselves.

    ## What it does
    Follows the `under` of each body until a body comes up again.

    ## Why it matters
    Nobody can say who decides: each of them has the other above it.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    bodies:
      - {id: 一组, name: 港口专项工作组, under: 专班, office: 区交通局}
      - {id: 专班, name: 码头工作专班, under: 一组, office: 区交通局}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    bodies:
      - {id: 一组, name: 港口专项工作组, office: 区交通局}
      - {id: 专班, name: 码头工作专班, under: 一组, office: 区交通局}
    ```
    """
    bodies = {body.id: body for body in reversed(subject.plan.bodies)}

    def above(id_: str) -> tuple[str, ...]:
        under = bodies[id_].under
        return (under,) if under in bodies else ()

    for circle in circles(reversed(bodies), above):
        facts = {"body": circle[0], "circle": " → ".join((*circle, circle[0]))}
        text = N_("body {body} is under itself: {circle}")
        yield Fault(Message(text, facts), bodies[circle[0]].spans["under"])
