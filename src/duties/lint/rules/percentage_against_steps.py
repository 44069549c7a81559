"""DUT430 percentage-against-steps."""

from collections.abc import Iterator
from fractions import Fraction

from duties.findings import Severity
from duties.ledger.model import Report, State
from duties.lint.entries import percent_text
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message
from duties.planfile.plain import tenth


@rule("DUT430", "percentage-against-steps", Severity.WARNING, scope=Scope.LEDGER)
def percentage_against_steps(subject: Subject) -> Iterator[Fault]:
    """Find percentages of tasks that are not what their steps come to.

    ## What it does
    Compares the `percent` of each report on a task that has steps with the weighted mean of the
    steps on that day, once one of them has been reported on. Less than one point is no difference.

    ## Why it matters
    The later of the two figures counts, so the task may stand better or worse than its steps.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 县交通局
        steps: [{id: 1, title: 完成勘察}, {id: 2, title: 完成修缮}]
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1/1, unit: 县交通局, date: 2026-10-10, percent: 40}
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 15}
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 县交通局
        steps: [{id: 1, title: 完成勘察}, {id: 2, title: 完成修缮}]
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1/1, unit: 县交通局, date: 2026-10-10, percent: 40}
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 20}
    ```
    """
    text = N_("task {task} is reported at {percent}%, but its steps come to {steps}%")
    for report in subject.record.reports:
        if report.percent is None:
            continue
        steps = _mean_of_steps(subject, report)
        if steps is not None and abs(report.percent - steps) >= 1:
            facts = {
                "task": report.task,
                "percent": percent_text(report.percent),
                "steps": tenth(steps),
            }
            yield Fault(Message(text, facts), report.spans["percent"])


def _mean_of_steps(subject: Subject, report: Report) -> Fraction | None:
    """Return what the steps come to on the day of a report; None if nobody reported on any."""
    tracker = subject.followed.tracker
    if report.date is None or not tracker.counts(report) or not tracker.part(report.task).steps:
        return None
    whole = tracker.standing(report.task, report.date)
    if whole.state in (State.ACCEPTED, State.CANCELLED) or whole.task.every is not None:
        return None
    steps = [each for each in whole.steps if each.state is not State.CANCELLED]
    if all(each.reported is None for each in steps):
        return None
    from duties.tracking.steps import weighted_mean

    weights = {each.key: each.weight for each in tracker.part(report.task).steps}
    return weighted_mean([(weights[each.id], each.percent) for each in steps])
