"""DUT405 body-without-office."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message


@rule("DUT405", "body-without-office", Severity.WARNING)
def body_without_office(subject: Subject) -> Iterator[Fault]:
    """Find bodies for which no unit does the daily work.

    ## What it does
    Looks for bodies without `office`.

    ## Why it matters
    A leading group meets a few times a year; whoever wants its help turns to its
    office, and here there is none.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    bodies:
      - {id: 一组, name: 港口专项工作组, tier: special-group, members: [区交通局, 区水利局]}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    bodies:
      - {id: 一组, name: 港口专项工作组, tier: special-group, office: 区交通局, members: [区水利局]}
    ```
    """
    for body in subject.plan.bodies:
        if not body.office and "office" not in body.spans:
            text = N_("{body} has no office that does its daily work")
            yield Fault(Message(text, {"body": body.name or body.id}), id_span(body))
