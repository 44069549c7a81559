"""DUT301 action-without-lead."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message


@rule("DUT301", "action-without-lead", Severity.WARNING)
def action_without_lead(subject: Subject) -> Iterator[Fault]:
    """Find actions that no unit leads.

    ## What it does
    Looks for actions without a `lead`.

    ## Why it matters
    Each task may have its lead, but nobody coordinates them.

    ## Example
    ```yaml
    actions:
      - {id: 1, title: 整治江岸}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区交通局}
    ```

    ## Use instead
    ```yaml
    actions:
      - {id: 1, title: 整治江岸, lead: 区水利局}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区交通局}
    ```
    """
    for action in subject.plan.actions:
        if not action.lead:
            yield Fault(Message(N_("action {id} has no lead"), {"id": action.id}), id_span(action))
