"""DUT209 collective-cycle."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import unit_span
from duties.messages import N_, Message
from duties.naming.names import Register


@rule("DUT209", "collective-cycle", Severity.ERROR)
def collective_cycle(subject: Subject) -> Iterator[Fault]:
    """Find collectives that contain themselves.

    ## What it does
    Follows the `members` of each collective, and their members in turn, until a collective comes
    up again.

    ## Why it matters
    Nobody can say who is meant: each of them stands for the others.

    ## Example
    ```yaml
    units:
      - {name: 各部门, kind: collective, members: [各单位]}
      - {name: 各单位, kind: collective, members: [各部门]}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 各部门}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 各部门, kind: collective, members: [各单位]}
      - {name: 各单位, kind: collective, members: [区水利局]}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 各部门}
    ```
    """
    for circle in _circles(subject.register):
        yield Fault(
            Message(
                N_("{unit} contains itself: {circle}"),
                {"unit": circle[0], "circle": " → ".join((*circle, circle[0]))},
            ),
            unit_span(subject, circle[0]),
        )


def _circles(register: Register) -> Iterator[list[str]]:
    """Yield each cycle that a walk through all collectives closes, without recursion."""
    done: set[str] = set()
    for start in register.units:
        path: dict[str, Iterator[str]] = {}
        unit: str | None = start
        while unit is not None:
            if unit not in path and unit not in done:
                path[unit] = iter(dict.fromkeys(register.members(unit)))
            elif unit in path:
                yield list(path)[list(path).index(unit) :]
            unit = None
            while path and unit is None:
                last = next(reversed(path))
                unit = next(path[last], None)
                if unit is None:
                    done.add(last)
                    del path[last]
