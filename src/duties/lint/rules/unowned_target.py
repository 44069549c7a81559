"""DUT503 unowned-target."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message


@rule("DUT503", "unowned-target", Severity.INFO)
def unowned_target(subject: Subject) -> Iterator[Fault]:
    """Find targets that no unit answers for.

    ## What it does
    Looks for targets without an `owner`.

    ## Why it matters
    Nobody says what the figure is, and nobody is asked when it is missed. Plans rarely name
    one, hence a hint.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, value: 2100, unit: 亿元, by: 2027, tasks: [1]}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, value: 2100, unit: 亿元, by: 2027, owner: 县统计局, tasks: [1]}
    ```
    """
    for target in subject.plan.targets:
        if target.owner is None:
            text = N_("no unit answers for {target}")
            yield Fault(Message(text, {"target": target.name}), id_span(target))
