"""DUT409 no-pace."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import counted
from duties.model import Plan, Step, Task
from duties.source import Span


@rule("DUT409", "no-pace", Severity.INFO)
def no_pace(subject: Subject) -> Iterator[Fault]:
    """Find plans whose progress cannot be compared with an even pace.

    ## What it does
    Where a plan has `tracking` or `steps` and no day of issue, counts the tasks and steps that have
    a deadline and no `start`. What is done anew in `every` stretch has both.

    ## Why it matters
    The even pace runs from the start to the deadline. Without a start there is none: these tasks
    are only judged once they are overdue.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, due: 2090}
    tracking: {period: quarter}
    ```

    ## Use instead
    ```yaml
    issued: 2089-01-15
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, due: 2090}
    tracking: {period: quarter}
    ```
    """
    plan = subject.plan
    place = _place(plan)
    if plan.issued is not None or place is None:
        return
    count = sum(_is_without_pace(part, plan) for task in plan.tasks for part in task.parts())
    if count:
        message = counted(
            "{count} task or step has a deadline but no start, and the plan has no day of issue: "
            "there is no even pace to compare it with",
            "{count} tasks and steps have a deadline but no start, and the plan has no day of "
            "issue: there is no even pace to compare them with",
            count,
        )
        yield Fault(message, place)


def _place(plan: Plan) -> Span | None:
    """Return where a plan shows that its progress is followed; None if it does not."""
    if "tracking" in plan.spans:
        return plan.spans["tracking"]
    return next((task.spans["steps"] for task in plan.tasks if task.steps), None)


def _is_without_pace(part: Task | Step, plan: Plan) -> bool:
    if part.start is not None:
        return False
    if isinstance(part, Step):
        return part.due is not None
    if part.every is not None:
        return False
    by_horizon = plan.tracking is not None and plan.tracking.due and plan.horizon is not None
    return part.due is not None or bool(by_horizon)
