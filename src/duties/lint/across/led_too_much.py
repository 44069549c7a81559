"""DUT604 led-too-much."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.across.together import FaultOfPlan, TaskOfPlan, Together, across
from duties.lint.rule import Fault
from duties.lint.spots import unit_span
from duties.messages import N_, Message
from duties.naming.whose import OfficeOfPlace
from duties.periods import Period, Stretch, period_around

_FEWEST = 10  # leads that may be too many
_FEWEST_IN_MONTH = 8  # tasks due in one month that are too many: two a week
_YEAR_END = 12  # the month


@across("DUT604", "led-too-much", Severity.INFO)
def led_too_much(together: Together) -> Iterator[FaultOfPlan]:
    """Find units that lead far more tasks of all plans than others, or of one month.

    ## What it does
    Counts the tasks that a unit leads in all plans, those that several plans have once: ten at
    least, and more than `lead-factor` times (4 unless set otherwise) the average of the units of
    its place. Counts those that are due in one month, too: eight at least, December left out, when
    most is due anyway. What one plan does alone is left to overloaded-unit.

    ## Why it matters
    Each plan by itself may look fair; the unit meets them all at once, and much of it waits.

    ## Example
    ```yaml
    # a.yaml
    title: 河道治理方案
    issuer: 清水县人民政府
    lint: {lead-factor: 1.2}
    tasks:
      - {id: 1, title: 第1段河道清淤, lead: 县水利局, due: 2026-06-30}
      - {id: 2, title: 第2段河道清淤, lead: 县水利局, due: 2026-06-30}
      - {id: 3, title: 第3段河道清淤, lead: 县水利局, due: 2026-06-30}
      - {id: 4, title: 第4段河道清淤, lead: 县水利局, due: 2026-06-30}
      - {id: 5, title: 第5段河道清淤, lead: 县水利局, due: 2026-06-30}
      - {id: 6, title: 第6段河道清淤, lead: 县水利局, due: 2026-06-30}
      - {id: 7, title: 办好学校, lead: 县教育局}
    ```

    ```yaml
    # b.yaml
    title: 水库加固方案
    issuer: 清水县人民政府
    tasks:
      - {id: 1, title: 第1座水库加固, lead: 县水利局, due: 2026-06-15}
      - {id: 2, title: 第2座水库加固, lead: 县水利局, due: 2026-06-15}
      - {id: 3, title: 第3座水库加固, lead: 县水利局, due: 2026-06-15}
      - {id: 4, title: 第4座水库加固, lead: 县水利局, due: 2026-06-15}
      - {id: 5, title: 第5座水库加固, lead: 县水利局, due: 2026-06-15}
      - {id: 6, title: 第6座水库加固, lead: 县水利局, due: 2026-06-15}
      - {id: 7, title: 建好医院, lead: 县卫健局}
    ```

    ## Use instead
    Let other units lead some of the tasks, spread the deadlines over the year, or say in the plan
    why one unit has so many and raise `lead-factor`.
    """
    led: dict[OfficeOfPlace, list[TaskOfPlan]] = defaultdict(list)
    again = {(later.plan, id(later.task)) for _, later in together.repeated}
    for plan, subject in enumerate(together.subjects):
        for task in subject.plan.tasks:
            if (plan, id(task)) not in again:
                for unit in together.leads_of(TaskOfPlan(plan, task)):
                    led[unit].append(TaskOfPlan(plan, task))
    by_place: dict[str, list[OfficeOfPlace]] = defaultdict(list)
    for unit in led:
        by_place[unit.place].append(unit)
    for units in by_place.values():
        average = sum(len(led[unit]) for unit in units) / len(units)
        for unit in units:
            yield from _by_load(together, led[unit], unit, average)
            yield from _by_month(together, led[unit], unit)


def _by_load(
    together: Together, tasks: list[TaskOfPlan], unit: OfficeOfPlace, average: float
) -> Iterator[FaultOfPlan]:
    plans = Counter(each.plan for each in tasks)
    most, _ = plans.most_common(1)[0]
    factor = together.subjects[most].lead_factor
    if len(plans) < 2 or len(tasks) < _FEWEST or len(tasks) <= factor * average:
        return
    text = N_("{unit} leads {leads} tasks in {plans} plans, {times} times the average of its place")
    name = _name(together, most, unit)
    facts = {
        "unit": name,
        "leads": len(tasks),
        "plans": len(plans),
        "times": f"{len(tasks) / average:.1f}",
    }
    span = unit_span(together.subjects[most], name)
    yield FaultOfPlan(most, Fault(Message(text, facts), span))


def _by_month(
    together: Together, tasks: list[TaskOfPlan], unit: OfficeOfPlace
) -> Iterator[FaultOfPlan]:
    due: dict[Period, list[TaskOfPlan]] = defaultdict(list)
    for each in tasks:
        by = each.task.due
        if by is not None and by.last.month != _YEAR_END and by.stretch in _SHORT:
            due[period_around(by.last, Stretch.MONTH)].append(each)
    for month, found in sorted(due.items()):
        plans = Counter(each.plan for each in found)
        if len(found) < _FEWEST_IN_MONTH or len(plans) < 2:
            continue
        most, _ = plans.most_common(1)[0]
        text = N_("{unit} leads {leads} tasks of {plans} plans that are due in {month}")
        name = _name(together, most, unit)
        facts = {"unit": name, "leads": len(found), "plans": len(plans), "month": month.name()}
        span = unit_span(together.subjects[most], name)
        yield FaultOfPlan(most, Fault(Message(text, facts), span))


_SHORT = (Stretch.DAY, Stretch.WEEK, Stretch.MONTH)


def _name(together: Together, plan: int, unit: OfficeOfPlace) -> str:
    """Return what a plan calls a unit that it names."""
    names = together.subjects[plan].register.units
    return next(name for name in names if together.unit(plan, name) == unit)
