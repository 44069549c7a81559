"""DUT606 dropped-unit."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.across.together import FaultOfPlan, Together, across
from duties.lint.rule import Fault
from duties.lint.spots import title_span
from duties.messages import N_, Message, counted


@across("DUT606", "dropped-unit", Severity.WARNING)
def dropped_unit(together: Together) -> Iterator[FaultOfPlan]:
    """Find tasks that a plan takes over from an earlier one without all of its units.

    ## What it does
    Compares tasks of one title in plans for one place, as two-leads does, if both plans say when
    they were issued. The later task is shown where it keeps some units of the earlier one and
    drops others. A list that ends with 等 and a collective without members may hold them; such
    tasks are left alone.

    ## Why it matters
    The unit still has the task by the earlier plan. Either it was forgotten, or nobody told it
    that it is out.

    ## Example
    ```yaml
    # a.yaml
    title: 重点工作分工
    issuer: 清水县人民政府
    issued: 2026-01-05
    tasks:
      - {id: 8, title: 新建养老驿站八处, lead: 县民政局, responsible: [县住建局, 县卫健局]}
    ```

    ```yaml
    # b.yaml
    title: 养老行动方案
    issuer: 清水县人民政府
    issued: 2026-02-10
    tasks:
      - {id: 8, title: 新建养老驿站八处, lead: 县民政局, responsible: 县住建局}
    ```

    ## Use instead
    ```yaml
    # a.yaml
    title: 重点工作分工
    issuer: 清水县人民政府
    issued: 2026-01-05
    tasks:
      - {id: 8, title: 新建养老驿站八处, lead: 县民政局, responsible: [县住建局, 县卫健局]}
    ```

    ```yaml
    # b.yaml
    title: 养老行动方案
    issuer: 清水县人民政府
    issued: 2026-02-10
    tasks:
      - {id: 8, title: 新建养老驿站八处, lead: 县民政局, responsible: [县住建局, 县卫健局]}
    ```
    """
    for earlier, later in together.repeated:
        before, after = (together.subjects[each.plan].plan.issued for each in (earlier, later))
        if before is None or after is None or before == after:
            continue
        units = together.units_of(later)
        dropped = [name for unit, name in together.units_of(earlier).items() if unit not in units]
        kept = len(together.units_of(earlier)) - len(dropped)
        if not dropped or not kept or together.leaves_open(later):
            continue
        text = N_("task {id} is taken over from {place}, task {other}, without {units}")
        facts = {
            "id": later.task.id,
            "place": together.place(earlier.plan, earlier.task.span),
            "other": earlier.task.id,
            "units": _few(dropped),
        }
        yield FaultOfPlan(later.plan, Fault(Message(text, facts), title_span(later.task)))


_SHOWN = 5  # units in a sentence


def _few(names: list[str]) -> tuple[object, ...]:
    if len(names) <= _SHOWN + 1:
        return tuple(names)
    more = len(names) - _SHOWN
    return (*names[:_SHOWN], counted("{count} more unit", "{count} more units", more))
