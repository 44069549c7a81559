"""DUT502 uncarried-target."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message


@rule("DUT502", "uncarried-target", Severity.INFO)
def uncarried_target(subject: Subject) -> Iterator[Fault]:
    """Find targets that no task carries.

    ## What it does
    Looks for targets whose `tasks` name no task of the plan.

    ## Why it matters
    The plan promises a figure, and nothing that it does leads there; or it does, and nobody has
    said which task it is. This is how many plans are written, hence a hint.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, value: 2100, unit: 亿元, by: 2027, owner: 县统计局}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, value: 2100, unit: 亿元, by: 2027, owner: 县统计局, tasks: [1]}
    ```
    """
    tasks = {task.id for task in subject.plan.tasks}
    for target in subject.plan.targets:
        if not any(name.text in tasks for name in target.tasks):
            message = Message(N_("no task carries {target}"), {"target": target.name})
            yield Fault(message, id_span(target))
