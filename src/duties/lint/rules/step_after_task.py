"""DUT404 step-after-task."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message


@rule("DUT404", "step-after-task", Severity.WARNING)
def step_after_task(subject: Subject) -> Iterator[Fault]:
    """Find steps that are due after their task.

    ## What it does
    Compares the last day of each step's `due` with that of its task.

    ## Why it matters
    The task cannot be done in time while a part of it is still to be done: one of the two dates is
    wrong.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        due: 2090-06
        steps:
          - {id: 1, title: 清理河床, due: 2090-09}
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        due: 2090-12
        steps:
          - {id: 1, title: 清理河床, due: 2090-09}
    ```
    """
    for task in subject.plan.tasks:
        if task.due is None:
            continue
        for step in task.steps:
            if step.due is not None and step.due.last > task.due.last:
                text = N_("step {step} is due on {due}, but its task {task} on {task_due}")
                facts = {
                    "step": step.id,
                    "due": step.due.last,
                    "task": task.id,
                    "task_due": task.due.last,
                }
                yield Fault(Message(text, facts), step.spans["due"])
