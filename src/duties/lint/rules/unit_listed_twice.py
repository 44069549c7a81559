"""DUT105 unit-listed-twice."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.edits import without_name
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message
from duties.model import Name, Role, Task


@rule("DUT105", "unit-listed-twice", Severity.WARNING)
def unit_listed_twice(subject: Subject) -> Iterator[Fault]:
    """Find units that a task lists twice in one role.

    ## What it does
    Looks for a unit that appears twice in one list of a task, under the same name or another of its
    names, and for a unit listed beside a collective that it is a member of. The fix removes the
    second of two names; it leaves members of collectives alone.

    ## Why it matters
    Often another unit was meant and is missing. Besides, the unit is counted twice.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        responsible: [区城管局, 区水利局, 区城管局]
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        responsible: [区城管局, 区水利局]
    ```
    """
    for task in subject.plan.tasks:
        for role in Role:
            if len(task.units(role)) > 1:
                yield from _faults(subject, task, role)


def _faults(subject: Subject, task: Task, role: Role) -> Iterator[Fault]:
    register = subject.register
    names = task.units(role)
    named: dict[str, Name] = {}
    for place, name in enumerate(names):
        unit = register.unit_of(name.text)
        first = named.setdefault(unit, name)
        if first is not name:
            yield Fault(
                Message(
                    N_("task {id} already lists {unit} as {role}")
                    if name.text == first.text
                    else N_("task {id} already lists {unit} as {role}, under the name {first}"),
                    {
                        "id": task.id,
                        "unit": name.text,
                        "role": Message(role.label),
                        "first": first.text,
                    },
                ),
                name.span,
                without_name(subject.source, names, place, safe=True),
            )
    for collective, its_name in named.items():
        if not register.is_collective(collective):
            continue
        # The smaller set is walked; sorting keeps the order of the findings the same in every run.
        for unit in sorted(register.unfold(collective).keys() & named.keys()):
            yield Fault(
                Message(
                    N_("task {id} lists {unit} as {role} beside {collective}, which contains it"),
                    {
                        "id": task.id,
                        "unit": named[unit].text,
                        "role": Message(role.label),
                        "collective": its_name.text,
                    },
                ),
                max(named[unit].span, its_name.span),
            )
