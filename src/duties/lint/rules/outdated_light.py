"""DUT427 outdated-light."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.ledger.model import Ruling
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT427", "outdated-light", Severity.WARNING, scope=Scope.LEDGER)
def outdated_light(subject: Subject) -> Iterator[Fault]:
    """Find work that is done, but whose light a ruling still holds at red or the like.

    ## What it does
    Looks for rulings whose `light` is shown today and is not green, on tasks and steps that are
    done or accepted.

    ## Why it matters
    A light set by hand wins over the rules until its `until`, or until the next ruling. Without
    either it is forgotten, and the unit stays red for work that is done.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-11.yaml
    period: 2026-11
    rulings:
      - {task: 1, date: 2026-11-08, by: 县政府督查室, light: red, reason: 现场核查与报送不符}
    reports:
      - {task: 1, unit: 县交通局, date: 2026-11-20, state: done}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-11.yaml
    period: 2026-11
    rulings:
      - task: 1
        date: 2026-11-08
        by: 县政府督查室
        light: red
        until: 2026-11-15
        reason: 现场核查与报送不符
    reports:
      - {task: 1, unit: 县交通局, date: 2026-11-20, state: done}
    ```
    """
    from duties.tracking.lights import GREEN

    text = N_("task {task} is done, but this ruling still holds its light at {light}")
    for ruling in subject.record.rulings:
        if ruling.light not in (None, GREEN) and _is_shown(subject, ruling):
            facts = {"task": ruling.task, "light": ruling.light}
            yield Fault(Message(text, facts), ruling.spans["light"])


def _is_shown(subject: Subject, ruling: Ruling) -> bool:
    from duties.tracking.standing import Class

    standing = subject.followed.standings.get(ruling.task)
    if standing is None or standing.class_ is not Class.DONE or standing.light is None:
        return False
    shown = standing.light.by_hand
    return shown is not None and shown.spans is ruling.spans
