"""DUT201 unregistered-unit."""

import sys
from collections.abc import Iterator
from functools import cache, partial

from duties.findings import Severity
from duties.lint.edits import replaced
from duties.lint.marks import is_several, keeps_words
from duties.lint.registering import registration
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import uses_of
from duties.messages import N_, Message
from duties.naming.likeness import VERY_LIKE, Nearest
from duties.naming.names import normal_form


@rule("DUT201", "unregistered-unit", Severity.ERROR)
def unregistered_unit(subject: Subject) -> Iterator[Fault]:
    """Find units that the plan does not register.

    ## What it does
    Looks up every name under `lead`, `responsible` and `support` of tasks and steps, the leads of
    actions, and the `office` and `members` of bodies, among the units and their aliases. A plan
    without `units` is left alone. If a registered name is very similar and as long, the fix puts
    that in its place; if none is similar, the fix registers the unit; in between, where a
    registered unit has this as its full official name, where the name holds a list, 等 or another
    unit's name, and where some unit could not be read, somebody has to decide.

    ## Why it matters
    Nobody knows who is meant: a typing error makes a unit that does not exist, and the real one
    does not learn of its task.

    ## Example
    ```yaml
    units:
      - {name: 区交通局}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交运局}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 区交通局}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
    ```
    """
    if not subject.plan.units:
        return
    nearest = Nearest(subject.registered)
    registered: set[str] = set()
    office_of = cache(partial(_office, subject))
    may_register = not _is_faulty(subject)
    register = subject.register
    unknown = {
        text for text in register.spellings if register.units[register.unit_of(text)] is None
    }
    for name in uses_of(subject.plan, unknown):
        unit = register.unit_of(name.text)
        near = nearest.to(unit)
        if is_several(name.text) or subject.run_together(name.text):
            message = Message(N_("{unit} is not registered"), {"unit": name.text})
            fix = None  # it is no unit's name, as other rules say
        elif near is None and (office := office_of(unit)):
            text = N_("{unit} is not registered; did you mean {near}?")
            message, fix = Message(text, {"unit": name.text, "near": office}), None
        elif near is None:
            message = Message(N_("{unit} is not registered"), {"unit": name.text})
            fix = None
            if unit not in registered and may_register and not _holds(unit, subject):
                fix = registration(subject, unit)
            registered.add(unit)
        else:
            text = N_("{unit} is not registered; did you mean {near}?")
            message = Message(text, {"unit": name.text, "near": near.name})
            is_sure = near.likeness >= VERY_LIKE and keeps_words(name.text, near.name)
            fix = replaced(subject.source, name.span, near.name, safe=False) if is_sure else None
        yield Fault(message, name.span, fix)


def _office(subject: Subject, unit: str) -> str | None:
    """Return the only registered unit whose official name this is, if there is one."""
    found = next(map(tuple, subject.official.meant_by(normal_form(unit))), ())
    return found[0] if len(found) == 1 else None


def _is_faulty(subject: Subject) -> bool:
    """Tell whether something in the list of units could not be read: it may be the one missed."""
    if "units" not in subject.plan.spans:  # all are in the register
        return False
    first = subject.plan.spans["units"].line
    ends = (place.line for place in subject.plan.spans.values() if place.line > first)
    last = min(ends, default=sys.maxsize)
    return any(
        first <= fault.span.line < last
        for fault in subject.loaded.findings
        if fault.code in _UNREAD
    )


_UNREAD = ("DUT003", "DUT004", "DUT005")


def _holds(unit: str, subject: Subject) -> bool:
    return any(known in unit for known in subject.all_names)
