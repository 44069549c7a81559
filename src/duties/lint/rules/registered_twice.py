"""DUT206 registered-twice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message
from duties.model import Name
from duties.naming.names import normal_form

if TYPE_CHECKING:
    from duties.model import Unit
    from duties.source import Span


@rule("DUT206", "registered-twice", Severity.ERROR)
def registered_twice(subject: Subject) -> Iterator[Fault]:
    """Find names that are registered twice.

    ## What it does
    Looks for a name or an alias that is given to two units. If it is given twice to the same unit,
    this is only a warning. Blanks, full-width letters and capitals make no difference.

    ## Why it matters
    Anyone who asks for the name cannot know which of the two units they will get.

    ## Example
    ```yaml
    units:
      - {name: 区交通局}
      - {name: 区水利局, aliases: [区交通局]}
    tasks:
      - {id: 1, title: 修缮码头, lead: [区交通局, 区水利局]}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 区交通局}
      - {name: 区水利局}
    tasks:
      - {id: 1, title: 修缮码头, lead: [区交通局, 区水利局]}
    ```
    """
    first: dict[str, tuple[Unit, Span]] = {}
    for unit in subject.plan.units:
        own = [Name(unit.name, unit.spans["name"])] if unit.name else []
        for name in (*own, *unit.aliases):
            owner, span = first.setdefault(normal_form(name.text), (unit, name.span))
            if span is not name.span:
                text = N_("{name} is already registered at line {line}")
                message = Message(text, {"name": name.text, "line": span.line})
                severity = Severity.WARNING if owner is unit else None
                yield Fault(message, name.span, severity=severity)
