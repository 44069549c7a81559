"""DUT203 alias-used."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.edits import replaced
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import uses_of
from duties.messages import N_, Message


@rule("DUT203", "alias-used", Severity.INFO)
def alias_used(subject: Subject) -> Iterator[Fault]:
    """Find tasks, steps, actions and bodies that call a unit by an alias.

    ## What it does
    Looks for names that are registered as an alias of a unit. The fix replaces them with the
    unit's name.

    ## Why it matters
    A unit under two names looks like two units to anyone who reads the file.

    ## Example
    ```yaml
    units:
      - {name: 区交通局, aliases: [区交通运输局]}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通运输局}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 区交通局, aliases: [区交通运输局]}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    ```
    """
    unit_of = subject.register.unit_of
    odd = {alias for alias in subject.aliases if unit_of(alias) != alias}
    for name in uses_of(subject.plan, odd):
        unit = unit_of(name.text)
        yield Fault(
            Message(N_("{alias} is an alias of {unit}"), {"alias": name.text, "unit": unit}),
            name.span,
            replaced(subject.source, name.span, unit, safe=True),
        )
