"""DUT202 idle-unit."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import unit_span
from duties.messages import N_, Message
from duties.naming.names import names_used


@rule("DUT202", "idle-unit", Severity.WARNING)
def idle_unit(subject: Subject) -> Iterator[Fault]:
    """Find registered units that have nothing to do.

    ## What it does
    Looks for units that no task, step, action or body names, either directly or as a member of a
    collective.

    ## Why it matters
    Either a task was lost on the way from the document, or the unit is registered under a name that
    should not be there.

    ## Example
    ```yaml
    units:
      - {name: 区交通局}
      - {name: 区水利局}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 区交通局}
      - {name: 区水利局}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 区水利局}
    ```
    """
    register = subject.register
    named = set(map(register.unit_of, {name.text for name in names_used(subject.plan)}))
    busy = set(named)
    pending = list(named)
    while pending:  # visits each collective only once
        reached = set(register.members(pending.pop())) - busy
        busy |= reached
        pending += reached
    for unit in subject.registered:
        if unit not in busy:
            yield Fault(Message(N_("{unit} has no task"), {"unit": unit}), unit_span(subject, unit))
