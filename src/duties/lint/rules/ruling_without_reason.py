"""DUT426 ruling-without-reason."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.ledger.model import Ruling
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT426", "ruling-without-reason", Severity.WARNING, scope=Scope.LEDGER)
def ruling_without_reason(subject: Subject) -> Iterator[Fault]:
    """Find rulings that give no reason.

    ## What it does
    Looks for a `reason` in each ruling that sets a light by hand, moves a deadline, cancels a task
    or reopens it. That work is accepted needs none.

    ## Why it matters
    A ruling wins over all that was reported. Units are praised or called in for what it says, and
    in a year nobody will know why.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局, due: 2026-09}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    rulings:
      - {task: 1, date: 2026-10-08, by: 县政府督查室, due: 2026-12}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局, due: 2026-09}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    rulings:
      - {task: 1, date: 2026-10-08, by: 县政府督查室, due: 2026-12, reason: 汛期停工}
    ```
    """
    for ruling in subject.record.rulings:
        found = None if ruling.reason else _decision(ruling)
        if found is not None:
            key, text = found
            yield Fault(Message(text, {"task": ruling.task}), ruling.spans[key])


def _decision(ruling: Ruling) -> tuple[str, str] | None:
    """Return the key of what needs a reason, and what to say; the gravest of several."""
    if ruling.cancelled:
        return "cancelled", N_("task {task} is cancelled without a reason")
    if ruling.reopened:
        return "reopened", N_("task {task} is reopened without a reason")
    if ruling.due is not None:
        return "due", N_("the deadline of task {task} is moved without a reason")
    if ruling.light is not None:
        return "light", N_("the light of task {task} is set by hand without a reason")
    return None
