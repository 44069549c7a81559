"""DUT110 unexpected-count."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import counted


@rule("DUT110", "unexpected-count", Severity.WARNING)
def unexpected_count(subject: Subject) -> Iterator[Fault]:
    """Find plans with more or fewer tasks or actions than their document announces.

    ## What it does
    Compares the numbers of actions and tasks with those under `expects`.

    ## Why it matters
    A task that was lost on the way from the document is a task that nobody does.

    ## Example
    ```yaml
    expects: {tasks: 2}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    ```

    ## Use instead
    ```yaml
    expects: {tasks: 2}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
      - {id: 2, title: 疏浚航道, lead: 区水利局}
    ```
    """
    plan = subject.plan
    if plan.expects is None:
        return
    expected, found = plan.expects.actions, len(plan.actions)
    if expected is not None and expected != found:
        yield Fault(
            counted(
                "the plan has {count} action, but {expected} are expected",
                "the plan has {count} actions, but {expected} are expected",
                found,
                expected=expected,
            ),
            plan.expects.spans["actions"],
        )
    expected, found = plan.expects.tasks, len(plan.tasks)
    if expected is not None and expected != found:
        yield Fault(
            counted(
                "the plan has {count} task, but {expected} are expected",
                "the plan has {count} tasks, but {expected} are expected",
                found,
                expected=expected,
            ),
            plan.expects.spans["tasks"],
        )
