"""DUT431 accepted-before-done."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from duties.findings import Severity
from duties.ledger.model import Ruling, State
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message
from duties.planfile.plain import tenth


@rule("DUT431", "accepted-before-done", Severity.WARNING, scope=Scope.LEDGER)
def accepted_before_done(subject: Subject) -> Iterator[Fault]:
    """Find rulings that accept work that nobody has reported as done.

    ## What it does
    Looks, for each ruling with `accepted: true` (销号), whether the task was done by that day, by
    its own reports or by those on its steps.

    ## Why it matters
    What is accepted counts as done and leaves every list. If the work is not finished, or the
    ruling names the wrong task, nobody will ask again.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 60}
    rulings:
      - {task: 1, date: 2026-10-30, by: 县政府督查室, accepted: true}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-29, state: done}
    rulings:
      - {task: 1, date: 2026-10-30, by: 县政府督查室, accepted: true}
    ```
    """
    text = N_("task {task} is accepted at {percent}%, and nobody has reported that it is done")
    for ruling in subject.record.rulings:
        if not ruling.accepted or ruling.cancelled or ruling.date is None:
            continue
        state, percent = _reported(subject, ruling, ruling.date)
        if state not in (State.DONE, State.CANCELLED):
            facts = {"task": ruling.task, "percent": tenth(percent)}
            yield Fault(Message(text, facts), ruling.spans["accepted"])


def _reported(subject: Subject, ruling: Ruling, day: date) -> tuple[State, Fraction]:
    """Return how a task stood on the day of a ruling, had nothing been accepted."""
    tracker = subject.followed.unaccepted
    stretches = tracker.part(ruling.task).stretches
    if stretches is None:
        standing = tracker.standing(ruling.task, day)
        return standing.state, standing.percent
    moment = stretches.course_of(day.toordinal(), ruling.stretch).at(day.toordinal())
    return moment.state, moment.percent
