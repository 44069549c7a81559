"""DUT304 cut-off."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from duties.findings import Severity
from duties.graph import unit_islands
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import counted

if TYPE_CHECKING:
    from duties.model import Task


@rule("DUT304", "cut-off", Severity.INFO)
def cut_off(subject: Subject) -> Iterator[Fault]:
    """Find tasks whose units work with nobody else in the plan.

    ## What it does
    Follows the units from task to task; a collective stands for its members. The largest connected
    group is the rest of the plan; every other group with a task is reported at its first task. If
    nobody has said who belongs to a collective in it, that is told too. A plan in which no units
    work together is left alone.

    ## Why it matters
    Work that involves nobody else is rare. More often, the units that share it were left out.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 区水利局}
      - {id: 2, title: 加固江堤, lead: 区水利局}
      - {id: 3, title: 举办书市, lead: 区文旅委}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 区水利局}
      - {id: 2, title: 加固江堤, lead: 区水利局}
      - {id: 3, title: 举办书市, lead: 区文旅委, responsible: 区交通局}
    ```
    """
    islands = unit_islands(subject.plan, subject.register)
    if not islands or len(islands[0]) < 2:
        return  # no units work together, so there is nothing to be cut off from
    island_of = {unit: place for place, units in enumerate(islands[1:]) for unit in units}
    tasks: dict[int, list[Task]] = defaultdict(list)
    for task in subject.plan.tasks:
        named = next(task.assignments(), None)
        if named is not None:
            place = island_of.get(subject.register.unit_of(named[1].text))
            if place is not None:
                tasks[place].append(task)
    for place, found in tasks.items():
        units = sorted(islands[place + 1])
        facts = {
            "units": tuple(units[:_SHOWN]),
            "collectives": tuple(filter(subject.is_undefined, units))[:_SHOWN],
        }
        if facts["collectives"]:
            message = counted(
                "{units} and {count} task are cut off from the rest of the plan, unless the "
                "members of {collectives}, which nobody has named, join them to it",
                "{units} and {count} tasks are cut off from the rest of the plan, unless the "
                "members of {collectives}, which nobody has named, join them to it",
                len(found),
                **facts,
            )
        else:
            message = counted(
                "{units} and {count} task are cut off from the rest of the plan",
                "{units} and {count} tasks are cut off from the rest of the plan",
                len(found),
                **facts,
            )
        yield Fault(message, id_span(found[0]))


_SHOWN = 12  # units in one sentence
