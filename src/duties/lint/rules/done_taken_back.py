"""DUT418 done-taken-back."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.ledger.model import State
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT418", "done-taken-back", Severity.WARNING, scope=Scope.LEDGER)
def done_taken_back(subject: Subject) -> Iterator[Fault]:
    """Find reports that take back, without a reason, that a task was done.

    ## What it does
    Compares the `state` of each report that counts with the state before its day. A standing task
    begins anew in each stretch, and what a ruling has reopened may go on. No report, whatever its
    reason, can take back what a ruling has accepted.

    ## Why it matters
    Work that was counted as done is no longer: a published figure was wrong, or something was
    undone that people should know.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-10, state: done}
      - {task: 1, unit: 县交通局, date: 2026-10-20, state: in-progress}
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
      - {task: 1, unit: 县交通局, date: 2026-10-10, state: done}
      - {task: 1, unit: 县交通局, date: 2026-10-20, state: in-progress, reason: 验收未通过}
    ```
    """
    for report in subject.record.reports:
        if report.state in (None, State.DONE):
            continue
        before = subject.followed.before(report)
        facts = {"task": report.task}
        if before is not None and before.state is State.ACCEPTED:
            text = N_(
                "task {task} was accepted; only a ruling with reopened: true takes that back, so "
                "this state does not count"
            )
            yield Fault(Message(text, facts), report.spans["state"])
        elif before is not None and before.state is State.DONE and not report.reason:
            text = N_("task {task} was done before, and this takes it back without a reason")
            yield Fault(Message(text, facts), report.spans["state"])
