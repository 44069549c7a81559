"""DUT505 two-figures."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message
from duties.model import Target
from duties.naming.names import normal_form


@rule("DUT505", "two-figures", Severity.WARNING)
def two_figures(subject: Subject) -> Iterator[Fault]:
    """Find figures that are given two values or bounds.

    ## What it does
    Compares targets of one name and unit of measure for one year: of two with another value or
    bound, the second is shown. One without a year is compared with the first of its name.

    ## Why it matters
    Goals and tasks disagree (100家 against 超过100家), and whoever reports may choose.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, value: 2100, unit: 亿元, by: 2027, owner: 县统计局, tasks: [1]}
      - {id: gdp2, name: 生产总值, value: 2200, unit: 亿元, by: 2027, owner: 县统计局, tasks: [1]}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: gdp, name: 生产总值, value: 2100, unit: 亿元, by: 2027, owner: 县统计局, tasks: [1]}
    ```
    """
    first: dict[tuple[str, str], dict[object, Target]] = {}
    for target in subject.plan.targets:
        key = normal_form(target.name), normal_form(target.unit or "")
        years = first.setdefault(key, {})
        other = years.get(target.by) or years.get(None)
        if other is None and target.by is None:
            other = next(iter(years.values()), None)
        years.setdefault(target.by, target)
        if other is None or _is_same(target, other):
            continue
        facts = {
            "target": target.name,
            "value": target.asked(),
            "other": other.asked(),
            "line": other.span.line,
        }
        text = N_("{target} is {value} here, but {other} at line {line}")
        span = target.spans.get("value") or id_span(target)
        yield Fault(Message(text, facts), span)


def _is_same(one: Target, other: Target) -> bool:
    if one.value is None or other.value is None:
        return True  # a milestone has nothing to contradict
    return one.bound is other.bound and one.value.same_as(other.value)
