"""DUT423 entry-before-start."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.ledger.model import Report, State
from duties.lint.entries import dated
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT423", "entry-before-start", Severity.WARNING, scope=Scope.LEDGER)
def entry_before_start(subject: Subject) -> Iterator[Fault]:
    """Find entries dated before the plan was issued, and reports on work that has not begun.

    ## What it does
    Compares the `date` of each entry with the day on which the plan was `issued`, and that of each
    report with the `start` of its task or step. That something was not started may be said at any
    time.

    ## Why it matters
    The date is mistyped, often its year, or the plan says wrongly when the work begins; then the
    even pace is wrong, too.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局, start: 2026-10}
    ```

    ```yaml
    # progress/2026-09.yaml
    period: 2026-09
    reports:
      - {task: 1, unit: 县交通局, date: 2026-09-20, state: in-progress}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局, start: 2026-09}
    ```

    ```yaml
    # progress/2026-09.yaml
    period: 2026-09
    reports:
      - {task: 1, unit: 县交通局, date: 2026-09-20, state: in-progress}
    ```
    """
    issued = subject.plan.issued
    for each in dated(subject.record):
        entry, day = each
        if issued is not None and day < issued:
            text = N_("{day} is before {issued}, the day on which the plan was issued")
            yield Fault(Message(text, {"day": day, "issued": issued}), each.span)
        elif isinstance(entry, Report) and entry.state is not State.NOT_STARTED:
            part = subject.followed.tracker.part(entry.task)
            start = (part.step or part.task).start or part.task.start
            if start is not None and day < start.first:
                text = N_("{day} is before {start}, when task {task} starts")
                facts = {"day": day, "start": start.first, "task": entry.task}
                yield Fault(Message(text, facts), each.span)
