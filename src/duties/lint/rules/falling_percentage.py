"""DUT417 falling-percentage."""

from collections.abc import Iterator
from fractions import Fraction

from duties.findings import Severity
from duties.ledger.model import State
from duties.lint.entries import percent_text
from duties.lint.progress import is_reopened
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT417", "falling-percentage", Severity.WARNING, scope=Scope.LEDGER)
def falling_percentage(subject: Subject) -> Iterator[Fault]:
    """Find percentages that fall without a reason.

    ## What it does
    Compares the `percent` of each report that counts with what was reported before its day. A
    standing task begins anew in each stretch, and a ruling that reopens a task explains why less is
    done than before. Of several reports of a unit for one day the last is looked at.

    ## Why it matters
    Work that is done seldom becomes undone. One of the two figures is wrong, or something happened
    that people should know.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-10, percent: 60}
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 40}
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
      - {task: 1, unit: 县交通局, date: 2026-10-10, percent: 60}
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 40, reason: 洪水冲毁栈桥}
    ```
    """
    text = N_("the percentage of task {task} falls from {before} to {now} without a reason")
    for report in subject.record.reports:
        if report.percent is None or report.reason or report.state is State.DONE:
            continue
        if id(report) in subject.followed.corrected:
            continue
        before = subject.followed.before(report)
        if before is None or is_reopened(before) or (before.is_finished and report.state):
            continue  # that it is taken back is DUT418's to say
        percent = Fraction(100) if before.is_finished else before.percent
        if report.percent < percent:
            facts = {
                "task": report.task,
                "before": percent_text(percent),
                "now": percent_text(report.percent),
            }
            yield Fault(Message(text, facts), report.spans["percent"])
