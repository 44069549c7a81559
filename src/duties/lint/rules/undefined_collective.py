"""DUT207 undefined-collective."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message


@rule("DUT207", "undefined-collective", Severity.WARNING)
def undefined_collective(subject: Subject) -> Iterator[Fault]:
    """Find collectives whose members are not listed.

    ## What it does
    Looks for units of the kind `collective`, or with an empty list of `members`, for which the plan
    names no members.

    ## Why it matters
    A unit cannot know whether it is meant, and its own list of tasks leaves out those that reach it
    through the collective.

    ## Example
    ```yaml
    units:
      - {name: 各街道, kind: collective}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 各街道}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 各街道, kind: collective, members: [东街道, 西街道]}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 各街道}
    ```
    """
    for unit in subject.plan.units:
        if not unit.members and unit.name and subject.register.is_collective(unit.name):
            yield Fault(
                Message(N_("the plan does not say who belongs to {unit}"), {"unit": unit.name}),
                unit.spans["name"],
            )
