"""DUT504 figure-without-goal."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message


@rule("DUT504", "figure-without-goal", Severity.INFO)
def figure_without_goal(subject: Subject) -> Iterator[Fault]:
    """Find figures of tasks that no goal holds.

    ## What it does
    Where targets have a `group`, the goal that they stand under, looks for those that have
    tasks and no group.

    ## Why it matters
    What a task promises is not among the goals: it may be missed without a goal being missed.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, group: 经济实力, value: 2100, owner: 县统计局, tasks: [1]}
      - {id: soft, name: 软件业营收, value: 100, owner: 县统计局, tasks: [1]}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, group: 经济实力, value: 2100, owner: 县统计局, tasks: [1]}
      - {id: soft, name: 软件业营收, group: 经济实力, value: 100, owner: 县统计局, tasks: [1]}
    ```
    """
    targets = subject.plan.targets
    if all(target.group is None for target in targets):
        return
    for target in targets:
        if target.group is None and target.tasks:
            text = N_("{target} is a figure of tasks alone; no goal holds it")
            yield Fault(Message(text, {"target": target.name}), id_span(target))
