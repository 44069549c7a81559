"""DUT208 unregistered-member."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.marks import is_several
from duties.lint.registering import registration
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message


@rule("DUT208", "unregistered-member", Severity.WARNING)
def unregistered_member(subject: Subject) -> Iterator[Fault]:
    """Find members of collectives that the plan does not register.

    ## What it does
    Looks up every name under `members` among the units and their aliases. The fix registers it,
    unless a task or an action names it too: then unregistered-unit does so.

    ## Why it matters
    Nothing is known about a unit that is not registered, and a typing error makes one that does not
    exist.

    ## Example
    ```yaml
    units:
      - {name: 各街道, kind: collective, members: [东街道]}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 各街道}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 各街道, kind: collective, members: [东街道]}
      - {name: 东街道, kind: street}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 各街道}
    ```
    """
    registered: set[str] = set()
    for collective in subject.plan.units:
        for name in collective.members or ():
            unit = subject.register.unit_of(name.text)
            if subject.register.units[unit] is None:
                is_done = unit in registered or unit in subject.first_named or is_several(unit)
                fix = None if is_done else registration(subject, unit)
                registered.add(unit)
                text = N_("{member}, a member of {collective}, is not registered")
                facts = {"member": name.text, "collective": collective.name}
                yield Fault(Message(text, facts), name.span, fix)
