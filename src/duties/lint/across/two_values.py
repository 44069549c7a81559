"""DUT603 two-values."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.across.together import FaultOfPlan, Together, across
from duties.lint.rule import Fault
from duties.lint.spots import id_span
from duties.messages import N_, Message
from duties.model import Target
from duties.naming.names import normal_form


@across("DUT603", "two-values", Severity.WARNING)
def two_values(together: Together) -> Iterator[FaultOfPlan]:
    """Find targets that two plans give another value.

    ## What it does
    Compares targets of one name and unit of measure for one year in plans for one place; of two
    with another value or bound, the later is shown. A target without a year is left alone.

    ## Why it matters
    Whoever reports may choose which figure is met.

    ## Example
    ```yaml
    # a.yaml
    title: 重点工作分工
    issuer: 清水县人民政府
    tasks:
      - {id: 8, title: 新建养老驿站, lead: 县民政局}
    targets:
      - {id: beds, name: 养老床位, value: 500, unit: 张, by: 2026, tasks: [8]}
    ```

    ```yaml
    # b.yaml
    title: 养老行动方案
    issuer: 清水县人民政府
    tasks:
      - {id: 1, title: 培训护理员, lead: 县民政局}
    targets:
      - {id: beds, name: 养老床位, value: 600, unit: 张, by: 2026, tasks: [1]}
    ```

    ## Use instead
    ```yaml
    # a.yaml
    title: 重点工作分工
    issuer: 清水县人民政府
    tasks:
      - {id: 8, title: 新建养老驿站, lead: 县民政局}
    targets:
      - {id: beds, name: 养老床位, value: 600, unit: 张, by: 2026, tasks: [8]}
    ```

    ```yaml
    # b.yaml
    title: 养老行动方案
    issuer: 清水县人民政府
    tasks:
      - {id: 1, title: 培训护理员, lead: 县民政局}
    targets:
      - {id: beds, name: 养老床位, value: 600, unit: 张, by: 2026, tasks: [1]}
    ```
    """
    first: dict[tuple[object, ...], tuple[int, Target]] = {}
    for plan in together.in_order:
        for target in together.subjects[plan].plan.targets:
            if target.by is None or target.value is None or not target.name:
                continue
            name, unit = normal_form(target.name), normal_form(target.unit or "")
            key = together.places[plan], name, unit, target.by
            there, other = first.setdefault(key, (plan, target))
            if there == plan or _is_same(target, other):
                continue  # in one plan, that is another rule's concern
            text = N_("{target} is {value} here, but {other} in {place}")
            facts = {
                "target": target.name,
                "value": target.asked(),
                "other": other.asked(),
                "place": together.place(there, other.span),
            }
            span = target.spans.get("value") or id_span(target)
            yield FaultOfPlan(plan, Fault(Message(text, facts), span))


def _is_same(one: Target, other: Target) -> bool:
    if one.value is None or other.value is None:
        return True
    return one.bound is other.bound and one.value.same_as(other.value)
